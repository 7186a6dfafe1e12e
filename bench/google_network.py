"""Fifteen spreadsheets of five tabs on the local server in place of Google, with the rows of a network."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from bench.workbooks import HEADERS, Row, Value, activities
from tests.google.spreadsheet import Spreadsheet, Tab
from tests.google.workbooks import spreadsheet_id

Lines: TypeAlias = Sequence[Sequence[Value]]

SPREADSHEETS, TABS = 15, 5
ACTIVITIES, OTHERS = 150, 60
"""Rows of Activiteiten, and of each other tab of a partner."""
COORDINATOR = spreadsheet_id("coordinator")
COORDINATORS_TABS: dict[str, Lines] = {
    "Subsidies": [["Naam", "Bedrag", "Start", "Einde"], ["WZ-2024", "248600,00", "01/01/2024", "31/12/2025"]],
    "Begroting": [["Subsidie", "Post", "Bedrag"], ["WZ-2024", "Werking", "248600,00"]],
    "Doelstellingen": [["Subsidie", "Indicator", "Doel"], ["WZ-2024", "vormingen", "40"]],
    "Acties": [["Nummer", "Actie", "Status"], ["5.1a", "Een voorbeeld", "lopende"]],
}


def network() -> list[Spreadsheet]:
    """The coordinator's spreadsheet and fourteen of partners: four known tabs each, and a list of its own."""
    partners = [_partner(number) for number in range(1, SPREADSHEETS)]
    register = [["Naam", "Werkboek"], *([book.title, book.id] for book in partners)]
    return [_book("coordinator", COORDINATORS_TABS | {"Partners": register}), *partners]


def _partner(number: int) -> Spreadsheet:
    name = f"Partner {number} (voorbeeld)"
    rows = [HEADERS, *([_typed(row, header) for header in HEADERS] for row in activities(ACTIVITIES))]
    tabs: dict[str, Lines] = {
        "Activiteiten": rows,
        "Bereik": [["Maand", "Kanaal", "Indicator", "Waarde"], *map(_reach, range(OTHERS))],
        "Doorverwijzingen": [
            ["Contactdatum", "Aanvrager", "Onderwerp", "Status"],
            *(["15/03/2024", "school", "desinformatie", "afgerond"] for _ in range(OTHERS)),
        ],
        "Uitgaven": [
            ["Datum", "Post", "Omschrijving", "Bewijsstuk", "Bedrag"],
            *(["15/03/2024", "Werking", "Zaal (voorbeeld)", f"F{n}", "12,50"] for n in range(OTHERS)),
        ],
        "Eigen lijst": [["Wat", "Wanneer"], *([f"Voorbeeld {n}", "later"] for n in range(OTHERS))],
    }
    return _book(name, tabs)


def _typed(row: Row, header: str) -> Value:
    value = row.get(header)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def _reach(number: int) -> list[Value]:
    return [f"{number % 12 + 1:02}/{2019 + number // 12}", "website", "bezoeken", number + 100]


def _book(name: str, tabs: dict[str, Lines]) -> Spreadsheet:
    """A spreadsheet as if people typed these lines into its tabs."""
    book = Spreadsheet(spreadsheet_id(name), name, [Tab(title, gid) for gid, title in enumerate(tabs)])
    for title, lines in tabs.items():
        book.write(f"'{title}'!A1", lines)
    return book
