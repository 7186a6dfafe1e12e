from __future__ import annotations

from typing import Any

import pytest

from metrics import actions, plan
from metrics.plan import PlanChoices
from metrics.view import View
from tests.metrics.tables import keyed, view

ACTIONS = [
    {
        "number": "1.1",
        "status": "lopende",
        "policy_line": "Eerst",
        "ministers": ("Onderwijs", "Welzijn"),
        "domains": ("OV", "WVG"),
        "competences": ("Onderwijs", "Welzijn"),
    },
    {
        "number": "1.2",
        "status": "opgestart",
        "policy_line": "Eerst",
        "ministers": ("Welzijn",),
        "domains": ("WVG",),
        "competences": (),
    },
    {
        "number": "2.1",
        "status": "lopende",
        "policy_line": "Daarna",
        "ministers": ("Onderwijs",),
        "domains": ("OV",),
        "competences": ("Onderwijs",),
    },
]
BUDGET = [
    {"number": "1.1", "competence": "Onderwijs", "amount": 100_00, "kind": "bedrag", "partner": "c"},
    {"number": "1.1", "competence": "Welzijn", "amount": 40_00, "kind": "bedrag", "partner": "c"},
    {"number": "1.1", "competence": "Welzijn", "amount": 30_00, "kind": "deelbedrag", "partner": "c"},
    {"number": "1.1", "competence": None, "amount": 7_00, "kind": "bedrag", "partner": "c"},
    {"number": "1.2", "competence": None, "amount": None, "kind": "onbekend", "partner": "c"},
]


@pytest.fixture(scope="module")
def seen() -> View:
    return view(actions=ACTIONS, action_budget=BUDGET)


def test_what_can_be_chosen(seen: View) -> None:
    assert plan.choices(seen) == PlanChoices(
        ("Onderwijs", "Welzijn"), ("OV", "WVG"), ("Onderwijs", "Welzijn")
    )


@pytest.mark.parametrize(
    ("asked", "numbers", "budget"),
    [
        ({}, ["1.1", "1.2", "2.1"], 147_00),
        ({"minister": "Welzijn"}, ["1.1", "1.2"], 147_00),
        ({"domain": "OV"}, ["1.1", "2.1"], 147_00),
        ({"competence": "Welzijn"}, ["1.1"], 47_00),
        ({"minister": "Onderwijs", "domain": "WVG"}, ["1.1"], 147_00),
        ({"minister": "Welzijn", "competence": "Jeugd"}, [], None),
        ({"minister": "Niemand", "domain": "OV", "competence": "Jeugd"}, [], None),
    ],
)
def test_a_part_of_the_plan(
    seen: View, asked: dict[str, Any], numbers: list[str], budget: int | None
) -> None:
    part = plan.narrowed(seen, **asked)
    assert list(actions.listing(part)["number"]) == numbers
    assert actions.totals(part).budget_total == budget


def test_budget_of_a_policy_line(seen: View) -> None:
    table = plan.budget_by_policy_line(seen)
    assert keyed(table) == {"Eerst": 2, "Daarna": 1}
    assert keyed(table, "known") == {"Eerst": 1, "Daarna": 0}
    assert keyed(table, "amount") == {"Eerst": 147_00, "Daarna": None}
