from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics import timeline
from tests.metrics.tables import activity, view

ACTIVITIES = [
    activity("2022-02-10", "lezing"),
    activity("2022-02-11", "lezing"),
    activity("2022-04-01", "lezing", status="geannuleerd"),
    activity("2022-05-20", "lezing"),
    activity("2022-08-01", "lezing"),
]


def months(**selection: Any) -> dict[str, tuple[int, int]]:
    table = timeline.timeline(view(as_of=date(2022, 6, 15), activities=ACTIVITIES, selection=selection))
    rows = zip(table["month"], table["held"], table["planned"], strict=True)
    return {f"{month:%Y-%m}": (held, planned) for month, held, planned in rows}


NOTHING = (0, 0)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (
            {},
            {"2022-02": (2, 0), "2022-03": NOTHING, "2022-04": NOTHING, "2022-05": (1, 0)}
            | {"2022-06": NOTHING, "2022-07": NOTHING, "2022-08": (0, 1)},
        ),
        (
            {"start": date(2022, 4, 15), "end": date(2022, 12, 31)},
            {
                "2022-04": NOTHING,
                "2022-05": (1, 0),
                "2022-06": NOTHING,
                "2022-07": NOTHING,
                "2022-08": (0, 1),
            },
        ),
        ({"start": date(2022, 1, 1), "end": date(2022, 2, 28)}, {"2022-01": NOTHING, "2022-02": (2, 0)}),
        ({"partners": frozenset({"niemand"})}, {}),
    ],
)
def test_every_month_of_the_period_is_there(
    selection: dict[str, Any], expected: dict[str, tuple[int, int]]
) -> None:
    assert months(**selection) == expected


def test_a_month_with_something_planned_is_no_gap() -> None:
    table = timeline.timeline(view(as_of=date(2022, 6, 15), activities=ACTIVITIES))
    assert [gap.month for gap in timeline.gaps(table)] == [3, 4, 6, 7]


def test_a_step_counts_only_activities_that_know_both() -> None:
    rows = [
        activity("2022-01-01", "vorming", 30, invited=100, registered=40, completed=15),
        activity("2022-01-02", "vorming", 10, registered=40),
        activity("2022-01-03", "vorming", invited=1000),
    ]
    table = timeline.funnel(view(activities=rows))
    assert table[["of", "reached", "share", "known"]].values.tolist() == [
        [100, 40, 0.4, 1],
        [80, 40, 0.5, 2],
        [30, 15, 0.5, 1],
    ]


def test_a_step_of_which_nothing_is_known_is_no_zero() -> None:
    table = timeline.funnel(view(activities=[activity("2022-01-01", "lezing", 30)]))
    assert table["known"].tolist() == [0, 0, 0]
    assert pd.isna(table[["of", "reached", "share"]]).all(axis=None)
