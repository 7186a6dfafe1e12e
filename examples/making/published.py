"""The published facts as tab rows: nothing is added that the sources do not say, and a remark names them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from .tabs import DERIVED, EXAMPLE, PUBLISHED, Row, Value, records

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
AUDIENCES = {
    "lokale besturen": "lokale besturen",
    "netwerkpartners": "netwerkpartners",
    "netwerkpartners (intern)": "netwerkpartners",
    "niet vermeld": "niet vermeld",
    "niet vermeld (titel wijst op onderwijs)": "niet vermeld",
    "team Integratie en Inburgering van het Agentschap Binnenlands Bestuur": "andere",
    "multiplicatoren uit erfgoed, cultuur, sociale sector, politie, universiteiten, "
    "ontwikkelingssamenwerking en lokale beleidsondersteuning": "cultuur en erfgoed; welzijn; politie; "
    "academici; middenveld; lokale besturen",
}
TWO_ROLES = {"A01"}  # the sources call the network organiser and supporter of this one
STATUSES = {"ja": "lid", "vermoedelijk": "in gesprek"}
HALF_DAYS = {"A06": 3}
NEVER_SPLIT = "VOORBEELDVERDELING - de verdeling van 248.600 euro over de posten is nooit gepubliceerd"
SECOND_WORKBOOK = "kazerne-dossin-2021-2022.xlsx"


def slug(name: str) -> str:
    """The file name of a partner's workbook: `"Stad Mechelen"` gives `stad-mechelen`."""
    plain = name.lower().replace("é", "e").replace("ï", "i")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def members() -> list[dict[str, str]]:
    """The fourteen members of the network, as in gepubliceerd_partners.csv."""
    return [row for row in records("gepubliceerd_partners") if row["netwerklid"] == "ja"]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> int | None:
    return int(text) if text else None


def _typed(text: str) -> date | str | None:
    """A day as a date, a month as people type it: `2022-03` gives "maart 2022"."""
    if len(text) != len("2022-03"):
        return _day(text)
    year, month = text.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _remark(*parts: tuple[str, str]) -> str | None:
    said = [f"{label}: {text}" if label else text for label, text in parts if text]
    return "; ".join(part.rstrip(".") for part in said) or None


def activities() -> list[Row]:
    """The ten published activities, with their uncertain dates and without what was not published."""
    names = [member["naam"] for member in members()]
    return [_activity(row, names) for row in records("gepubliceerd_activiteiten_2021_2022")]


def _activity(row: dict[str, str], names: list[str]) -> Row:
    start, _, end = row["datum"].partition("/")
    number = row["activiteit_id"]
    audience = AUDIENCES[row["doelgroep"]]
    editions = int(row["aantal_edities"])
    values: dict[str, Value] = {
        "Datum": _typed(start),
        "Einddatum": _typed(end),
        "Titel": row["titel"],
        "Type": row["type"],
        "Vorm": row["vorm"],
        "Doelgroep": audience,
        "Rol": None if number in TWO_ROLES else "organisator",
        "Medeorganisatoren": "; ".join(name for name in names if name in row["partners_genoemd"]) or None,
        "Aanwezig": _number(row["deelnemers"]),
        "Edities": editions if editions > 1 else None,
        "Dagdelen": HALF_DAYS.get(number),
        "Herkomst": PUBLISHED,
        "Opmerking": _remark(
            ("", number),
            ("doelgroep in de bron", row["doelgroep"] if row["doelgroep"] != audience else ""),
            ("partners in de bron", row["partners_genoemd"]),
            ("andere titels in de bron", row["titel_varianten"].replace(";", " |")),
            ("", row["opmerking"]),
            ("bron", f"schriftelijke vraag 264 van 1 april 2022, {row['bron_vraag'].replace(';', ' en')}"),
        ),
    }
    return Row(values)


def partners(names_of_workbooks: dict[str, str]) -> list[Row]:
    """All organisations of the register; only members have a workbook."""
    return [_partner(row, names_of_workbooks) for row in records("gepubliceerd_partners")]


def _partner(row: dict[str, str], workbooks: dict[str, str]) -> Row:
    province = row["provincie"].replace("Brussels Hoofdstedelijk Gewest", "Brussel")
    variants = [variant for variant in row["afkorting_of_variant"].split("; ") if variant]
    short = [variant for variant in variants if len(variant) < len(row["naam"])][:1]
    values: dict[str, Value] = {
        "Naam": row["naam"],
        "Afkorting": short[0] if short else None,
        "Sector": row["type"],
        "Gemeente": row["plaats"] or None,
        "Provincie": province or None,
        "Expertise": row["expertise_of_themas"] or None,
        "Status": STATUSES.get(row["netwerklid"], "geen lid"),
        "Werkboek": workbooks.get(row["naam"]),
        "Herkomst": DERIVED if row["netwerklid"] == "vermoedelijk" else PUBLISHED,
        "Opmerking": _remark(
            ("", row["partner_id"]),
            ("ook genoemd", " | ".join(variant for variant in variants if variant not in short)),
            ("rol", row["rol_in_bron"]),
            ("lid", row["netwerklid"] if row["netwerklid"] != "ja" else ""),
            ("plaats", row["plaats_herkomst"] if row["plaats"] else ""),
            ("doorverwijzing voor", row["doorverwijzing_voor"]),
            ("", row["opmerking"]),
        ),
    }
    return Row(values)


