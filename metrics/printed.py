"""Key figures in the shape of `wijzij figures --format json`: euro as text, ISO days, unknown as null."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

if TYPE_CHECKING:
    from metrics.figures import ActionFigures, ActivityFigures, Figures, ReachFigures, ReferralFigures
    from metrics.selection import Selection
    from metrics.spend import Grant, Line
    from metrics.targets import Target

Json: TypeAlias = dict[str, Any]

SHARE_DECIMALS = 4
MEAN_DECIMALS = 1


def as_json(figures: Figures) -> Json:
    """The contract's object; keys beyond the contract stand beside its own, never inside a counted cell."""
    return {
        "as_of": figures.selection.as_of.isoformat(),
        "filters": _filters(figures.selection),
        "activities": _activities(figures.activities),
        "reach": _reach(figures.reach),
        "referrals": _referrals(figures.referrals),
        "grants": [_grant(grant) for grant in figures.grants],
        "costs_outside": {
            "count": len(figures.outside),
            "amount": _euro(int(figures.outside["amount"].sum())),
        },
        "targets": [_target(target) for target in figures.targets],
        "actions": _actions(figures.actions),
        "quality": asdict(figures.quality),
    }


def _filters(selection: Selection) -> Json:
    return {
        "from": _day(selection.start),
        "to": _day(selection.end),
        "partner": sorted(selection.partners),
        "kind": sorted(selection.kinds),
        "province": sorted(selection.provinces),
        "audience": sorted(selection.audiences),
    }


def _activities(figures: ActivityFigures) -> Json:
    totals = asdict(figures.totals) | {"show_up": _share(figures.totals.show_up)}
    keys = ("by_kind", "by_mode", "by_audience", "by_province", "by_partner", "by_month")
    editions = figures.by_kind.set_index("key")["editions"]
    return (
        totals
        | {key: _attendance(getattr(figures, key)) for key in keys}
        | {"editions_by_kind": {key: int(value) for key, value in editions.items()}}
    )


def _attendance(table: pd.DataFrame) -> Json:
    rows = zip(table["key"], table["count"], table["attended"], strict=True)
    return {key: {"count": int(count), "attended": _whole(attended)} for key, count, attended in rows}


def _reach(figures: ReachFigures) -> Json:
    return {"latest": _measured(figures.latest), "series": _measured(figures.series)}


def _measured(table: pd.DataFrame) -> list[Json]:
    rows = zip(table["channel"], table["indicator"], table["month"], table["value"], strict=True)
    return [
        {"channel": channel, "indicator": indicator, "month": f"{month:%Y-%m}", "value": int(value)}
        for channel, indicator, month, value in rows
    ]


def _referrals(figures: ReferralFigures) -> Json:
    totals = asdict(figures.totals) | {
        "local_governments_share": _share(figures.totals.local_governments_share),
        "median_days_to_follow_up": _short(figures.totals.median_days_to_follow_up, MEAN_DECIMALS),
    }
    by = ("topic", "status", "offer", "requester", "nature", "referred_to", "province", "quarter")
    totals |= totals.pop("instead")
    return totals | {f"by_{key}": _asked(getattr(figures, f"by_{key}")) for key in by}


def _asked(table: pd.DataFrame) -> Json:
    """Counts of questions, or the words that stand in their place."""
    rows = zip(table["key"], table["count"], table["instead"], strict=True)
    return {key: instead or int(count) for key, count, instead in rows}


def _counts(table: pd.DataFrame) -> dict[str, int]:
    return {key: int(count) for key, count in zip(table["key"], table["count"], strict=True)}


def _grant(grant: Grant) -> Json:
    amounts = ("amount", "spent", "committed", "remaining", "uncommitted", "advance", "balance")
    more = ("outside", "duplicates", "straight_line")
    return {
        "name": grant.name,
        **{name: _euro(getattr(grant, name)) for name in (*amounts, *more)},
        **{name: _day(getattr(grant, name)) for name in ("start", "end", "report_due")},
        "share_spent": _share(grant.share_spent),
        "share_elapsed": _share(grant.share_elapsed),
        "by_line": [_line(line) for line in grant.by_line],
        "forecast": {
            **{name: _euro(getattr(grant.forecast, name)) for name in ("end", "low", "high")},
            "basis": grant.forecast.basis,
        },
        "warnings": [{"code": warning.code, "message": warning.message} for warning in grant.warnings],
    }


def _line(line: Line) -> Json:
    return {
        "line": line.line,
        **{name: _euro(getattr(line, name)) for name in ("budget", "spent", "committed", "remaining")},
    }


def _target(target: Target) -> Json:
    numbers = {name: _share(getattr(target, name)) for name in ("share", "share_elapsed", "expected")}
    numbers |= {name: _short(getattr(target, name), MEAN_DECIMALS) for name in ("reached", "change")}
    days = {"start": _day(target.start), "end": _day(target.end)}
    printed = asdict(target) | days | numbers
    instead = printed.pop("instead")
    return printed | ({"reached": instead} if instead else {})


def _actions(figures: ActionFigures) -> Json:
    totals = figures.totals
    return {
        "count": totals.count,
        "by_status": _counts(figures.by_status),
        "by_domain": _counts(figures.by_domain),
        "budget_total": _euro(totals.budget_total),
        "budget_printed": _euro(totals.budget_printed),
        "amounts_left_out": totals.amounts_left_out,
    }


def _euro(cents: int | None) -> str | None:
    """Cents as euro with two decimals: 24860000 is "248600.00"."""
    if cents is None:
        return None
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _share(value: float | None) -> float | None:
    return _short(value, SHARE_DECIMALS)


def _short(value: float | None, decimals: int) -> float | None:
    """A number of so many decimals, without any where it is whole."""
    if value is None:
        return None
    rounded = round(value, decimals)
    return int(rounded) if float(rounded).is_integer() else rounded
