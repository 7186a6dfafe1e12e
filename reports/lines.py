"""The key figures as lines of text, for a terminal."""

from __future__ import annotations

from metrics.figures import Figures
from metrics.spend import Grant
from metrics.targets import Target
from schemas.dates import format_day
from schemas.numbers import format_euro


def figure_lines(found: Figures) -> list[str]:
    """The key figures, a line each."""
    activities, referrals, quality = found.activities.totals, found.referrals.totals, found.quality
    return [
        f"Stand op {format_day(found.selection.as_of)}",
        f"Activiteiten: {activities.count}, deelnemers: {_or_unknown(activities.attended)} "
        f"(van {activities.attended_known} activiteiten bekend)",
        f"Ondersteuningsvragen: {referrals.count}, "
        f"lokale besturen: {_or_unknown(referrals.local_governments)}",
        *map(_grant_line, found.grants),
        *map(_target_line, found.targets),
        f"Rijen: {quality.read} gelezen = {quality.valid} geldig "
        f"+ {quality.rejected} niet meegeteld + {quality.skipped} overgeslagen",
    ]


def _grant_line(grant: Grant) -> str:
    spent, left = _euro(grant.spent), _euro(grant.remaining)
    return f"{grant.name}: besteed {spent} van {_euro(grant.amount)}, nog {left}"


def _target_line(target: Target) -> str:
    aim = f" van {target.target:g} per {target.per}" if target.target is not None else ""
    reached = None if target.reached is None else f"{target.reached:.1f}".removesuffix(".0").replace(".", ",")
    return f"{target.grant}, {target.indicator}: {_or_unknown(reached)}{aim}"


def _euro(cents: int | None) -> str:
    return "niet bekend" if cents is None else f"€ {format_euro(cents)}"


def _or_unknown(value: object) -> str:
    return "niet bekend" if value is None else str(value)
