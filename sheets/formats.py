"""Number formats: which are a date's, what the built-in ones are, and a compact table of who has which."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping

from sheets.limits import MAX_COLUMNS, MAX_ROWS

BUILTIN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0;(#,##0)",
    38: "#,##0;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    48: "##0.0E+0",
}
"""The formats that a file names by number alone (ECMA-376 part 1, 18.8.30), without dates and text."""

_NOT_FIELDS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].')


def is_plain(code: str) -> bool:
    """Whether a format says nothing of a number: general, text or none."""
    return code.strip().lower() in ("", "general", "standaard", "@")


def is_date(code: str) -> bool:
    """Whether a format shows a date or a time.

    >>> is_date("dd/mm/yyyy"), is_date('0.00 "maanden"'), is_date("[h]:mm"), is_date("#,##0.00 [$EUR]")
    (True, False, True, False)
    """
    bare = _NOT_FIELDS.sub("", code).lower()
    return bool(re.search(r"[dmyhs]", bare) or re.search(r"\[[hms]+\]", code.lower()))


MOST = 2**16 - 1
"""So many different formats go into two bytes; Excel itself takes no more."""


class Formats(Mapping[tuple[int, int], str]):
    """Number formats by 1-based (row, column) in two bytes a cell, as a whole column often has one."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {"": 0}
        self._names: list[str] = [""]
        self._columns: dict[int, array[int]] = {}

    def add(self, row: int, column: int, code: str) -> None:
        """Keep the format of one cell; beyond the limits of a tab, or of two bytes, nothing is kept."""
        mark = self._codes.get(code)
        if row > MAX_ROWS or column > MAX_COLUMNS or (mark is None and len(self._names) > MOST):
            return
        if mark is None:
            mark = self._codes[code] = len(self._names)
            self._names.append(code)
        marks = self._columns.setdefault(column, array("H"))
        if row >= len(marks):
            marks.frombytes(bytes(2 * (row + 1 - len(marks))))
        marks[row] = mark

    def __getitem__(self, key: tuple[int, int]) -> str:
        row, column = key
        marks = self._columns.get(column)
        mark = marks[row] if marks is not None and 0 < row < len(marks) else 0
        if not mark:
            raise KeyError(key)
        return self._names[mark]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for column, marks in self._columns.items():
            yield from ((row, column) for row, mark in enumerate(marks) if mark)

    def __len__(self) -> int:
        return sum(len(marks) - marks.count(0) for marks in self._columns.values())
