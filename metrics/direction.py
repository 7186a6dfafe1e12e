"""Whether there was more or less of something than in the same period a year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from metrics.disclosure import State
from metrics.gaps import LONG_GAP, number, runs
from metrics.kept import once_a_view
from metrics.rows import held, referrals
from metrics.selection import Selection
from metrics.tally import total
from metrics.view import View

ABOUT_EQUAL = 0.02
"""A smaller change (share) is called about equal."""
ABOUT = "ongeveer evenveel"


@dataclass(frozen=True)
class Direction:
    """What was counted over some days and over the same days a year before, None where not known."""

    now: int | None = None
    before: int | None = None

    @property
    def growth(self) -> float | None:
        """The change as a share (0.5 is half more), None where there is nothing to compare with."""
        return self.now / self.before - 1 if self.now is not None and self.before else None

    @property
    def word(self) -> str:
        """`meer`, `minder`, `ongeveer evenveel` or `niet te vergelijken`."""
        return growth_word(self.growth)


@dataclass(frozen=True)
class Directions:
    """The direction of what took place, who came and what was asked, over the days from `start` to `end`.

    These are the days selected, or the last year of them: a longer period would be compared with itself.
    `is_whole` says that they are all of the days selected. Unknown where either period lacks data: a run of
    `LONG_GAP` months in which the whole network has nothing is a gap, and not a fall.
    """

    activities: Direction = Direction()
    attended: Direction = Direction()
    questions: Direction = Direction()
    start: date | None = None
    end: date | None = None
    is_whole: bool = True


def growth_word(growth: float | None) -> str:
    """The word for a change, see `Direction.word`."""
    if growth is None or pd.isna(growth):
        return "niet te vergelijken"
    if abs(growth) < ABOUT_EQUAL:
        return ABOUT
    return "meer" if growth > 0 else "minder"


@once_a_view
def directions(view: View) -> Directions:
    """The directions of a selection; unknown before it starts."""
    now = compared(view.selection)
    if now.start is None or now.end is None or now.start > now.end:
        return Directions()
    before = replace(now, start=year_before(now.start), end=year_before(now.end))
    activities = [held(view.activities, days) for days in (now, before)]
    return Directions(
        activities=_direction(view.network.activities["end"], (now, before), map(len, activities)),
        attended=_direction(
            view.network.activities["end"], (now, before), (total(rows["attended"]) for rows in activities)
        ),
        questions=_questions(view, now, before),
        start=now.start,
        end=now.end,
        is_whole=now.start == view.selection.start,
    )


def _questions(view: View, now: Selection, before: Selection) -> Direction:
    """The direction of what was asked, of whole quarters alone for who may not see single questions."""
    if not view.answers:
        questions = [referrals(view.network.referrals, days) for days in (now, before)]
        return _direction(view.network.referrals["contacted_on"], (now, before), map(len, questions))
    this, last = view.answers.of(now), view.answers.of(before)
    told = this.total(), last.total()
    is_same = [at - 4 for at in this.quarters] == list(last.quarters)
    is_known = all(answer.state is State.EXACT for answer in told)
    if not (is_same and is_known and last.quarters.start >= view.answers.release.first):
        return Direction()
    return Direction(*(answer.count for answer in told))


def compared(selection: Selection) -> Selection:
    """The selection, or its last year where it is longer, up to the as-of day."""
    end = min(selection.end or selection.as_of, selection.as_of)
    last_year = year_before(end) + timedelta(days=1)
    return replace(selection, start=max(selection.start or last_year, last_year), end=end)


def year_before(day: date) -> date:
    """The same day a year before; of 29 February the 28th."""
    return (pd.Timestamp(day) - pd.DateOffset(years=1)).date()


def _direction(
    days: pd.Series[Any], periods: tuple[Selection, Selection], counted: Iterable[int | None]
) -> Direction:
    months = {number(day) for day in days.dropna().unique()}
    if not all(_is_recorded(months, period) for period in periods):
        return Direction()
    return Direction(*counted)


def _is_recorded(filled: set[int], period: Selection) -> bool:
    """Whether the months of a period hold data: some at all, and no long run without any."""
    if period.start is None or period.end is None:
        return False
    asked = set(range(number(period.start), number(period.end) + 1))
    longest = max((len(run) for run in runs(asked - filled)), default=0)
    return bool(asked & filled) and longest < LONG_GAP
