"""Which activities of two partners look like one: their windows overlap and their titles are similar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product
from typing import TypeAlias

from rapidfuzz import fuzz, process

from schemas.text import normal
from sheets.tab import CheckedTab

SIMILAR_TITLES = 85.0
"""From this likeness on (0 to 100, whatever the order of words) two titles may be one activity."""
NAMED = 100.0
"""What it adds to the likeness of two activities when one partner names the other."""
TELLING_WORDS = 3
"""A title of so many words tells which activity it is, even where neither partner names the other."""
CONTAINED_WORDS = 2
"""A title of so many words that stands whole in a longer one, where one partner names the other."""
MOST_ALIKE = 50
"""Where one title stands more often than this in one period, it tells no activity from another."""
MOST_TITLES = 5_000
"""In a period with more titles than this only equal ones are seen, so that no sheet takes minutes."""
ONLINE, ON_THE_SPOT = "online", "fysiek"

Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reported:
    """One reported activity; `title` in lower case without signs, `words` the same with its words sorted.

    `bag` are its words, `length` how many they are, `marks` those that tell one part from another.
    """

    tab: CheckedTab
    position: int
    partner: str
    title: str
    words: str
    bag: frozenset[str]
    length: int
    marks: frozenset[str]
    municipality: str | None
    mode: str | None
    first: date
    last: date
    co_organisers: tuple[str, ...]
    attended: int | None

    @property
    def order(self) -> tuple[object, ...]:
        """Puts activities in an order that rests on what they say, and on where they stand last."""
        return (
            *(self.partner, self.first, self.last, self.title, self.municipality or ""),
            *(-1 if self.attended is None else self.attended, self.tab.place.workbook),
            *(self.tab.grid.title, self.tab.rows[self.position]),
        )

    @property
    def row(self) -> int:
        """The row in the sheet."""
        return self.tab.rows[self.position]


def reported(tab: CheckedTab) -> Iterator[Reported]:
    """The activities of a tab that count."""
    columns, partner = tab.columns, tab.place.partner
    titles = {title: _title(title) for title in set(columns["title"])}
    for i in tab.kept():
        start = columns["date"][i]
        yield Reported(
            tab,
            i,
            partner,
            *titles[columns["title"][i]],
            columns["municipality"][i],
            columns["mode"][i],
            start.first,
            (columns["end_date"][i] or start).last,
            columns["co_organisers"][i],
            columns["attended"][i],
        )


def _title(typed: str) -> tuple[str, str, frozenset[str], int, frozenset[str]]:
    """The title as it is compared: title, words, bag, length and marks of a Reported."""
    title = normal(typed)
    words = title.split()
    marks = frozenset(word for word in words if word.isdigit() or word in _MARKS)
    return title, " ".join(sorted(words)), frozenset(words), len(words), marks


_MARKS = frozenset(("a", "b", "c", "d", "i", "ii", "iii", "iv"))
"""Words that tell one part or group from another, as numbers do."""


def likeness(one: Reported, other: Reported) -> float | None:
    """How sure it is that two activities are one (above 100 where a partner names the other), else None."""
    if not _may_be_one(one, other):
        return None
    named = one.partner in other.co_organisers or other.partner in one.co_organisers
    if named and _is_contained(one, other):
        return 100.0 + NAMED
    if not named and min(one.length, other.length) < TELLING_WORDS:
        return None
    alike = fuzz.ratio(one.words, other.words, score_cutoff=SIMILAR_TITLES)
    return alike + NAMED * named if alike else None


def _may_be_one(one: Reported, other: Reported) -> bool:
    """Whether nothing that is known of two activities contradicts that they are one."""
    return (
        one.partner != other.partner
        and one.first <= other.last
        and other.first <= one.last
        and not (one.municipality and other.municipality and one.municipality != other.municipality)
        and {one.mode, other.mode} != {ONLINE, ON_THE_SPOT}
        and not (one.marks and other.marks and one.marks != other.marks)
    )


def _is_contained(one: Reported, other: Reported) -> bool:
    """Whether one title stands whole in the other, as `Online polarisatie` does in a longer one."""
    if min(one.length, other.length) < CONTAINED_WORDS:
        return False
    return one.bag <= other.bag or other.bag <= one.bag


def links(items: Sequence[Reported]) -> dict[Pair, float]:
    """Every pair of activities that look like one, with how sure that is; the smaller number first."""
    found: dict[Pair, float] = {}
    for pair in chain(_named(items), _similar(items)):
        if pair not in found and (alike := likeness(items[pair[0]], items[pair[1]])) is not None:
            found[pair] = alike
    return found


def _months(item: Reported) -> list[int]:
    first, last = item.first.year * 12 + item.first.month, item.last.year * 12 + item.last.month
    return list(range(first, min(last, first + 24) + 1))


def _named(items: Sequence[Reported]) -> Iterator[Pair]:
    """Pairs of which one names the partner of the other, on one day or in one month."""
    if not any(item.co_organisers for item in items):
        return
    by_day: dict[tuple[str, date], list[int]] = defaultdict(list)
    by_month: dict[tuple[str, int], list[int]] = defaultdict(list)
    windows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.first == item.last:
            by_day[item.partner, item.first].append(i)
        for month in _months(item):
            by_month[item.partner, month].append(i)
            if item.first != item.last:
                windows[item.partner, month].append(i)
    for i, item in enumerate(items):
        for partner in item.co_organisers:
            there = [by_month.get((partner, month), []) for month in _months(item)]
            if item.first == item.last:
                there = [by_day.get((partner, item.first), []), windows.get((partner, _months(item)[0]), [])]
            yield from ((min(i, j), max(i, j)) for near in there for j in near[:MOST_ALIKE] if i != j)


def _similar(items: Sequence[Reported]) -> Iterator[Pair]:
    """Pairs with similar titles, on one day, or in one month where of one of them no day is known."""
    by_day: dict[date, list[int]] = defaultdict(list)
    by_month: dict[int, list[int]] = defaultdict(list)
    windows: dict[int, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        if item.length < TELLING_WORDS:
            continue
        if item.first == item.last:
            by_day[item.first].append(i)
        for month in _months(item):
            by_month[month].append(i)
            if item.first != item.last:
                windows[month].append(i)
    for near in by_day.values():
        yield from _similar_among(items, near, near)
    for month, wide in windows.items():
        yield from _similar_among(items, wide, by_month[month])


def _similar_among(items: Sequence[Reported], some: Sequence[int], all_: Sequence[int]) -> Iterator[Pair]:
    """Pairs of one of `some` and one of `all_` whose titles are similar."""
    if len({items[i].partner for i in all_}) < 2:
        return
    ones, others = _by_title(items, some), _by_title(items, all_)
    for title, near in _similar_titles(list(ones), list(others)):
        pairs = combinations(ones[title], 2) if some is all_ and title == near else None
        for i, j in pairs or product(ones[title], others[near]):
            if items[i].partner != items[j].partner:
                yield min(i, j), max(i, j)


def _by_title(items: Sequence[Reported], numbers: Iterable[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for i in numbers:
        if len(found[items[i].words]) < MOST_ALIKE:
            found[items[i].words].append(i)
    return found


_AT_ONCE = 500


def _similar_titles(some: Sequence[str], all_: Sequence[str]) -> Iterator[tuple[str, str]]:
    if len(all_) > MOST_TITLES:
        known = set(all_)
        yield from ((title, title) for title in some if title in known)
        return
    for start in range(0, len(some), _AT_ONCE):
        chunk = some[start : start + _AT_ONCE]
        table = process.cdist(chunk, all_, scorer=fuzz.ratio, score_cutoff=SIMILAR_TITLES)
        for row, column in zip(*table.nonzero(), strict=True):
            yield chunk[row], all_[column]
