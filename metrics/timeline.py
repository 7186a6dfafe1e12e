"""When activities took place and are planned, and how many of those invited saw it through."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from metrics.calendar import every_month, first_days
from metrics.rows import PLANNED
from metrics.tally import UNKNOWN, both_known, tally, whole_numbers
from metrics.view import View

STEPS = (("invited", "registered"), ("registered", "attended"), ("attended", "completed"))


def timeline(view: View) -> pd.DataFrame:
    """A row for every month of the period: month (its first day), held, planned (counts of activities).

    From the first day of the selection, or of any activity, to the as-of day or the last one planned: a month
    with 0 and 0 is a gap. A window over several months is in none of them; empty where nothing has a month.
    """
    unheld = view.selected.unheld
    planned = view.activities[["month"]].loc[unheld.index[unheld["status"].eq(PLANNED)]]
    counted = {"held": _monthly(view.selected.activities), "planned": _monthly(planned)}
    known = {month for counts in counted.values() for month in counts}
    months = every_month(*_span(view, known)) if known else []
    columns = {
        name: whole_numbers(counts.get(month, 0) for month in months) for name, counts in counted.items()
    }
    return pd.DataFrame({"month": first_days(months), **columns})


def _monthly(rows: pd.DataFrame) -> dict[str, int]:
    table = tally(rows, "month")
    counts = dict(zip(table["key"], table["count"].tolist(), strict=True))
    counts.pop(UNKNOWN, None)
    return counts


def _span(view: View, known: Collection[str]) -> tuple[str, str]:
    """The first and the last month to show."""
    asked = view.selection
    first = [f"{asked.start:%Y-%m}"] if asked.start else []
    last = [f"{min(asked.end, view.as_of):%Y-%m}"] if asked.end else []
    return min([*first, *known]), max([*last, *known])


def gaps(table: pd.DataFrame) -> list[pd.Timestamp]:
    """The months of a timeline in which nothing took place and nothing is planned."""
    return list(table["month"][table["held"].eq(0) & table["planned"].eq(0)])


def funnel(view: View) -> pd.DataFrame:
    """A row a step from invited to completed: before, after, of, reached, share (0..1), known.

    `before` and `after` name the two columns; `of` and `reached` are their sums over the `known` activities
    where both are known (NA, as `share`, where there are none).
    """
    rows = [_step(view.selected.activities, *step) for step in STEPS]
    kinds = {"of": "Int64", "reached": "Int64", "share": "Float64", "known": "Int64"}
    return pd.DataFrame(rows).astype(kinds)


def _step(held: pd.DataFrame, before: str, after: str) -> dict[str, Any]:
    known, base, reached = both_known(held, before, after)
    return {
        "before": before,
        "after": after,
        "of": base if known else None,
        "reached": reached if known else None,
        "share": reached / base if base else None,
        "known": known,
    }
