from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics import reach
from tests.metrics.tables import view


def measured(month: str, value: int, **more: Any) -> dict[str, Any]:
    row = {"month": date.fromisoformat(f"{month}-01"), "channel": "website", "indicator": "bezoeken"}
    return row | {"value": value, "partner": "HAI"} | more


def test_series_adds_up_partners_of_one_month() -> None:
    rows = [measured("2024-01", 10), measured("2024-01", 5, partner="B"), measured("2024-02", 7)]
    table = reach.series(view(reach=rows))
    assert table[["value", "partners"]].values.tolist() == [[15, 2], [7, 1]]


@pytest.mark.parametrize(
    ("indicator", "rule", "total"),
    [
        ("abonnees", "stand", 300.0),
        ("volgers", "stand", 300.0),
        ("actieve gebruikers", "gemiddelde", 200.0),
        ("weergaven", "som", 600.0),
    ],
)
def test_each_indicator_adds_up_in_its_own_way(indicator: str, rule: str, total: float) -> None:
    rows = [measured(f"2024-0{month}", 100 * month, indicator=indicator) for month in (1, 2, 3)]
    found = reach.summary(view(reach=rows)).iloc[0]
    assert (found["rule"], found["total"], found["value"], found["growth"]) == (rule, total, 300, 2.0)


def test_growth_against_the_same_month_a_year_before_looks_outside_the_period() -> None:
    rows = [measured("2023-03", 100), measured("2024-01", 80), measured("2024-03", 150)]
    seen = view(reach=rows, selection={"start": date(2024, 1, 1)})
    found = reach.summary(seen).iloc[0]
    assert (found["year_before"], found["growth_year"], found["growth"]) == (100, 0.5, 0.875)
    assert (found["months"], found["missing"]) == (2, 1)
    assert reach.missing_months(seen)["month"].tolist() == [pd.Timestamp("2024-02-01")]


def test_unknown_growth_is_not_a_number() -> None:
    found = reach.summary(view(reach=[measured("2024-01", 0)])).iloc[0]
    assert found[["growth", "year_before", "growth_year"]].isna().all()


def test_months_after_the_as_of_day_do_not_count() -> None:
    rows = [measured("2024-01", 1), measured("2024-02", 2)]
    assert reach.latest(view(as_of=date(2024, 1, 31), reach=rows))["value"].tolist() == [1]


def test_nothing_is_empty_tables() -> None:
    seen = view()
    assert [len(table) for table in (reach.series(seen), reach.latest(seen), reach.summary(seen))] == [
        0,
        0,
        0,
    ]
    assert reach.missing_months(seen).empty


def test_each_month_stands_beside_the_same_month_a_year_before() -> None:
    rows = [measured("2023-01", 80), measured("2024-01", 100), measured("2024-03", 120)]
    table = reach.series_year_before(view(reach=rows, selection={"start": date(2024, 1, 1)}))
    assert [f"{month:%Y-%m}" for month in table["month"]] == ["2024-01", "2024-02", "2024-03"]
    assert table["value"].dropna().tolist() == [100, 120]
    assert table["year_before"].fillna(-1).tolist() == [80, -1, -1]


def test_nothing_missing_and_nothing_before_is_no_fault() -> None:
    table = reach.series_year_before(view(reach=[measured("2024-01", 1), measured("2024-02", 2)]))
    assert table["value"].tolist() == [1, 2]
    assert table["year_before"].isna().all()
    assert reach.series_year_before(view()).empty
