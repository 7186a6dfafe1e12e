"""What the filter bar can offer for a reading, before anything is selected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from metrics.dataset import Dataset
from metrics.disclosure import HIGHEST
from metrics.tally import items
from schemas.tabs import PARTNER_TABS, model_of
from schemas.vocabulary import PROVINCE


@dataclass(frozen=True)
class Period:
    """A grant's name and period, both ends in it."""

    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Choices:
    """The values that occur, in the order of the alphabet; grants oldest first.

    `first` and `last` are the first and last day of any activity, reach, question or cost, None without any;
    `meetings` the days on which the network met or will meet, oldest first.
    """

    partners: tuple[str, ...]
    kinds: tuple[str, ...]
    provinces: tuple[str, ...]
    audiences: tuple[str, ...]
    grants: tuple[Period, ...]
    first: date | None
    last: date | None
    meetings: tuple[date, ...] = ()


_DAYS = (("activities", "end"), ("reach", "month"), ("expenses", "date"))


def choices(dataset: Dataset) -> Choices:
    """The choices of a reading."""
    days: pd.Series[Any] = pd.concat(
        [getattr(dataset, table)[day] for table, day in _DAYS] + _asked(dataset)
    ).dropna()
    reporting = [dataset.activities, dataset.reach, dataset.referrals, dataset.expenses]
    owned = owners(dataset.tabs, dataset.issues)
    return Choices(
        partners=_distinct(*(frame["partner"] for frame in reporting), pd.Series(sorted(owned), dtype="str")),
        kinds=_distinct(dataset.activities["kind"]),
        provinces=_provinces(dataset),
        audiences=tuple(
            sorted({item for cell in dataset.activities["audience"].unique() for item in items(cell)})
        ),
        grants=_grants(dataset.grants),
        first=days.min().date() if len(days) else None,
        last=days.max().date() if len(days) else None,
        meetings=tuple(sorted(on.date() for on in dataset.meetings["held_on"].dropna())),
    )


def _provinces(dataset: Dataset) -> tuple[str, ...]:
    """Those with an activity, and all where anything was asked: one would tell that somebody there asked."""
    asked = PROVINCE.words if len(dataset.referrals) else ()
    return tuple(sorted({*_distinct(dataset.activities["province"]), *asked}))


def _asked(dataset: Dataset) -> list[pd.Series[Any]]:
    """The first and the last day of the quarters with questions: a day would tell of a single one.

    None of fewer than is told to anybody: that there is one at either end would bound how few there are.
    """
    if len(dataset.referrals) < HIGHEST:
        return []
    quarters = dataset.referrals["contacted_on"].dt.to_period("Q")
    return [quarters.dt.start_time, quarters.dt.end_time.dt.floor("D")]


def owners(tabs: pd.DataFrame, issues: pd.DataFrame) -> set[str]:
    """Whoever has a tab of a partner's, or an issue and no other tab: also where no row counts yet."""
    own = [model_of(tab) in (*PARTNER_TABS, None) for tab in tabs["tab"]]
    found = set(tabs["partner"][own])
    others = set(tabs["partner"]) - found
    return {str(name) for name in found | set(issues["partner"].dropna()) - others if name}


def _distinct(*columns: pd.Series[Any]) -> tuple[str, ...]:
    return tuple(sorted({str(value) for column in columns for value in column.dropna().unique()}))


def _grants(frame: pd.DataFrame) -> tuple[Period, ...]:
    rows = frame.sort_values(["start", "name"])
    periods = zip(rows["name"], rows["start"], rows["end"], strict=True)
    return tuple(Period(name, start.date(), end.date()) for name, start, end in periods)
