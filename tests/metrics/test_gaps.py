"""The months that a partner has not filled in, and how they are said."""

from __future__ import annotations

from datetime import date

import pytest

from metrics.gaps import gaps, in_words, is_late, is_told, number, until
from tests.metrics.tables import activity, cost, grant, view

GRANT = grant(start=date(2024, 1, 1), end=date(2024, 12, 31))


def months(*texts):
    return [number(date.fromisoformat(f"{text}-01")) for text in texts]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (["2024-03"], "maart 2024"),
        (["2024-03", "2024-04"], "maart en april 2024"),
        (["2024-03", "2024-06"], "maart en juni 2024"),
        (["2024-03", "2024-04", "2024-06"], "maart, april en juni 2024"),
        (["2023-12", "2024-01"], "december 2023 en januari 2024"),
        (["2024-03", "2024-04", "2024-05", "2024-06"], "van maart 2024 tot en met juni 2024"),
        (["2023-12", "2024-01", "2024-02"], "van december 2023 tot en met februari 2024"),
        (["2024-01", "2024-03", "2024-04", "2024-05"], "januari 2024 en van maart 2024 tot en met mei 2024"),
    ],
)
def test_months_in_words(missing, words):
    assert in_words(months(*missing)) == words


def reach(*filled):
    texts = [date.fromisoformat(f"{text}-01") for text in filled]
    return [
        {"month": day, "channel": "website", "indicator": "bezoeken", "value": 5, "partner": "HAI"}
        for day in texts
    ]


ALL = [f"2024-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("filled", "as_of", "told"),
    [
        (ALL, "2026-11-22", []),
        (ALL[:2] + ALL[4:], "2026-11-22", ["Bereik: Maart en april 2024 ontbreken nog."]),
        (ALL[:2] + ALL[3:], "2026-11-22", ["Bereik: Maart 2024 ontbreekt nog."]),
        (ALL[:2], "2024-03-15", []),
        (ALL[:2], "2024-04-01", ["Bereik: Maart 2024 ontbreekt nog."]),
        (["2023-05"], "2024-02-01", ["Bereik: Januari 2024 ontbreekt nog."]),
        ([], "2026-11-22", []),
    ],
)
def test_reach_is_asked_month_by_month(filled, as_of, told):
    shown = view(as_of=date.fromisoformat(as_of), grants=[GRANT], reach=reach(*filled))
    found = gaps(shown, "HAI")
    assert [f"{gap.tab}: {gap.sentence}" for gap in found] == told
    assert is_late(found) == bool(told)


@pytest.mark.parametrize(
    ("days", "told", "late"),
    [
        (["2024-01-05", "2024-05-05", "2024-09-30", "2024-12-01"], [], False),
        (
            ["2024-01-05", "2024-06-05", "2024-10-01"],
            ["Activiteiten: Van februari 2024 tot en met mei 2024: geen enkele activiteit. Klopt dat?"],
            False,
        ),
        (
            ["2024-08-05"],
            ["Activiteiten: Van september 2024 tot en met december 2024: geen enkele activiteit. Klopt dat?"],
            True,
        ),
        (["2022-08-05"], [], False),
    ],
)
def test_of_activities_only_a_long_gap_is_told(days, told, late):
    shown = view(grants=[GRANT], activities=[activity(day, "lezing") for day in days])
    found = gaps(shown, "HAI")
    assert ([f"{gap.tab}: {gap.sentence}" for gap in found], is_late(found)) == (told, late)


def test_a_cost_need_not_come_every_month():
    shown = view(grants=[GRANT], expenses=[cost("2024-02-01", 100)])
    assert [(gap.tab, len(gap.months), gap.is_late) for gap in gaps(shown, "HAI")] == [
        ("Uitgaven", 10, False)
    ]


def test_nothing_is_asked_of_before_a_partner_was_a_member():
    member = {"name": "HAI", "member_since": date(2024, 10, 1)}
    shown = view(grants=[GRANT], partners=[member], reach=reach("2024-11"))
    assert [gap.sentence for gap in gaps(shown, "HAI")] == ["Oktober en december 2024 ontbreken nog."]


def test_until_when_each_tab_is_filled_in():
    shown = view(
        grants=[GRANT], reach=reach("2024-01", "2024-03"), activities=[activity("2024-05-01", "lezing")]
    )
    assert until(shown, "HAI") == {"Activiteiten": "mei 2024", "Bereik": "maart 2024"}


@pytest.mark.parametrize(
    ("start", "end", "partners", "told"),
    [
        ("2024-03-01", "2024-03-31", (), True),
        ("2024-01-01", "2024-12-31", (), True),
        ("2024-03-01", "2024-03-31", ("HAI",), False),
        ("2024-03-01", "2024-03-31", ("Faro",), True),
        ("2024-03-01", "2024-03-31", ("HAI", "Faro"), False),
        ("2024-03-01", "2024-03-31", ("Niemand",), False),
        ("2023-10-01", "2023-12-31", (), False),
        ("2024-09-01", "2024-09-30", (), True),
        ("2024-09-01", "2024-11-30", (), True),
        ("2025-01-01", "2025-01-31", (), False),
        (None, None, (), False),
    ],
)
def test_no_activity_is_none_where_the_months_are_filled_in(start, end, partners, told):
    filled = {"HAI": ("2024-01", "2024-06", "2024-08"), "Faro": ("2024-02", "2024-05")}
    shown = view(
        as_of=date(2024, 10, 20),
        activities=[
            activity(f"{month}-10", "lezing", 5, partner=name)
            for name, given in filled.items()
            for month in given
        ],
        selection={
            "start": start and date.fromisoformat(start),
            "end": end and date.fromisoformat(end),
        },
    )
    assert is_told(shown, partners) == told
