"""All key figures of a view as one typed object, and the JSON the command line prints of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from metrics.actions import ActionTotals
from metrics.attendance import Totals
from metrics.referrals import ReferralTotals
from metrics.spend import Grant
from metrics.targets import Target
from metrics.view import Selection, View


@dataclass(frozen=True, eq=False)
class ActivityFigures:
    """Totals, and a frame for each key: key, count, attended, unknown, editions (see `attendance.by_kind`)."""

    totals: Totals
    by_kind: pd.DataFrame
    by_mode: pd.DataFrame
    by_audience: pd.DataFrame
    by_province: pd.DataFrame
    by_partner: pd.DataFrame
    by_month: pd.DataFrame


@dataclass(frozen=True, eq=False)
class ReachFigures:
    """`series` and `latest`: channel, indicator, month, value, partners; `summary` as `reach.summary`."""

    series: pd.DataFrame
    latest: pd.DataFrame
    summary: pd.DataFrame


@dataclass(frozen=True, eq=False)
class ReferralFigures:
    """Totals, and a frame for each key: key, count."""

    totals: ReferralTotals
    by_topic: pd.DataFrame
    by_status: pd.DataFrame
    by_offer: pd.DataFrame
    by_requester: pd.DataFrame
    by_nature: pd.DataFrame
    by_referred_to: pd.DataFrame
    by_province: pd.DataFrame
    by_quarter: pd.DataFrame


@dataclass(frozen=True, eq=False)
class ActionFigures:
    """Totals; `by_status`, `by_domain`: key, count; `by_policy_line`: policy_line, status, count."""

    totals: ActionTotals
    by_status: pd.DataFrame
    by_domain: pd.DataFrame
    by_policy_line: pd.DataFrame


@dataclass(frozen=True)
class Quality:
    """How the rows of the selected partners' tabs were accounted for: read = valid + rejected + skipped."""

    read: int
    valid: int
    rejected: int
    skipped: int


@dataclass(frozen=True, eq=False)
class Figures:
    """Every key figure of one view; money in euro cents, shares 0..1, unknown is None."""

    selection: Selection
    activities: ActivityFigures
    reach: ReachFigures
    referrals: ReferralFigures
    grants: tuple[Grant, ...]
    targets: tuple[Target, ...]
    actions: ActionFigures
    quality: Quality

    def as_json(self) -> dict[str, object]:
        """The object of `wijzij figures --format json`, as the contract shapes it."""
        raise NotImplementedError


def figures(view: View) -> Figures:
    """All key figures of a view."""
    raise NotImplementedError
