"""How fast questions were followed up, and how many of them got an offer."""

from __future__ import annotations

import pandas as pd

from metrics.disclosure import SMALLEST_SHOWN, is_small
from metrics.referrals import by_quarter
from metrics.view import View

CLASSES = (
    ("0 tot 7 dagen", 0, 7),
    ("8 tot 14 dagen", 8, 14),
    ("15 tot 30 dagen", 15, 30),
    ("meer dan 30 dagen", 31, None),
)
"""Each class with its first and its last day, both in it."""

NO_OFFER = "geen"
"""What stands in Aanbod where the network had nothing for a question."""


def by_days(view: View) -> pd.DataFrame:
    """A row a class of days from question to follow-up, fastest first, those of 0 too: key, count.

    Only questions that were followed up by the as-of day; empty where there are none.
    """
    days = view.selected.referrals["days_to_follow_up"].dropna()
    counts = [int(days.between(first, last or days.max()).sum()) for _, first, last in CLASSES]
    table = pd.DataFrame({"key": [name for name, *_ in CLASSES], "count": counts})
    return table.astype({"key": "str", "count": "Int64"}) if len(days) else table.iloc[:0]


def by_quarter_median(view: View) -> pd.DataFrame:
    """A row a quarter as `referrals.by_quarter`: key, count (followed up), days (their median, Float64).

    `days` is NA where fewer than `SMALLEST_SHOWN` were followed up, for it would tell of one of them.
    """
    rows = view.selected.referrals
    days = rows["days_to_follow_up"].groupby(rows["quarter"].astype("str"))
    table = by_quarter(view)[["key"]]
    counts = table["key"].map(days.count()).fillna(0).astype("Int64")
    medians = table["key"].map(days.median()).astype("Float64")
    return table.assign(count=counts, days=medians.where(counts.ge(SMALLEST_SHOWN)))


def offered(view: View) -> pd.DataFrame:
    """Whether a question got an offer, of those of which that is known: key ("aanbod", "geen"), count."""
    offer = view.selected.referrals["offer"].dropna().astype("str")
    none = int(offer.eq(NO_OFFER).sum())
    table = pd.DataFrame({"key": ["aanbod", NO_OFFER], "count": [len(offer) - none, none]})
    return table.astype({"key": "str", "count": "Int64"})


def share_offered(view: View) -> float | None:
    """The share (0..1) of questions that got an offer; None where it is not known, or points at too few."""
    counts = offered(view)["count"]
    if is_small(counts).any() or not counts.sum():
        return None
    return float(counts.iloc[0] / counts.sum())
