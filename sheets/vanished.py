"""Rows that were there at the last reading and are gone: a tab emptied or shrunk, and seldom on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from schemas.row import Row
from schemas.tabs import model_of
from schemas.text import is_empty, key
from sheets.grid import Grid, Value
from sheets.header import find_header
from sheets.skipped import blank_rows

LEAST_EMPTIED = 2
"""A tab that held fewer rows may be emptied: taking one row away is a correction."""
LEAST_LOST = 5
"""So many rows gone from a tab that still holds some is the least that is told."""
SHARE_LOST = 0.5
"""More than this share of the rows must be gone as well."""


@dataclass(frozen=True)
class Vanished:
    """A tab that lost its rows: how many it held and holds, and in which reading the former stand.

    `reading` and `since` (UTC) are filled in by the store; `gid` is None where the source has none. `was` is
    what a renamed tab was called when it still had a title of ours.
    """

    tab: str
    gid: int | None
    rows_before: int
    rows_now: int
    reading: int | None = None
    since: datetime | None = None
    was: str | None = None

    @property
    def model(self) -> type[Row] | None:
        """The model of the tab, by its title or by the one that it had."""
        return model_of(self.tab) or (model_of(self.was) if self.was else None)

    def rows_in(self, grids: Sequence[Grid]) -> int:
        """How many rows of data the tab holds among these."""
        return rows(same_tab(self.tab, self.gid, grids), self.model) if self.model else self.rows_before


def is_loss(before: int, now: int) -> bool:
    """Whether so many rows gone is more than a correction."""
    if now == 0:
        return before >= LEAST_EMPTIED
    return before - now >= LEAST_LOST and (before - now) / before > SHARE_LOST


def vanished(
    previous: Iterable[Grid], current: Sequence[Grid], was: Mapping[int, str] | None = None
) -> list[Vanished]:
    """The tabs that were full in the previous reading and are emptied, shrunk or gone in this one.

    A tab is the same by its gid, by its title where there is none. `was` is what a tab was called by gid
    before somebody renamed it; tabs of a partner's own do not count.
    """
    former = was or {}
    found = [_lost(grid, None if grid.gid is None else former.get(grid.gid), current) for grid in previous]
    return [tab for tab in found if tab is not None and is_loss(tab.rows_before, tab.rows_now)]


def _lost(grid: Grid, former: str | None, current: Sequence[Grid]) -> Vanished | None:
    """How many rows a tab held and holds; None for a tab that is none of ours."""
    told = Vanished(grid.title, grid.gid, 0, 0, was=None if model_of(grid.title) else former)
    if told.model is None:
        return None
    return replace(told, rows_before=rows(grid, told.model), rows_now=told.rows_in(current))


def same_tab(title: str, gid: int | None, grids: Sequence[Grid]) -> Grid | None:
    """The tab with this gid, or with this title where either has no gid."""
    by_gid = (grid for grid in grids if gid is not None and grid.gid == gid)
    by_title = (grid for grid in grids if key(grid.title) == key(title) and None in (gid, grid.gid))
    return next(by_gid, None) or next(by_title, None)


def rows(grid: Grid | None, model: type[Row]) -> int:
    """How many rows of data a tab holds below its headers, blank ones left out; 0 where there is no tab."""
    if grid is None:
        return 0
    header = find_header(grid, model)
    data = grid.rows[header.first_data_row - 1 :]
    columns = [column - 1 for column in sorted(header.columns.values())]
    # A row with two filled cells is not blank, whatever the others hold: few rows need a closer look.
    doubtful = {
        i: values
        for i, row in enumerate(data)
        if not _two_filled(values := [row[c] for c in columns if c < len(row)] if columns else row)
    }
    return len(data) - len(blank_rows(doubtful))


def _two_filled(values: Iterable[Value]) -> bool:
    filled = (v for v in values if v is not None and v is not False and not _says_nothing(v))
    return len(list(islice(filled, 2))) == 2


def _says_nothing(value: Value) -> bool:
    return isinstance(value, str) and is_empty(value)
