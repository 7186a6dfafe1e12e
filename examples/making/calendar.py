"""When people work: weekdays that are no holiday, with the rhythm of a school year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

FIRST, LAST = date(2023, 1, 9), date(2024, 12, 18)
RHYTHM = (0.8, 0.9, 1.2, 0.7, 1.1, 0.7, 0.05, 0.15, 0.8, 1.3, 1.4, 0.6)
FIXED_HOLIDAYS = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 2), (11, 11), (12, 25)}
MOVING_HOLIDAYS = {
    date(2023, 4, 10), date(2023, 5, 18), date(2023, 5, 29), date(2024, 4, 1), date(2024, 5, 9),
    date(2024, 5, 20),
}  # fmt: skip
ACTIVE_MONTHS = tuple(date(year, month, 1) for year in (2023, 2024) for month in range(1, 13))


def working_days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    """Every weekday from first to last that is no holiday."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        holiday = (day.month, day.day) in FIXED_HOLIDAYS or day in MOVING_HOLIDAYS
        if day.weekday() < 5 and not holiday:
            yield day


def busy_days(rng: Random, count: int) -> list[date]:
    """`count` different working days in order, few in the holidays and many in autumn."""
    days = list(working_days())
    chosen: set[date] = set()
    while len(chosen) < count:
        chosen.update(rng.choices(days, [RHYTHM[day.month - 1] for day in days], k=count - len(chosen)))
    return sorted(chosen)


def day_in_month(rng: Random, month: date) -> date:
    """A working day in the month that starts on that day."""
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return rng.choice(list(working_days(month, last)))
