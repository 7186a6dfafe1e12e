"""Fictional questions put to the network, with real municipalities and invented content that says so."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .calendar import LAST, busy_days
from .tabs import EXAMPLE, Mess, Row, Value, records

COUNTS = {"P01": 138, "P08": 10, "P13": 9}
REQUESTERS = {
    "lokaal bestuur": 54, "LIVC-R": 11, "school": 15, "politie": 5, "welzijn": 5, "middenveld": 5,
    "burger": 3, "andere": 2,
}  # fmt: skip
KNOWS_TOWN = {"lokaal bestuur": 0.96, "LIVC-R": 0.95, "burger": 0.4}
HELPERS = {
    "online polarisatie": ("Agentschap Integratie en Inburgering", "Hannah Arendt Instituut"),
    "desinformatie": ("Hannah Arendt Instituut", "Mediawijs"),
    "haatspraak": ("Agentschap Integratie en Inburgering", "Geïntegreerde politie"),
    "controverse in de klas": ("Koninklijk Atheneum Antwerpen", "Katholiek Onderwijs Vlaanderen"),
    "spanningen in de wijk": ("Agentschap Integratie en Inburgering", "Stad Mechelen"),
    "opvang asiel": ("Agentschap Integratie en Inburgering", "Vereniging van Vlaamse Steden en Gemeenten"),
    "radicalisering": ("Vereniging van Vlaamse Steden en Gemeenten", "Geïntegreerde politie"),
    "internationaal conflict": ("Kazerne Dossin", "Democratische Dialoog"),
    "communicatie": ("Vereniging van Vlaamse Steden en Gemeenten", "Hannah Arendt Instituut"),
    "andere": ("Kazerne Dossin", "Faro"),
}
OFFERS = {"advies": 6, "vorming": 4, "begeleiding": 3, "materiaal": 2, "intervisie": 2, "geen": 1}
OUTCOMES = (
    "voorbeeld: adviesgesprek gevoerd",
    "voorbeeld: vorming ingepland voor het team",
    "voorbeeld: begeleiding op maat opgestart",
    "voorbeeld: materiaal bezorgd en besproken",
    "voorbeeld: aanvrager vond zelf een oplossing",
)
STILL_OPEN = timedelta(days=45)
WITH_TWO_TOPICS, WITH_THREE_TOPICS = 0.26, 0.06


def referrals(partner_id: str, rng: Random) -> list[Row]:
    """A partner's questions by day; the secretariat has most of them and holds the two canaries."""
    days = busy_days(rng, COUNTS.get(partner_id, 0))
    rows = [_question(rng, day) for day in days]
    if partner_id == "P01":
        rows += canaries()
    return sorted(rows, key=lambda row: str(row.values["Contactdatum"]))


def _pick(rng: Random, choices: dict[str, int]) -> str:
    return rng.choices(list(choices), list(choices.values()))[0]


def _question(rng: Random, day: date) -> Row:
    asked = rng.choice(records("voorbeeld_vragen"))
    requester = _pick(rng, REQUESTERS)
    if asked["onderwerp"] == "controverse in de klas" and rng.random() < 0.8:
        requester = "school"
    values: dict[str, Value] = {
        "Contactdatum": day,
        "Aanvrager": requester,
        "Onderwerp": _topics(rng, asked["onderwerp"]),
        "Aard": asked["aard"] if rng.random() < 0.9 else None,
        "Vraag": asked["vraag"],
        "Herkomst": EXAMPLE,
    }
    _place(rng, values)
    _follow_up(rng, values, day, asked["onderwerp"])
    return Row(values)


def _topics(rng: Random, first: str) -> str:
    chance = rng.random()
    more = 2 if chance < WITH_THREE_TOPICS else 1 if chance < WITH_TWO_TOPICS else 0
    others = [name for name in HELPERS if name not in (first, "andere")]
    return "; ".join([first, *rng.sample(others, more)])


def _place(rng: Random, values: dict[str, Value]) -> None:
    town = rng.choice(records("voorbeeld_gemeenten"))
    if rng.random() < KNOWS_TOWN.get(str(values["Aanvrager"]), 0.7):
        values["Gemeente"] = town["gemeente"]
    elif rng.random() < 0.6:
        values["Provincie"] = town["provincie"]


def _follow_up(rng: Random, values: dict[str, Value], day: date, topic: str) -> None:
    status = _pick(rng, {"afgerond": 12, "doorverwezen": 5, "niet opgevolgd": 1})
    if day > LAST - STILL_OPEN:
        status = _pick(rng, {"nieuw": 3, "in behandeling": 3, "doorverwezen": 2})
    values["Status"] = status
    if status in ("nieuw", "niet opgevolgd"):
        return
    helpers = HELPERS[topic]
    values["Doorverwezen naar"] = "; ".join(helpers) if rng.random() < 0.12 else rng.choice(helpers)
    if status == "in behandeling":
        return
    values["Opgevolgd op"] = day + timedelta(days=_days(rng))
    values["Aanbod"] = _pick(rng, OFFERS) if rng.random() < 0.85 else "advies; vorming"
    if status == "afgerond":
        values["Resultaat"] = rng.choice(OUTCOMES)


def _days(rng: Random) -> int:
    return rng.choices((1, 2, 3, 5, 6, 7, 8, 9, 12, 14, 21, 34), (4, 5, 6, 7, 7, 7, 5, 4, 4, 3, 2, 1))[0]


def canaries() -> list[Row]:
    """Two questions whose confidential words occur nowhere else: one valid, one that must be rejected."""
    valid: dict[str, Value] = {
        "Contactdatum": date(2024, 4, 11),
        "Aanvrager": "lokaal bestuur",
        "Gemeente": "Horebeke",
        "Onderwerp": "opvang asiel",
        "Aard": "preventief",
        "Vraag": "voorbeeld: KANARIE-VRAAG-7Q",
        "Doorverwezen naar": "Agentschap Integratie en Inburgering",
        "Aanbod": "advies",
        "Status": "afgerond",
        "Opgevolgd op": date(2024, 4, 18),
        "Resultaat": "voorbeeld: KANARIE-RESULTAAT-7Q",
        "Herkomst": EXAMPLE,
    }
    faulty: dict[str, Value] = {
        "Contactdatum": date(2024, 5, 14),
        "Aanvrager": "lokaal bestuur",
        "Gemeente": "Kanariegem-7Q",
        "Onderwerp": "communicatie",
        "Aard": "preventief",
        "Vraag": "voorbeeld: nazicht van een gevoelig persbericht",
        "Status": "nieuw",
        "Herkomst": EXAMPLE,
    }
    unknown = Mess("Gemeente", "kanarie: onbekende gemeente", "unknown_municipality")
    return [Row(valid, mess=[Mess("Gemeente", "kanarie", "")]), Row(faulty, mess=[unknown])]
