"""Rows that may be one and the same: what is still to be decided, what was, and which of them count now."""

from __future__ import annotations

import pandas as pd

from metrics.kept import once_a_view
from metrics.view import View

PROPOSED = [
    *("code", "verdict", "partner", "tab", "row", "start", "end", "precision", "title", "attended"),
    *("amount", "counts", "is_cost", "workbook", "origin"),
]
_PLACE = ["workbook", "tab", "row"]


@once_a_view
def proposals(view: View) -> pd.DataFrame:
    """A row for every row of a proposal, undecided first, those of one code together.

    Columns: code, verdict (dezelfde, verschillend; NA: not decided), partner, tab, row, start, end,
    precision, title (of a cost its budget line), attended (Int64), amount (Int64 cents), counts (whether
    its figures count now), is_cost, workbook, origin. Of the partners selected, with whom they share it.
    """
    rows = _shown(view)
    activities, costs = rows[rows["table"].ne("expenses")], rows[rows["table"].eq("expenses")]
    found = [frame for frame in (_activities(view, activities), _costs(view, costs)) if len(frame)]
    table = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=PROPOSED)
    return table.sort_values(
        ["verdict", "is_cost", "code", "partner", "row"], na_position="first", ignore_index=True
    )[PROPOSED]


def _shown(view: View) -> pd.DataFrame:
    """The rows of every code of which a selected partner has a row."""
    rows = view.proposals.astype({"verdict": "str", "table": "str", "partner": "str"})
    rows = rows.astype({"workbook": "str", "tab": "str"})
    wanted = view.selection.partners
    return rows[rows["code"].isin(rows["code"][rows["partner"].isin(wanted)])] if wanted else rows


def _activities(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["start", "end", "precision", "title", "attended"]
    counting = view.network.activities.index.union(view.network.unheld.index)
    known = view.activities[[*_PLACE, *columns]].assign(counts=view.activities.index.isin(counting))
    found = rows.merge(known.astype({"workbook": "str", "tab": "str"}), on=_PLACE)
    return found.assign(is_cost=False, amount=pd.Series(pd.NA, index=found.index, dtype="Int64"))


def _costs(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    costs = view.network.expenses
    known = costs[[*_PLACE, "date", "budget_line", "amount"]].assign(counts=~costs["settled"])
    known = known.rename(columns={"date": "start", "budget_line": "title"})
    found = rows.merge(known.astype({"workbook": "str", "tab": "str", "title": "str"}), on=_PLACE)
    attended = pd.Series(pd.NA, index=found.index, dtype="Int64")
    return found.assign(is_cost=True, attended=attended, end=found["start"], precision="dag")
