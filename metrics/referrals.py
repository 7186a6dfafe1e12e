"""Which questions reached the network, from whom, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from metrics.view import View


@dataclass(frozen=True)
class ReferralTotals:
    """The selected questions, each once.

    `local_governments` are the distinct Flemish municipalities that asked something themselves or through
    their LIVC-R; `local_governments_share` their share (0..1) of the `local_governments_all` that exist.
    `median_days_to_follow_up` is over the `followed_up` questions; None where there are none.
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
    raise NotImplementedError


def by_topic(view: View) -> pd.DataFrame:
    """A row a topic, most first: key, count. A question with several topics counts once under each."""
    raise NotImplementedError


def by_status(view: View) -> pd.DataFrame:
    """A row a status: key, count."""
    raise NotImplementedError


def by_offer(view: View) -> pd.DataFrame:
    """A row an offer, a question under each of its offers: key, count."""
    raise NotImplementedError


def by_requester(view: View) -> pd.DataFrame:
    """A row a kind of requester: key, count."""
    raise NotImplementedError


def by_nature(view: View) -> pd.DataFrame:
    """A row a nature (preventief, curatief): key, count."""
    raise NotImplementedError


def by_referred_to(view: View) -> pd.DataFrame:
    """A row a partner referred to, a question under each: key, count."""
    raise NotImplementedError


def by_province(view: View) -> pd.DataFrame:
    """A row a province: key, count."""
    raise NotImplementedError


def by_quarter(view: View) -> pd.DataFrame:
    """A row a quarter ("2024-K1"), oldest first, quarters in between without questions too: key, count."""
    raise NotImplementedError


def topic_by_requester(view: View) -> pd.DataFrame:
    """A row a topic and requester that occur together: topic, requester, count."""
    raise NotImplementedError
