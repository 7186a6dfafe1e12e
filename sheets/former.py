"""The rows of a former reading: what a screen may show of them, and the whole for who may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from schemas.referral import Referral
from schemas.row import Row, fields_of
from schemas.tabs import confidential_fields, model_of
from schemas.text import normal
from sheets.check import check_tab
from sheets.grid import Grid, column_letter
from sheets.tab import CheckedTab, Place

if TYPE_CHECKING:
    # The database is only needed once there is a store, and takes a while to import.
    from sheets.store import Store

NEVER_ON_SCREEN = (Referral,)
"""Tabs of which no row is shown: what remains without its confidential cells may still tell who asked."""

NAMED = ("budget_line", "grant")
"""Fields whose words stand in the coordinator's workbook: a tab alone cannot tell them from a name."""

ROW = "Rij"


@dataclass(frozen=True)
class Former:
    """Rows as a reading had them: header to the text of every row, first the sheet row's number.

    `left_out` counts rows that are not among them; `hidden` are the headers of columns that are not.
    """

    columns: dict[str, list[str]] = field(default_factory=dict)
    left_out: int = 0
    hidden: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.columns.get(ROW, ()))


def former_rows(store: Store, kept_as: str, tab: str, names: Collection[str], *, today: date) -> Former:
    """What a screen may show of the rows that vanished from a tab (by its title when it was full).

    Nothing where the tab has lost no rows; `names` as for `public_rows`. Raises StoreError.
    """
    state = store.states().get(kept_as)
    for lost in state.vanished if state else ():
        if lost.tab == tab and lost.reading is not None:
            grids = [grid for grid in store.grids_of(lost.reading) if grid.title == tab]
            return next((on_screen(grid, names, today) for grid in grids), Former())
    return Former()


def on_screen(grid: Grid, names: Collection[str], today: date) -> Former:
    """What a screen may show of a tab's rows: `public_rows`, and of some tabs none."""
    model = model_of(grid.title)
    if model is None:
        return Former()
    rows = public_rows(grid, model, today, names)
    return Former({}, rows.rows + rows.left_out) if model in NEVER_ON_SCREEN else rows


def public_rows(grid: Grid, model: type[Row], today: date, names: Collection[str] | None = None) -> Former:
    """The rows without what is confidential: only columns that the schema knows, and knows as public.

    Where the tab has confidential columns, rows with a fault are left out as well, for a name may have
    slipped a column there; and those that say in NAMED what is none of `names`, if these are given.
    """
    tab = check_tab(grid, model, Place("", ""), today=today)
    secret, specs = confidential_fields(model), fields_of(model)
    known = [name for name in specs if name in tab.header.columns]
    public = [name for name in known if name not in secret]
    rows = _faultless(tab, names) if secret else _filled(tab, public)
    left_out = tab.read - tab.skipped - len(rows) if secret else 0
    columns = {specs[name].header: _texts(grid, tab.header.columns[name], rows) for name in public}
    if not columns:
        return Former({}, tab.read - tab.skipped)
    hidden = tuple(specs[name].header for name in known if name in secret)
    return Former({ROW: list(map(str, rows)), **columns}, left_out, hidden)


def whole_rows(grid: Grid) -> Former:
    """Every row of a tab that holds anything, its headers too, by the letters of the columns.

    For an administrator: what is confidential is in it.
    """
    width = max(map(len, grid.rows), default=0)
    rows = [n for n, row in enumerate(grid.rows, 1) if any(value not in (None, "") for value in row)]
    columns = {column_letter(column): _texts(grid, column, rows) for column in range(1, width + 1)}
    return Former({ROW: list(map(str, rows)), **columns})


def _faultless(tab: CheckedTab, names: Collection[str] | None) -> list[int]:
    """The sheet rows in which no cell was refused and every name is known."""
    if names is None:
        return list(tab.rows)
    words = {normal(name) for name in names}
    columns = [tab.columns[name] for name in NAMED if name in tab.columns]
    return [
        row
        for i, row in enumerate(tab.rows)
        if all(column[i] is None or normal(column[i]) in words for column in columns)
    ]


def _filled(tab: CheckedTab, names: Iterable[str]) -> list[int]:
    """The sheet rows below the headers that hold anything in these columns."""
    columns = [tab.header.columns[name] for name in names]
    found = range(tab.header.first_data_row, len(tab.grid.rows) + 1)
    return [row for row in found if any(tab.grid.value(row, c) not in (None, "") for c in columns)]


def _texts(grid: Grid, column: int, rows: Iterable[int]) -> list[str]:
    return [grid.cell(row, column).text for row in rows]
