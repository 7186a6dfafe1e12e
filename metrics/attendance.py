"""How many activities took place and how many people came."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from metrics.view import View


@dataclass(frozen=True)
class Totals:
    """The activities that took place; a sum over nothing known is None.

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


def totals(view: View) -> Totals:
    """The totals of the selected activities."""
    raise NotImplementedError


def by_kind(view: View) -> pd.DataFrame:
    """A row a kind, most first: key, count (activities), attended (Int64, NA: nothing known), unknown, editions.

    `unknown` counts the activities without a known attendance; a missing kind is "onbekend".
    """
    raise NotImplementedError


def by_mode(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a mode."""
    raise NotImplementedError


def by_audience(view: View) -> pd.DataFrame:
    """As `by_kind`, a row an audience; an activity with several counts under each, once in the total."""
    raise NotImplementedError


def by_province(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a province."""
    raise NotImplementedError


def by_partner(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a partner that reports; an activity that two partners report counts under both."""
    raise NotImplementedError


def by_month(view: View) -> pd.DataFrame:
    """As `by_kind`, a row a month ("2022-03"), oldest first; "onbekend" (last) where the window is longer."""
    raise NotImplementedError


def monthly(view: View) -> pd.DataFrame:
    """A row for every month from the first to the last known, for a time axis: month (day), count, attended, unknown.

    A month without activities has count 0 and attended NA.
    """
    raise NotImplementedError


def by_kind_and_mode(view: View) -> pd.DataFrame:
    """A row a kind and mode: kind, mode, count, attended, unknown, editions."""
    raise NotImplementedError


def listing(view: View) -> pd.DataFrame:
    """The selected activities, latest first, planned and cancelled too, a row an activity.

    Columns: start, end, precision, title, kind, mode, municipality, province, audience, theme, role,
    co_organisers, partner, reported_by (partners joined with "; "), invited, registered, attended,
    completed, editions, half_days, report_sent, status (gepland, doorgegaan, geannuleerd), remark, origin.
    """
    raise NotImplementedError
