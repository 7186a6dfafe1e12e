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

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    cells: Line,
    limits: Limits,
    *,
    whole: int,
    each: bool = False,
    alone: Collection[str] = (),
    before: Answer | None = None,
) -> Answer | None:
    """What is told of each cell of one line, of which the questions behind it, `whole`, are known.

    With `each` a question may count in several cells, but for those in `alone`, which share none; otherwise
    in one. `before` is what those are told who are told more: from that alone all follows, so that they learn
    nothing new. None where nothing of the line can be told without giving away what is hidden.
    """
    counts = {key: cell.count for key, cell in cells.items()}
    told = _Told(counts, limits, whole, each, frozenset(alone))
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
    while not told.is_safe(bounds):
        others = sorted((key for key in cells if counts[key] and key not in hidden), key=counts.__getitem__)
        if not others:
            return None
        more = {key: bounds | {key: ranges[NOT_TOLD]} for key in others}
        chosen = next((key for key in others if told.is_safe(more[key])), others[0])
        hidden[chosen], bounds = NOT_TOLD, more[chosen]
    return {key: hidden.get(key, Told.exactly(count)) for key, count in counts.items()}


Range: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class _Told:
    """The counts of one line, and what is known of it beside them."""

    counts: Mapping[str, int]
    limits: Limits
    whole: int
    each: bool
    alone: frozenset[str]

    def is_safe(self, hidden: Mapping[str, Range]) -> bool:
        """Whether the bounds of each hidden cell, from the marks and all told, are far enough apart."""
        ranges = {key: hidden.get(key, (count, count)) for key, count in self.counts.items()}
        wide = (
            top - bottom >= self.limits.width for bottom, top in (self._range(key, ranges) for key in hidden)
        )
        return all(wide) and (not self.each or self._hides_those_with_any(ranges))

    def _range(self, key: str, ranges: Mapping[str, Range]) -> Range:
        low, high = ranges[key]
        others = {name: bounds for name, bounds in ranges.items() if name != key}
        # Of cells that share questions no more is known than that together they hold them all.
        bottom = max(low, self.whole - sum(bounds[1] for bounds in others.values()))
        if not self.each:
            return bottom, min(high, self.whole - sum(bounds[0] for bounds in others.values()))
        apart = sum(bounds[0] for name, bounds in others.items() if name in self.alone)
        beside = [bounds[0] for name, bounds in others.items() if name not in self.alone]
        return bottom, min(high, self.whole - apart - (max(beside, default=0) if key in self.alone else 0))

    def _hides_those_with_any(self, ranges: Mapping[str, Range]) -> bool:
        """Whether it does not follow how few questions count in any cell that shares them."""
        number = self.whole - sum(count for key, count in self.counts.items() if key in self.alone)
        if not 0 < number < self.limits.smallest:
            return True
        apart = [bounds for key, bounds in ranges.items() if key in self.alone]
        shared = [bounds for key, bounds in ranges.items() if key not in self.alone]
        least = max(self.whole - sum(high for _, high in apart), *(low for low, _ in shared))
        most = min(self.whole - sum(low for low, _ in apart), sum(high for _, high in shared))
        return most - least >= self.limits.width


def lines(
    rows: Sequence[Line],
    above: Answer | None,
    limits: Limits,
    *,
    wholes: Sequence[int],
    each: bool = False,
    alone: Collection[str] = (),
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
    kept = [rows[at] for at in some], above, limits, [wholes[at] for at in some]
    table = _Table(*kept, each, frozenset(alone))
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
    alone: frozenset[str]

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
        if self.each and not self._are_apart_free(hidden):
            return False
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

    def _are_apart_free(self, hidden: Collection[str]) -> bool:
        """Whether nothing is bounded closely because those in `alone` share no question with any other.

        No hidden cell, nor how few questions of a line count in any of the others.
        """
        apart = [sum(_count(row, key) for key in self.alone) for row in self.rows]
        few = any(
            0 < whole - own < self.limits.smallest for whole, own in zip(self.wholes, apart, strict=True)
        )
        if few and self.alone.isdisjoint(hidden):
            return False
        tops = [self._tops(row, whole, hidden) for row, whole in zip(self.rows, self.wholes, strict=True)]
        for key in hidden:
            column = self.above[key].count if self.above[key].state is State.EXACT else None
            highs = [top[key] if column is None else min(top[key], column) for top in tops]
            lows = [0 if column is None else max(0, column - (sum(highs) - high)) for high in highs]
            if any(high - low < self.limits.width for low, high in zip(lows, highs, strict=True)):
                return False
        return True

    def _tops(self, row: Line, whole: int, hidden: Collection[str]) -> Mapping[str, int]:
        """The most that each hidden cell of a line can be."""
        told = {key: _count(row, key) for key in self.above if key not in hidden}
        rest = whole - sum(count for key, count in told.items() if key in self.alone)
        shared = max((count for key, count in told.items() if key not in self.alone), default=0)
        return {key: rest - shared if key in self.alone else rest for key in hidden}

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
