"""Quarters of a year as numbers, and which of them a period holds as a whole."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

Quarter: TypeAlias = int
"""A quarter as year * 4 + quarter - 1, so that quarters can be counted."""


def quarter(day: date) -> Quarter:
    """The quarter of a day."""
    return day.year * 4 + (day.month - 1) // 3


def first_day(at: Quarter) -> date:
    """The first day of a quarter."""
    return date(at // 4, at % 4 * 3 + 1, 1)


def last_day(at: Quarter) -> date:
    """The last day of a quarter."""
    return first_day(at + 1) - timedelta(days=1)


def last_whole(day: date) -> Quarter:
    """The last quarter that is over at the end of a day."""
    return quarter(day + timedelta(days=1)) - 1


def whole_quarters(start: date, end: date) -> range:
    """The quarters that lie within two days."""
    first = quarter(start) if start == first_day(quarter(start)) else quarter(start) + 1
    return range(first, max(first, last_whole(end) + 1))


def label(at: Quarter) -> str:
    """A quarter as text.

    >>> label(quarter(date(2024, 2, 1)))
    '2024-K1'
    """
    return f"{at // 4:04d}-K{at % 4 + 1}"
