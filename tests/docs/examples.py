"""The wrong and right examples of the documentation for partners, as workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from schemas.row import fields_of
from schemas.tabs import PARTNER_TABS, model_of
from sheets.issues import Issue
from sheets.sync import read
from tests.sheets.workbooks import written

TODAY = date(2025, 6, 30)
TABLE = re.compile(
    r"^(?P<mark>\*\*Fout\*\*|\*\*Goed\*\*|en) \((?P<whole>heel het )?tabblad (?P<tab>[^)]+?)"
    r"(?: van (?P<partner>[^)]+))?\)\n\n(?P<lines>(?:\|.*\n?)+)",
    re.MULTILINE,
)
COORDINATOR = "coordinator"
HOUSE, SCHOOL = "Voorbeeldhuis", "Voorbeeldschool"
BACKGROUND = {
    "Partners": [["Naam", "Werkboek"], [HOUSE, f"{HOUSE}.xlsx"], [SCHOOL, f"{SCHOOL}.xlsx"]],
    "Subsidies": [["Naam", "Bedrag", "Start", "Einde"], ["WZ-2024", "100000", "1/1/2024", "31/12/2025"]],
    "Begroting": [["Subsidie", "Post"], ["WZ-2024", "Personeel"], ["WZ-2024", "Werking"]],
    "Acties": [["Nummer", "Actie", "Status"], ["5.10", "Iets doen", "lopende"]],
}
"""What the text says of the coordinator's workbook, in which the examples stand."""

FILLED_IN = {
    "Activiteiten": {"Aanwezig": "45"},
    "Uitgaven": {"Post": "Werking", "Bedrag": "25,00"},
    "Subsidies": {"Start": "1/1/2024", "Einde": "31/12/2025"},
}
"""Cells that an example leaves out and that are not its tab's own example."""

Rows = list[list[str]]


@dataclass(frozen=True)
class Tab:
    """One table of an example: the tab and the workbook it stands in, and its rows under their headers."""

    workbook: str
    title: str
    rows: Rows


def examples(body: str) -> dict[str, list[Tab]]:
    """The tables under Fout and under Goed in a part of the documentation."""
    found: dict[str, list[Tab]] = {}
    mark = ""
    for table in TABLE.finditer(body):
        mark = mark if table["mark"] == "en" else table["mark"].strip("*")
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table["lines"].splitlines()]
        rows = [rows[0], *rows[2:]]
        title = table["tab"]
        own = model_of(title) in PARTNER_TABS or model_of(title) is None
        rows = rows if table["whole"] else _completed(title, rows)
        workbook = table["partner"] or (HOUSE if own else COORDINATOR)
        found.setdefault(mark, []).append(Tab(workbook, title, rows))
    return found


def _completed(title: str, rows: Rows) -> Rows:
    """The rows with the columns that their tab cannot do without, and that say nothing in the example."""
    fill = {**_required(title), **FILLED_IN.get(title, {})}
    fill = {header: value for header, value in fill.items() if header not in rows[0]}
    return [
        [*rows[0], *fill],
        *([*row, *([""] * len(fill) if row[0] == "Totaal" else fill.values())] for row in rows[1:]),
    ]


def _required(title: str) -> dict[str, str]:
    model = model_of(title)
    assert model is not None
    return {field.header: field.example for field in fields_of(model).values() if field.required}


def check(tabs: list[Tab], folder: Path) -> list[Issue]:
    """What the check of every workbook together tells of these tabs in their background."""
    books: dict[str, dict[str, Rows]] = {HOUSE: {}, SCHOOL: {}, COORDINATOR: dict(BACKGROUND)}
    for tab in tabs:
        books[tab.workbook][tab.title] = tab.rows
    for name, contents in books.items():
        (folder / f"{name}.xlsx").write_bytes(_workbook(contents or {"Notities": [["leeg"]]}))
    told = read([folder], today=TODAY).issues
    return [issue for issue in told if issue.tab != "Notities"]


def _workbook(contents: dict[str, Rows]) -> bytes:
    def fill(book) -> None:
        for title, rows in contents.items():
            sheet = book.add_worksheet(title)
            for (row, column), text in _cells(rows):
                sheet.write_string(row, column, text)

    return written(fill)


def _cells(rows: Rows) -> Iterator[tuple[tuple[int, int], str]]:
    for at, row in enumerate(rows):
        yield from (((at, column), text) for column, text in enumerate(row) if text)
