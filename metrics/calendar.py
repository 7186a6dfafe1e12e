"""How much of a period has gone by, in days and in months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

DAYS_A_MONTH = 30
"""What the days beside whole months are weighed by."""


def share_elapsed(start: date, end: date, as_of: date) -> float:
    """The share (0..1) of the days of a period, both ends in it, that has gone by at the end of a day."""
    gone, whole = days_elapsed(start, end, as_of)
    return gone / whole


def days_elapsed(start: date, end: date, as_of: date) -> tuple[int, int]:
    """The days gone by at the end of a day, and the days of the whole period, both ends in it."""
    whole = (end - start).days + 1
    return max(0, min(whole, (as_of - start).days + 1)), whole


def even(amount: int, gone: int, whole: int) -> int:
    """What even spending over the whole has used by now, in whole cents, half a cent up."""
    return (2 * amount * gone + whole) // (2 * whole)


def months(start: date, end: date) -> float:
    """The months from a day to another, both in it; exact where they are whole.

    >>> months(date(2023, 4, 1), date(2024, 12, 31)), months(date(2022, 1, 1), date(2022, 1, 15))
    (21.0, 0.5)
    """
    after = end + timedelta(days=1)
    whole = (after.year - start.year) * 12 + after.month - start.month
    return whole + (after.day - start.day) / DAYS_A_MONTH


def every_month(first: str, last: str) -> list[str]:
    """Every month from one to another, both in it.

    >>> every_month("2023-11", "2024-02")
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    return [str(month) for month in np.arange(np.datetime64(first, "M"), np.datetime64(last, "M") + 1)]


def first_days(months: Sequence[str]) -> Any:
    """The first day of each of these months, as a column of days has them (datetime64[us])."""
    return np.array(months, dtype="datetime64[M]").astype("datetime64[us]")
