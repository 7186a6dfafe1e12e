"""Primary and complementary suppression: which counts of a table are told, so that no other follows.

The terms and the aim are those of cell suppression (Hundepool et al., Statistical Disclosure Control, Wiley
2012, chapter 4; Willenborg and De Waal, Elements of Statistical Disclosure Control, Springer 2001). The
tables are kept so plain that how closely an attacker can bound a cell is a sum and not a search: a table of
one line is bounded by its total and the marks on its cells, a table of two directions, of which whole
columns are hidden, by the bounds of Fréchet (max(0, row + column - all) up to min(row, column)), which are
sharp for whole numbers.

What is promised, with `smallest` the smallest count told: whatever is told, each hidden count could still be
at least `smallest - 1` different numbers; one that is marked small could be each of 1 up to `smallest - 1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from metrics.disclosure import NOT_TOLD, SMALL, State, Told


@dataclass(frozen=True)
class Cell:
    """A count, and how many different municipalities are known to be behind it."""

    count: int = 0
    places: int = 0


@dataclass(frozen=True)
class Limits:
    """What a count needs to be told; `before` is the smallest count told to those who are told more."""

    smallest: int
    places: int
    before: int = 0

    def allow(self, cell: Cell) -> bool:
        """Whether a count may be told for its own sake; none at all points at nobody."""
        return not cell.count or (cell.count >= self.smallest and cell.places >= self.places)

    def allow_of(self, cell: Cell, whole: int, *, each: bool) -> bool:
        """The same of a cell of a line of so many questions.

        Where a question may count in several cells, the questions that a cell does not count are in no
        cell of their own: too few of them are as telling as too few in the cell.
        """
        rest = whole - cell.count
        return self.allow(cell) and (not each or not cell.count or not rest or rest >= self.smallest)

    @property
    def width(self) -> int:
        """How far apart the bounds of a hidden count must lie."""
        return self.smallest - 2


Line: TypeAlias = Mapping[str, Cell]
Answer: TypeAlias = Mapping[str, Told]

_REST = ""
"""The columns that are hidden in the sum of the lines already, as one."""


def line(
    cells: Line, limits: Limits, *, whole: int, each: bool = False, before: Answer | None = None
) -> Answer | None:
    """What is told of each cell of one line, of which the questions behind it, `whole`, are known.

    With `each` a question may count in several cells, and otherwise in one. `before` is what those are told
    who are told more: from that alone all follows, so that they learn nothing new. None where nothing of the
    line can be told without giving away what is hidden.
    """
    counts = {key: cell.count for key, cell in cells.items()}
    ranges = {SMALL: (1, limits.smallest - 1), NOT_TOLD: (limits.smallest, whole)}
    hidden, bounds = {}, {}
    for key, cell in cells.items():
        known = Told.exactly(cell.count) if before is None else before.get(key, NOT_TOLD)
        if known.state is not State.EXACT:
            hidden[key] = known
            bounds[key] = ranges[SMALL] if known == SMALL else (limits.before, whole)
        elif not limits.allow_of(cell, whole, each=each):
            hidden[key] = SMALL if cell.count < limits.smallest else NOT_TOLD
            bounds[key] = ranges[hidden[key]]
    while not _is_safe(counts, bounds, limits.width, whole=whole, each=each):
        others = sorted((key for key in cells if counts[key] and key not in hidden), key=counts.__getitem__)
        if not others:
            return None
        more = {key: bounds | {key: ranges[NOT_TOLD]} for key in others}
        enough = (key for key in others if _is_safe(counts, more[key], limits.width, whole=whole, each=each))
        chosen = next(enough, others[0])
        hidden[chosen], bounds = NOT_TOLD, more[chosen]
    return {key: hidden.get(key, Told.exactly(count)) for key, count in counts.items()}


def _is_safe(
    counts: Mapping[str, int], hidden: Mapping[str, tuple[int, int]], width: int, *, whole: int, each: bool
) -> bool:
    """Whether for each hidden cell the bounds from the marks and the total lie far enough apart."""
    told = sum(count for key, count in counts.items() if key not in hidden)
    low = sum(bounds[0] for bounds in hidden.values())
    high = sum(bounds[1] for bounds in hidden.values())
    # Of cells that count a question more than once no more is known than that together they hold them all.
    least = max(0, whole - told)
    for own_low, own_high in hidden.values():
        bottom = max(own_low, least - (high - own_high))
        top = own_high if each else min(own_high, least - (low - own_low))
        if top - bottom < width:
            return False
    return True


def lines(
    rows: Sequence[Line],
    above: Answer | None,
    limits: Limits,
    *,
    wholes: Sequence[int],
    each: bool = False,
    before: Sequence[Answer | None] | None = None,
) -> Sequence[Answer | None]:
    """What is told of the lines that add up to a line of which `above` is told; the others as in `line`.

    A column is told in every line or in none, so that what is hidden is bounded by the totals of the lines
    and the columns alone. Where the sum is small so is each line's part, which may be none at all. None for
    every line where nothing can be told.
    """
    some = [at for at, whole in enumerate(wholes) if whole]
    if above is None:
        return [None] * len(rows)
    if len(some) <= 1:
        return [above if at in some else dict.fromkeys(above, Told.exactly(0)) for at in range(len(rows))]
    known = [before[at] for at in some] if before else []
    table = _Table([rows[at] for at in some], above, limits, [wholes[at] for at in some], each)
    hidden = table.hidden({key for row in known for key, told in (row or {}).items() if told.count is None})
    if hidden is None or None in known:
        return [None] * len(rows)
    marks = {key: SMALL if above[key] == SMALL else NOT_TOLD for key in hidden}
    return [{key: marks.get(key, Told.exactly(_count(row, key))) for key in above} for row in rows]


def _count(row: Line, key: str) -> int:
    return row.get(key, Cell()).count


@dataclass(frozen=True)
class _Table:
    """Lines that are not empty, their totals, and what is told of their sum."""

    rows: Sequence[Line]
    above: Answer
    limits: Limits
    wholes: Sequence[int]
    each: bool

    def hidden(self, least: set[str]) -> set[str] | None:
        """The columns that are not told, `least` among them; None where that must be all of them."""
        columns = {key for key, told in self.above.items() if not told.is_zero}
        rest = {key for key in columns if self.above[key].state is not State.EXACT}
        found = rest | (least & columns) | {key for key in columns - rest if not self._allows(key)}
        while not self._is_safe(found, rest):
            others = sorted(columns - found, key=lambda key: self.above[key].count or 0)
            if not others:
                return None
            found.add(others[0])
        return found

    def _allows(self, key: str) -> bool:
        return all(
            self.limits.allow_of(row.get(key, Cell()), whole, each=self.each)
            for row, whole in zip(self.rows, self.wholes, strict=True)
        )

    def _is_safe(self, hidden: set[str], rest: set[str]) -> bool:
        if not hidden:
            return True
        told = set(self.above) - hidden
        if self.each and all(
            whole <= sum(_count(row, key) for key in told)
            for row, whole in zip(self.rows, self.wholes, strict=True)
        ):
            return self._are_columns_free(hidden - rest)
        tables = [self._cells(row, hidden, rest) for row in self.rows]
        if hidden == rest:
            # Its sum in a line is known, as if it were told.
            sums = [sum(cells.values()) for cells in tables]
            return all(not total or total >= self.limits.smallest for total in sums)
        return self._are_bounds_wide(tables)

    def _cells(self, row: Line, hidden: set[str], rest: set[str]) -> dict[str, int]:
        """The hidden cells of a line; those hidden in the sum of the lines too are as one."""
        cells = {key: _count(row, key) for key in hidden - rest}
        return cells | ({_REST: sum(_count(row, key) for key in rest)} if rest else {})

    def _are_columns_free(self, hidden: Iterable[str]) -> bool:
        """For columns that nothing but their own sum ties: a line's cell holds at most its questions."""
        questions = sum(self.wholes)
        for key in hidden:
            column = self.above[key].count or 0
            for whole in self.wholes:
                bottom, top = max(0, column - (questions - whole)), min(column, whole)
                if top - bottom < self.limits.width:
                    return False
        return True

    def _are_bounds_wide(self, tables: Sequence[Mapping[str, int]]) -> bool:
        """Whether the bounds of Fréchet lie far enough apart for every hidden cell."""
        totals = [sum(cells.values()) for cells in tables]
        columns = {key: sum(cells[key] for cells in tables) for key in tables[0]}
        everything = sum(totals)
        for total, whole in zip(totals, self.wholes, strict=True):
            for column in columns.values():
                bottom = max(0, total + column - everything)
                if min(total, column, whole) - bottom < self.limits.width:
                    return False
        return True
