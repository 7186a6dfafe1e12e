"""How many activities took place and how many people came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.calendar import every_month, first_days
from metrics.gaps import is_told
from metrics.kept import once_a_view
from metrics.rows import CANCELLED, HELD, PLANNED
from metrics.tally import UNKNOWN, both_known, joined, parts, stacked, tally, total, whole_numbers
from metrics.view import View

LISTED = [
    *("start", "end", "precision", "title", "kind", "mode", "municipality", "province", "audience"),
    *("theme", "role", "co_organisers", "partner", "reported_by", "invited", "registered", "attended"),
    *("completed", "editions", "half_days", "report_sent", "status", "remark", "origin", "reference"),
]


@dataclass(frozen=True)
class Totals:
    """The activities that took place; a sum over nothing known is None, over no activity at all 0.

    That there was none is known where the months selected are filled in, see `gaps.is_told`.

    `show_up` is attended / registered (0..1) over the `show_up_known` activities where both are known.
    """

    count: int
    editions: int
    attended: int | None
    attended_known: int
    attended_unknown: int
    invited: int | None
    registered: int | None
    completed: int | None
    planned: int
    cancelled: int
    show_up: float | None
    show_up_known: int


@once_a_view
def totals(view: View) -> Totals:
    """The totals of the selected activities."""
    held, unheld = view.selected.activities, view.selected.unheld
    known = int(held["attended"].count())
    show_up, show_up_known = _show_up(held)
    none = 0 if held.empty and is_told(view, view.selection.partners) else None
    return Totals(
        count=len(held),
        editions=int(held["editions"].sum()),
        attended=none if held.empty else total(held["attended"]),
        attended_known=known,
        attended_unknown=len(held) - known,
        invited=none if held.empty else total(held["invited"]),
        registered=none if held.empty else total(held["registered"]),
        completed=none if held.empty else total(held["completed"]),
        planned=int(unheld["status"].eq(PLANNED).sum()),
        cancelled=int(unheld["status"].eq(CANCELLED).sum()),
        show_up=show_up,
        show_up_known=show_up_known,
    )


def _show_up(held: pd.DataFrame) -> tuple[float | None, int]:
    known, attended, registered = both_known(held, "attended", "registered")
    return (attended / registered if registered else None), known


def by_kind(view: View) -> pd.DataFrame:
    """A row a kind, most first: key, count (activities), attended (Int64), unknown, editions.

    `attended` is NA where nothing is known, `unknown` counts the activities without a known attendance,
    a missing kind is "onbekend".
    """
    return _by(view.selected.activities, "kind")


def by_mode(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a mode."""
    return _by(view.selected.activities, "mode")


def by_audience(view: View) -> pd.DataFrame:
    """As `by_kind`, a row an audience; an activity with several counts under each, once in the total."""
    return _by(view.selected.activities, "audience", each=True)


def by_province(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a province."""
    return _by(view.selected.activities, "province")


def by_partner(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a partner that reports; an activity that two report counts under both."""
    return _by(view.selected.reports, "partner")


def by_month(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a month ("2022-03"), oldest first; a window over several months is "onbekend"."""
    return _by(view.selected.activities, "month", oldest_first=True)


def _by(frame: pd.DataFrame, key: str, *, each: bool = False, oldest_first: bool = False) -> pd.DataFrame:
    table = tally(frame, key, sums=["attended", "editions"], each=each, oldest_first=oldest_first)
    unknown = table["count"].array - table["attended_known"].array
    columns = {name: table[name].array for name in ("key", "count", "attended")}
    return pd.DataFrame({**columns, "unknown": unknown, "editions": table["editions"].array})


def monthly(view: View) -> pd.DataFrame:
    """A row for every month from the first to the last: month (its first day), count, attended, unknown.

    For a time axis: a month without activities has count 0 and attended NA; a window over several months
    is left out.
    """
    table = by_month(view)
    columns = {name: table[name].tolist() for name in ("count", "attended", "unknown")}
    known = dict(zip(table["key"], zip(*columns.values(), strict=True), strict=True))
    known.pop(UNKNOWN, None)
    months = every_month(min(known), max(known)) if known else []
    rows = [known.get(month, (0, None, 0)) for month in months]
    numbers = {name: whole_numbers(row[place] for row in rows) for place, name in enumerate(columns)}
    return pd.DataFrame({"month": first_days(months), **numbers})


def monthly_by_origin(view: View) -> pd.DataFrame:
    """A row an origin and month with an activity: origin, month (its first day), attended (NA: unknown).

    An activity of no stated origin is "onbekend"; a window over several months is left out.
    """
    tables = {origin: _by(rows, "month") for origin, rows in parts(view.selected.activities, "origin")}
    table = stacked(tables, "origin", columns=["key", "attended"])
    table = table[table["key"].ne(UNKNOWN)]
    months = pd.to_datetime(table["key"], format="%Y-%m").astype("datetime64[us]")
    return table.assign(month=months)[["origin", "month", "attended"]].reset_index(drop=True)


def by_kind_and_mode(view: View) -> pd.DataFrame:
    """A row a kind and mode: kind, mode, count, attended, unknown, editions; most of a kind first."""
    tables = {
        kind: _by(rows, "mode").rename(columns={"key": "mode"})
        for kind, rows in parts(view.selected.activities, "kind")
    }
    return stacked(tables, "kind", columns=["mode", "count", "attended", "unknown", "editions"])


@dataclass(frozen=True, eq=False)
class Listing:
    """The selected activities, latest first, planned and cancelled too; a row is made when it is asked for.

    `places` are their rows in `activities` (see `View`), `status` of each (gepland, doorgegaan, geannuleerd),
    `reports` as in `Rows`. It never holds the view itself: kept for that view, it would keep it for good.
    """

    activities: pd.DataFrame
    reports: pd.DataFrame
    places: npt.NDArray[np.int64]
    status: npt.NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.places)

    def rows(self, part: slice = slice(None)) -> pd.DataFrame:
        """A row for each activity of this part of the listing (default: all).

        Columns: start, end, precision, title, kind, mode, municipality, province, audience, theme, role,
        co_organisers, partner, reported_by (partners joined with "; "), invited, registered, attended,
        completed, editions, half_days, report_sent, status, remark, origin, reference (what names the row in
        a decision).
        """
        rows = self.activities.iloc[self.places[part]]
        status = pd.array(self.status[part], dtype="str")
        rows = rows.assign(status=status, reported_by=_reported_by(self.reports, rows))
        return rows[LISTED].reset_index(drop=True)


def listing(view: View) -> Listing:
    """The selected activities, to be listed."""
    held, unheld = view.selected.activities.index, view.selected.unheld
    states = np.concatenate([np.full(len(held), HELD, dtype=object), unheld["status"].to_numpy(dtype=object)])
    places = np.concatenate([held.to_numpy(), unheld.index.to_numpy()])
    order = np.argsort(view.activities["place"].to_numpy()[places])
    return Listing(view.activities, view.selected.reports, places[order], states[order])


def _reported_by(reports: pd.DataFrame, rows: pd.DataFrame) -> pd.Series[Any]:
    shared = reports[reports["group"].duplicated(keep=False)]
    if shared.empty:
        return rows["partner"]
    partners = shared["partner"].astype("str").groupby(shared["group"]).agg(joined)
    together = rows["group"].map(partners).astype("str")
    return together.where(together.notna(), rows["partner"].astype("str"))
