from __future__ import annotations

from typing import Any

from metrics import actions
from metrics.actions import ActionTotals
from tests.metrics.tables import keyed, view


def amount(number: str, cents: int | None, kind: str = "bedrag", **more: Any) -> dict[str, Any]:
    return {"number": number, "amount": cents, "kind": kind, "partner": "c"} | more


PLAN = [
    {"number": "5.10", "status": "lopende", "policy_line": "B", "domains": ("OV", "WVG")},
    {"number": "5.9", "status": "lopende", "policy_line": "A", "domains": ("OV",)},
    {"number": "12.1", "status": "opgestart", "policy_line": "A", "domains": ()},
]
BUDGET = [
    amount("5.9", 200_000_00),
    amount("5.9", 50_000_00, kind="deelbedrag"),
    amount("12.1", 200_000_00, repeats="B01"),
    amount("12.1", 100_50, kind="gedrukt totaal"),
    amount("5.10", None, kind="onbekend", fte=0.5),
]


def test_budget_counts_nothing_twice() -> None:
    totals = actions.totals(view(actions=PLAN, action_budget=BUDGET))
    assert totals == ActionTotals(3, 200_100_50, 450_100_50, 2)


def test_budget_without_amounts_is_unknown() -> None:
    assert actions.totals(view(actions=PLAN)).budget_total is None


def test_counts() -> None:
    seen = view(actions=PLAN)
    assert keyed(actions.by_status(seen)) == {"lopende": 2, "opgestart": 1}
    assert keyed(actions.by_domain(seen)) == {"OV": 2, "WVG": 1, "onbekend": 1}
    assert keyed(actions.by_competence(seen)) == {"onbekend": 3}
    assert actions.by_policy_line(seen).values.tolist() == [
        ["A", "lopende", 1],
        ["A", "opgestart", 1],
        ["B", "lopende", 1],
    ]


def test_numbers_are_keys_in_their_own_order() -> None:
    table = actions.listing(view(actions=PLAN, action_budget=BUDGET))
    assert table["number"].tolist() == ["5.9", "5.10", "12.1"]
    assert table["budget"].isna().tolist() == [False, True, False]
    assert table["budget"].dropna().tolist() == [200_000_00, 100_50]


def test_budget_rows_say_whether_they_count() -> None:
    table = actions.budget(view(action_budget=BUDGET))
    assert table["counted"].tolist() == [True, False, True, False, True]
