from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from metrics import referrals
from tests.metrics.tables import keyed, question, whole


def test_a_question_with_three_topics_counts_once_in_the_total() -> None:
    seen = whole(referrals=[question("2023-05-02", topic=("haatspraak", "desinformatie", "communicatie"))])
    assert referrals.totals(seen).count == 1
    assert keyed(referrals.by_topic(seen)) == {"communicatie": 1, "desinformatie": 1, "haatspraak": 1}


@pytest.mark.parametrize(
    ("rows", "reached"),
    [
        ([{"municipality": "Gent"}, {"municipality": "Gent"}, {"municipality": "Genk"}], 2),
        ([{"municipality": "Gent", "requester": "LIVC-R"}, {"municipality": "Gent"}], 1),
        ([{"municipality": "Gent", "requester": "school"}], 0),
        ([{"municipality": "Elsene", "province": "Brussel"}], 0),
        ([{"municipality": None}], 0),
    ],
)
def test_distinct_local_governments(rows: list[dict[str, Any]], reached: int) -> None:
    seen = whole(referrals=[question("2023-05-02", **row) for row in rows])
    assert referrals.totals(seen).local_governments == reached


@pytest.mark.parametrize(
    ("as_of", "end", "existing"),
    [
        (date(2024, 12, 31), None, 300),
        (date(2025, 1, 1), None, 285),
        (date(2026, 1, 1), date(2023, 12, 31), 300),
        (date(2017, 1, 1), None, 300),
    ],
)
def test_share_is_of_the_local_governments_of_that_day(as_of: date, end: date | None, existing: int) -> None:
    rows = [question("2016-05-02", municipality="Gent")]
    totals = referrals.totals(whole(as_of=as_of, selection={"end": end}, referrals=rows))
    assert (totals.local_governments_all, totals.local_governments_share) == (existing, 1 / existing)


def test_median_days_to_follow_up_as_it_stood() -> None:
    rows = [
        question("2023-05-01", followed_up_on=date(2023, 5, 3)),
        question("2023-05-01", followed_up_on=date(2023, 5, 6)),
        question("2023-05-01", followed_up_on=date(2023, 8, 1)),
        question("2023-05-01"),
    ]
    assert referrals.totals(whole(referrals=rows)).median_days_to_follow_up == 5.0
    before = referrals.totals(whole(as_of=date(2023, 6, 1), referrals=rows))
    assert (before.median_days_to_follow_up, before.followed_up) == (3.5, 2)
    assert referrals.totals(whole(referrals=rows[3:])).median_days_to_follow_up is None


def test_quarters_without_questions_stand_between() -> None:
    seen = whole(referrals=[question("2023-11-02"), question("2024-05-02"), question("2024-06-02")])
    assert keyed(referrals.by_quarter(seen)) == {"2023-K4": 1, "2024-K1": 0, "2024-K2": 2}


def test_topics_by_requester() -> None:
    rows = [
        question("2023-05-02", topic=("haatspraak", "desinformatie")),
        question("2023-05-02", topic=("haatspraak",)),
        question("2023-05-02", topic=("haatspraak",), requester="school"),
    ]
    assert referrals.topic_by_requester(whole(referrals=rows)).values.tolist() == [
        ["lokaal bestuur", "haatspraak", 2],
        ["lokaal bestuur", "desinformatie", 1],
        ["school", "haatspraak", 1],
    ]


def test_the_other_keys() -> None:
    seen = whole(
        referrals=[
            question("2023-05-02", nature="curatief", offer=("advies", "vorming"), province="Limburg"),
            question("2023-05-02", referred_to=("Arktos", "Faro"), status="afgerond"),
        ]
    )
    assert keyed(referrals.by_nature(seen)) == {"curatief": 1, "onbekend": 1}
    assert keyed(referrals.by_offer(seen)) == {"advies": 1, "vorming": 1, "onbekend": 1}
    assert keyed(referrals.by_referred_to(seen)) == {"Arktos": 1, "Faro": 1, "onbekend": 1}
    assert keyed(referrals.by_province(seen)) == {"Limburg": 1, "onbekend": 1}
    assert keyed(referrals.by_status(seen)) == {"afgerond": 1, "nieuw": 1}
    assert referrals.totals(seen).open == 1
