"""All key figures of a view as one typed object, and the JSON the command line prints of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from metrics import actions, attendance, reach, referrals, spend, targets
from metrics.actions import ActionTotals
from metrics.attendance import Totals
from metrics.printed import as_json
from metrics.referrals import ReferralTotals
from metrics.selection import Selection
from metrics.spend import Grant
from metrics.targets import Target
from metrics.view import View


@dataclass(frozen=True, eq=False)
class ActivityFigures:
    """Totals, and a frame for each key: key, count, attended, unknown, editions (as `attendance.by_kind`)."""

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
    """How the rows of the selected partners' tabs were accounted for: read = valid + rejected + skipped.

    Without the tabs of which the viewer is not told how many rows they have.
    """

    read: int
    valid: int
    rejected: int
    skipped: int


@dataclass(frozen=True, eq=False)
class Figures:
    """Every key figure of one view; money in euro cents, shares 0..1, unknown is None.

    `outside` are the costs outside every grant's period or their own grant's, as `spend.outside`.
    """

    selection: Selection
    activities: ActivityFigures
    reach: ReachFigures
    referrals: ReferralFigures
    grants: tuple[Grant, ...]
    outside: pd.DataFrame
    targets: tuple[Target, ...]
    actions: ActionFigures
    quality: Quality

    def as_json(self) -> dict[str, object]:
        """The object of `wijzij figures --format json`, as the contract shapes it."""
        return as_json(self)


def figures(view: View) -> Figures:
    """All key figures of a view."""
    return Figures(
        selection=view.selection,
        activities=_activities(view),
        reach=ReachFigures(reach.series(view), reach.latest(view), reach.summary(view)),
        referrals=_referrals(view),
        grants=spend.grants(view),
        outside=spend.outside(view),
        targets=targets.targets(view),
        actions=_actions(view),
        quality=quality(view),
    )


def quality(view: View) -> Quality:
    """The rows of the tabs of a view, as far as they may be told."""
    known = view.tabs[view.tabs["read"].notna()]
    return Quality(*(int(known[name].sum()) for name in ("read", "valid", "rejected", "skipped")))


def _activities(view: View) -> ActivityFigures:
    return ActivityFigures(
        totals=attendance.totals(view),
        by_kind=attendance.by_kind(view),
        by_mode=attendance.by_mode(view),
        by_audience=attendance.by_audience(view),
        by_province=attendance.by_province(view),
        by_partner=attendance.by_partner(view),
        by_month=attendance.by_month(view),
    )


def _referrals(view: View) -> ReferralFigures:
    return ReferralFigures(
        totals=referrals.totals(view),
        by_topic=referrals.by_topic(view),
        by_status=referrals.by_status(view),
        by_offer=referrals.by_offer(view),
        by_requester=referrals.by_requester(view),
        by_nature=referrals.by_nature(view),
        by_referred_to=referrals.by_referred_to(view),
        by_province=referrals.by_province(view),
        by_quarter=referrals.by_quarter(view),
    )


def _actions(view: View) -> ActionFigures:
    return ActionFigures(
        totals=actions.totals(view),
        by_status=actions.by_status(view),
        by_domain=actions.by_domain(view),
        by_policy_line=actions.by_policy_line(view),
    )
