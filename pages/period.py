"""The periods that one click chooses: their names in the URL and on the screen, and their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeAlias

from metrics.choices import Choices, Period

Days: TypeAlias = tuple[date | None, date | None]
"""The first and the last day, both in it; None where there is no such end."""

WHOLE_GRANT = "Hele subsidie"
THIS_QUARTER = "Dit kwartaal"
SINCE_MEETING = "Sinds vorige vergadering"
QUARTER = "Kwartaal"
FREE = "Vrij"
EVERYTHING = "Alles"
MOST_YEARS = 3
"""More years than this are noise beside the rest; older ones stand in the popover."""


def offered(years: Sequence[str], meeting: date | None, asked: str | None) -> list[str]:
    """The periods to choose between, the one that is asked always among them where it is a known year."""
    shown = [*years[:MOST_YEARS], *(year for year in years[MOST_YEARS:] if year == asked)]
    since = [SINCE_MEETING] if meeting else []
    return [WHOLE_GRANT, THIS_QUARTER, *since, *shown, QUARTER, FREE, EVERYTHING]


def days_of(picked: str, grant: Period | None, as_of: date, meeting: date | None) -> Days:
    """The days of a period other than QUARTER and FREE, whose days are asked for apart."""
    if picked == THIS_QUARTER:
        return quarter_days(_name(_quarter(as_of)))
    if picked == SINCE_MEETING:
        return meeting, as_of if meeting else None
    if picked == WHOLE_GRANT and grant is not None:
        return grant.start, grant.end
    if picked.isdigit():
        return date(int(picked), 1, 1), date(int(picked), 12, 31)
    return None, None


def last_meeting(meetings: Sequence[date], typed: date | None, as_of: date) -> date | None:
    """The last meeting before a day: on the day of a meeting itself that is the one before it.

    `typed` is the day in the settings, which counts where the coordinator's tab names none.
    """
    return max((on for on in meetings or ([typed] if typed else []) if on < as_of), default=None)


def years_of(choices: Choices, as_of: date) -> list[str]:
    """The years with data, latest first."""
    first, last = known_days(choices, as_of)
    return [str(year) for year in range(last.year, first.year - 1, -1)]


def known_days(choices: Choices, as_of: date) -> tuple[date, date]:
    """The days to choose between: those with data, none later than the as-of day."""
    last = min(choices.last or as_of, as_of)
    return min(choices.first or last, last), last


def quarters(first: date, last: date) -> list[str]:
    """The quarters that two days span, latest first: `2024 K3`."""
    return [_name(step) for step in range(_quarter(last), _quarter(first) - 1, -1)]


def quarter_days(quarter: str) -> tuple[date, date]:
    """The first and the last day of a quarter such as `2024 K3`."""
    year, number = int(quarter[:4]), int(quarter[-1])
    after = date(year + number // 4, number % 4 * 3 + 1, 1)
    return date(year, number * 3 - 2, 1), after - timedelta(days=1)


def _quarter(on: date) -> int:
    return on.year * 4 + (on.month - 1) // 3


def _name(step: int) -> str:
    return f"{step // 4} K{step % 4 + 1}"
