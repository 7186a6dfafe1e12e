from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from metrics import follow_up, referrals
from tests.metrics.tables import keyed, question, view, whole


def followed(asked: str, days: int, **more: Any) -> dict[str, Any]:
    return question(asked, followed_up_on=date.fromisoformat(asked) + timedelta(days), **more)


def test_days_fall_in_classes_up_to_and_with_their_last_day() -> None:
    rows = [followed("2023-05-01", days) for days in (0, 7, 8, 14, 15, 30, 31, 400)]
    seen = whole(referrals=[*rows, question("2023-05-01")])
    assert keyed(follow_up.by_days(seen)) == dict.fromkeys(
        ("0 tot 7 dagen", "8 tot 14 dagen", "15 tot 30 dagen", "meer dan 30 dagen"), 2
    )


def test_a_class_without_questions_is_zero_and_without_follow_up_there_is_none() -> None:
    fast = [followed("2023-05-01", 3)]
    assert list(follow_up.by_days(whole(referrals=fast))["count"]) == [1, 0, 0, 0]
    assert follow_up.by_days(whole(referrals=[question("2023-05-01")])).empty
    assert follow_up.by_days(whole(as_of=date(2023, 5, 2), referrals=fast)).empty


def test_a_quarter_with_few_follow_ups_has_no_median() -> None:
    rows = [followed("2023-05-01", days) for days in (1, 2, 3, 9, 100)] + [followed("2023-12-01", 5)]
    table = follow_up.by_quarter_median(whole(referrals=rows))
    assert keyed(table) == {"2023-K2": 5, "2023-K3": 0, "2023-K4": 1}
    assert keyed(table, "days") == {"2023-K2": 3.0, "2023-K3": None, "2023-K4": None}


@pytest.mark.parametrize(
    ("offers", "share"),
    [
        ([("advies", "vorming")] * 15 + [("geen",)] * 5 + [()] * 3, 0.75),
        ([("advies",)] * 15 + [("geen",)] * 4, None),
        ([("advies",)] * 15, 1.0),
        ([()] * 9, None),
    ],
)
def test_share_that_got_an_offer(offers: list[tuple[str, ...]], share: float | None) -> None:
    seen = whole(referrals=[question("2023-05-01", offer=offer) for offer in offers])
    assert follow_up.share_offered(seen) == share


def test_who_may_not_see_single_questions_is_told_the_share_alone() -> None:
    towns = ("Gent", "Genk", "Aalst")
    offers = [("geen",)] * 12 + [("advies",)] * 48
    rows = [
        followed("2023-05-01", at, offer=offer, municipality=towns[at % 3]) for at, offer in enumerate(offers)
    ]
    seen = view(referrals=rows)
    assert follow_up.share_offered(seen) == 0.8
    assert follow_up.by_days(seen).empty
    assert follow_up.by_quarter_median(seen).empty
    assert follow_up.share_offered(view(referrals=rows[3:])) is None


@pytest.mark.parametrize(("number", "median"), [(19, None), (20, 9.5)])
def test_a_median_is_told_where_half_of_those_followed_up_is_no_small_number(
    number: int, median: float | None
) -> None:
    towns = ("Gent", "Genk", "Aalst")
    rows = [followed("2023-05-01", at, municipality=towns[at % 3]) for at in range(number)]
    assert referrals.totals(view(referrals=rows)).median_days_to_follow_up == median
