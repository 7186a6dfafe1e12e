from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics.dataset import Dataset
from metrics.tables import TABLES, Kind
from metrics.wording import euro
from tests.metrics.tables import READ_AT, activity, dataset, question


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_empty_and_typed(table: str) -> None:
    frame = getattr(dataset(), table)
    assert len(frame) == 0
    for name, kind in TABLES[table].items():
        if kind in (Kind.COUNT, Kind.DAY, Kind.FLAG) and name != "group":
            assert str(frame[name].dtype) == kind.value


@pytest.mark.parametrize(
    ("row", "month"),
    [
        (activity("2022-03-05", "lezing"), "2022-03"),
        (activity("2022-03-01", "lezing", end=date(2022, 3, 31)), "2022-03"),
        (activity("2022-03-31", "lezing", end=date(2022, 4, 1)), None),
    ],
)
def test_month_of_a_window(row: dict[str, Any], month: str | None) -> None:
    found = dataset(activities=[row]).activities["month"].iloc[0]
    assert (None if pd.isna(found) else found) == month


def test_rows_without_a_group_are_activities_of_their_own() -> None:
    rows = [activity("2022-03-05", "lezing"), activity("2022-03-05", "lezing")]
    assert dataset(activities=rows).activities["group"].nunique() == 2


def test_local_government_is_no_name() -> None:
    rows = [question("2022-03-05", municipality=name) for name in ("Gent", "Aalst", "Gent")]
    assert dataset(referrals=rows).referrals["local_government"].tolist() == [0, 1, 0]


def test_far_days_and_the_largest_counts_fit() -> None:
    row = activity("9999-12-31", "lezing", 2**62)
    found = dataset(activities=[row]).activities.iloc[0]
    assert (found["end"].year, found["attended"]) == (9999, 2**62)


def test_columns_of_unequal_length_are_a_bug() -> None:
    with pytest.raises(ValueError, match="length"):
        Dataset.build({"reach": {"channel": ["website"], "value": [1, 2]}}, read_at=READ_AT)


@pytest.mark.parametrize(
    ("cents", "words"), [(0, "€ 0"), (5, "€ 0,05"), (-4_172_800, "-€ 41.728"), (9_749_210, "€ 97.492,10")]
)
def test_euro_in_words(cents: int, words: str) -> None:
    assert euro(cents) == words
