"""The days of each period that one click chooses."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.choices import Period, choices
from pages import period
from pages.period import EVERYTHING, SINCE_MEETING, THIS_QUARTER, WHOLE_GRANT
from sheets.settings import Settings
from tests.metrics.tables import dataset

GRANT = Period("WZ", date(2023, 4, 1), date(2024, 12, 31))
MEETING = date(2024, 9, 12)
REST = ["Kwartaal", "Vrij", "Alles"]
AS_OF = date(2024, 11, 22)


@pytest.mark.parametrize(
    ("picked", "grant", "as_of", "meeting", "days"),
    [
        (THIS_QUARTER, GRANT, AS_OF, None, ("2024-10-01", "2024-12-31")),
        (THIS_QUARTER, GRANT, date(2025, 1, 1), None, ("2025-01-01", "2025-03-31")),
        (THIS_QUARTER, None, date(2024, 2, 29), None, ("2024-01-01", "2024-03-31")),
        (SINCE_MEETING, GRANT, AS_OF, MEETING, ("2024-09-12", "2024-11-22")),
        (SINCE_MEETING, GRANT, AS_OF, None, (None, None)),
        (WHOLE_GRANT, GRANT, AS_OF, MEETING, ("2023-04-01", "2024-12-31")),
        (WHOLE_GRANT, None, AS_OF, MEETING, (None, None)),
        ("2022", GRANT, AS_OF, MEETING, ("2022-01-01", "2022-12-31")),
        (EVERYTHING, GRANT, AS_OF, MEETING, (None, None)),
    ],
)
def test_a_period_has_its_days(picked, grant, as_of, meeting, days) -> None:
    found = period.days_of(picked, grant, as_of, meeting)
    assert tuple(on and on.isoformat() for on in found) == days


@pytest.mark.parametrize(
    ("held", "typed", "as_of", "last"),
    [
        (["2024-09-12", "2024-12-05"], None, "2024-11-22", "2024-09-12"),
        (["2024-09-12", "2024-12-05"], None, "2024-12-05", "2024-09-12"),
        (["2024-12-05", "2024-09-12"], None, "2024-12-06", "2024-12-05"),
        (["2024-12-05"], "2024-03-01", "2024-11-22", None),
        ([], "2024-03-01", "2024-11-22", "2024-03-01"),
        ([], "2024-11-22", "2024-11-22", None),
        ([], None, "2024-11-22", None),
    ],
)
def test_the_former_meeting_is_the_last_one_before_today(held, typed, as_of, last) -> None:
    """On the day of a meeting people ask what came since the one before."""
    of = choices(dataset(meetings=[{"held_on": date.fromisoformat(on)} for on in held]))
    found = period.last_meeting(of.meetings, typed and date.fromisoformat(typed), date.fromisoformat(as_of))
    assert (found and found.isoformat()) == last


@pytest.mark.parametrize(
    ("meeting", "asked", "shown"),
    [
        (None, None, [WHOLE_GRANT, THIS_QUARTER, "2025", "2024", "2023", *REST]),
        (
            MEETING,
            "2021",
            [WHOLE_GRANT, THIS_QUARTER, SINCE_MEETING, "2025", "2024", "2023", "2021", *REST],
        ),
        (None, "1830", [WHOLE_GRANT, THIS_QUARTER, "2025", "2024", "2023", *REST]),
    ],
)
def test_few_periods_are_shown_and_always_the_one_that_is_asked(meeting, asked, shown) -> None:
    assert period.offered(["2025", "2024", "2023", "2022", "2021"], meeting, asked) == shown


def test_the_day_of_the_last_meeting_can_be_set(tmp_path) -> None:
    assert Settings(last_meeting="2024-09-12").last_meeting == MEETING
