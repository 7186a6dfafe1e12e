"""How fast questions were followed up, and how many of them got an offer."""

from __future__ import annotations

import pandas as pd

from metrics.answers import Answers
from metrics.disclosure import State
from metrics.kept import once_a_view
from metrics.referrals import by_quarter
from metrics.release import NO_OFFER
from metrics.tally import UNKNOWN, tally
from metrics.view import View

CLASSES = {
    "0 tot 7 dagen": 7,
    "8 tot 14 dagen": 14,
    "15 tot 30 dagen": 30,
    "meer dan 30 dagen": None,
}
"""Each class with its last day."""

OFFERED = "een aanbod"

FEWEST = 5
"""A median or a share over fewer questions would tell of one of them."""


def day_class(days: pd.Series[int]) -> pd.Series[str]:
    """The class of each number of days, NA where that is NA."""
    ends = [-1.0, *(float("inf") if last is None else last for last in CLASSES.values())]
    return pd.cut(days.astype("Float64"), ends, labels=list(CLASSES)).astype("object")


def got_offer(offers: pd.Series[str]) -> pd.Series[str]:
    """Whether each question got an offer (`OFFERED`, `NO_OFFER`), NA where Aanbod is empty."""
    offers = offers.astype("object")
    return offers.mask(offers.notna() & offers.ne(NO_OFFER), OFFERED)


@once_a_view
def by_days(view: View) -> pd.DataFrame:
    """A row a class of days from question to follow-up, fastest first, those of 0 too: key, count.

    Only questions that were followed up by the as-of day; empty where there are none, and for who may not
    see single questions: the release has no such table.
    """
    days = view.selected.referrals["days_to_follow_up"].dropna()
    counts = tally(pd.DataFrame({"key": day_class(days)}), "key").set_index("key")["count"]
    table = counts.reindex(list(CLASSES), fill_value=0).rename_axis("key").reset_index()
    return table if len(days) else table.iloc[:0]


@once_a_view
def by_quarter_median(view: View) -> pd.DataFrame:
    """A row a quarter as `referrals.by_quarter`: key, count (followed up), days (their median, Float64).

    `days` is NA where fewer than `FEWEST` were followed up.
    """
    rows = view.selected.referrals
    if view.answers:
        # A median of a quarter, laid beside that of its year, would tell of a few questions.
        return pd.DataFrame(columns=["key", "count", "days"])
    days = rows["days_to_follow_up"].groupby(rows["quarter"].astype("str"))
    table = by_quarter(view)[["key"]]
    counts = table["key"].map(days.count()).fillna(0).astype("Int64")
    medians = table["key"].map(days.median()).astype("Float64")
    return table.assign(count=counts, days=medians.where(counts.ge(FEWEST)))


@once_a_view
def offered(view: View) -> pd.DataFrame:
    """Whether a question got an offer, of those of which that is known: key (see `got_offer`), count.

    For who may not see single questions from what is told by offer; empty where that is not enough.
    """
    if view.answers:
        return _told(view.answers)
    known = got_offer(view.selected.referrals["offer"]).dropna()
    return tally(pd.DataFrame({"key": known}), "key")


def _told(answers: Answers) -> pd.DataFrame:
    parts = answers.total(), answers.value("offer", NO_OFFER), answers.value("offer", UNKNOWN)
    if not all(part.state is State.EXACT for part in parts):
        return pd.DataFrame(columns=["key", "count"])
    total, none, unknown = (part.count or 0 for part in parts)
    return pd.DataFrame({"key": [OFFERED, NO_OFFER], "count": [total - none - unknown, none]})


def share_offered(view: View) -> float | None:
    """The share (0..1) of questions that got an offer; None where either part is not known or too few."""
    counts = offered(view).set_index("key")["count"].reindex([OFFERED, NO_OFFER], fill_value=0)
    if counts.between(1, FEWEST, inclusive="left").any() or not counts.sum():
        return None
    return float(counts.iloc[0] / counts.sum())
