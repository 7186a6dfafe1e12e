"""How the spending of a grant went month by month, which months are missing, and what it bought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from metrics.calendar import days_elapsed, even
from metrics.kept import once_a_network
from metrics.ledger import Ledger, ledger
from metrics.spend import Grant
from metrics.tally import total
from metrics.view import View

FILLED, MISSING, AHEAD = "ingevuld", "geen kosten ingevuld", "nog te komen"
"""How a month stands: costs were filled in, none though it is over, none and it is not over yet."""

COLUMNS = ["month", "day", "state", "spent", "cumulative", "straight_line"]


@once_a_network
def course(view: View, grant: str) -> pd.DataFrame:
    """A row a month of the grant's whole period, oldest first.

    Columns: month (its first day), day (its last in the period, or the as-of day), state (FILLED, MISSING,
    AHEAD), spent, cumulative, straight_line (on that day). Int64 euro cents, NA, not zero, in a month
    without any cost. Empty where there is no such grant.
    """
    found = view.grants[view.grants["name"].eq(grant)]
    rows = [_by_month(ledger(view, grant), row, view.as_of) for row in found.to_dict("records")]
    return rows[0] if rows else pd.DataFrame(columns=COLUMNS)


def _by_month(booked: Ledger, row: dict[Any, Any], as_of: date) -> pd.DataFrame:
    every = pd.period_range(row["start"], row["end"], freq="M")
    filled = every.isin(booked.counted["date"].dt.to_period("M"))
    spent = booked.spent.groupby(booked.spent["date"].dt.to_period("M"))["amount"].sum()
    spent = spent.reindex(every, fill_value=0).astype("Int64").where(filled)
    start, end, amount = row["start"].date(), row["end"].date(), int(row["amount"])
    days = [_last_day(month, end, as_of) for month in every]
    states = [_state(month, bool(known), as_of) for month, known in zip(every, filled, strict=True)]
    table = pd.DataFrame(
        {
            "month": every.to_timestamp(),
            "day": pd.to_datetime(days),
            "state": states,
            "spent": spent.array,
            "cumulative": spent.cumsum().array,
            "straight_line": [even(amount, *days_elapsed(start, end, day)) for day in days],
        }
    )
    return table.astype({"straight_line": "Int64"})[COLUMNS]


def _last_day(month: pd.Period, end: date, as_of: date) -> date:
    """The month's last day in the grant's period; in the month that is under way, today."""
    last = min(month.end_time.date(), end)
    return as_of if month.start_time.date() <= as_of < last else last


def _state(month: pd.Period, filled: bool, as_of: date) -> str:
    if filled:
        return FILLED
    return MISSING if month.end_time.date() <= as_of else AHEAD


def line(course: pd.DataFrame, grant: Grant) -> pd.DataFrame:
    """The days to draw of a course, from the grant's start to its end, oldest first.

    Columns: day, cumulative, straight_line, missing_from and missing_middle (days of a missing month that
    ends on `day`), middle, low, high (the forecast's steps). Amounts as in the course, NA where unknown.
    """
    gone = course["state"].eq(MISSING)
    months = course[["day", "cumulative", "straight_line"]].assign(
        missing_from=course["month"].where(gone),
        missing_middle=(course["month"] + pd.Timedelta(days=14)).where(gone),
    )
    start = pd.DataFrame({"day": [pd.Timestamp(grant.start)], "cumulative": [0], "straight_line": [0]})
    steps = [(pd.Timestamp(step.day), step.middle, step.low, step.high) for step in grant.forecast.steps]
    ahead = pd.DataFrame(steps, columns=["day", "middle", "low", "high"])
    amounts = dict.fromkeys(["middle", "low", "high"], "Int64")
    rows = pd.concat([start.astype({"cumulative": "Int64", "straight_line": "Int64"}), months])
    return rows.merge(ahead.astype({"day": rows["day"].dtype, **amounts}), on="day", how="outer")


def missing_months(course: pd.DataFrame) -> int:
    """How many months of a course are missing."""
    return int(course["state"].eq(MISSING).sum())


def missing(course: pd.DataFrame) -> list[tuple[date, date]]:
    """The runs of missing months of a course, each as the first day of its first and last month."""
    gone = course[course["state"].eq(MISSING)]
    runs = gone.index.to_series().diff().ne(1).cumsum()
    months = [rows["month"] for _, rows in gone.groupby(runs)]
    return [(run.iloc[0].date(), run.iloc[-1].date()) for run in months]


@dataclass(frozen=True)
class UnitCost:
    """What was spent in the months with costs, and what took place in the same months, of the whole network.

    Euro cents. `per_activity` and `per_participant` are None where either side is not known;
    `attended_unknown` activities have no known attendance, so that `per_participant` is then a most.
    """

    months: int
    spent: int | None
    activities: int
    attended: int | None
    attended_unknown: int
    per_activity: int | None
    per_participant: int | None


@once_a_network
def unit_cost(view: View, grant: str) -> UnitCost:
    """What an activity and a participant cost; months without any cost count at neither side."""
    table = course(view, grant)
    table = table[table["state"].eq(FILLED)]
    months = pd.PeriodIndex(table["month"], freq="M")
    held = view.network.activities
    held = held[held["end"].dt.to_period("M").isin(months)]
    spent, attended = total(table["spent"]), total(held["attended"])
    return UnitCost(
        months=len(table),
        spent=spent,
        activities=len(held),
        attended=attended,
        attended_unknown=int(held["attended"].isna().sum()),
        per_activity=_each(spent, len(held)),
        per_participant=_each(spent, attended),
    )


def _each(amount: int | None, number: int | None) -> int | None:
    return round(amount / number) if amount is not None and number else None
