"""A table that somebody takes away as an Excel file: typed, explained, and never a formula."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from reports.definitions import DERIVED, definitions
from reports.download import FORMULA_STARTS, MEANING, TABLE, Column, excel
from schemas.row import fields_of
from schemas.tabs import TABS

NOTES = [("Filters", "Alles; alleen Limburg."), ("Gegevens van", "22 november 2026, 09.15 uur")]
COLUMNS = [
    Column("Titel", "text", ["webinar", "=1+1", "+32", "-x", "@a", "\x07bel", "007", None]),
    Column("Bedrag", "euro", [9_749_210, -4_500, 0, None, pd.NA, 5, 1, 1]),
    Column("Aanwezig", "count", [12_512, 0, None, pd.NA, float("nan"), 1, 1, "niet getoond"]),
    Column("Opkomst", "share", [0.764, None, 1.0, 0, 0, 0, 0, 0]),
    Column(
        "Datum", "day", [date(2022, 4, 21), pd.Timestamp(2024, 2, 29), pd.NaT, None, None, None, None, None]
    ),
    Column("Maand", "month", [pd.Timestamp(2024, 3, 1), None, None, None, None, None, None, None]),
]


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(
        BytesIO(excel("Alle activiteiten", COLUMNS, NOTES, [("Kolom Titel", "Wat.")]))
    )


def values(book: openpyxl.Workbook, column: int) -> list[object]:
    return [book[TABLE].cell(row, column).value for row in range(6, 14)]


def test_above_the_table_stands_what_it_is(book: openpyxl.Workbook) -> None:
    sheet = book[TABLE]
    told = [sheet.cell(row, 1).value for row in range(1, 5)]
    assert told == [
        "Alle activiteiten",
        "Filters: Alles; alleen Limburg.",
        "Gegevens van: 22 november 2026, 09.15 uur",
        None,
    ]
    assert [cell.value for cell in sheet[5]] == [column.head for column in COLUMNS]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A6", "A5:F13")


def test_figures_and_days_are_typed_and_unknown_is_empty(book: openpyxl.Workbook) -> None:
    assert values(book, 2) == [97492.1, -45, 0, None, None, 0.05, 0.01, 0.01]
    assert values(book, 3) == [12512, 0, None, None, None, 1, 1, "niet getoond"]
    assert values(book, 4)[:3] == [0.764, None, 1]
    assert values(book, 5)[:3] == [datetime(2022, 4, 21), datetime(2024, 2, 29), None]
    formats = [book[TABLE].cell(6, column).number_format for column in range(1, 7)]
    euro = '"€" #,##0.00;-"€" #,##0.00'
    assert formats == ["@", euro, "#,##0", "0.0%", "dd/mm/yyyy", "[$-813]mmmm yyyy"]


def test_no_text_is_a_formula(book: openpyxl.Workbook) -> None:
    assert values(book, 1) == ["webinar", "=1+1", "+32", "-x", "@a", "bel", "007", None]
    cells = [book[TABLE].cell(row, 1) for row in range(6, 13)]
    assert {cell.data_type for cell in cells} == {"s"}
    quoted = [cell.quotePrefix for cell in cells]
    assert quoted == [str(cell.value).startswith(FORMULA_STARTS) for cell in cells]


def test_a_second_sheet_says_what_it_all_means(book: openpyxl.Workbook) -> None:
    rows = [tuple(cell.value for cell in row) for row in book[MEANING].iter_rows()]
    assert rows == [("Bestand", "Alle activiteiten"), *NOTES, ("Kolom Titel", "Wat.")]


def test_a_column_means_what_its_tab_says_and_else_what_is_written_here() -> None:
    told = dict(definitions("activities", ["Aanwezig", "Gemeld door", "Onzin"]))
    assert told["Gemeld door"] == DERIVED["Gemeld door"]
    model = next(model for model in TABS.values() if model.table == "activities")
    assert told["Aanwezig"] == fields_of(model)["attended"].description
    assert "Onzin" not in told
    assert definitions(None, ["Aanwezig"]) == []
