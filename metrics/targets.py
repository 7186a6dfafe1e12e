"""How far each target is reached, counted from the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from metrics.view import View


@dataclass(frozen=True)
class Target:
    """One target as it stood on the as-of day.

    `reached` is None where nothing was recorded. `expected` is the target for the time gone by: the whole of it
    per project; per year, once for each year elapsed (the first counts whole). `share` = reached / expected.
    `share_elapsed` is the share (0..1) of its window gone by, `change` is reached - baseline, `direction` its Dutch
    word ("hoger", "lager", "gelijk").
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


def targets(view: View) -> tuple[Target, ...]:
    """Every target, in the order of the tab; of the whole network, whatever the filters."""
    raise NotImplementedError
