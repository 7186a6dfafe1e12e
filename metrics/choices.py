"""What a filter bar can offer: the partners, words, grants and days that a dataset holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

import pandas as pd

from metrics.dataset import LIST_SEPARATOR, Dataset


@dataclass(frozen=True)
class Period:
    """A named stretch of days, both ends included: a grant."""

    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Choices:
    """What there is to choose from, each in the order to show it; grants oldest first.

    `first` and `last` are the days between which anything happened; None where nothing did.
    """

    grants: tuple[Period, ...]
    partners: tuple[str, ...]
    kinds: tuple[str, ...]
    provinces: tuple[str, ...]
    audiences: tuple[str, ...]
    first: date | None
    last: date | None


def choices(dataset: Dataset) -> Choices:
    """The choices that a dataset offers: only what occurs in it, so that no choice is empty by itself."""
    rows = (dataset.activities, dataset.reach, dataset.referrals, dataset.expenses)
    activities = dataset.activities
    first, last = _span(
        [
            activities["end"],
            dataset.reach["month"],
            dataset.referrals["contacted_on"],
            dataset.expenses["date"],
        ]
    )
    return Choices(
        grants=_grants(dataset.grants),
        partners=_words(frame["partner"] for frame in rows),
        kinds=_words([activities["kind"]]),
        provinces=_words([activities["province"], dataset.referrals["province"]]),
        audiences=_words([activities["audience"].astype("str").str.split(LIST_SEPARATOR).explode()]),
        first=first,
        last=last,
    )


def _grants(frame: pd.DataFrame) -> tuple[Period, ...]:
    ordered = frame.sort_values(["start", "name"])
    rows = zip(ordered["name"], ordered["start"], ordered["end"], strict=True)
    return tuple(Period(str(name), start.date(), end.date()) for name, start, end in rows)


def _words(columns: Iterable[pd.Series]) -> tuple[str, ...]:
    known = chain.from_iterable(column.dropna().unique() for column in columns)
    return tuple(sorted({str(word) for word in known} - {"nan", "<NA>", ""}, key=str.casefold))


def _span(columns: Iterable[pd.Series]) -> tuple[date | None, date | None]:
    known = [column.dropna() for column in columns]
    ends = [end for column in known if len(column) for end in (column.min(), column.max())]
    return (min(ends).date(), max(ends).date()) if ends else (None, None)
