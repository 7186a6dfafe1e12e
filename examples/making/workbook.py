"""Writes an example workbook in the form of a Google Sheet's own .xlsx export, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from .tabs import HEADERS, Fault, Mess, Row, Tab, Value

MADE = datetime(2025, 1, 31, 9, 15)
FONT = {"font_name": "Arial", "font_size": 10}
WIDE = {"Titel": 46, "Vraag": 46, "Omschrijving": 40, "Opmerking": 40, "Actie": 60, "Expertise": 46}
KEYS = {"Nummer", "Bewijsstuk", "Kenmerk", "Herhaling van"}


class Formats:
    """The cell formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.plain = book.add_format(FONT)
        self.head = book.add_format({**FONT, "bold": True, "bg_color": "#EFEFEF"})
        self.title = book.add_format({**FONT, "bold": True, "font_color": "#990000"})
        self.day = book.add_format({**FONT, "num_format": "dd/mm/yyyy", "align": "right"})
        self.month = book.add_format({**FONT, "num_format": "mm/yyyy", "align": "right"})
        self.money = book.add_format({**FONT, "num_format": "#,##0.00"})
        self.text = book.add_format({**FONT, "num_format": "@"})


def write(path: Path, tabs: list[Tab]) -> list[tuple[str, str, Mess]]:
    """Write the workbook; returns (tab, cell address, mess) of every oddity, where it ended up."""
    book = xlsxwriter.Workbook(
        path, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": MADE, "title": "", "author": ""})
    book.formats[0].set_font_name("Arial")
    book.formats[0].set_font_size(10)
    formats = Formats(book)
    found = [
        (tab.title, cell, mess)
        for tab in tabs
        for cell, mess in _write_tab(book.add_worksheet(tab.title), tab, formats)
    ]
    book.close()
    return found


def _write_tab(sheet: Worksheet, tab: Tab, formats: Formats) -> Iterator[tuple[str, Mess]]:
    sheet.set_default_row(15.75)
    for column, header in enumerate(tab.headers):
        sheet.set_column(column, column, WIDE.get(header, 14.5), formats.plain)
    for line, text in enumerate(tab.lead):
        _write_lead(sheet, line, text, len(tab.headers), formats)
    first = len(tab.lead)
    if not tab.free:
        for column, header in enumerate(tab.headers):
            sheet.write_string(first, column, tab.shown.get(header, header), formats.head)
        first += 1
        sheet.freeze_panes(first, 0)
    for line, row in enumerate(tab.rows, first):
        _write_row(sheet, line, row, tab, formats)
    _merge_days(sheet, first, tab, formats)
    return _places(first, tab)


def _write_lead(sheet: Worksheet, line: int, text: str, width: int, formats: Formats) -> None:
    if text and line == 0 and width > 3:
        sheet.merge_range(0, 0, 0, min(width, 6) - 1, text, formats.title)
    elif text:
        sheet.write_string(line, 0, text, formats.title)


def _write_row(sheet: Worksheet, line: int, row: Row, tab: Tab, formats: Formats) -> None:
    for column, header in enumerate(tab.headers):
        _write_cell(sheet, line, column, row.values.get(header), header, formats)
    if row.total:
        _write_total(sheet, line, row, tab, formats)
    if row.hidden:
        sheet.set_row(line, None, None, {"hidden": True})


def _write_cell(
    sheet: Worksheet, line: int, column: int, value: Value, header: str, formats: Formats
) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(line, column, value, formats.plain)
        case Fault():
            sheet.write_formula(line, column, f"={value.shown}", formats.plain, value.shown)
        case date():
            day = formats.month if header == "Maand" else formats.day
            sheet.write_datetime(line, column, datetime(value.year, value.month, value.day), day)
        case Decimal():
            sheet.write_number(line, column, float(value), formats.money)
        case int() | float():
            sheet.write_number(line, column, value, formats.plain)
        case str():
            sheet.write_string(line, column, value, formats.text if header in KEYS else formats.plain)


def _write_total(sheet: Worksheet, line: int, row: Row, tab: Tab, formats: Formats) -> None:
    column = tab.headers.index(str(row.total))
    money = formats.money if row.total == "Bedrag" else formats.plain
    if row.total_value is not None:
        sheet.write_number(line, column, row.total_value, money)
        return
    above = [other.values.get(str(row.total)) for other in tab.rows[: tab.rows.index(row)]]
    figures = [Decimal(value) for value in above if isinstance(value, (int, Decimal))]
    letter, first = xl_col_to_name(column), len(tab.lead) + 2
    total = float(sum(figures, Decimal(0)))
    sheet.write_formula(line, column, f"=SUM({letter}{first}:{letter}{line})", money, total)


def _merge_days(sheet: Worksheet, first: int, tab: Tab, formats: Formats) -> None:
    for row, header in tab.merged:
        line, column = first + tab.rows.index(row), tab.headers.index(header)
        day = row.values[header]
        if not isinstance(day, date):
            raise TypeError(f"only a day is merged over two rows, not {day!r}")
        sheet.merge_range(line, column, line + 1, column, None, formats.day)
        sheet.write_datetime(line, column, datetime(day.year, day.month, day.day), formats.day)


def _places(first: int, tab: Tab) -> Iterator[tuple[str, Mess]]:
    if tab.free:
        yield "", Mess("", "eigen tabblad", "unknown_tab")
        return
    for column, header in enumerate(tab.headers):
        if header not in HEADERS[tab.title]:
            yield xl_rowcol_to_cell(first - 1, column), Mess(header, "eigen kolom", "unknown_column")
    for line, row in enumerate(tab.rows, first):
        for mess in row.mess:
            column = tab.headers.index(mess.column) if mess.column in tab.headers else 0
            of_the_tab = mess.code == "hidden_rows"
            yield "" if of_the_tab else xl_rowcol_to_cell(line, column), mess
