"""Which questions reached the network, from whom, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from metrics.tally import parts, stacked, tally
from metrics.view import View
from schemas.vocabulary import flemish_municipality_count

OPEN_STATUSES = ("nieuw", "in behandeling")


@dataclass(frozen=True)
class ReferralTotals:
    """The selected questions, each once.

    `local_governments` are the distinct Flemish municipalities that asked something themselves or through
    their LIVC-R; `local_governments_share` their share (0..1) of the `local_governments_all` that exist.
    `median_days_to_follow_up` is over the `followed_up` questions, None where there are none.
    `open` questions are nieuw or in behandeling.
    """

    count: int
    local_governments: int
    local_governments_all: int
    local_governments_share: float
    followed_up: int
    median_days_to_follow_up: float | None
    open: int


def totals(view: View) -> ReferralTotals:
    """The totals of the selected questions."""
    rows = view.selected.referrals
    reached, existing = int(rows["local_government"].nunique()), _existing(view)
    days = rows["days_to_follow_up"].dropna()
    return ReferralTotals(
        count=len(rows),
        local_governments=reached,
        local_governments_all=existing,
        local_governments_share=reached / existing,
        followed_up=len(days),
        median_days_to_follow_up=float(days.median()) if len(days) else None,
        open=int(rows["status"].isin(OPEN_STATUSES).sum()),
    )


def _existing(view: View) -> int:
    """How many local governments there are on the last day of the selection."""
    return flemish_municipality_count(min(view.selection.end or view.as_of, view.as_of))


def by_topic(view: View) -> pd.DataFrame:
    """A row a topic, most first: key, count. A question with several topics counts once under each."""
    return tally(view.selected.referrals, "topic", each=True)


def by_status(view: View) -> pd.DataFrame:
    """A row a status: key, count."""
    return tally(view.selected.referrals, "status")


def by_offer(view: View) -> pd.DataFrame:
    """A row an offer, a question under each of its offers: key, count."""
    return tally(view.selected.referrals, "offer", each=True)


def by_requester(view: View) -> pd.DataFrame:
    """A row a kind of requester: key, count."""
    return tally(view.selected.referrals, "requester")


def by_nature(view: View) -> pd.DataFrame:
    """A row a nature (preventief, curatief): key, count."""
    return tally(view.selected.referrals, "nature")


def by_referred_to(view: View) -> pd.DataFrame:
    """A row a partner referred to, a question under each: key, count."""
    return tally(view.selected.referrals, "referred_to", each=True)


def by_province(view: View) -> pd.DataFrame:
    """A row a province: key, count."""
    return tally(view.selected.referrals, "province")


def by_quarter(view: View) -> pd.DataFrame:
    """A row a quarter ("2024-K1"), oldest first, those in between without questions too: key, count."""
    table = tally(view.selected.referrals, "quarter", oldest_first=True)
    if table.empty:
        return table
    every = [f"{quarter.year:04d}-K{quarter.quarter}" for quarter in _quarters(view.selected.referrals)]
    return table.set_index("key").reindex(every, fill_value=0).rename_axis("key").reset_index()


def _quarters(rows: pd.DataFrame) -> Any:
    days = rows["contacted_on"].dt.to_period("Q")
    return pd.period_range(days.min(), days.max(), freq="Q")


def topic_by_requester(view: View) -> pd.DataFrame:
    """A row a topic and requester that occur together: requester, topic, count; most of a requester first."""
    tables = {
        requester: tally(rows, "topic", each=True).rename(columns={"key": "topic"})
        for requester, rows in parts(view.selected.referrals, "requester")
    }
    return stacked(tables, "requester", columns=["topic", "count"])
