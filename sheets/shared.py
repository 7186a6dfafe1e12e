"""Activities that two partners report: one and the same, counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from schemas.dates import Span
from schemas.fault import Fault
from schemas.text import normal
from sheets.tab import CheckedTab

SIMILAR_TITLES = 85.0
"""From this likeness on (0 to 100, whatever the order of words) two titles may be one activity."""
TELLING_WORDS = 3
"""A title of so many words, the same on the same day, is one activity even if neither names the other."""


@dataclass(frozen=True)
class _Reported:
    """One reported activity."""

    tab: CheckedTab
    position: int
    partner: str
    title: str
    municipality: str | None
    first: date
    last: date
    co_organisers: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, str, int]:
        place = self.tab.place
        return (place.partner, place.workbook, self.tab.grid.title, self.tab.rows[self.position])


def group_activities(tabs: Iterable[CheckedTab]) -> None:
    """Gives every activity a `group`; those that share one are one activity, told at each row."""
    tabs = list(tabs)
    if len({tab.place.partner for tab in tabs}) < 2:
        _number(tabs)
        return
    reported = sorted((item for tab in tabs for item in _reported(tab)), key=lambda item: item.order)
    for tab in tabs:
        tab.columns["group"] = [0] * len(tab.rows)
    groups = _groups(reported)
    for number, members in enumerate(groups):
        for member in members:
            member.tab.columns["group"][member.position] = number
            if len(members) > 1:
                _tell(member, [other for other in members if other is not member])


def _number(tabs: list[CheckedTab]) -> None:
    """A group of its own for every activity, where one partner reports them all."""
    first = 0
    for tab in tabs:
        tab.columns["group"] = list(range(first, first + len(tab.rows)))
        first += len(tab.rows)


def _reported(tab: CheckedTab) -> Iterator[_Reported]:
    columns = tab.columns
    for i in tab.kept():
        start: Span = columns["date"][i]
        end: Span = columns["end_date"][i] or start
        yield _Reported(
            tab,
            i,
            tab.place.partner,
            normal(columns["title"][i]),
            columns["municipality"][i],
            start.first,
            end.last,
            columns["co_organisers"][i],
        )


def _groups(reported: list[_Reported]) -> list[list[_Reported]]:
    parent = list(range(len(reported)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, j in _pairs(reported):
        if _same(reported[i], reported[j]):
            parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[_Reported]] = defaultdict(list)
    for i, item in enumerate(reported):
        groups[root(i)].append(item)
    return list(groups.values())


def _pairs(reported: list[_Reported]) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: of two partners, on one day with one title, or where one names the other."""
    by_title: dict[tuple[str, date], list[int]] = defaultdict(list)
    by_month: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for i, item in enumerate(reported):
        by_title[item.title, item.first].append(i)
        for year, month in _months(item):
            by_month[item.partner, year, month].append(i)
    for same in by_title.values():
        yield from combinations(same, 2)
    for i, item in enumerate(reported):
        for named in item.co_organisers:
            for year, month in _months(item):
                yield from ((min(i, j), max(i, j)) for j in by_month.get((named, year, month), ()) if j != i)


def _months(item: _Reported) -> list[tuple[int, int]]:
    first, last = item.first.year * 12 + item.first.month - 1, item.last.year * 12 + item.last.month - 1
    return [divmod(n, 12) for n in range(first, min(last, first + 24) + 1)]


def _same(one: _Reported, other: _Reported) -> bool:
    if one.partner == other.partner or one.first > other.last or other.first > one.last:
        return False
    if one.municipality and other.municipality and one.municipality != other.municipality:
        return False
    if one.partner in other.co_organisers or other.partner in one.co_organisers:
        return fuzz.token_sort_ratio(one.title, other.title) >= SIMILAR_TITLES
    telling = len(one.title.split()) >= TELLING_WORDS
    return telling and one.title == other.title and (one.first, one.last) == (other.first, other.last)


def _tell(member: _Reported, others: list[_Reported]) -> None:
    where = " en ".join(f"{other.partner} (rij {other.tab.rows[other.position]})" for other in others)
    fault = Fault(
        "shared_activity",
        f"deze activiteit staat ook bij {where} en telt één keer, met het hoogste getelde aantal.",
        "Gaat het om twee activiteiten, geef ze dan een andere titel.",
        severity="warning",
    )
    member.tab.tell(fault, member.position, "title")