def _fact(number: str) -> dict[str, str]:
    return next(row for row in records("gepubliceerd_subsidies") if row["feit_id"] == number)


def grants() -> list[Row]:
    """Both grants; what was derived (a start, an advance, a reporting day) says so in the remark."""
    share = round(100 * Decimal(_fact("S06")["bedrag_eur"]) / Decimal(_fact("S01")["bedrag_eur"]))
    first: dict[str, Value] = {
        "Naam": "WZ-2021",
        "Bedrag": Decimal(_fact("S01")["bedrag_eur"]),
        "Start": _day(_fact("S03")["datum_van"]),
        "Einde": _day(_fact("S02")["datum_tot"]),
        "Voorschot %": share,
        "Verslag tegen": _day(_fact("S08")["datum_tot"]),
        "Herkomst": DERIVED,
        "Opmerking": "Start afgeleid: looptijd van twee jaar en einde op 31 maart 2023, de startdatum staat "
        "in geen bron; voorschot berekend uit het gepubliceerde saldo van 41.728 euro (20 %); bedrag, einde "
        "en verslagdatum gepubliceerd (S01 tot S08)",
    }
    second: dict[str, Value] = {
        "Naam": "WZ-2023",
        "Bedrag": Decimal(_fact("S12")["bedrag_eur"]),
        "Start": _day(_fact("S13")["datum_van"]),
        "Einde": _day(_fact("S13")["datum_tot"]),
        "Voorschot %": share,
        "Verslag tegen": _day(_fact("S21")["datum_tot"]),
        "Herkomst": PUBLISHED,
        "Opmerking": "Bedrag en periode gepubliceerd (S12, S13); voorschot is een aanname naar het vorige "
        "project (S22); verslagdatum afgeleid naar analogie van het vorige project (S21)",
    }
    return [Row(first), Row(second)]


def budget() -> list[Row]:
    """The seven published lines with an example split that fills the grant, and one line without a split."""
    lines = [_budget_line(row) for row in records("voorbeeld_begroting")]
    if sum(Decimal(str(row.values["Bedrag"])) for row in lines) != Decimal(_fact("S12")["bedrag_eur"]):
        raise ValueError("the example split does not add up to the grant")
    network: dict[str, Value] = {
        "Subsidie": "WZ-2021",
        "Post": "Netwerkwerking",
        "Herkomst": EXAMPLE,
        "Opmerking": "voorbeeldpost: voor dit project is geen verdeling gepubliceerd",
    }
    return [*lines, Row(network)]


def _budget_line(row: dict[str, str]) -> Row:
    values: dict[str, Value] = {
        "Subsidie": "WZ-2023",
        "Post": _fact(row["feit_id"])["omschrijving"],
        "Bedrag": Decimal(row["bedrag"]),
        "Herkomst": EXAMPLE,
        "Opmerking": "voorbeeldverdeling: nooit gepubliceerd; enkel de naam van de post is gepubliceerd "
        f"({row['feit_id']})",
    }
    return Row(values)


TARGETS: tuple[tuple[str, str, str, str], ...] = (
    ("WZ-2023", "publieksmomenten", "D01", ""),
    ("WZ-2023", "intervisiemomenten", "D02", "geen aantal gepubliceerd"),
    ("WZ-2023", "abonnees nieuwsbrief", "D04", "richting zonder getal, nulmeting ontbreekt"),
    ("WZ-2023", "volgers sociale media", "D05", "richting zonder getal, nulmeting ontbreekt"),
    ("WZ-2023", "actieve gebruikers website", "D06", "stijgend; nulmeting is de realisatie D12"),
    ("WZ-2023", "ondersteuningsvragen", "D07", "richting zonder getal"),
    ("WZ-2021", "netwerkoverleggen", "D08", "venster is het eerste werkjaar tot het antwoord van april 2022"),
    ("WZ-2021", "actieve gebruikers website", "D11", "nulmeting bij de start van het project"),
    ("WZ-2021", "vormingen", "D13", "gepubliceerde realisatie: 2 edities; geen doel gepubliceerd"),
    ("WZ-2021", "deelnemers", "D14", "geen doel gepubliceerd; gepubliceerde realisatie voor de vorming: 26"),
)
BASELINE_OF = {"D06": "D12", "D11": "D11"}
FIRST_YEAR = (date(2021, 4, 1), date(2022, 3, 31))


def targets() -> list[Row]:
    """The published targets that the program can count; the remark names the source row."""
    published = {row["doel_id"]: row for row in records("gepubliceerd_doelstellingen")}
    return [_target(grant, name, published, number, note) for grant, name, number, note in TARGETS]


def _target(grant: str, indicator: str, published: dict[str, dict[str, str]], number: str, note: str) -> Row:
    source = published[number]
    aims = source["categorie"] in ("doelstelling", "verbintenis")
    start, end = FIRST_YEAR if number == "D08" else (_day(source["periode_van"]), _day(source["periode_tot"]))
    values: dict[str, Value] = {
        "Subsidie": grant,
        "Indicator": indicator,
        "Doel": _number(source["streefwaarde"]) if aims else None,
        "Nulmeting": _number(published[BASELINE_OF[number]]["streefwaarde"])
        if number in BASELINE_OF
        else None,
        "Start": start,
        "Einde": end,
        "Per": "jaar" if source["frequentie"] == "per jaar" else "project",
        "Herkomst": PUBLISHED,
        "Opmerking": _remark(("", number), ("", note)),
    }
    return Row(values)
