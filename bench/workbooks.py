"""Workbooks as large as nobody fills in, made once and kept in the machine's folder for temporary files."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import xlsxwriter

Value: TypeAlias = str | int | float | date | None
Row: TypeAlias = dict[str, Value]

EDITION = 2
"""Raise it when what is written changes, so that no older workbook is measured."""

HEADERS = (
    *("Datum", "Einddatum", "Titel", "Type", "Vorm", "Gemeente", "Provincie", "Doelgroep", "Thema", "Rol"),
    *("Medeorganisatoren", "Uitgenodigd", "Ingeschreven", "Aanwezig", "Voltooid", "Edities", "Dagdelen"),
    *("Verslag", "Status", "Opmerking"),
)
KINDS = ("webinar", "Webinars", "vorming", "Vorming", "workshop", "intervisie", "publieksmoment", "lezing")
AUDIENCES = ("lokale besturen", "onderwijs; politie", "welzijn, jeugdwerk", "middenveld", "breed publiek")
PLACES = ("Antwerpen", "Gent", "Hasselt", "Leuven", "Brugge", "Mechelen", "Sint-Niklaas", "Genk", "Aalst")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
FAULTS: tuple[tuple[str, Value], ...] = (
    *(("Datum", "31/02/2023"), ("Datum", "voorjaar"), ("Titel", None), ("Type", "barbecue")),
    *(("Gemeente", "Nergenshuizen"), ("Aanwezig", "ca. 40"), ("Uitgenodigd", "20+"), ("Ingeschreven", -3)),
)
FAULTY_SHARE = 0.05
FIRST_DAY = date(2019, 1, 1)
DAYS = 6 * 365
"""Six years, so that there are as many years to click on as the period filter shows."""


def workbook(rows: int) -> Path:
    """A workbook of so many activities in all 20 columns of their tab, one in twenty of them bad."""
    folder = Path(tempfile.gettempdir()) / f"wijzij-bench-{EDITION}" / str(rows)
    path = folder / "Grote partner.xlsx"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        _write(unfinished, activities(rows))
        unfinished.rename(path)
    return path


def activities(count: int) -> Iterator[Row]:
    """So many activities as people type them, the same ones each time; one in twenty has a fault."""
    chance = random.Random(20190101)
    for number in range(count):
        row = _activity(chance, number)
        if chance.random() < FAULTY_SHARE:
            header, value = chance.choice(FAULTS)
            row[header] = value
        yield row


def _activity(chance: random.Random, number: int) -> Row:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    invited = chance.randrange(20, 200)
    registered = chance.randrange(5, invited)
    attended = chance.randrange(1, registered)
    return {
        "Datum": chance.choice((lambda day: day, typed_day, lambda day: f"{day:%Y-%m-%d}"))(day),
        "Titel": f"Activiteit {number:06}: in gesprek over polarisatie",
        "Type": chance.choice(KINDS),
        "Vorm": chance.choice(("online", "fysiek", "Hybride")),
        "Gemeente": chance.choice(PLACES),
        "Doelgroep": chance.choice(AUDIENCES),
        "Thema": chance.choice(("polarisatie", "desinformatie", "haatspraak")),
        "Rol": chance.choice(("organisator", "ondersteuner")),
        "Uitgenodigd": invited,
        "Ingeschreven": chance.choice((registered, str(registered))),
        "Aanwezig": chance.choice((attended, f"{attended} deelnemers")),
        "Voltooid": attended // 2,
        "Edities": 1,
        "Dagdelen": chance.choice((0.5, 1, 2)),
        "Verslag": chance.choice(("ja", "nee", None)),
        "Status": "doorgegaan",
        "Opmerking": chance.choice((None, None, "Zaal was te klein")),
    }


def typed_day(day: date) -> str:
    """A day as Belgians type it: `3 mrt 2023`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _write(path: Path, rows: Iterator[Row]) -> None:
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy", "in_memory": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("Activiteiten")
        sheet.write_row(0, 0, HEADERS)
        for number, row in enumerate(rows, start=1):
            _write_row(sheet.write, number, row)


def _write_row(write: Callable[[int, int, Value], object], number: int, row: Row) -> None:
    for column, header in enumerate(HEADERS):
        if (value := row.get(header)) is not None:
            write(number, column, value)
