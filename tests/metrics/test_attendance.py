from __future__ import annotations

import gc
import weakref
from datetime import date

import pytest

from metrics import attendance
from metrics.view import View
from tests.metrics.published import PUBLISHED
from tests.metrics.tables import activity, keyed, view


@pytest.fixture
def published() -> View:
    return view(activities=PUBLISHED)


def test_published_totals(published: View) -> None:
    totals = attendance.totals(published)
    assert (totals.count, totals.attended, totals.attended_known, totals.attended_unknown) == (10, 658, 8, 2)
    assert (totals.editions, totals.planned, totals.cancelled, totals.invited) == (11, 0, 0, None)


def test_published_by_kind(published: View) -> None:
    table = attendance.by_kind(published).set_index("key")
    assert list(table.index[:2]) == ["webinar", "netwerkoverleg"]
    assert list(table.loc["webinar"]) == [4, 571, 0, 4]
    assert list(table.loc["vorming"]) == [1, 26, 0, 2]
    assert table.loc["netwerkoverleg", ["count", "unknown"]].tolist() == [2, 2]
    assert table["attended"].isna().to_dict()["netwerkoverleg"]


def test_published_by_month_keeps_the_windows_apart(published: View) -> None:
    assert keyed(attendance.by_month(published)) == {
        "2021-10": 1,
        "2021-12": 1,
        "2022-01": 1,
        "2022-02": 1,
        "2022-03": 1,
        "2022-04": 2,
        "onbekend": 3,
    }


def test_monthly_fills_the_gaps(published: View) -> None:
    table = attendance.monthly(published)
    assert list(table["count"]) == [1, 0, 1, 1, 1, 1, 2]
    assert table["attended"].isna().tolist() == [True, True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("selection", "count", "attended"),
    [
        ({"kinds": frozenset({"webinar"})}, 4, 571),
        ({"audiences": frozenset({"lokale besturen"})}, 3, 445),
        ({"start": date(2022, 1, 1), "end": date(2022, 2, 28)}, 4, 487),
        ({"end": date(2021, 12, 31)}, 2, None),
        ({"partners": frozenset({"niemand"})}, 0, None),
        ({"start": date(2021, 11, 1), "end": date(2021, 11, 30)}, 0, 0),
        ({"start": date(2021, 4, 1), "end": date(2021, 9, 30)}, 0, None),
    ],
)
def test_selection(selection: dict[str, object], count: int, attended: int | None) -> None:
    totals = attendance.totals(view(activities=PUBLISHED, selection=selection))
    assert (totals.count, totals.attended) == (count, attended)


@pytest.mark.parametrize(
    ("as_of", "status", "expected"),
    [
        (date(2022, 5, 1), None, (1, 0, 0)),
        (date(2022, 4, 30), None, (0, 1, 0)),
        (date(2022, 4, 30), "doorgegaan", (0, 1, 0)),
        (date(2022, 4, 30), "geannuleerd", (0, 0, 1)),
        (date(2022, 5, 1), "gepland", (0, 1, 0)),
        (date(2022, 5, 1), "geannuleerd", (0, 0, 1)),
    ],
)
def test_status_on_a_day(as_of: date, status: str | None, expected: tuple[int, int, int]) -> None:
    totals = attendance.totals(
        view(as_of=as_of, activities=[activity("2022-05-01", "lezing", status=status)])
    )
    assert (totals.count, totals.planned, totals.cancelled) == expected


def test_shared_activity_counts_once_with_the_higher_attendance() -> None:
    shared = [
        activity("2022-05-01", "lezing", 40, partner="A", group=1),
        activity("2022-05-01", "lezing", 45, partner="B", group=1),
        activity("2022-05-02", "lezing", 5, partner="A", group=2),
    ]
    seen = view(activities=shared)
    assert attendance.totals(seen).attended == 50
    assert keyed(attendance.by_partner(seen), "attended") == {"A": 45, "B": 45}
    assert attendance.listing(seen).rows()["reported_by"].tolist() == ["A", "A; B"]
    only_a = view(activities=shared, selection={"partners": frozenset({"A"})})
    assert attendance.totals(only_a).attended == 45


def test_several_audiences_count_under_each() -> None:
    seen = view(
        activities=[
            activity("2022-05-01", "lezing", 10, audience=("politie", "welzijn", "politie")),
            activity("2022-05-01", "lezing", audience=("welzijn",)),
            activity("2022-05-01", "lezing", 1),
        ]
    )
    assert keyed(attendance.by_audience(seen)) == {"welzijn": 2, "politie": 1, "onbekend": 1}
    assert keyed(attendance.by_audience(seen), "attended") == {"welzijn": 10, "politie": 10, "onbekend": 1}
    assert attendance.totals(seen).count == 3


def test_show_up_rate_is_over_rows_where_both_are_known() -> None:
    seen = view(
        activities=[
            activity("2022-05-01", "lezing", 30, registered=40),
            activity("2022-05-01", "lezing", 10, registered=10),
            activity("2022-05-01", "lezing", 99),
            activity("2022-05-01", "lezing", registered=99),
        ]
    )
    totals = attendance.totals(seen)
    assert (totals.show_up, totals.show_up_known) == (0.8, 2)


def test_listing_has_planned_ones_too() -> None:
    seen = view(
        as_of=date(2022, 5, 1),
        activities=[
            activity("2022-04-01", "lezing", title="eerst"),
            activity("2022-06-01", "lezing", title="straks"),
        ],
    )
    table = attendance.listing(seen).rows()
    assert list(zip(table["title"], table["status"], strict=True)) == [
        ("straks", "gepland"),
        ("eerst", "doorgegaan"),
    ]


def test_kind_and_mode_together(published: View) -> None:
    table = attendance.by_kind_and_mode(published)
    assert table.iloc[0].tolist() == ["webinar", "online", 4, 571, 0, 4]
    assert set(table["mode"][1:]) == {"onbekend"}


def test_a_part_of_the_listing_is_that_part_of_the_whole_and_holds_no_view() -> None:
    days = [f"2023-05-{day:02}" for day in range(1, 8)]
    seen = view(activities=[activity(day, "lezing", title=day) for day in days])
    listing, held = attendance.listing(seen), weakref.ref(seen)
    del seen
    gc.collect()
    assert held() is None
    assert len(listing) == 7
    assert listing.rows(slice(2, 5))["title"].tolist() == days[::-1][2:5]
    assert listing.rows()["title"].tolist() == days[::-1]
