"""A tab as a grid of typed cells with true positions, the same for a file and for a Google Sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell holds; an empty cell is None, a formula error is its text (`#N/B`)."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, 1-based and inclusive; its value stands in the top left cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its typed value, the text a person sees, its number format, its 1-based position."""

    value: Value
    text: str
    number_format: str | None
    row: int
    column: int

    @property
    def address(self) -> str:
        """The address as the sheet shows it, such as `M12`."""
        return f"{column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Grid:
    """One tab.

    `rows[0]` is sheet row 1 and its first item column A; rows may differ in length.
    `number_formats` and `texts` are sparse, keyed by 1-based (row, column): a format where it is not
    the general one, a text where the source knows what the sheet shows.
    """

    title: str
    rows: list[list[Value]]
    number_formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    gid: int | None = None

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 1-based position; outside the grid it is empty."""
        value = self.value(row, column)
        number_format = self.number_formats.get((row, column))
        text = self.texts.get((row, column)) or shown(value, number_format)
        return Cell(value, text, number_format, row, column)

    def value(self, row: int, column: int) -> Value:
        """The typed value at a 1-based position, None outside the grid."""
        if not 1 <= row <= len(self.rows):
            return None
        values = self.rows[row - 1]
        return values[column - 1] if 1 <= column <= len(values) else None

    def __iter__(self) -> Iterator[list[Value]]:
        return iter(self.rows)


def column_letter(column: int) -> str:
    """The letters of a 1-based column: 1 is A, 27 is AA.

    >>> column_letter(13), column_letter(703)
    ('M', 'AAA')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown(value: Value, number_format: str | None = None) -> str:
    """A value as text, near to what the sheet shows; a key keeps the zeros that its format shows.

    >>> shown(7, "000"), shown(5.1, "0.00"), shown(12.5), shown(date(2022, 1, 31))
    ('007', '5.10', '12,5', '31/01/2022')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime) and value.time() != time():
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04d}"
    return str(value)


def _number(value: int | float, number_format: str | None) -> str:
    if number_format and re.fullmatch(r"0{2,}", number_format):
        return f"{value:0{len(number_format)}.0f}"
    if number_format and (decimals := re.fullmatch(r"0\.(0+)", number_format)):
        return f"{value:.{len(decimals[1])}f}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value).replace(".", ",")
