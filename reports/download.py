"""A table to take away as an Excel file: typed figures, what was filtered, of when it is, what it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, Literal, TypeAlias

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.template import PLAIN_TEXT
from reports.template_look import FONT

Kind: TypeAlias = Literal["count", "day", "decimal", "euro", "month", "share", "text"]
Note: TypeAlias = tuple[str, str]
"""What is told, and its words."""

NUMBER_FORMATS: Mapping[Kind, str] = {
    "count": "#,##0",
    "day": "dd/mm/yyyy",
    "decimal": "#,##0.##",
    "euro": '"€" #,##0.00;-"€" #,##0.00',
    "month": "[$-813]mmmm yyyy",
    "share": "0.0%",
    "text": "@",
}
"""A spreadsheet program writes the separators of who opens it: in Belgium `€ 97.492,10`."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program takes for a formula where it opens a text, or where somebody edits the cell."""
TABLE, MEANING = "Tabel", "Toelichting"
NARROWEST, WIDEST, MEASURED = 8, 60, 200
"""Of a column in characters; so many rows are looked at for it."""
NOT_IN_A_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST = 32_767
"""Characters that a cell holds."""


@dataclass(frozen=True)
class Column:
    """A column under its head; money is euro cents, a share a part of one, unknown None or NA.

    Among figures a text says why there is none.
    """

    head: str
    kind: Kind
    values: Sequence[Any]


def excel(name: str, columns: Sequence[Column], notes: Sequence[Note], meaning: Sequence[Note]) -> bytes:
    """The `.xlsx` file: the table under its name and its notes, and on a second sheet what it all means."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, **PLAIN_TEXT}) as book:
        book.set_properties({"title": name})
        formats = _Formats(book)
        _write_table(book.add_worksheet(TABLE), formats, name, columns, notes)
        _write_meaning(book.add_worksheet(MEANING), formats, [("Bestand", name), *notes, *meaning])
    return out.getvalue()


class _Formats:
    """The cell formats of one workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self.title = book.add_format({**FONT, "bold": True, "font_size": 14})
        self.plain = book.add_format(FONT)
        self.wrapped = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
        self.name = book.add_format({**FONT, "bold": True, "valign": "top"})
        self.head = book.add_format({**FONT, "bold": True, "bg_color": "#e8eef3", "bottom": 1})
        self.of = {
            kind: book.add_format({**FONT, "num_format": shown, "valign": "top"})
            for kind, shown in NUMBER_FORMATS.items()
        }
        # So that it stays a text where somebody edits it.
        self.quoted = book.add_format({**FONT, "num_format": "@", "valign": "top", "quote_prefix": True})


def _write_table(
    sheet: Worksheet, formats: _Formats, name: str, columns: Sequence[Column], notes: Sequence[Note]
) -> None:
    _text(sheet, 0, 0, name, formats.title)
    for row, (what, words) in enumerate(notes, 1):
        _text(sheet, row, 0, f"{what}: {words}", formats.plain)
    first = len(notes) + 2
    for at, column in enumerate(columns):
        _text(sheet, first, at, column.head, formats.head)
        for row, value in enumerate(column.values, first + 1):
            _write(sheet, row, at, value, column.kind, formats)
        sheet.set_column(at, at, _width(column))
    rows = max((len(column.values) for column in columns), default=0)
    sheet.freeze_panes(first + 1, 0)
    sheet.autofilter(first, 0, first + rows, max(0, len(columns) - 1))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first)


def _write_meaning(sheet: Worksheet, formats: _Formats, notes: Sequence[Note]) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for row, (what, words) in enumerate(notes):
        _text(sheet, row, 0, what, formats.name)
        _text(sheet, row, 1, words, formats.wrapped)


def _write(sheet: Worksheet, row: int, at: int, value: Any, kind: Kind, formats: _Formats) -> None:
    if value is None or pd.isna(value):
        return
    if isinstance(value, (date, datetime)):
        shown = formats.of["month" if kind == "month" else "day"]
        # Midnight of the day itself: a sheet knows no time zone.
        sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), shown)
    elif kind in NUMBERS and not isinstance(value, str):
        sheet.write_number(row, at, NUMBERS[kind](value), formats.of[kind])
    else:
        text = str(value)
        _text(sheet, row, at, text, formats.quoted if text.startswith(FORMULA_STARTS) else formats.of["text"])


NUMBERS: Mapping[Kind, Callable[[Any], float]] = {
    "count": int,
    "decimal": float,
    "euro": lambda cents: int(cents) / 100,
    "share": float,
}


def _text(sheet: Worksheet, row: int, at: int, text: str, how: Format) -> None:
    sheet.write_string(row, at, NOT_IN_A_CELL.sub("", text)[:LONGEST], how)


def _width(column: Column) -> float:
    if column.kind in ("euro", "month"):
        return 16
    longest = max((len(str(value)) for value in column.values[:MEASURED]), default=0)
    held = 12 if column.kind == "day" else longest if column.kind == "text" else 10
    return float(min(WIDEST, max(NARROWEST, held + 1, len(column.head) + 4)))
