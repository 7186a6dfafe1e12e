from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from metrics.indicators import INDICATORS
from metrics.targets import Target, targets
from schemas.vocabulary import TARGET
from tests.metrics.published import PUBLISHED
from tests.metrics.tables import COORDINATOR, activity, grant, question, view

GRANT_2021 = grant("WZ-2021", 20_864_000, start=date(2021, 4, 1), end=date(2023, 3, 31))
YEAR = {"start": date(2021, 10, 1), "end": date(2022, 9, 30)}


def one(indicator: str, *, as_of: date = date(2022, 4, 30), target: Any = None, **tables: Any) -> Target:
    row = {"grant": "WZ-2021", "indicator": indicator, "target": target} | tables.pop("row", {})
    return targets(view(as_of=as_of, targets=[row], grants=[GRANT_2021], **tables))[0]


@pytest.mark.parametrize(
    ("row", "as_of", "expected", "share"),
    [
        (YEAR, date(2022, 4, 30), 4, 0.5),
        (YEAR, date(2025, 1, 1), 4, 0.5),
        ({}, date(2021, 12, 31), 4, 0.5),
        ({}, date(2022, 9, 30), 6, 2 / 6),
        ({}, date(2025, 1, 1), 8, 0.25),
        ({"start": date(2021, 10, 1), "end": date(2021, 12, 31)}, date(2025, 1, 1), 1, 2.0),
    ],
)
def test_two_network_meetings_against_four_a_year(
    row: dict[str, date], as_of: date, expected: float, share: float
) -> None:
    row = {"per": "jaar", **row}
    found = one("netwerkoverleggen", target=4, row=row, as_of=as_of, activities=PUBLISHED)
    assert (found.reached, found.expected, found.share) == (2, expected, share)


@pytest.mark.parametrize(
    ("indicator", "reached"),
    [
        ("vormingen", 2),
        ("intervisiemomenten", 1),
        ("publieksmomenten", 0),
        ("activiteiten", 11),
        ("deelnemers", 658),
        ("voltooide opleidingen", None),
        ("ondersteuningsvragen", None),
        ("volgers sociale media", None),
    ],
)
def test_reached_of_the_published_activities(indicator: str, reached: int | None) -> None:
    assert one(indicator, activities=PUBLISHED).reached == reached


def test_questions_and_local_governments() -> None:
    rows = [question("2021-05-02", municipality="Gent"), question("2021-06-02", municipality="Gent")]
    outside = [question("2023-04-01", municipality="Genk")]
    seen = {"referrals": rows + outside, "as_of": date(2024, 1, 1)}
    for indicator, known in (("ondersteuningsvragen", 2), ("lokale besturen bereikt", 1)):
        assert one(indicator, viewer=COORDINATOR, **seen).reached == known
        untold = one(indicator, target=10, **seen)
        assert (untold.reached, untold.share, untold.change) == (None, None, None)
        assert untold.instead in ("minder dan 10", "niet getoond")


def reached(month: str, channel: str, indicator: str, value: int) -> dict[str, Any]:
    row = {"month": date.fromisoformat(month), "channel": channel, "indicator": indicator}
    return row | {"value": value, "partner": "HAI"}


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("actieve gebruikers website", 250), ("abonnees nieuwsbrief", 90), ("volgers sociale media", 25)],
)
def test_reach_adds_up_by_its_own_rule(indicator: str, value: float) -> None:
    rows = [
        reached("2021-05-01", "website", "actieve gebruikers", 200),
        reached("2021-06-01", "website", "actieve gebruikers", 300),
        reached("2021-05-01", "nieuwsbrief", "abonnees", 80),
        reached("2021-06-01", "nieuwsbrief", "abonnees", 90),
        reached("2021-05-01", "linkedin", "volgers", 10),
        reached("2021-06-01", "linkedin", "volgers", 20),
        reached("2021-04-01", "facebook", "volgers", 5),
    ]
    assert one(indicator, reach=rows).reached == value


@pytest.mark.parametrize(
    ("baseline", "change", "direction"), [(500, 158, "hoger"), (700, -42, "lager"), (658, 0, "gelijk")]
)
def test_without_a_target_the_direction_counts(baseline: int, change: int, direction: str) -> None:
    found = one("deelnemers", activities=PUBLISHED, row={"baseline": baseline})
    assert (found.share, found.change, found.direction) == (None, change, direction)


def test_filters_do_not_move_a_target() -> None:
    tables = {
        "targets": [{"grant": "WZ", "indicator": "activiteiten", "target": 5}],
        "grants": [grant()],
        "activities": [activity("2023-05-01", "lezing", 3)],
    }
    filtered = view(selection={"partners": frozenset({"ander"}), "end": date(2020, 1, 1)}, **tables)
    assert targets(filtered) == targets(view(**tables))


def test_unknown_indicator_is_unknown() -> None:
    assert one("iets anders", target=3).share is None


def test_every_indicator_that_may_be_typed_can_be_counted() -> None:
    assert set(INDICATORS) == set(TARGET.words)
