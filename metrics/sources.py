"""The workbooks of the network: how each stands, what was read of it, and which need attention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from metrics.view import View

STATES = ("never", "failing", "vanished", "unregistered", "partly", "read")
"""How a workbook may stand, the worst first."""

UNREAD = ("never", "failing")
COUNTS = ["read", "valid", "rejected", "skipped"]


@dataclass(frozen=True)
class Trouble:
    """What is the matter with these workbooks alike: the sentences, and since when.

    `read_at` is the oldest of their last good readings, None where one was never read.
    """

    workbooks: tuple[str, ...]
    partners: tuple[str, ...]
    state: str
    since: datetime | None
    read_at: datetime | None
    told: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Former:
    """The rows that a tab had, as text: those that a screen may show.

    `left_out` counts those that it may not, `hidden` are the headers of columns that it may not.
    """

    rows: pd.DataFrame
    left_out: int
    hidden: tuple[str, ...]

    @classmethod
    def of(cls, columns: Mapping[str, Sequence[str]], left_out: int, hidden: Sequence[str]) -> Former:
        """From header to texts."""
        return cls(pd.DataFrame(columns, dtype="str"), left_out, tuple(hidden))


def listed(view: View) -> pd.DataFrame:
    """Each workbook of the partners selected, the worst first: the columns of `tables.SOURCES` and COUNTS.

    A count is of the tabs that are told, unknown where the workbook was never read; `is_told` (bool) is false
    where it has tabs and none of them is told.
    """
    counts = view.tabs.groupby("workbook", as_index=False)[COUNTS].sum(min_count=1)
    found = view.sources.merge(counts, on="workbook", how="left")
    never = found["state"].eq("never")
    found["is_told"] = found["read"].notna() | ~found["workbook"].isin(view.tabs["workbook"])
    unread = ~never & found[COUNTS].isna().any(axis=1) & found["is_told"]
    found[COUNTS] = found[COUNTS].astype("Int64").mask(unread, 0)
    rank = found["state"].map({state: at for at, state in enumerate(STATES)})
    return found.loc[rank.sort_values(kind="stable").index].reset_index(drop=True)


def troubles(view: View) -> list[Trouble]:
    """What needs attention, the worst first; workbooks that fail alike are told of together.

    Each workbook that lost rows stands alone.
    """
    found = listed(view)
    found = found[found["state"].ne("read")]
    alone = found["kept_as"].where(found["kept_as"].isin(view.lost["kept_as"]), "")
    alike = [
        alone,
        *(found[name].astype("object").fillna("") for name in ("state", "failing_since", "message")),
    ]
    return [_trouble(rows) for _, rows in found.groupby(alike, sort=False)]


def _trouble(rows: pd.DataFrame) -> Trouble:
    first = rows.iloc[0]
    return Trouble(
        workbooks=tuple(rows["workbook"]),
        partners=tuple(rows["partner"]),
        state=first["state"],
        since=_known(first["failing_since"]),
        read_at=_known(rows["read_at"].min(skipna=False)),
        told=tuple(str(first["message"]).splitlines()) if pd.notna(first["message"]) else (),
    )


def _known(at: pd.Timestamp) -> datetime | None:
    return None if pd.isna(at) else at.to_pydatetime()


def unread(sources: pd.DataFrame) -> tuple[int, datetime | None]:
    """How many workbooks could not be read the last time, and since when at least one of them not."""
    found = sources[sources["state"].isin(UNREAD)]
    return len(found), _known(found["failing_since"].min())


def attention(sources: pd.DataFrame) -> int:
    """How many workbooks ask for it."""
    return int((sources["state"] != "read").sum())
