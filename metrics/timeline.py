"""When activities took place and are planned, and how many of those invited saw it through."""

from __future__ import annotations

from typing import Any

import pandas as pd

from metrics.rows import PLANNED
from metrics.tally import UNKNOWN, tally, total
from metrics.view import View

STEPS = (("invited", "registered"), ("registered", "attended"), ("attended", "completed"))


def timeline(view: View) -> pd.DataFrame:
    """A row for every month of the period: month (its first day), held, planned (counts of activities).

    From the first day of the selection, or of any activity, to the as-of day or the last one planned: a month
    with 0 and 0 is a gap. A window over several months is in none of them; empty where nothing has a month.
    """
    unheld = view.selected.unheld
    planned = view.activities.loc[unheld.index[unheld["status"].eq(PLANNED)]]
    columns = {"held": _monthly(view.selected.activities), "planned": _monthly(planned)}
    table = pd.DataFrame(columns)
    if table.empty:
        return table.rename_axis("month").reset_index()
    every = pd.date_range(*_span(view, table.index), freq="MS")
    return table.reindex(every).fillna(0).astype("Int64").rename_axis("month").reset_index()


def _monthly(rows: pd.DataFrame) -> pd.Series[Any]:
    table = tally(rows, "month", oldest_first=True)
    table = table[table["key"].ne(UNKNOWN)]
    return table.set_index(pd.to_datetime(table["key"], format="%Y-%m"))["count"]


def _span(view: View, months: pd.Index[Any]) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last month to show."""
    asked = view.selection
    first = pd.Timestamp(asked.start).replace(day=1) if asked.start else months.min()
    last = pd.Timestamp(min(asked.end, view.as_of)) if asked.end else months.max()
    return min(first, months.min()), max(last, months.max())


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
    both = held[[before, after]].dropna()
    base, reached = total(both[before]), total(both[after])
    share = reached / base if base and reached is not None else None
    return {
        "before": before,
        "after": after,
        "of": base,
        "reached": reached,
        "share": share,
        "known": len(both),
    }
