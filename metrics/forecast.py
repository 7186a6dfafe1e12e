"""What a grant will have spent at its end if the last months go on, with a range and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

import pandas as pd

from metrics.calendar import months
from metrics.wording import day, euro, month

MONTHS_USED = 6
"""The forecast rests on this many of the latest complete months."""

MONTHS_NEEDED = 3
"""With costs in fewer months there is no forecast."""

SPREADS = 1.28
"""How many standard deviations wide the range is at each side: eight chances in ten."""


TOO_FEW_MONTHS = (
    f"Er zijn nog geen {MONTHS_NEEDED} volledige maanden met uitgaven: te weinig om een raming op te baseren."
)


@dataclass(frozen=True)
class Step:
    """What will have been spent by the end of a day, in euro cents, with its range."""

    day: date
    middle: int
    low: int
    high: int


@dataclass(frozen=True)
class Forecast:
    """What will have been spent at the grant's end, in euro cents, and what that rests on (Dutch).

    `steps` lead there, a month at a time, from the last complete month with costs; none where the end is
    not ahead or not known.
    """

    end: int | None
    low: int | None
    high: int | None
    basis: str
    steps: tuple[Step, ...] = ()


NOTHING_LOGGED = Forecast(
    None, None, None, "Voor deze subsidie zijn nog geen uitgaven ingevuld: een raming is niet mogelijk."
)


def forecast(spent: pd.DataFrame, *, start: date, end: date, as_of: date, committed: int) -> Forecast:
    """The forecast from the costs spent inside the period: columns date, amount (cents).

    What is spent and committed already is the least that any forecast says.
    """
    known = int(spent["amount"].sum())
    if as_of >= end:
        return Forecast(known, known, known, f"De subsidie liep af op {day(end)}: dit is wat besteed is.")
    if as_of < start:
        return Forecast(None, None, None, f"De subsidie begint pas op {day(start)}: er is nog geen raming.")
    monthly = _complete_months(spent, start, as_of)
    if monthly["count"].gt(0).sum() < MONTHS_NEEDED:
        return Forecast(None, None, None, TOO_FEW_MONTHS)
    last = monthly.index[-1].end_time
    reached = int(spent["amount"][spent["date"] <= last].sum())
    used = monthly["amount"].tail(MONTHS_USED)
    steps = tuple(_steps(used, reached, last.date(), end=end, known=known, least=known + committed))
    final = steps[-1]
    return Forecast(final.middle, final.low, final.high, _basis(used, round(float(used.mean())), end), steps)


def _complete_months(spent: pd.DataFrame, start: date, as_of: date) -> pd.DataFrame:
    """A row a complete month between the first and the last with a cost: amount, count.

    A month without costs before later ones was quiet; after the last one it is not filled in yet.
    """
    inside = spent["date"].dt.to_period("M")
    groups = spent.groupby(inside)["amount"]
    table = pd.DataFrame({"amount": groups.sum(), "count": groups.size()}).astype("int64")
    whole = [start <= month.start_time.date() and month.end_time.date() <= as_of for month in table.index]
    table = table.loc[pd.Series(whole, index=table.index, dtype="bool")]
    if table.empty:
        return table
    return table.reindex(pd.period_range(table.index.min(), table.index.max(), freq="M"), fill_value=0)


def _steps(
    used: pd.Series[int], reached: int, last: date, *, end: date, known: int, least: int
) -> Iterator[Step]:
    """From what was reached on the last day that is known; what is committed is paid by the end."""
    yield Step(last, reached, reached, reached)
    for month_end in pd.date_range(last + timedelta(days=1), end, freq="ME"):
        if month_end.date() < end:
            yield _step(used, reached, last, month_end.date(), known)
    yield _step(used, reached, last, end, least)


def _step(used: pd.Series[int], reached: int, last: date, on: date, least: int) -> Step:
    ahead = months(last + timedelta(days=1), on)
    expected, spread = reached + used.mean() * ahead, SPREADS * used.std() * sqrt(ahead)
    middle, low, high = (
        max(least, round(value)) for value in (expected, expected - spread, expected + spread)
    )
    return Step(on, middle, low, high)


def _basis(used: pd.Series[int], mean: int, end: date) -> str:
    first, last = used.index[0].start_time, used.index[-1].start_time
    return (
        f"Gemiddeld {euro(round(mean, -2))} per maand over de {len(used)} laatste volledige maanden "
        f"met uitgaven ({month(first)} tot en met {month(last)}), doorgetrokken tot {day(end)}. "
        "De marge volgt uit hoe sterk die maanden verschillen: "
        "in acht van de tien gevallen valt het einde erin."
    )
