"""How far each target is reached, counted from the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from metrics.answers import Answers
from metrics.calendar import months, share_elapsed
from metrics.indicators import GOVERNMENTS, INDICATORS
from metrics.kept import once_a_view
from metrics.selection import Selection
from metrics.view import View

PER_YEAR = "jaar"


@dataclass(frozen=True)
class Target:
    """One target as it stood on the as-of day, over the window from its `start` to its `end`.

    `reached` is None where nothing was recorded. `expected` is the whole target per project; per year it is
    the target for each year gone by, of which the first counts whole. `share` = reached / expected.
    `share_elapsed` is the share (0..1) of its window gone by, `change` = reached - baseline, `direction` its
    Dutch word ("hoger", "lager", "gelijk"). `instead` has the words for what was reached where the viewer is
    not told how many, empty otherwise.
    """

    indicator: str
    grant: str
    target: float | None
    baseline: float | None
    per: str
    start: date | None
    end: date | None
    reached: float | None
    expected: float | None
    share: float | None
    share_elapsed: float | None
    change: float | None
    direction: str | None
    instead: str = ""


@dataclass(frozen=True)
class Goals:
    """How many targets have a number, how many of these are met, and which run behind the straight line."""

    numbered: int = 0
    met: int = 0
    behind: tuple[str, ...] = ()


def goals(targets: Iterable[Target]) -> Goals:
    """How the targets of which the window has begun stand together."""
    numbered = [target for target in targets if target.share is not None and has_begun(target)]
    return Goals(
        numbered=len(numbered),
        met=sum(1 for target in numbered if (target.share or 0) >= 1),
        behind=tuple(target.indicator for target in numbered if is_behind(target)),
    )


def has_begun(target: Target) -> bool:
    """Whether any day of its window has gone by; a target without a window always runs."""
    return target.share_elapsed is None or target.share_elapsed > 0


def is_behind(target: Target) -> bool:
    """Whether less was reached than the straight line asks; a target per year already grows by itself."""
    if target.share is None or not has_begun(target):
        return False
    elapsed = 1.0 if target.per == PER_YEAR or target.share_elapsed is None else target.share_elapsed
    return target.share < elapsed


@once_a_view
def targets(view: View) -> tuple[Target, ...]:
    """Every target, in the order of the tab; of the whole network, whatever the filters."""
    periods = view.grants.set_index("name")[["start", "end"]].to_dict("index")
    return tuple(_target(view, row, periods) for row in view.targets.to_dict("records"))


def _target(view: View, row: dict[Any, Any], periods: dict[Any, Any]) -> Target:
    period = periods.get(row["grant"], {})
    start, end = (_day(row[name]) or _day(period.get(name)) for name in ("start", "end"))
    target, baseline = _number(row["target"]), _number(row["baseline"])
    reached, instead = _reached(view, row["indicator"], start, end)
    expected = target if row["per"] != PER_YEAR else _for_years(target, start, end, view.as_of)
    change = None if reached is None or baseline is None else reached - baseline
    return Target(
        indicator=row["indicator"],
        grant=row["grant"],
        target=target,
        baseline=baseline,
        per=row["per"],
        start=start,
        end=end,
        reached=reached,
        expected=expected,
        share=reached / expected if expected and reached is not None else None,
        share_elapsed=share_elapsed(start, end, view.as_of) if start and end else None,
        change=change,
        direction=None if change is None else _direction(change),
        instead=instead,
    )


def _for_years(target: float | None, start: date | None, end: date | None, as_of: date) -> float | None:
    """A yearly target for the years gone by; before the first is full, for a year or the shorter window."""
    if target is None or start is None or end is None:
        return target
    gone, whole = months(start, min(as_of, end)) / 12, months(start, end) / 12
    return target * max(gone, min(1.0, whole))


def _direction(change: float) -> str:
    return "hoger" if change > 0 else "lager" if change < 0 else "gelijk"


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else value.date()


def _number(value: Any) -> float | None:
    """A number as it was typed: whole where it is whole, None where it is unknown."""
    if value is None or pd.isna(value):
        return None
    return int(value) if float(value).is_integer() else float(value)


def _reached(view: View, indicator: str, start: date | None, end: date | None) -> tuple[float | None, str]:
    """What was reached between two days, and the words for it where the viewer is not told."""
    counted = INDICATORS.get(indicator)
    if counted is None or counted.table not in view.recorded:
        return None, ""
    if counted.table == "referrals" and view.answers:
        return _told(view.answers.of(Selection(as_of=view.as_of, start=start, end=end)), indicator)
    rows: pd.DataFrame = getattr(view.network, counted.table)
    inside = rows[counted.day].notna()
    if start:
        inside &= rows[counted.day].ge(pd.Timestamp(start))
    if end:
        inside &= rows[counted.day].le(pd.Timestamp(end))
    return _number(counted.count(rows[inside])), ""


def _told(answers: Answers, indicator: str) -> tuple[float | None, str]:
    """What is told of an indicator that counts questions."""
    told = answers.governments() if indicator == GOVERNMENTS else answers.total()
    instead = told.instead(answers.release.smallest)
    return None if instead else told.count, instead
