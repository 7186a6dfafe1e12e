"""What is asked by calendar year: network meetings against their target, and money against the grant."""

from __future__ import annotations

from datetime import date

import pandas as pd

from metrics.calendar import days_elapsed, even, months
from metrics.kept import once_a_view
from metrics.spend import Grant, selected_by_year
from metrics.targets import PER_YEAR, Target, targets
from metrics.view import View

MEETING, MEETINGS = "netwerkoverleg", "netwerkoverleggen"
MONTHS_A_YEAR, HALF_A_YEAR = 12, 6


@once_a_view
def meetings(view: View) -> pd.DataFrame:
    """A row a calendar year: key, count (editions of network meetings), target (Float64).

    Of the whole network up to the as-of day, from the first year with an activity to the last, and those of
    the target; `count` is NA in a year of which no activity is known at all, `target` in one of which none
    held for half a year.
    """
    rows = view.network.activities
    wanted = [each for each in targets(view) if each.indicator == MEETINGS and each.per == PER_YEAR]
    years = _years(rows["end"].dt.year, wanted)
    met = rows["editions"].where(rows["kind"].eq(MEETING), 0).groupby(rows["end"].dt.year).sum()
    known = {int(str(year)): int(number) for year, number in met.items()}
    return pd.DataFrame(
        {
            "key": [str(year) for year in years],
            "count": pd.array([known.get(year) for year in years], dtype="Int64"),
            "target": pd.array([_target(wanted, year) for year in years], dtype="Float64"),
        }
    )


def _years(held: pd.Series[int], wanted: list[Target]) -> list[int]:
    ends = [*held.unique(), *(day.year for each in wanted for day in (each.start, each.end) if day)]
    return list(range(min(ends), max(ends) + 1)) if ends else []


def _target(wanted: list[Target], year: int) -> float | None:
    """The target that held for at least half of the year."""
    held = (each.target for each in wanted if each.target is not None and _months(each, year) >= HALF_A_YEAR)
    return next(held, None)


def _months(target: Target, year: int) -> float:
    """How many months of a calendar year lie in the window of a target."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return months(max(target.start or first, first), min(target.end or last, last))


def granted(grant: Grant) -> dict[str, int]:
    """What even spending over the days of a grant gives each of its calendar years, euro cents by year."""
    ends = [min(grant.end, date(year, 12, 31)) for year in range(grant.start.year, grant.end.year + 1)]
    so_far = [0, *(even(grant.amount, *days_elapsed(grant.start, grant.end, end)) for end in ends)]
    return {str(end.year): so_far[at + 1] - so_far[at] for at, end in enumerate(ends)}


def granted_a_year(grant: Grant) -> int:
    """What a grant is for twelve months, euro cents."""
    return round(grant.amount / months(grant.start, grant.end) * MONTHS_A_YEAR)


def money(view: View, grant: Grant) -> pd.DataFrame:
    """As `spend.selected_by_year`, with `granted` (Int64 cents, see `granted`; NA: not a year of this grant).

    A year of the grant in the selected period without any selected cost is a row too, its costs NA.
    """
    share = granted(grant)
    asked = {year for year in share if _is_asked(view, int(year))}
    costs = selected_by_year(view).set_index("key")
    table = costs.reindex(sorted({*costs.index, *asked}))
    table["granted"] = pd.array([share.get(str(year)) for year in table.index], dtype="Int64")
    return table.rename_axis("key").reset_index()


def _is_asked(view: View, year: int) -> bool:
    start, end = view.selection.start, view.selection.end or view.as_of
    return (start is None or start.year <= year) and year <= min(end, view.as_of).year
