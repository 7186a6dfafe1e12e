"""What Google answers as grids: typed values, and the text that the sheet shows where that says more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeAlias

from sheets.formats import Formats
from sheets.grid import Grid, Merge, Value, shown

Answer: TypeAlias = dict[str, Any]
"""A `Spreadsheet` of the Sheets API, its rows of cells already made compact."""

_BOOK = "properties(title,locale,timeZone)"
_SHEET = "properties(sheetId,title,index,hidden,sheetType,gridProperties)"
_CELL = "formattedValue,effectiveValue,effectiveFormat(numberFormat)"
_DATA = f"startRow,startColumn,rowMetadata(hiddenByUser,hiddenByFilter),rowData(values({_CELL}))"
TITLES = f"{_BOOK},sheets({_SHEET})"
"""Asks which tabs there are."""
CELLS = f"{_BOOK},sheets({_SHEET},merges,data({_DATA}))"
"""Asks for everything of the tabs in the ranges that go with it."""

EPOCH = datetime(1899, 12, 30)
"""Day 0 of a Google Sheet, in the spreadsheet's own time zone."""
_SECONDS_A_DAY = 86_400
_WHOLE = 2**53
_ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


class _Row(NamedTuple):
    """A row of cells: its values, and (index, text, number format) where a cell has more to tell."""

    values: list[Value]
    extras: list[tuple[int, str | None, str | None]]


class _Rows:
    """Makes each row compact as soon as it is parsed: a large tab never stands in memory as JSON.

    Being Python between two rows it lets other threads go on, too.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._numbers: dict[tuple[float, str, str], tuple[Value, str]] = {}

    def __call__(self, parsed: Answer) -> Answer | _Row:
        return self._row(parsed["values"]) if "values" in parsed else parsed

    def _row(self, cells: list[Answer]) -> _Row:
        row = _Row([], [])
        for index, cell in enumerate(cells):
            value, text, pattern = self._cell(cell) if cell else (None, None, None)
            row.values.append(value)
            if text is not None or pattern:
                row.extras.append((index, text, pattern))
        while row.values and row.values[-1] is None:
            row.values.pop()
        return row

    def _cell(self, cell: Answer) -> tuple[Value, str | None, str | None]:
        """The value, the text where it is not what `shown` makes of the value, and a number's format."""
        effective, text = cell.get("effectiveValue"), cell.get("formattedValue")
        if not effective:
            return (self._text(text) if text else None), None, None
        kind, raw = next(iter(effective.items()))
        if kind == "stringValue":
            different = self._text(text) if text and text != raw else None
            return (self._text(raw) if raw else None), different, None
        if kind == "numberValue":
            return self._number(raw, text, cell)
        if kind == "boolValue":
            return raw, _different(text, shown(raw)), None
        return self._text(text or _ERRORS.get(raw.get("type", ""), "#ERROR!")), None, None

    def _number(self, raw: float, text: str | None, cell: Answer) -> tuple[Value, str | None, str | None]:
        number_format = cell.get("effectiveFormat", {}).get("numberFormat", {})
        pattern = number_format.get("pattern", "")
        key = (raw, number_format.get("type", ""), pattern)
        if key not in self._numbers:
            value = typed(*key)
            self._numbers[key] = (value, shown(value, pattern or None))
        value, expected = self._numbers[key]
        is_number = isinstance(value, (int, float))
        different = _different(text, expected)
        return value, different and self._text(different), self._text(pattern) if is_number else None

    def _text(self, text: str) -> str:
        """One copy of each text."""
        return self._texts.setdefault(text, text)


def _different(text: str | None, expected: str) -> str | None:
    return text if text and text != expected else None


