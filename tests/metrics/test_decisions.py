"""What is still to be decided and what was: shown with both sides, and counted as decided."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from metrics import attendance, spend
from metrics.decisions import PROPOSED, proposals
from tests.metrics.tables import activity, cost, grant, view

PLACES = (("Anna", "anna.xlsx"), ("Bert", "bert.xlsx"))


def placed(rows: list[dict[str, Any]], tab: str) -> list[dict[str, Any]]:
    return [
        row | {"partner": partner, "workbook": workbook, "tab": tab, "row": 2}
        for row, (partner, workbook) in zip(rows, PLACES, strict=True)
    ]


def proposed(code: str, table: str, tab: str, verdict: str | None = None) -> list[dict[str, Any]]:
    return placed([{"code": code, "verdict": verdict, "table": table}] * 2, tab)


def shared(first: int | None, second: int | None, **more: Any) -> list[dict[str, Any]]:
    rows = [activity("2022-05-01", "lezing", attended, group=1) for attended in (first, second)]
    rows[0] |= more
    return placed(rows, "Activiteiten")


@pytest.mark.parametrize(
    ("rows", "attended", "counts"),
    [
        (shared(40, 45), 45, [False, True]),
        (shared(40, 45, leads=True), 40, [True, False]),
        (shared(None, 45, leads=True), 45, [False, True]),
        (shared(None, None), None, [True, False]),
    ],
)
def test_one_row_of_a_shared_activity_counts(
    rows: list[dict[str, Any]], attended: int | None, counts: list[bool]
) -> None:
    seen = view(activities=rows, proposals=proposed("A-1111-2222", "activities", "Activiteiten"))
    assert (attendance.totals(seen).count, attendance.totals(seen).attended) == (1, attended)
    assert proposals(seen)["counts"].tolist() == counts


def test_two_activities_by_decision_both_count() -> None:
    rows = [row | {"group": number} for number, row in enumerate(shared(40, 45))]
    told = proposed("A-1111-2222", "activities", "Activiteiten", "verschillend")
    seen = view(activities=rows, proposals=told)
    assert (attendance.totals(seen).attended, proposals(seen)["counts"].tolist()) == (85, [True, True])


def test_a_planned_activity_can_be_decided_before_its_day() -> None:
    seen = view(
        as_of=date(2022, 1, 1),
        activities=shared(None, None),
        proposals=proposed("A-1111-2222", "activities", "Activiteiten"),
    )
    assert proposals(seen)["counts"].tolist() == [True, False]


def test_a_cost_that_counts_in_another_row_counts_in_nothing() -> None:
    costs = placed([cost("2023-05-01", 80_00), cost("2023-05-01", 80_00, settled=True)], "Uitgaven")
    seen = view(
        grants=[grant()],
        expenses=costs,
        proposals=proposed("B-1111-2222", "expenses", "Uitgaven", "dezelfde"),
    )
    (found,) = spend.grants(seen)
    assert (found.spent, found.duplicates) == (80_00, 0)
    assert spend.selected_by_partner(seen)["spent"].tolist() == [80_00, 0]
    table = proposals(seen)
    assert table[["amount", "counts", "title"]].values.tolist() == [
        [80_00, True, "Personeel"],
        [80_00, False, "Personeel"],
    ]


def test_what_is_undecided_stands_first_and_a_partner_sees_both_sides_of_its_own() -> None:
    costs = placed([cost("2023-05-01", 80_00)] * 2, "Uitgaven")
    told = [
        *proposed("A-1111-2222", "activities", "Activiteiten", "dezelfde"),
        *proposed("B-1111-2222", "expenses", "Uitgaven"),
    ]
    tables = {"activities": shared(40, 45), "expenses": costs, "proposals": told}
    table = proposals(view(**tables, selection={"partners": frozenset({"Anna"})}))
    assert table["code"].tolist() == ["B-1111-2222"] * 2 + ["A-1111-2222"] * 2
    assert table["partner"].tolist() == ["Anna", "Bert"] * 2
    assert proposals(view(**tables, selection={"partners": frozenset({"Cora"})})).empty


def test_nothing_to_decide_is_an_empty_table_without_a_confidential_column() -> None:
    assert list(proposals(view()).columns) == PROPOSED
    assert not {"supplier", "voucher", "remark", "description"} & set(PROPOSED)
