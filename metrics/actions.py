"""Where the actions of the plan stand, and their budget without counting anything twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from metrics.kept import once_a_view
from metrics.tally import parts, stacked, tally, total
from metrics.view import View

PART_AMOUNT = "deelbedrag"
"""The kind of a budget row that another row already holds."""


@dataclass(frozen=True)
class ActionTotals:
    """Counts and euro cents; None where no amount is known.

    `budget_total` leaves out part amounts and repeats of another row; `budget_printed` adds up all that is
    printed; `amounts_left_out` is how many known amounts lie between the two.
    """

    count: int
    budget_total: int | None
    budget_printed: int | None
    amounts_left_out: int


@once_a_view
def totals(view: View) -> ActionTotals:
    """The totals of the plan."""
    rows = view.action_budget
    counted = _counted(rows)
    return ActionTotals(
        count=len(view.actions),
        budget_total=total(rows["amount"][counted]),
        budget_printed=total(rows["amount"]),
        amounts_left_out=int(rows["amount"][~counted].count()),
    )


def _counted(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["kind"].ne(PART_AMOUNT) & rows["repeats"].isna()


@once_a_view
def by_status(view: View) -> pd.DataFrame:
    """A row a status: key, count."""
    return tally(view.actions, "status")


@once_a_view
def by_domain(view: View) -> pd.DataFrame:
    """A row a policy domain, an action under each of its domains: key, count."""
    return tally(view.actions, "domains", each=True)


@once_a_view
def by_competence(view: View) -> pd.DataFrame:
    """A row a competence, an action under each of its competences: key, count."""
    return tally(view.actions, "competences", each=True)


@once_a_view
def by_policy_line(view: View) -> pd.DataFrame:
    """A row a policy line and status: policy_line, status, count; lines in the order of the plan."""
    plan = _in_order(view.actions)
    lines = dict(parts(plan, "policy_line"))
    in_order = sorted(lines, key=lambda line: lines[line].index.min())
    tables = {line: tally(lines[line], "status").rename(columns={"key": "status"}) for line in in_order}
    return stacked(tables, "policy_line", columns=["status", "count"])


@once_a_view
def listing(view: View) -> pd.DataFrame:
    """The actions in the order of their number (5.9, then 5.10).

    Columns: number, policy_line, measure, action, status, ministers, domains, competences, involved,
    budget (Int64 cents without double counting, NA: none known), origin.
    """
    rows = view.action_budget[_counted(view.action_budget)]
    amounts = rows.groupby("number")["amount"].sum(min_count=1)
    actions = _in_order(view.actions)
    actions = actions.assign(budget=actions["number"].map(amounts).astype("Int64"))
    return actions[
        [
            *("number", "policy_line", "measure", "action", "status", "ministers", "domains"),
            *("competences", "involved", "budget", "origin"),
        ]
    ]


@once_a_view
def budget(view: View) -> pd.DataFrame:
    """Every budget row in the order of the actions' numbers.

    Columns: number, competence, beneficiary, amount (cents), fte, kind, repeats, period, reference,
    counted (bool: the amount is in the total), origin.
    """
    rows = _in_order(view.action_budget.assign(counted=_counted(view.action_budget)))
    return rows[
        [
            *("number", "competence", "beneficiary", "amount", "fte", "kind", "repeats", "period"),
            *("reference", "counted", "origin"),
        ]
    ]


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    order = sorted(range(len(frame)), key=lambda row: _parts(frame["number"].iloc[row]))
    return frame.iloc[order].reset_index(drop=True)


def _parts(number: Any) -> list[tuple[int, str]]:
    """A number's parts, to sort by: 5.9 before 5.10, and figures before letters."""
    parts = str(number).split(".")
    return [(int(part) if part.isdecimal() else 10**9, part) for part in parts]
