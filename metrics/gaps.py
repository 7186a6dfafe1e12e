"""The months that a partner has not filled in yet, and until when it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from metrics.kept import once_a_network
from metrics.rows import Rows
from metrics.view import View
from metrics.wording import MONTHS

Month: TypeAlias = int
"""A month as year * 12 + month - 1, so that months can be counted."""

ACTIVITIES, REACH, EXPENSES = "Activiteiten", "Bereik", "Uitgaven"
LONG_GAP = 4
"""So many months in a row without an activity or a cost are worth asking about; fewer happen often."""
SENTENCES = {
    ACTIVITIES: "{months}: geen enkele activiteit. Klopt dat?",
    REACH: "{months} {ontbreken} nog.",
    EXPENSES: "{months}: geen enkele kost. Klopt dat?",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """The months of a tab that nothing counts of; `is_late` where they should have been filled in by now."""

    tab: str
    months: tuple[Month, ...]
    is_late: bool

    @property
    def sentence(self) -> str:
        """What is missing: `Maart en april 2024 ontbreken nog.`"""
        words = in_words(self.months)
        missing = "ontbreken" if len(self.months) > 1 else "ontbreekt"
        told = SENTENCES[self.tab].format(months=words, ontbreken=missing)
        return told[:1].upper() + told[1:]


@once_a_network
def gaps(view: View, partner: str) -> list[Gap]:
    """The months that a partner did not fill in, of the tabs that it does fill in.

    Within the period of the grant that started last, from the month the partner became a member on, up to
    the last whole month. Of Bereik every month is asked, and late once it is over. Of Activiteiten and
    Uitgaven only `LONG_GAP` months in a row after the first row are told; those without an activity are
    late where they last until now, for a cost need not come every month.
    """
    asked = _asked(view, partner)
    filled = {tab: _filled(view.network).get((tab, partner), frozenset()) for tab in SENTENCES}
    return [
        *(_missing_reach(asked, filled[REACH]) if filled[REACH] else []),
        *_long(ACTIVITIES, asked, filled[ACTIVITIES]),
        *_long(EXPENSES, asked, filled[EXPENSES]),
    ]


def _missing_reach(asked: Sequence[Month], filled: frozenset[Month]) -> list[Gap]:
    missing = tuple(month for month in asked if month not in filled)
    return [Gap(REACH, missing, True)] if missing else []


def _long(tab: str, asked: Sequence[Month], filled: frozenset[Month]) -> list[Gap]:
    first = min(filled.intersection(asked), default=None)
    if first is None:
        return []
    empty = [month for month in asked if month > first and month not in filled]
    told = [month for run in runs(empty) if len(run) >= LONG_GAP for month in run]
    return [Gap(tab, tuple(told), tab == ACTIVITIES and told[-1] == asked[-1])] if told else []


def is_late(found: Iterable[Gap]) -> bool:
    """Whether a partner should have filled in more by now: see `gaps`."""
    return any(gap.is_late for gap in found)


def until(view: View, partner: str) -> dict[str, str]:
    """The last month of which anything counts, of each tab in which anything does: `oktober 2024`."""
    filled = {tab: _filled(view.network).get((tab, partner)) for tab in SENTENCES}
    return {tab: _named(max(months)) for tab, months in filled.items() if months}


def is_told(view: View, partners: Iterable[str] = ()) -> bool:
    """Whether these partners (none: the network together) filled in what took place in the months selected.

    They did where those months are in no `LONG_GAP` months in a row, up to the as-of day, without any of
    their activities; of an open period nothing is said. No activity is then none, and not unknown.
    """
    start, end = view.selection.start, view.selection.end
    if start is None or end is None or start > view.as_of:
        return False
    asked = range(number(start), number(min(end, view.as_of)) + 1)
    around = range(asked[0] - LONG_GAP, min(asked[-1] + LONG_GAP, number(view.as_of)) + 1)
    filled = _filled(view.network)
    everybody = frozenset[Month]().union(*(filled[key] for key in filled if key[0] == ACTIVITIES))
    groups = [filled.get((ACTIVITIES, name), frozenset()) for name in partners] or [everybody]
    return not any(
        len(run) >= LONG_GAP and not set(asked).isdisjoint(run)
        for known in groups
        for run in runs(set(around) - known)
    )


def runs(months: Iterable[Month]) -> list[list[Month]]:
    """The months in runs without a gap, in order."""
    found: list[list[Month]] = []
    for month in sorted(months):
        if found and found[-1][-1] == month - 1:
            found[-1].append(month)
        else:
            found.append([month])
    return found


def in_words(months: Iterable[Month]) -> str:
    """Months in a sentence.

    >>> in_words(map(number, (date(2024, 3, 1), date(2024, 4, 1))))
    'maart en april 2024'
    >>> in_words(range(number(date(2024, 3, 1)), number(date(2024, 7, 1))))
    'van maart 2024 tot en met juni 2024'
    """
    found = runs(months)
    if all(len(run) < 3 for run in found):
        return _listed(_with_year(months_of_year) for months_of_year in _years(list(chain(*found))))
    return _listed(_span(run) for run in found)


def _span(run: Sequence[Month]) -> str:
    if len(run) > 2:
        return f"van {_named(run[0])} tot en met {_named(run[-1])}"
    return _listed(_with_year(months) for months in _years(run))


def _years(months: Sequence[Month]) -> list[list[Month]]:
    years: dict[int, list[Month]] = defaultdict(list)
    for month in months:
        years[month // 12].append(month)
    return list(years.values())


def _with_year(months: Sequence[Month]) -> str:
    return f"{_listed(MONTHS[month % 12] for month in months)} {months[0] // 12}"


def _listed(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} en {last}" if first else last


def _named(month: Month) -> str:
    return f"{MONTHS[month % 12]} {month // 12}"


def number(day: date) -> Month:
    """The month of a day."""
    return day.year * 12 + day.month - 1


def _asked(view: View, partner: str) -> list[Month]:
    """The whole months of which something is asked of a partner."""
    started = [
        (start.date(), end.date())
        for start, end in zip(view.grants["start"], view.grants["end"], strict=True)
        if start.date() <= view.as_of
    ]
    if not started:
        return []
    start, end = max(started)
    member = view.partners["member_since"][view.partners["name"] == partner].dropna()
    first = max([start, *(day.date() for day in member)])
    return list(range(number(first), min(number(end), number(view.as_of) - 1) + 1))


@lru_cache(maxsize=2)
def _filled(network: Rows) -> Mapping[tuple[str, str], frozenset[Month]]:
    """The months of which something counts, by tab and partner."""
    days = {
        ACTIVITIES: (network.reports["partner"], network.reports["end"]),
        REACH: (network.reach["partner"], network.reach["month"]),
        EXPENSES: (network.expenses["partner"], network.expenses["date"]),
    }
    found: dict[tuple[str, str], set[Month]] = defaultdict(set)
    for tab, (partners, on) in days.items():
        months = on.dt.year * 12 + on.dt.month - 1
        for partner, month in set(zip(partners, months, strict=True)):
            found[tab, partner].add(int(month))
    return {key: frozenset(months) for key, months in found.items()}
