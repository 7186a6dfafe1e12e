from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pandas as pd

from metrics import attendance, figures, partners, reach, referrals, spend
from metrics.choices import Period, choices
from metrics.selection import Selection
from metrics.view import CONFIDENTIAL, CONFIDENTIAL_CELL, STANDING, View
from tests.metrics.tables import activity, cost, dataset, grant, question, view

CANARY = "Kanariestad"
TABLES = {
    "activities": [activity("2023-05-01", "lezing", 3, origin="gepubliceerd")],
    "grants": [grant()],
    "expenses": [cost("2023-05-01", 100, supplier=CANARY, remark=CANARY, origin="voorbeeld")],
    "referrals": [
        question("2023-05-02", municipality=CANARY, question=CANARY, outcome=CANARY, remark=CANARY),
    ],
    "issues": [
        {"value": CANARY, "message": f"{CANARY} is geen gemeente", "confidential": True, "code": "a"},
        {
            "value": CANARY,
            "message": CANARY,
            "confidential": True,
            "public_message": "Onbekend.",
            "code": "b",
        },
        {"value": "x", "message": "x is geen datum", "confidential": False, "code": "c", "partner": "HAI"},
    ],
    "tabs": [{"partner": "HAI", "tab": "Bereik", "read": 9, "valid": 5, "rejected": 3, "skipped": 1}],
}
PUBLIC = [attendance, partners, reach, referrals, spend]


def frames(thing: Any) -> Iterator[pd.DataFrame]:
    if isinstance(thing, pd.DataFrame):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from frames(item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from frames(getattr(thing, field.name))


def test_confidential_columns_do_not_exist() -> None:
    seen = view(**TABLES)
    for table, columns in CONFIDENTIAL.items():
        for rows in (seen.selected, seen.network):
            held = getattr(seen if table in STANDING else rows, table)
            assert not set(columns) & set(held.columns)


def test_nothing_in_a_view_or_its_figures_holds_a_confidential_value() -> None:
    for selection in ({}, {"partners": frozenset({"HAI"})}):
        seen = view(selection=selection, **TABLES)
        found = [*frames(seen), *frames(figures.figures(seen))]
        assert len(found) > 30
        for frame in found:
            assert CANARY not in frame.to_csv()
            assert not any(CANARY in categories(column) for _, column in frame.items())
        assert CANARY not in repr(figures.figures(seen).as_json())


def categories(column: pd.Series[Any]) -> pd.Index[Any]:
    """Words that no row has any more stay with a column, and would go along."""
    return column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else pd.Index([])


def test_an_issue_about_a_confidential_cell_tells_no_value() -> None:
    issues = view(**TABLES).issues.sort_values("code")
    assert issues["message"].tolist() == [CONFIDENTIAL_CELL, "Onbekend.", "x is geen datum"]
    assert issues["value"].isna().tolist() == [True, True, False]


def test_counts_origins_and_omitted_rows() -> None:
    seen = view(selection={"kinds": frozenset({"webinar"})}, **TABLES)
    assert (seen.activity_count, seen.activity_total, seen.omitted) == (0, 1, 3)
    assert seen.origins() == {"voorbeeld", ""}
    assert seen.origins("activities", whole=True) == {"gepubliceerd"}
    assert view(**TABLES).origins("activities", "grants") == {"gepubliceerd", ""}


def test_issues_and_tabs_are_of_the_partners_chosen() -> None:
    seen = view(selection={"partners": frozenset({"ander"})}, **TABLES)
    assert (len(seen.issues), len(seen.tabs), seen.omitted) == (0, 0, 0)


def test_a_selection_is_a_key() -> None:
    one = Selection(as_of=date(2024, 1, 1), kinds=frozenset({"lezing", "webinar"}))
    assert {one: 1}[Selection(as_of=date(2024, 1, 1), kinds=frozenset({"webinar", "lezing"}))] == 1
    assert not one.is_whole
    assert Selection(as_of=date(2024, 1, 1)).is_whole


def test_a_view_leaves_the_dataset_as_it_was() -> None:
    data = dataset(**TABLES)
    before = data.referrals.copy()
    View.of(data, Selection(as_of=date(2024, 1, 1), end=date(2023, 1, 1)))
    pd.testing.assert_frame_equal(data.referrals, before)


def test_choices_are_what_occurs() -> None:
    found = choices(dataset(**TABLES))
    assert (found.partners, found.kinds, found.audiences) == (("HAI",), ("lezing",), ())
    assert found.grants == (Period("WZ", date(2023, 4, 1), date(2024, 12, 31)),)
    assert found.first == date(2023, 5, 1)


def test_quarters_with_questions_are_a_choice_where_their_number_is_not_small_for_anybody() -> None:
    few, enough = (choices(dataset(referrals=[question("2023-05-20")] * number)) for number in (9, 10))
    assert (few.first, few.last) == (None, None)
    assert (enough.first, enough.last) == (date(2023, 4, 1), date(2023, 6, 30))


def test_choices_of_nothing() -> None:
    assert choices(dataset()).first is None
