"""What one viewer may see under one selection: confidential columns do not exist in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from types import MappingProxyType

import pandas as pd

from metrics.dataset import Dataset


class Viewer(Enum):
    """Who is looking; until somebody can sign in, everyone is an outsider."""

    OPEN = "open"


OPEN = Viewer.OPEN

CONFIDENTIAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "referrals": ("municipality", "question", "outcome", "remark"),
        "expenses": ("supplier", "remark"),
    }
)
"""The columns an open view lacks; a remark is free text beside them and may repeat them."""


@dataclass(frozen=True)
class Selection:
    """What the filter bar asks: an empty set or None does not filter, a period is inclusive.

    `as_of` is the day on which everything is asked: rows dated later do not count.
    """

    as_of: date
    start: date | None = None
    end: date | None = None
    partners: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that happened: activities one a group, reports one a group and partner.

    `activities` and `reports` hold those that took place; `unheld` the planned and cancelled ones, one a
    group, with that as their `status`.
    """

    activities: pd.DataFrame
    reports: pd.DataFrame
    unheld: pd.DataFrame
    reach: pd.DataFrame
    referrals: pd.DataFrame
    expenses: pd.DataFrame


@dataclass(frozen=True, eq=False)
class View:
    """One viewer's rows under one selection.

    `selected` obeys every filter; `network` only the as-of day (grants and targets are the whole
    network's); `reach_before` is reach by partner, whatever the period, to compare with a year before.
    `recorded` names the tables that hold any row at all, `logged` the grants with any cost: where
    nothing was recorded a count is unknown, not zero.
    """

    selection: Selection
    viewer: Viewer
    read_at: datetime
    selected: Rows
    network: Rows
    reach_before: pd.DataFrame
    grants: pd.DataFrame
    budget: pd.DataFrame
    targets: pd.DataFrame
    partners: pd.DataFrame
    actions: pd.DataFrame
    action_budget: pd.DataFrame
    issues: pd.DataFrame
    tabs: pd.DataFrame
    recorded: frozenset[str]
    logged: frozenset[str]

    @classmethod
    def of(cls, dataset: Dataset, selection: Selection, viewer: Viewer = OPEN) -> View:
        """The view of a dataset; columns that the viewer may not see are dropped before anything else."""
        raise NotImplementedError

    @property
    def as_of(self) -> date:
        """The day on which everything is asked."""
        return self.selection.as_of

    @property
    def activity_count(self) -> int:
        """How many activities are selected: the 412 of "412 van 900"."""
        return len(self.selected.activities)

    @property
    def activity_total(self) -> int:
        """How many activities there are up to the as-of day, whatever the filters: the 900."""
        return len(self.network.activities)

    @property
    def omitted(self) -> int:
        """How many rows were rejected and therefore do not count, of the partners selected."""
        return int(self.tabs["rejected"].sum())

    def origins(self, *tables: str) -> frozenset[str]:
        """Where the selected rows of these tables (default: all) come from, such as {"gepubliceerd"}.

        A row without a Herkomst, a partner's own statement, adds nothing.
        """
        raise NotImplementedError
