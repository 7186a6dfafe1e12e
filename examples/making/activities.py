"""Fictional activities of 2023 and 2024: kinds, places, audiences and attendance as reported."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .calendar import busy_days
from .published import MONTHS
from .tabs import EXAMPLE, Mess, Row, Value, records, weights

SIZES = {
    "webinar": (55, 240), "vorming": (9, 24), "workshop": (10, 28), "intervisie": (6, 14),
    "netwerkoverleg": (10, 14), "publieksmoment": (70, 190), "panelgesprek": (35, 120),
    "studiedag": (50, 170), "lezing": (22, 85), "andere": (15, 60),
}  # fmt: skip
NO_SHOW_AT_MOST = {"webinar": 0.4, "netwerkoverleg": 0.15, "intervisie": 0.2}
MODES = {"webinar": {"online": 1.0}, "intervisie": {"fysiek": 5.0, "online": 1.0}}
USUAL_MODE = {"fysiek": 10.0, "hybride": 1.0, "online": 1.0}
LONG_TRAINING = "Opleiding tot polarisatiestrateeg (voorbeeld)"
SERIES = (
    ("netwerkoverleg", "Netwerkoverleg (voorbeeld)", "netwerkpartners", "samenwerking", (
        "2023-03-07", "2023-06-06", "2023-09-12", "2023-12-05",
        "2024-03-05", "2024-06-04", "2024-09-10", "2024-12-03",
    )),
    ("publieksmoment", "Publieksmoment wij en zij (voorbeeld)", "breed publiek", "samenleven", (
        "2023-10-19", "2024-03-21", "2024-06-13", "2024-10-17",
    )),
    ("intervisie", "Intervisiemoment lokale dynamiek (voorbeeld)", "lokale besturen", "casus", (
        "2023-06-20", "2023-09-26", "2023-11-21", "2024-01-23", "2024-03-19", "2024-05-28", "2024-09-24",
        "2024-11-19",
    )),
    ("vorming", LONG_TRAINING, "lokale besturen; politie; welzijn", "polarisatiestrategie", (
        "2023-10-05", "2024-02-08", "2024-05-16", "2024-10-08",
    )),
)  # fmt: skip
SHARED_DAY, SHARED_TITLE = date(2023, 11, 16), "Desinformatie en democratie (voorbeeld)"
SHARED = {
    "Hannah Arendt Instituut": ("Vlaams Vredesinstituut", 84),
    "Vlaams Vredesinstituut": ("Hannah Arendt Instituut", 79),
}
TWICE = {
    "Faro": (date(2024, 4, 25), "Lezing over erfgoed dat verdeelt (voorbeeld)", 41, "shared_activity"),
    "Bijzonder Comité voor Herinneringseducatie": (
        date(2024, 4, 25), "Lezing: erfgoed dat verdeelt (voorbeeld)", 38, "shared_activity",
    ),
    "Universiteit Gent": (date(2024, 11, 14), "Lezing over polarisatie in de aula (voorbeeld)", 60, ""),
    "Democratische Dialoog": (date(2024, 11, 14), "Lezing over polarisatie in de aula (voorbeeld)", 45, ""),
}  # fmt: skip
"""What two members report without naming each other: the first two are one by decision, the others two."""
CANCELLED, UNKNOWN, MONTH_ONLY_EVERY = 0.03, 0.04, 61


def activities(partner: dict[str, str], rng: Random, taken: set[tuple[Value, Value]]) -> list[Row]:
    """All fictional activities of one member, by date.

    `taken` holds the day and title of what other members report: two share one only on purpose.
    """
    profile = next(
        row for row in records("voorbeeld_profielen") if row["partner_id"] == partner["partner_id"]
    )
    days = busy_days(rng, int(profile["aantal"]))
    rows = [_activity(rng, day, profile) for day in days]
    rows = [row for row in rows if (row.values["Datum"], row.values["Titel"]) not in taken]
    taken.update((row.values["Datum"], row.values["Titel"]) for row in rows)
    if partner["naam"] == "Kazerne Dossin":
        rows += [row for series in SERIES for row in _series(rng, *series)]
    if partner["naam"] in SHARED:
        rows.append(_shared(*SHARED[partner["naam"]]))
    rows.sort(key=lambda row: str(row.values["Datum"]))
    for row in rows[MONTH_ONLY_EVERY % 7 :: MONTH_ONLY_EVERY]:
        _only_the_month(row, taken)
    if partner["naam"] in TWICE:
        rows.append(_twice(*TWICE[partner["naam"]]))
    return rows


def _activity(rng: Random, day: date, profile: dict[str, str]) -> Row:
    kind = _pick(rng, weights(profile["types"]))
    audience = _pick(rng, weights(profile["doelgroepen"]))
    title, theme = _title(rng, kind, audience)
    values: dict[str, Value] = {
        "Datum": day,
        "Titel": title,
        "Type": kind,
        "Doelgroep": _audiences(rng, profile, audience),
        "Thema": theme,
        "Rol": _pick(rng, {"organisator": 6, "ondersteuner": 1, "": 2}) or None,
        "Medeorganisatoren": profile["samen"] if profile["samen"] and rng.random() < 0.15 else None,
        "Status": "doorgegaan" if rng.random() < 0.3 else None,
        "Herkomst": EXAMPLE,
    }
    _place(rng, values, profile)
    _attendance(rng, values)
    if kind == "vorming" and rng.random() < 0.35:
        _several_half_days(rng, values, day)
    chance = rng.random()
    if chance < CANCELLED + UNKNOWN:
        values["Aanwezig"] = values["Voltooid"] = None
    if chance < CANCELLED:
        values.update({"Status": "geannuleerd", "Opmerking": "voorbeeld: te weinig inschrijvingen"})
    return Row(values)


def _pick(rng: Random, choices: dict[str, float]) -> str:
    return rng.choices(list(choices), list(choices.values()))[0]


def _title(rng: Random, kind: str, audience: str) -> tuple[str, str]:
    titles = [row for row in records("voorbeeld_titels") if row["type"] == kind]
    fitting = [row for row in titles if row["doelgroep"] == audience] or titles
    row = rng.choice(fitting)
    return row["titel"], row["thema"]


def _audiences(rng: Random, profile: dict[str, str], first: str) -> str:
    others = [name for name in weights(profile["doelgroepen"]) if name != first]
    return f"{first}; {rng.choice(others)}" if others and rng.random() < 0.2 else first


def _place(rng: Random, values: dict[str, Value], profile: dict[str, str]) -> None:
    mode = _pick(rng, MODES.get(str(values["Type"]), USUAL_MODE))
    values["Vorm"] = mode
    if mode == "online":
        values["Provincie"] = "Vlaanderen-breed" if rng.random() < 0.4 else None
        return
    province = _pick(rng, weights(profile["provincies"]))
    towns = {row["gemeente"]: row["provincie"] for row in records("voorbeeld_gemeenten")}
    town = rng.choice([name for name, where in towns.items() if where == province])
    if profile["vast"] and rng.random() < 0.55:
        town = profile["vast"]
    values["Gemeente"] = town
    values["Provincie"] = towns[town] if rng.random() < 0.3 else None


def _attendance(rng: Random, values: dict[str, Value]) -> None:
    kind = str(values["Type"])
    low, high = SIZES[kind]
    registered = rng.randint(low, high)
    attended = round(registered * (1 - rng.uniform(0.1, NO_SHOW_AT_MOST.get(kind, 0.35))))
    values["Aanwezig"] = max(attended, 1)
    if rng.random() < 0.85:
        values["Ingeschreven"] = registered
    if rng.random() < 0.35:
        values["Uitgenodigd"] = round(registered * rng.uniform(1.3, 4) / 5) * 5 + 5
    if kind == "webinar" and rng.random() < 0.7:
        values["Verslag"] = _pick(rng, {"ja": 3, "nee": 1})


def _several_half_days(rng: Random, values: dict[str, Value], day: date) -> None:
    attended = values["Aanwezig"]
    if not isinstance(attended, int):
        raise TypeError("a training has its attendance before its completion")
    values["Einddatum"] = day + timedelta(days=rng.choice([1, 7, 7, 14]))
    values["Dagdelen"] = rng.choice([2, 2, 3, 4])
    values["Voltooid"] = max(1, attended - rng.randint(0, 3))
    if rng.random() < 0.25:
        values["Edities"] = 2


def _series(
    rng: Random, kind: str, title: str, audience: str, theme: str, days: tuple[str, ...]
) -> list[Row]:
    return [_of_series(rng, kind, title, audience, theme, date.fromisoformat(day)) for day in days]


def _of_series(rng: Random, kind: str, title: str, audience: str, theme: str, day: date) -> Row:
    town = (
        "Mechelen"
        if kind in ("netwerkoverleg", "vorming")
        else rng.choice(["Gent", "Leuven", "Hasselt", "Brugge"])
    )
    values: dict[str, Value] = {
        "Datum": day,
        "Titel": title,
        "Type": kind,
        "Vorm": "fysiek",
        "Gemeente": town,
        "Doelgroep": audience,
        "Thema": theme,
        "Rol": "organisator",
        "Status": "doorgegaan",
        "Herkomst": EXAMPLE,
    }
    _attendance(rng, values)
    if kind == "netwerkoverleg":
        values["Uitgenodigd"] = 14
    if title == LONG_TRAINING:
        _several_half_days(rng, values, day)
        values.update({"Einddatum": day + timedelta(days=14), "Dagdelen": 3, "Edities": None})
    return Row(values)


def _shared(other: str, attended: int) -> Row:
    """One activity that two members report, each naming the other, with another count."""
    values: dict[str, Value] = {
        "Datum": SHARED_DAY,
        "Titel": SHARED_TITLE,
        "Type": "panelgesprek",
        "Vorm": "fysiek",
        "Gemeente": "Antwerpen",
        "Doelgroep": "breed publiek; academici",
        "Thema": "desinformatie",
        "Rol": "organisator",
        "Medeorganisatoren": other,
        "Ingeschreven": 110,
        "Aanwezig": attended,
        "Herkomst": EXAMPLE,
    }
    return Row(values, mess=[Mess("Titel", "activiteit door twee partners gemeld", "shared_activity")])


def _twice(day: date, title: str, attended: int, code: str) -> Row:
    """A lecture that another member reports too; the coordinator decided whether it is the same one."""
    values: dict[str, Value] = {
        "Datum": day,
        "Titel": title,
        "Type": "lezing",
        "Doelgroep": "breed publiek",
        "Aanwezig": attended,
        "Herkomst": EXAMPLE,
    }
    return Row(values, mess=[Mess("Titel", "activiteit waarover beslist is", code)])


def _only_the_month(row: Row, taken: set[tuple[Value, Value]]) -> None:
    day, title = row.values["Datum"], row.values["Titel"]
    if not isinstance(day, date) or row.values.get("Einddatum") or row.values.get("Medeorganisatoren"):
        return
    month = f"{MONTHS[day.month - 1]} {day.year}"
    if (month, title) not in taken:
        taken.add((month, title))
        row.values["Datum"] = month
