"""The rows of a reading that a selection keeps, each activity once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.selection import Selection
from metrics.tally import items

PLANNED, HELD, CANCELLED = "gepland", "doorgegaan", "geannuleerd"


COUNTED = [
    *("end", "month", "kind", "mode", "province", "audience", "theme", "partner", "origin", "group"),
    *("invited", "registered", "attended", "completed", "editions"),
]
"""What is counted of an activity; the rest (titles, remarks) is fetched for a listing only."""

_REPORTED = ["group", "partner", "end", "kind", "origin", "attended", "editions"]
_UNHELD = ["group", "origin"]


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that count: activities one a group, reports one a group and partner.

    `activities` (the columns `COUNTED`) and `reports` (group, partner, end, kind, attended, editions) hold
    those that took place; `unheld` the planned and cancelled ones, one a group, with that as their `status`.
    All three keep the index of the table.
    """

    activities: pd.DataFrame
    reports: pd.DataFrame
    unheld: pd.DataFrame
    reach: pd.DataFrame
    referrals: pd.DataFrame
    expenses: pd.DataFrame

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame], selection: Selection) -> Rows:
        """The rows of `tables` that a selection keeps."""
        held, unheld = _activities(tables["activities"], selection)
        return cls(
            activities=_once(held, held["group"]),
            reports=_once(held[_REPORTED], _reported(held)),
            unheld=unheld,
            reach=reach(tables["reach"], selection),
            referrals=referrals(tables["referrals"], selection),
            expenses=expenses(tables["expenses"], selection),
        )


def reach(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows of reach that a selection keeps; a month is in a period when its first day is."""
    return frame[_during(frame["month"], selection, selection.as_of) & _partner(frame, selection)]


def held(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The activities that took place and that a selection keeps, one a group: the columns `COUNTED`."""
    found, _ = _activities(frame, selection)
    return _once(found, found["group"])


def _activities(frame: pd.DataFrame, selection: Selection) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The activities that took place, and the planned and cancelled ones once a group."""
    kept = (
        _during(frame["end"], selection, None)
        & _partner(frame, selection)
        & _among(frame["kind"], selection.kinds)
        & _among(frame["province"], selection.provinces)
        & _any_among(frame["audience"], selection.audiences)
    )
    cancelled = frame["status"].eq(CANCELLED)
    planned = ~cancelled & (frame["status"].eq(PLANNED) | frame["end"].gt(pd.Timestamp(selection.as_of)))
    held = frame[COUNTED][kept & ~planned & ~cancelled]
    places = [np.flatnonzero(kept & state) for state in (planned, cancelled)]
    status = np.repeat(np.array([PLANNED, CANCELLED], dtype=object), [len(found) for found in places])
    rest = frame[_UNHELD].iloc[np.concatenate(places)].assign(status=status)
    rest = rest[~rest["group"].isin(held["group"])]
    return held, _once(rest, rest["group"])


def _once(frame: pd.DataFrame, key: pd.Series[Any]) -> pd.DataFrame:
    repeated = key.duplicated()
    return frame[~repeated] if repeated.any() else frame


def _reported(frame: pd.DataFrame) -> pd.Series[Any]:
    """A number for each group and partner together."""
    partners = frame["partner"].cat
    return frame["group"] * (len(partners.categories) + 1) + partners.codes


def referrals(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The questions that a selection keeps, as far as they were followed up by the as-of day."""
    kept = (
        _during(frame["contacted_on"], selection, selection.as_of)
        & _partner(frame, selection)
        & _among(frame["province"], selection.provinces)
    )
    frame = frame[kept]
    done = frame["followed_up_on"].le(pd.Timestamp(selection.as_of))
    return frame.assign(
        followed_up_on=frame["followed_up_on"].where(done),
        days_to_follow_up=frame["days_to_follow_up"].where(done),
    )


def expenses(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The costs that a selection keeps."""
    return frame[_during(frame["date"], selection, selection.as_of) & _partner(frame, selection)]


def _during(days: pd.Series[Any], selection: Selection, as_of: date | None) -> npt.NDArray[np.bool_]:
    """Which of these days are in the period, and no later than `as_of`."""
    last = min((day for day in (selection.end, as_of) if day), default=None)
    found = days.to_numpy()
    # As the machine counts them: a comparison of a column costs a click ten times as long.
    kept: npt.NDArray[np.bool_] = ~np.isnat(found)
    if last:
        kept &= found <= np.datetime64(last)
    if selection.start:
        kept &= found >= np.datetime64(selection.start)
    return kept


def _partner(frame: pd.DataFrame, selection: Selection) -> pd.Series[bool] | bool:
    return _among(frame["partner"], selection.partners)


def _among(values: pd.Series[Any], wanted: frozenset[str]) -> pd.Series[bool] | bool:
    return values.isin(wanted) if wanted else True


def _any_among(lists: pd.Series[Any], wanted: frozenset[str]) -> pd.Series[bool] | bool:
    if not wanted:
        return True
    return lists.isin([cell for cell in lists.cat.categories if wanted.intersection(items(cell))])
