"""What a grant will have spent at its end if the last months go on, with a range and what it rests on."""

from __future__ import annotations

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
class Forecast:
    """What will have been spent at the grant's end, in euro cents, and what that rests on (Dutch)."""

    end: int | None
    low: int | None
    high: int | None
    basis: str


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
    left = months(last.date() + timedelta(days=1), end)
    return _projected(monthly["amount"].tail(MONTHS_USED), reached, left, end=end, least=known + committed)


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


def _projected(used: pd.Series[int], reached: int, left: float, *, end: date, least: int) -> Forecast:
    mean = used.mean()
    expected, spread = reached + mean * left, SPREADS * used.std() * sqrt(left)
    middle, low, high = (
        max(least, round(value)) for value in (expected, expected - spread, expected + spread)
    )
    return Forecast(middle, low, high, _basis(used, round(mean), end))


def _basis(used: pd.Series[int], mean: int, end: date) -> str:
    first, last = used.index[0].start_time, used.index[-1].start_time
    return (
        f"Gemiddeld {euro(round(mean, -2))} per maand over de {len(used)} laatste volledige maanden "
        f"met uitgaven ({month(first)} tot en met {month(last)}), doorgetrokken tot {day(end)}. "
        "De marge volgt uit hoe sterk die maanden verschillen: "
        "in acht van de tien gevallen valt het einde erin."
    )
