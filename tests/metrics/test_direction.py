from __future__ import annotations

from datetime import date

import pytest

from metrics.direction import Direction, compared, directions
from metrics.selection import Selection
from metrics.view import View
from tests.metrics.tables import activity, question, view, whole

AS_OF = date(2024, 12, 31)
YEAR = {"start": date(2024, 1, 1), "end": AS_OF}


def every_month(year: int, attended: int, **more: object) -> list[dict[str, object]]:
    return [activity(f"{year}-{month:02d}-05", "vorming", attended, **more) for month in range(1, 13)]


def seen(*rows: list[dict[str, object]], **asked: object) -> View:
    return view(as_of=AS_OF, selection={**YEAR, **asked}, activities=[row for part in rows for row in part])


@pytest.mark.parametrize(
    ("now", "before", "growth", "word"),
    [
        (150, 100, 0.5, "meer"),
        (50, 100, -0.5, "minder"),
        (101, 100, 0.01, "ongeveer evenveel"),
        (5, 0, None, "niet te vergelijken"),
        (None, 100, None, "niet te vergelijken"),
        (100, None, None, "niet te vergelijken"),
    ],
)
def test_a_direction_in_a_word(now: int | None, before: int | None, growth: float | None, word: str) -> None:
    found = Direction(now, before)
    assert found.growth == (None if growth is None else pytest.approx(growth))
    assert found.word == word


@pytest.mark.parametrize(
    ("start", "end", "as_of", "expected"),
    [
        (date(2024, 1, 1), date(2024, 3, 31), AS_OF, (date(2024, 1, 1), date(2024, 3, 31))),
        (date(2023, 4, 1), date(2024, 12, 31), AS_OF, (date(2024, 1, 1), AS_OF)),
        (date(2023, 4, 1), AS_OF, date(2024, 3, 31), (date(2023, 4, 1), date(2024, 3, 31))),
        (None, None, AS_OF, (date(2024, 1, 1), AS_OF)),
        (None, None, date(2024, 2, 29), (date(2023, 3, 1), date(2024, 2, 29))),
    ],
)
def test_the_days_that_are_compared(
    start: date | None, end: date | None, as_of: date, expected: tuple[date, date]
) -> None:
    found = compared(Selection(as_of=as_of, start=start, end=end))
    assert (found.start, found.end) == expected


def test_a_year_against_the_year_before() -> None:
    found = directions(seen(every_month(2023, 10), every_month(2024, 15)))
    assert found.attended == Direction(180, 120)
    assert found.activities == Direction(12, 12)
    assert found.is_whole


def test_the_filters_hold_for_both_years() -> None:
    rows = (every_month(2023, 10), every_month(2024, 15), every_month(2023, 100, province="Limburg"))
    assert directions(seen(*rows, provinces=frozenset({"Limburg"}))).attended == Direction(None, 1200)


@pytest.mark.parametrize("year", [2022, 2024])
def test_a_year_without_data_is_no_fall_and_no_rise(year: int) -> None:
    assert directions(seen(every_month(year, 10))).attended == Direction()


def test_months_without_data_make_a_year_unfit_to_compare_with() -> None:
    whole, part = every_month(2024, 15), every_month(2023, 10)
    assert directions(seen(whole, part[:3] + part[6:])).attended == Direction(180, 90)
    assert directions(seen(whole, part[:3] + part[7:])).attended == Direction()


def test_questions_against_the_year_before() -> None:
    days = [f"{year}-{month:02d}-05" for year in (2023, 2024) for month in range(1, 13)]
    rows = [question(day) for day in [*days, "2024-07-09"]]
    assert directions(whole(as_of=AS_OF, selection=YEAR, referrals=rows)).questions == Direction(13, 12)


def test_who_sees_no_question_compares_whole_quarters_that_are_told() -> None:
    towns = ("Gent", "Genk", "Aalst")
    rows = [question(f"{year}-05-{day:02d}", municipality=towns[day % 3])
            for year, days in ((2023, 12), (2024, 15)) for day in range(1, days + 1)]  # fmt: skip
    asked = {"start": date(2024, 2, 10), "end": date(2024, 8, 31)}
    for few, found in ((0, Direction(15, 12)), (4, Direction())):
        seen = view(as_of=AS_OF, selection=asked, referrals=rows[few:])
        assert directions(seen).questions == found


def test_before_the_period_starts_nothing_is_compared() -> None:
    assert directions(seen(start=date(2025, 3, 1), end=date(2025, 6, 30))).start is None
