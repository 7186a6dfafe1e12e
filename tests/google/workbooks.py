"""Our own workbooks as Google Sheets: a folder of .xlsx files behind the server."""

from __future__ import annotations

import base64
import hashlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.google.a1 import Area
from tests.google.entry import ERRORS, Entry, error, number, raw
from tests.google.formats import EPOCH, kind_of
from tests.google.spreadsheet import Spreadsheet, Tab


def spreadsheet_id(name: str) -> str:
    """An id as Google makes them, always the same for a name: 44 characters."""
    return "1" + base64.urlsafe_b64encode(hashlib.sha256(name.encode()).digest()).decode().rstrip("=")


def serve_workbooks(folder: Path, locale: str = "nl_BE") -> list[Spreadsheet]:
    """Each .xlsx of a folder as a spreadsheet with the file's name, its register pointing at their ids."""
    books = [_spreadsheet(path, locale) for path in sorted(folder.glob("*.xlsx"))]
    names = {book.title: book.id for book in books}
    for book in books:
        for tab in book.tabs:
            if tab.title == "Partners":
                _point_at_ids(tab, names)
    return books


def only(books: list[Spreadsheet], *ids: str) -> list[Spreadsheet]:
    """Some of these, with a register that names no other: a reading of few costs little."""
    kept = [book for book in books if book.id in ids]
    gone = {book.id for book in books if book.id not in ids}
    for tab in (tab for book in kept for tab in book.tabs if tab.title == "Partners"):
        for place, entry in list(tab.cells.items()):
            named = entry.effective.get("stringValue", "").split("; ")
            if gone & set(named):
                tab.put(*place, raw("; ".join(name for name in named if name not in gone)))
    return kept


def _point_at_ids(tab: Tab, names: dict[str, str]) -> None:
    for position, entry in list(tab.cells.items()):
        typed = entry.effective.get("stringValue", "")
        pieces = [piece.strip().removesuffix(".xlsx") for piece in typed.replace("\n", ";").split(";")]
        if any(piece in names for piece in pieces):
            tab.put(*position, raw("; ".join(names.get(piece, piece) for piece in pieces)))


def _spreadsheet(path: Path, locale: str) -> Spreadsheet:
    book = load_workbook(path, data_only=True)
    tabs = [_tab(sheet, gid) for gid, sheet in enumerate(book.worksheets)]
    return Spreadsheet(spreadsheet_id(path.stem), path.stem, tabs, locale)


def _tab(sheet: Worksheet, gid: int) -> Tab:
    merges = [
        Area(block.min_row, block.min_col, block.max_row, block.max_col)
        for block in sheet.merged_cells.ranges
    ]
    hidden = {row for row, about in sheet.row_dimensions.items() if about.hidden}
    tab = Tab(sheet.title, gid * 101, hidden_by_user=hidden, merges=merges)
    tab.hidden = sheet.sheet_state != "visible"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                tab.put(cell.row, cell.column, _entry(cell.value, cell.number_format))
    return tab


def _entry(value: Any, pattern: str) -> Entry:
    pattern = "" if pattern == "General" else pattern
    if isinstance(value, str):
        return error(value) if value in ERRORS else raw(value)
    if isinstance(value, bool):
        return raw(value)
    if isinstance(value, (int, float)):
        return number(value, kind_of(pattern) if pattern else "", pattern)
    return number(_serial(value), kind_of(pattern), pattern)


def _serial(value: date | time | timedelta) -> float:
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        return value.total_seconds() / 86_400
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    days = (moment - EPOCH).total_seconds() / 86_400
    return int(days) if days.is_integer() else days