def typed(number: float, kind: str, pattern: str) -> Value:
    """A number as its format (`DATE`, `d/m/yyyy`) means it: a day, a moment, a time, a duration or a number.

    >>> typed(44592, "DATE", "dd/mm/yyyy"), typed(0.5, "TIME", "h:mm"), typed(1.5, "TIME", "[h]:mm")
    (datetime.date(2022, 1, 31), datetime.time(12, 0), datetime.timedelta(days=1, seconds=43200))
    """
    if kind in ("DATE", "DATE_TIME", "TIME"):
        try:
            return _moment(timedelta(seconds=round(number * _SECONDS_A_DAY)), kind, pattern)
        except OverflowError:
            return number
    if isinstance(number, float) and number.is_integer() and abs(number) < _WHOLE:
        return int(number)
    return number


def _moment(since_epoch: timedelta, kind: str, pattern: str) -> date | time | timedelta:
    if kind == "TIME" and "[" in pattern:
        return since_epoch
    moment = EPOCH + since_epoch
    if kind == "TIME":
        return moment.time()
    return moment.date() if kind == "DATE" and moment.time() == time() else moment


def parse(body: bytes) -> Answer:
    """An answer of the Sheets API; raises ValueError where it is cut off or none."""
    answer = json.loads(body, object_hook=_Rows())
    if not isinstance(answer, dict):
        raise ValueError("no spreadsheet")
    return answer


def sheets_of(answer: Answer) -> Iterator[Answer]:
    """The tabs of cells: not a tab of one chart, nor the `{}` that stands for an answer without anything."""
    for sheet in answer.get("sheets", []):
        if sheet.get("properties", {"sheetType": "none"}).get("sheetType", "GRID") == "GRID":
            yield sheet


def gid_of(sheet: Answer) -> int:
    """The number by which a tab stays known whatever it is called."""
    return int(sheet["properties"].get("sheetId", 0))


def title_of(sheet: Answer) -> str:
    """What a tab is called today."""
    return str(sheet["properties"].get("title", ""))


def grid(sheet: Answer) -> Grid:
    """One tab as a grid."""
    rows: list[list[Value]] = []
    texts: dict[tuple[int, int], str] = {}
    formats = Formats()
    for block in sheet.get("data", []):
        left = block.get("startColumn", 0)
        for at, row in enumerate(block.get("rowData", []), block.get("startRow", 0)):
            if isinstance(row, _Row):
                _put(rows, at, left, row.values)
                _put_extras(row, at + 1, left + 1, texts, formats)
    return Grid(
        title_of(sheet),
        rows,
        number_formats=formats,
        texts=texts,
        hidden_rows=hidden(sheet, "hiddenByUser") | hidden(sheet, "hiddenByFilter"),
        merges=tuple(map(_merge, sheet.get("merges", []))),
        gid=gid_of(sheet),
    )


def _put(rows: list[list[Value]], at: int, left: int, values: list[Value]) -> None:
    """Writes values into a row (0-based) from a column (0-based) on; blank rows above it come to exist."""
    if not values:
        return
    rows.extend([] for _ in range(at + 1 - len(rows)))
    row = rows[at]
    row.extend([None] * (left - len(row)))
    row[left : left + len(values)] = values


def _put_extras(row: _Row, at: int, left: int, texts: dict[tuple[int, int], str], formats: Formats) -> None:
    for index, text, pattern in row.extras:
        if text is not None:
            texts[at, left + index] = text
        if pattern:
            formats.add(at, left + index, pattern)


def hidden(sheet: Answer, how: str) -> frozenset[int]:
    """The rows (1-based) that are hidden so: `hiddenByUser` or `hiddenByFilter`."""
    return frozenset(
        at
        for block in sheet.get("data", [])
        for at, row in enumerate(block.get("rowMetadata", []), block.get("startRow", 0) + 1)
        if row.get(how)
    )


def _merge(block: Mapping[str, int]) -> Merge:
    """Google counts from 0 and leaves the end out."""
    return Merge(
        first_row=block.get("startRowIndex", 0) + 1,
        first_column=block.get("startColumnIndex", 0) + 1,
        last_row=block["endRowIndex"],
        last_column=block["endColumnIndex"],
    )
