"""The checked tables of one reading as typed frames, immutable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from metrics.tables import CHANGES, ISSUES, LOST, SOURCES, TABLES, TABS, Kind

LIST_SEPARATOR = "; "
"""A list cell is kept as its distinct items joined by this: cheap to group by, and fit to show."""

LOCAL_REQUESTERS = ("lokaal bestuur", "LIVC-R")
"""Who speaks for a local government: itself, or the security cell that its mayor chairs."""

NOT_FLEMISH = ("Brussel",)
"""Provinces whose municipalities are no Flemish local government."""

_POSITION = ["partner", "workbook", "tab", "row"]


@dataclass(frozen=True)
class Quota:
    """What the last reading asked of Google: questions and bytes, and how many questions in one minute.

    `limit` is how many questions Google allows in a minute.
    """

    began_at: datetime
    requests: int
    bytes: int
    last_minute: int
    limit: int


@dataclass(frozen=True, eq=False)
class Dataset:
    """One frame a table of `metrics.tables`, with exactly those columns, plus what is derived from a row.

    Derived columns: activities.month ("2022-03"; empty where the window spans several months) and
    activities.place (int64, where a row stands among all, latest first and then by title),
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
    proposals: pd.DataFrame
    meetings: pd.DataFrame
    issues: pd.DataFrame
    tabs: pd.DataFrame
    sources: pd.DataFrame
    lost: pd.DataFrame
    read_at: datetime
    quota: Quota | None = None
    changes: pd.DataFrame = field(default_factory=lambda: _typed({}, CHANGES))

    @classmethod
    def build(
        cls,
        tables: Mapping[str, Mapping[str, Sequence[Any]]],
        *,
        issues: Sequence[Mapping[str, Any]] = (),
        tabs: Sequence[Mapping[str, Any]] = (),
        sources: Sequence[Mapping[str, Any]] = (),
        lost: Sequence[Mapping[str, Any]] = (),
        read_at: datetime,
        quota: Quota | None = None,
    ) -> Dataset:
        """The dataset of checked rows; `tables[name][column]` is a list, what is missing is unknown.

        Raises ValueError where the columns of a table differ in length.
        """
        frames = {name: _typed(tables.get(name, {}), kinds) for name, kinds in TABLES.items()}
        frames["activities"] = _activities(frames["activities"])
        frames["referrals"] = _referrals(frames["referrals"])
        frames["expenses"] = frames["expenses"].fillna(
            dict.fromkeys(("in_period", "duplicate", "settled"), False)
        )
        frames["targets"] = frames["targets"].fillna({"per": "project"})
        return cls(
            **frames,
            issues=_typed(_columns(issues, ISSUES), ISSUES),
            tabs=_typed(_columns(tabs, TABS), TABS),
            sources=_typed(_columns(sources, SOURCES), SOURCES),
            lost=_typed(_columns(lost, LOST), LOST),
            read_at=read_at,
            quota=quota,
        )

    def renewed(
        self, read_at: datetime, sources: Sequence[Mapping[str, Any]], quota: Quota | None
    ) -> Dataset:
        """The same rows, read again: when that was, how each workbook stands since, and what it cost."""
        typed = _typed(_columns(sources, SOURCES), SOURCES)
        return replace(self, read_at=read_at, sources=typed, quota=quota)

    def with_changes(self, rows: Sequence[Mapping[str, Any]]) -> Dataset:
        """The same with what became of the issues of the readings before (columns of `CHANGES`)."""
        return replace(self, changes=_typed(_columns(rows, CHANGES), CHANGES))


def _columns(rows: Sequence[Mapping[str, Any]], kinds: Iterable[str]) -> dict[str, list[Any]]:
    return {name: [row.get(name) for row in rows] for name in kinds}


def _typed(columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, Kind]) -> pd.DataFrame:
    lengths = set(map(len, columns.values())) or {0}
    if len(lengths) > 1:
        raise ValueError(f"columns of unequal length: {sorted(lengths)}")
    length = lengths.pop()
    frame = pd.DataFrame(
        {name: _column(columns.get(name, [None] * length), kind) for name, kind in kinds.items()},
        index=pd.RangeIndex(length),
    )
    position = [name for name in _POSITION if name in frame]
    return frame.sort_values(position, kind="stable", ignore_index=True)


def _column(values: Sequence[Any], kind: Kind) -> pd.Series[Any]:
    if kind is Kind.LIST:
        joined = [LIST_SEPARATOR.join(dict.fromkeys(items)) or None if items else None for items in values]
        return pd.Series(joined, dtype="str").astype("category")
    if kind is Kind.WORD:
        return pd.Series(list(values), dtype="str").astype("category")
    if kind is Kind.DAY:
        return pd.Series(list(values), dtype="object").astype("datetime64[us]")
    if kind is Kind.MOMENT:
        return pd.Series(pd.to_datetime(pd.Series(list(values), dtype="object"), utc=True)).astype(kind.value)
    return pd.Series(list(values), dtype="object").astype(kind.value)


def _activities(frame: pd.DataFrame) -> pd.DataFrame:
    """The activities with those of a group together, the row that stands for the group first."""
    alone = pd.Series(range(-1, -len(frame) - 1, -1), index=frame.index, dtype="int64")
    frame = frame.assign(
        end=frame["end"].fillna(frame["start"]),
        editions=frame["editions"].fillna(1),
        group=frame["group"].fillna(alone).astype("int64"),
    )
    frame = frame.assign(month=_month(frame), leads=frame["leads"].fillna(False))
    # Who counts by decision goes before the highest figure, but no decision makes an unknown figure count.
    chosen = frame["leads"] & frame["attended"].notna()
    best_first = ["group", "chosen", "attended", "partner", "workbook", "row"]
    ascending = [True, False, False, True, True, True]
    found = frame.assign(chosen=chosen).sort_values(best_first, ascending=ascending, ignore_index=True)
    return found.assign(place=_places(found)).drop(columns="chosen")


def _places(frame: pd.DataFrame) -> Any:
    """Sorted once a reading, and not at every click."""
    latest_first = frame[["end", "title"]].sort_values(["end", "title"], ascending=[False, True])
    places = np.empty(len(frame), dtype=np.int64)
    places[latest_first.index] = np.arange(len(frame))
    return places


def _month(frame: pd.DataFrame) -> pd.Series[Any]:
    first, last = frame["start"].dt.to_period("M"), frame["end"].dt.to_period("M")
    return _labelled(last.where(first.eq(last) | frame["start"].isna()), "{0.year:04d}-{0.month:02d}")


def _labelled(periods: pd.Series[Any], label: str) -> pd.Series[Any]:
    months = periods.astype("category")
    return months.cat.rename_categories([label.format(period) for period in months.cat.categories])


def _referrals(frame: pd.DataFrame) -> pd.DataFrame:
    local = frame["requester"].isin(LOCAL_REQUESTERS) & ~frame["province"].isin(NOT_FLEMISH)
    codes, _ = pd.factorize(frame["municipality"].where(local))
    known = pd.Series(codes, index=frame.index, dtype="Int64")
    return frame.assign(
        quarter=_labelled(frame["contacted_on"].dt.to_period("Q"), "{0.year:04d}-K{0.quarter}"),
        local_government=known.where(known >= 0),
        days_to_follow_up=(frame["followed_up_on"] - frame["contacted_on"]).dt.days.astype("Int64"),
    )
