"""What an example workbook is before it is written: tabs of rows, in the contract's own headers."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

DATA = Path(__file__).resolve().parent.parent / "data"
FICTION = "VOORBEELD - fictieve gegevens, geen echte cijfers"
PUBLISHED, DERIVED, EXAMPLE = "gepubliceerd", "afgeleid", "voorbeeld"


@dataclass(frozen=True)
class Fault:
    """A formula whose result is an error, such as `#REF!`."""

    shown: str


Value: TypeAlias = str | int | float | bool | date | Decimal | Fault | None

HEADERS = {
    "Activiteiten": [
        "Datum", "Einddatum", "Titel", "Type", "Vorm", "Gemeente", "Provincie", "Doelgroep", "Thema", "Rol",
        "Medeorganisatoren", "Uitgenodigd", "Ingeschreven", "Aanwezig", "Voltooid", "Edities", "Dagdelen",
        "Verslag", "Status", "Opmerking", "Herkomst",
    ],
    "Bereik": ["Maand", "Kanaal", "Indicator", "Waarde", "Opmerking", "Herkomst"],
    "Doorverwijzingen": [
        "Contactdatum", "Aanvrager", "Gemeente", "Provincie", "Onderwerp", "Aard", "Vraag",
        "Doorverwezen naar", "Aanbod", "Status", "Opgevolgd op", "Resultaat", "Opmerking", "Herkomst",
    ],
    "Uitgaven": [
        "Datum", "Post", "Omschrijving", "Leverancier", "Bewijsstuk", "Bedrag", "Subsidie", "Status",
        "Opmerking", "Herkomst",
    ],
    "Partners": [
        "Naam", "Afkorting", "Sector", "Gemeente", "Provincie", "Expertise", "Status", "Lid sinds",
        "Lid tot", "Werkboek", "Opmerking", "Herkomst",
    ],
    "Subsidies": [
        "Naam", "Bedrag", "Start", "Einde", "Voorschot %", "Verslag tegen", "Opmerking", "Herkomst",
    ],
    "Begroting": ["Subsidie", "Post", "Bedrag", "Opmerking", "Herkomst"],
    "Doelstellingen": [
        "Subsidie", "Indicator", "Doel", "Nulmeting", "Start", "Einde", "Per", "Opmerking", "Herkomst",
    ],
    "Acties": [
        "Nummer", "Beleidslijn", "Maatregel", "Actie", "Status", "Ministers", "Beleidsdomeinen",
        "Bevoegdheden", "Betrokkenen", "Opmerking", "Herkomst",
    ],
    "Actiebudget": [
        "Kenmerk", "Nummer", "Bevoegdheid", "Begunstigde", "Bedrag", "VTE", "Soort", "Herhaling van",
        "Periode", "Opmerking", "Herkomst",
    ],
    "Beslissingen": ["Kenmerk", "Beslissing", "Telt", "Datum", "Opmerking", "Herkomst"],
    "Vergaderingen": ["Datum", "Opmerking", "Herkomst"],
}  # fmt: skip


@dataclass(frozen=True)
class Mess:
    """One oddity put in on purpose: its column, its kind, and the issue code it must give ('' = accepted)."""

    column: str
    kind: str
    code: str


@dataclass
class Row:
    """One row of a tab, keyed by the contract's header; `total` sums that column over the rows above."""

    values: dict[str, Value]
    hidden: bool = False
    total: str | None = None
    total_value: float | None = None
    mess: list[Mess] = field(default_factory=list)


@dataclass
class Tab:
    """One tab: `lead` are rows above the headers, `shown` the headers as typed, `merges` pairs of rows."""

    title: str
    rows: list[Row]
    headers: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    lead: list[str] = field(default_factory=list)
    free: bool = False
    merged: list[tuple[Row, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.headers = self.headers or list(HEADERS.get(self.title, []))


def records(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv`, every value text."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def weights(text: str) -> dict[str, float]:
    """`"webinar:3|vorming:5"` as choices with their weights."""
    pairs = (part.rsplit(":", 1) for part in text.split("|"))
    return {name: float(weight) for name, weight in pairs}
