from __future__ import annotations

from datetime import date

import pytest

from metrics import spend
from metrics.course import course, line, missing, unit_cost
from metrics.view import View
from tests.metrics.tables import activity, cost, grant, view

END = date(2024, 12, 31)


def seen(as_of: date, *amounts: int, **more: object) -> View:
    """A grant from April 2023 on with one cost a month, none where the amount is 0."""
    costs = [cost(f"2023-{month:02d}-10", amount) for month, amount in enumerate(amounts, 4) if amount]
    return view(as_of=as_of, grants=[grant()], expenses=costs, **more)


@pytest.mark.parametrize(
    ("amounts", "as_of", "states"),
    [
        ((100, 0, 300), date(2023, 6, 30), "ingevuld geen ingevuld nog"),
        ((100, 0, 0), date(2023, 6, 29), "ingevuld geen nog nog"),
        ((100, 0, 0), date(2023, 6, 30), "ingevuld geen geen nog"),
        ((0, 0, 300), date(2023, 7, 15), "geen geen ingevuld nog"),
    ],
)
def test_a_month_without_costs_is_missing_once_it_is_over(
    amounts: tuple[int, ...], as_of: date, states: str
) -> None:
    found = course(seen(as_of, *amounts), "WZ")
    assert len(found) == 21
    assert " ".join(state.split()[0] for state in found["state"][:4]) == states


def test_a_missing_month_is_never_zero() -> None:
    found = course(seen(END, 100, 0, 300), "WZ")
    assert found["cumulative"].dropna().to_dict() == {0: 100, 2: 400}
    assert found["spent"].isna().sum() == 19
    assert found["straight_line"].iloc[-1] == 24_860_000


def test_a_month_with_only_a_commitment_is_known() -> None:
    bound = view(grants=[grant()], expenses=[cost("2023-04-10", 500, status="vastgelegd")], as_of=END)
    assert course(bound, "WZ")["spent"].iloc[0] == 0


def test_the_month_under_way_stands_at_the_as_of_day() -> None:
    found = course(seen(date(2023, 5, 20), 100, 100), "WZ")
    assert [day.date() for day in found["day"][:3]] == [
        date(2023, 4, 30),
        date(2023, 5, 20),
        date(2023, 6, 30),
    ]


def test_runs_of_missing_months() -> None:
    found = course(seen(date(2023, 9, 30), 100, 0, 0, 100, 0, 100), "WZ")
    assert missing(found) == [
        (date(2023, 5, 1), date(2023, 6, 1)),
        (date(2023, 8, 1), date(2023, 8, 1)),
    ]


def test_what_is_drawn_runs_from_the_start_over_today_to_the_end_of_the_forecast() -> None:
    of = seen(date(2023, 7, 31), 100, 100, 0, 100)
    drawn = line(course(of, "WZ"), spend.grants(of)[0])
    assert drawn["day"].is_monotonic_increasing
    assert drawn["day"].is_unique
    assert drawn["day"].iloc[0].date() == date(2023, 4, 1)
    assert drawn["cumulative"].head(5).tolist()[:3] == [0, 100, 200]
    assert drawn["missing_from"].dropna().dt.date.tolist() == [date(2023, 6, 1)]
    assert (drawn["low"].iloc[-1], drawn["high"].iloc[-1]) == (
        spend.grants(of)[0].forecast.low,
        spend.grants(of)[0].forecast.high,
    )


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ([], (400, 0, None, None, None)),
        ([activity("2023-04-05", "vorming", 20)], (400, 1, 20, 400, 20)),
        ([activity("2023-04-05", "vorming", 20), activity("2023-06-05", "lezing")], (400, 2, 20, 200, 20)),
        ([activity("2023-04-05", "vorming")], (400, 1, None, 400, None)),
        ([activity("2023-05-05", "vorming", 20)], (400, 0, None, None, None)),
    ],
)
def test_what_an_activity_and_a_participant_cost(
    activities: list[dict[str, object]], expected: tuple[int | None, ...]
) -> None:
    found = unit_cost(seen(END, 100, 0, 300, activities=activities), "WZ")
    assert (
        found.spent,
        found.activities,
        found.attended,
        found.per_activity,
        found.per_participant,
    ) == expected
    assert found.months == 2


def test_without_costs_nothing_is_known_of_what_it_cost() -> None:
    found = unit_cost(seen(END, activities=[activity("2023-04-05", "vorming", 20)]), "WZ")
    assert (found.spent, found.per_activity, found.per_participant) == (None, None, None)
