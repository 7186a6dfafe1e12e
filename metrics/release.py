"""The one safe release of the questions: every count that a viewer without rows is ever told, or nothing.

What such a viewer asks is answered from these tables alone (`metrics.answers`), so that no two answers
together can tell more than the tables do. Time is cut in whole quarters, at the bounds of grants (the spans)
and of calendar years within them (the parts). Of a span and of its parts each key is told in a table of its
own; a table shares nothing with another but the number of questions in them, which is told. So what is
hidden in one table does not follow from another, and each can be protected alone. Of a quarter the number
alone is told. There is no table of two keys, such as the topics in one province.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pandas as pd

from metrics.dataset import NOT_FLEMISH, Dataset
from metrics.disclosure import MUNICIPALITIES, NOT_TOLD, SMALL, State, Told, together
from metrics.quarters import Quarter, last_whole, whole_quarters
from metrics.suppression import Answer, Cell, Limits, Line, line, lines
from metrics.tally import UNKNOWN, items
from schemas.municipality import fewest_municipalities

EACH = ("topic", "offer", "referred_to")
"""Keys under several of which one question may count."""
KEYS = ("province", "partner", "requester", "nature", "status", "followed", *EACH)
NO_OFFER = "geen"
"""What stands in Aanbod where the network had nothing for a question."""
ALONE = frozenset({UNKNOWN, NO_OFFER})
"""Of the values of those keys the ones beside which a question has no other."""
FOLLOWED, NOT_FOLLOWED = "opgevolgd", "niet opgevolgd"
_LOCAL, _CELL = "lokaal bestuur", "LIVC-R"


@dataclass(frozen=True)
class Node:
    """What is told of the questions of the quarters from `first` to `last`.

    `tables` holds by key what is told of each value, None where nothing is; `quarters` the same of each
    quarter. `governments` are the distinct local governments and `median` the median days to follow up, None
    where not told.
    """

    first: Quarter
    last: Quarter
    count: Told
    tables: Mapping[str, Answer | None] = field(default_factory=dict)
    quarters: Mapping[Quarter, Told] | None = None
    governments: int | None = None
    median: float | None = None

    @property
    def range(self) -> range:
        """Its quarters."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class Span(Node):
    """A node with the parts it is made of."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Release:
    """Every count told to who is told those from `smallest` on, and where the rows behind them come from."""

    smallest: int
    first: Quarter
    last: Quarter
    spans: tuple[Span, ...]
    origins: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def release(dataset: Dataset, smallest: int, before: int | None = None) -> Release:
    """The release of a reading: the questions of whole quarters before the day it was read.

    `before` is the smallest count that others are told. Whoever may read both releases, by signing out, must
    learn no more from the two than from theirs: so this one is made from what that tells.
    """
    known = release(dataset, before) if before else None
    return released(dataset.referrals, dataset.grants, dataset.read_at.date(), smallest, known)


def released(
    referrals: pd.DataFrame, grants: pd.DataFrame, read_on: date, smallest: int, before: Release | None = None
) -> Release:
    """The release of questions (columns of `Dataset.referrals`); grants have start and end."""
    limits = Limits(smallest, MUNICIPALITIES, before.smallest if before else 0)
    last = last_whole(read_on)
    rows = _rows(referrals, read_on)
    rows = rows[rows["at"].le(last)]
    first = int(rows["at"].min()) if len(rows) else last + 1
    ranges = _cut(first, last, _bounds(grants))
    known = before.spans if before else [None] * len(ranges)
    made = tuple(
        _span(rows[rows["at"].between(*bounds)], bounds, limits, own)
        for bounds, own in zip(ranges, known, strict=True)
    )
    origins = frozenset(str(name) for name in rows["origin"].astype("object").fillna("").unique())
    return Release(smallest, first, last, made, origins)


def _rows(referrals: pd.DataFrame, read_on: date) -> pd.DataFrame:
    """The questions with their quarter (`at`) and whether they were followed up when they were read."""
    days = referrals["contacted_on"]
    done = referrals["followed_up_on"].le(pd.Timestamp(read_on))
    return referrals.assign(
        at=(days.dt.year * 4 + days.dt.quarter - 1).astype("Int64"),
        followed=done.map({True: FOLLOWED, False: NOT_FOLLOWED}),
    )[days.notna()]


def _bounds(grants: pd.DataFrame) -> set[Quarter]:
    """The quarters with which a grant begins, or that come after one."""
    periods = grants[["start", "end"]].dropna().itertuples(index=False)
    found = [whole_quarters(start.date(), end.date()) for start, end in periods]
    return {bound for quarters in found for bound in (quarters.start, quarters.stop)}


def _cut(first: Quarter, last: Quarter, bounds: Iterable[Quarter]) -> list[tuple[Quarter, Quarter]]:
    """The quarters from `first` to `last` in runs, a new one at each of these bounds."""
    edges = sorted({first, last + 1, *(bound for bound in bounds if first < bound <= last)})
    return [(start, stop - 1) for start, stop in pairwise(edges)]


def _span(rows: pd.DataFrame, bounds: tuple[Quarter, Quarter], limits: Limits, before: Span | None) -> Span:
    if before and before.count.state is not State.EXACT:
        return Span(*bounds, before.count)
    cell = _cell(rows)
    if not limits.allow(cell):
        # No sum that is told holds these, so that nothing has to be hidden with them.
        return Span(*bounds, SMALL if cell.count < limits.smallest else NOT_TOLD)
    ranges = _years(rows, bounds, limits, before)
    owned = [rows[rows["at"].between(*part)] for part in ranges]
    known = [_known(before, part) for part in ranges] if before else None
    tables = {key: _protected(rows, owned, key, limits, before, known) for key in KEYS}
    parts = [
        _node(
            own,
            part,
            {key: found[1][at] for key, found in tables.items()},
            limits,
            known[at] if known else None,
        )
        for at, (own, part) in enumerate(zip(owned, ranges, strict=True))
    ]
    node = _node(rows, bounds, {key: found[0] for key, found in tables.items()}, limits, before)
    parts = _medians_of(_governments_of(node, parts, limits))
    # Its quarters are told by its parts alone: told twice, the two could be laid beside each other.
    return Span(**(vars(node) | {"quarters": None}), parts=tuple(parts))


def _known(before: Span, part: tuple[Quarter, Quarter]) -> Node:
    """What those are told who are told more, of a part that is one of theirs or several."""
    own = [node for node in before.parts if part[0] <= node.first <= part[1]]
    quarters = {at: (node.quarters or {}).get(at, NOT_TOLD) for node in own for at in node.range}
    if len(own) == 1:
        return Node(**(vars(own[0]) | {"quarters": quarters}))
    if len(own) == len(before.parts):
        return Node(*part, before.count, before.tables, quarters, before.governments, before.median)
    some = [node for node in own if not node.count.is_zero]
    return Node(*part, together(node.count for node in own), _added(some), quarters)


def _added(nodes: Sequence[Node]) -> Mapping[str, Answer | None]:
    return {key: _added_up([node.tables[key] for node in nodes]) for key in KEYS}


def _added_up(tables: Sequence[Answer | None]) -> Answer | None:
    told = [table for table in tables if table is not None]
    if len(told) < len(tables):
        return None
    names = {name for table in told for name in table}
    none = Told.exactly(0)
    sums = {name: [table.get(name, none) for table in told] for name in names}
    return {
        name: together(parts) if all(part.state is State.EXACT for part in parts) else NOT_TOLD
        for name, parts in sums.items()
    }


def _cell(rows: pd.DataFrame) -> Cell:
    return Cell(len(rows), int(rows["municipality"].nunique()))


def _years(
    rows: pd.DataFrame, bounds: tuple[Quarter, Quarter], limits: Limits, before: Span | None
) -> list[tuple[Quarter, Quarter]]:
    """The years of a span, or its parts in `before`; one with too few questions to tell joins another."""
    first, last = bounds
    starts = [part.first for part in before.parts] if before else range(first - first % 4 + 4, last + 1, 4)
    ranges = _cut(first, last, starts)
    small = next((at for at, part in enumerate(ranges) if not _is_enough(rows, part, limits)), None)
    while small is not None and len(ranges) > 1:
        at = max(small, 1)
        ranges[at - 1 : at + 1] = [(ranges[at - 1][0], ranges[at][1])]
        small = next((at for at, part in enumerate(ranges) if not _is_enough(rows, part, limits)), None)
    return ranges


def _is_enough(rows: pd.DataFrame, part: tuple[Quarter, Quarter], limits: Limits) -> bool:
    return limits.allow(_cell(rows[rows["at"].between(*part)]))


def _protected(
    rows: pd.DataFrame,
    parts: Sequence[pd.DataFrame],
    key: str,
    limits: Limits,
    before: Span | None,
    known: Sequence[Node] | None,
) -> tuple[Answer | None, Sequence[Answer | None]]:
    """What is told of a key in a span, and in each of its parts."""
    each, own = key in EACH, [_cells(part, key) for part in parts]
    told = before.tables[key] if before else None
    if before and told is None:
        return None, [None] * len(parts)
    above = line(_cells(rows, key), limits, whole=len(rows), each=each, alone=ALONE, before=told)
    told_of = [node.tables[key] for node in known] if known else None
    wholes = [len(part) for part in parts]
    return above, lines(own, above, limits, wholes=wholes, each=each, alone=ALONE, before=told_of)


def _cells(rows: pd.DataFrame, key: str) -> Line:
    """Each value of a key with its questions and their municipalities."""
    counts: Counter[str] = Counter()
    places: dict[str, set[str]] = defaultdict(set)
    for value, place in zip(rows[key].tolist(), rows["municipality"].tolist(), strict=True):
        for name in _names(value, each=key in EACH):
            counts[name] += 1
            if isinstance(place, str):
                places[name].add(place)
    return {name: Cell(count, len(places[name])) for name, count in counts.items()}


def _names(value: Any, *, each: bool) -> list[str]:
    if each:
        return items(value) or [UNKNOWN]
    return [UNKNOWN if pd.isna(value) else str(value)]


def _node(
    rows: pd.DataFrame,
    bounds: tuple[Quarter, Quarter],
    tables: Mapping[str, Answer | None],
    limits: Limits,
    before: Node | None,
) -> Node:
    median = _median(rows, tables["followed"] or {}, limits)
    governments = _governments(rows, tables, limits)
    return Node(
        *bounds,
        Told.exactly(len(rows)),
        tables,
        _quarters(rows, bounds, limits, before.quarters if before else None),
        governments if before is None or before.governments is not None else None,
        median if before is None or before.median is not None else None,
    )


def _median(rows: pd.DataFrame, followed: Answer, limits: Limits) -> float | None:
    """The median of the days to follow up, told where half of those is no small count.

    A median says that half of them lie below it. Whether it is told follows from what is told.
    """
    number = followed.get(FOLLOWED, NOT_TOLD).count or 0
    if number < 2 * limits.smallest:
        return None
    return float(rows["days_to_follow_up"][rows["followed"].eq(FOLLOWED)].median())


def _medians_of(parts: Sequence[Node]) -> list[Node]:
    """The parts, without their medians where one beside that of the whole would tell of the other parts."""
    some = [part for part in parts if part.count.count]
    return [part if len(some) == 1 else Node(**(vars(part) | {"median": None})) for part in parts]


def _quarters(
    rows: pd.DataFrame,
    bounds: tuple[Quarter, Quarter],
    limits: Limits,
    before: Mapping[Quarter, Told] | None,
) -> Mapping[Quarter, Told] | None:
    first, last = bounds
    found = _cells(rows, "at")
    cells = {str(at): found.get(str(at), Cell()) for at in range(first, last + 1)}
    known = {str(at): told for at, told in before.items()} if before is not None else None
    told = line(cells, limits, whole=len(rows), before=known)
    return None if told is None else {int(at): answer for at, answer in told.items()}


def _governments(rows: pd.DataFrame, tables: Mapping[str, Answer | None], limits: Limits) -> int | None:
    """The distinct local governments, told where that bounds no hidden count of who asked, nor from where."""
    number = int(rows["local_government"].nunique())
    requesters = tables["requester"] or {}
    asked = requesters.get(_LOCAL, Told.exactly(0))
    cells = requesters.get(_CELL, Told.exactly(0))
    if asked.state is not State.EXACT or not _is_large(number, limits):
        return None
    is_free = (asked.count or 0) >= number or cells.state is State.EXACT
    return number if is_free and _fit_in(tables["province"], number) else None


def _fit_in(provinces: Answer | None, number: int) -> bool:
    """Whether so many local governments fit in the provinces told: else those that are not hold some."""
    if not number or (provinces and all(told.state is State.EXACT for told in provinces.values())):
        return True
    return number <= sum(
        min(told.count or 0, fewest_municipalities(name))
        for name, told in (provinces or {}).items()
        if name not in NOT_FLEMISH
    )


def _governments_of(whole: Node, parts: Sequence[Node], limits: Limits) -> list[Node]:
    """The parts, without their local governments where those give away how few came in one part alone."""
    numbers = [part.governments for part in parts if part.count.count]
    known, total = [number for number in numbers if number is not None], whole.governments
    is_safe = total is not None and len(known) == len(numbers)
    if is_safe and len(known) > 1:
        apart = [sum(known) - (total or 0), *((total or 0) - number for number in known)]
        is_safe = all(_is_large(number, limits) for number in apart)
    return [part if is_safe else Node(**(vars(part) | {"governments": None})) for part in parts]


def _is_large(number: int, limits: Limits) -> bool:
    return number == 0 or number >= limits.smallest
