"""The checked tables of one reading as typed frames, immutable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from metrics.tables import ISSUES, TABLES, TABS, Kind

LIST_SEPARATOR = "; "
"""A list cell is kept as its distinct items joined by this: cheap to group by, and fit to show."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """One frame a table of `metrics.tables`, with exactly those columns, plus what is derived from a row.

    Derived columns: activities.month ("2022-03"; empty where the window spans several months),
    referrals.quarter ("2022-K1"), referrals.local_government (Int64, an opaque number for each distinct
    local government that asked something) and referrals.days_to_follow_up (Int64).
    Unknown is NA; a list is text joined with `LIST_SEPARATOR`, NA where empty; money is euro cents.
    Nobody changes a frame in place.
    """

    activities: pd.DataFrame
    reach: pd.DataFrame
    referrals: pd.DataFrame
    expenses: pd.DataFrame
    grants: pd.DataFrame
    budget: pd.DataFrame
    targets: pd.DataFrame
    partners: pd.DataFrame
    actions: pd.DataFrame
    action_budget: pd.DataFrame
    issues: pd.DataFrame
    tabs: pd.DataFrame
    read_at: datetime

    @classmethod
    def build(
        cls,
        tables: Mapping[str, Mapping[str, Sequence[Any]]],
        *,
        issues: Sequence[Mapping[str, Any]] = (),
        tabs: Sequence[Mapping[str, Any]] = (),
        read_at: datetime,
    ) -> Dataset:
        """The dataset of checked rows; `tables[name][column]` is a list, what is missing is unknown."""
        raise NotImplementedError
