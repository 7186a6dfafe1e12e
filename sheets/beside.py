"""What stands beside a fault in its row, and how much the row reports: what a partner needs to find it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from schemas.dates import Span, format_day
from schemas.fault import Fault, shorten
from schemas.reference import Reference
from schemas.row import FieldSpec, fields_of, read_cell
from schemas.tabs import confidential_fields
from schemas.text import personal_data
from sheets.grid import column_letter
from sheets.issues import Issue
from sheets.tab import HARMLESS, CheckedTab

MOST_CELLS = 6
"""More beside each other do not fit on a phone."""
TELLING = 4
"""So many of the fields that every row has tell people which row it is."""
LONGEST = 40
ALONE = {"referrals": ("contacted_on", "status")}
"""What tells the row where the required fields together could tell whose question it is."""
WEIGHED = {"activities": ("attended", "registered"), "expenses": ("amount",)}
"""What a row reports, by table: people, or euro cents; the first of these that is filled in."""

Shown: TypeAlias = tuple[str, str | None, int]
"""A header, the text under it (None where it must not be shown) and 1 for the faulty cell."""


def beside_rows(tabs: Iterable[CheckedTab], issues: Iterable[Issue]) -> list[dict[str, Any]]:
    """For each issue `beside`, JSON of what stands beside it, and `weight`; None where it is of no row."""
    known = {(tab.place.workbook, tab.grid.title): Beside(tab) for tab in tabs}
    found = (known.get((issue.workbook, issue.tab or "")) for issue in issues)
    return [
        {"beside": near.json(issue), "weight": near.weight(issue)} if near and near.is_of_row(issue) else {}
        for near, issue in zip(found, issues, strict=True)
    ]


class Beside:
    """The rows of one tab as somebody may see them who may not see what is confidential."""

    def __init__(self, tab: CheckedTab) -> None:
        self._tab, self._fields = tab, fields_of(tab.model)
        self._confidential = confidential_fields(tab.model)
        self._names = {column: name for name, column in sorted(tab.header.columns.items())}
        self._order = sorted(self._names)
        self._alone = ALONE.get(tab.model.table)
        required = self._alone or [name for name, field in self._fields.items() if field.required]
        self._telling = [name for name in required if name in tab.header.columns][:TELLING]

    def is_of_row(self, issue: Issue) -> bool:
        """Whether it is of a row below the headers."""
        return issue.row is not None and issue.row >= self._tab.header.first_data_row

    def json(self, issue: Issue) -> str:
        """The cells beside an issue and its own, in the order of the sheet, as JSON."""
        return json.dumps(self.cells(issue), ensure_ascii=False, separators=(",", ":"))

    def cells(self, issue: Issue) -> list[Shown]:
        """The cells that tell which row it is, those the rule compared, and the ones left and right."""
        row, own = issue.row or 0, self._column(issue)
        wanted = [own, *self._columns(issue.fields), *self._columns(self._telling), *self._around(own)]
        columns = list(dict.fromkeys(filter(None, wanted)))[:MOST_CELLS]
        shown = (self._shown(row, column, column == own) for column in sorted(columns))
        return [cell for cell in shown if cell[1] or cell[2]]

    def _column(self, issue: Issue) -> int | None:
        return next((column for column in self._order if column_letter(column) == issue.column), None)

    def _columns(self, names: Iterable[str]) -> list[int]:
        columns = self._tab.header.columns
        return [columns[name] for name in names if name in columns and name not in self._confidential]

    def _around(self, own: int | None) -> list[int]:
        if own is None or self._alone:
            return []
        near = (column for column in (own - 1, own + 1) if column in self._names)
        return [column for column in near if self._names[column] not in self._confidential]

    def _shown(self, row: int, column: int, is_own: bool) -> Shown:
        field = self._fields[self._names[column]]
        header = self._tab.header.text(self._tab.grid, field.name, field.header)
        return header, self._text(row, column, field), int(is_own)

    def _text(self, row: int, column: int, field: FieldSpec) -> str | None:
        """The text of a cell as typed; None where nobody may see it."""
        cell = self._tab.grid.cell(row, column)
        if field.name in self._confidential or personal_data(cell.text):
            return None
        if field.money and isinstance(cell.value, (int, float)):
            return _in_own_words(cell.value, field)
        if not self._confidential or HARMLESS.fullmatch(cell.text):
            return shorten(cell.text, LONGEST)
        return _in_own_words(cell.value, field)

    def weight(self, issue: Issue) -> int | None:
        """The people or the cents that the row reports, None where that is not known."""
        columns = self._tab.header.columns
        for name in WEIGHED.get(self._tab.model.table, ()):
            if name in columns:
                value = read_cell(self._tab.grid.value(issue.row or 0, columns[name]), self._fields[name])
                if isinstance(value, int):
                    return abs(value)
        return None


def _in_own_words(typed: object, field: FieldSpec) -> str | None:
    """What a cell means in our own words, where it says nothing else; None for any other text.

    A name that slipped a column is thereby never shown.
    """
    value = read_cell(typed, field) if _is_closed(field) or not field.textual else None
    if value is None or isinstance(value, Fault):
        return None
    if isinstance(value, Span):
        value = value.first
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, Reference):
        return str(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return value if isinstance(value, str) else field.written(value)


@cache
def _is_closed(field: FieldSpec) -> bool:
    """Whether a field takes the words of a list alone: it then refuses what is no word at all."""
    refused = read_cell("§", field)
    return isinstance(refused, Fault) and refused.code == "unknown_category"
