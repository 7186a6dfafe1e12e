"""What was told in confidence: the rows of one viewer with the columns that no View has."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pandas as pd

from metrics.dataset import Dataset
from metrics.rows import expenses, referrals
from metrics.selection import Selection
from metrics.viewer import Role, Viewer

KEPT = MappingProxyType({"referrals": referrals, "expenses": expenses})
"""How a selection keeps the rows of each table that has confidential columns."""


def confidential_rows(dataset: Dataset, table: str, selection: Selection, viewer: Viewer) -> pd.DataFrame:
    """The rows of `referrals` or `expenses` that a viewer may see whole, all columns, newest first.

    The coordinator's: all; a partner's: its own; anybody else's: none. Words that no row has any more do
    not stay with a column.
    """
    kept = KEPT[table](getattr(dataset, table), selection)
    own = kept[_may_see(kept, viewer)]
    words = own.select_dtypes("category").columns
    trimmed = own.assign(**{name: own[name].cat.remove_unused_categories() for name in words})
    return trimmed.sort_values(trimmed.columns[0], ascending=False, kind="stable")


def _may_see(rows: pd.DataFrame, viewer: Viewer) -> pd.Series[Any]:
    if viewer.role is Role.COORDINATOR:
        return pd.Series(True, index=rows.index)
    if viewer.role is Role.PARTNER and viewer.partner:
        return rows["partner"].eq(viewer.partner).fillna(False).astype(bool)
    return pd.Series(False, index=rows.index)
