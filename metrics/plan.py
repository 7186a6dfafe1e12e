"""A part of the action plan: the actions of one minister, policy domain or competence, and their budget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from metrics.actions import listing
from metrics.kept import once_a_view
from metrics.tally import items
from metrics.view import View


@dataclass(frozen=True)
class PlanChoices:
    """What the plan can be asked for, in the order of the alphabet."""

    ministers: tuple[str, ...]
    domains: tuple[str, ...]
    competences: tuple[str, ...]


@once_a_view
def choices(view: View) -> PlanChoices:
    """The ministers, policy domains and competences that any action names."""
    plan = view.actions
    return PlanChoices(*(_named(plan[column]) for column in ("ministers", "domains", "competences")))


def _named(column: pd.Series[Any]) -> tuple[str, ...]:
    return tuple(sorted({item for cell in column for item in items(cell)}))


def narrowed(
    view: View, *, minister: str | None = None, domain: str | None = None, competence: str | None = None
) -> View:
    """The view with only the actions that name all of these, and their budget; None does not filter.

    Of the budget an amount that another competence bears is left out too.
    """
    plan, budget = view.actions, view.action_budget
    for column, wanted in (("ministers", minister), ("domains", domain), ("competences", competence)):
        if wanted is not None:
            # As booleans: of no rows at all, an empty list would be taken for the names of no columns.
            named = [wanted in items(cell) for cell in plan[column]]
            plan = plan[pd.Series(named, index=plan.index, dtype="bool")]
    budget = budget[budget["number"].isin(plan["number"])]
    if competence is not None:
        budget = budget[budget["competence"].isna() | budget["competence"].eq(competence)]
    return replace(view, actions=plan, action_budget=budget)


@once_a_view
def budget_by_policy_line(view: View) -> pd.DataFrame:
    """A row a policy line in the order of the plan: key, count (its actions), known (of which the budget).

    And amount (Int64 cents without double counting, NA: nothing known).
    """
    plan = listing(view)
    lines = plan["policy_line"].astype("str").where(plan["policy_line"].notna(), "onbekend")
    groups = plan.groupby(lines, sort=False)["budget"]
    table = pd.DataFrame({"count": groups.size(), "known": groups.count(), "amount": groups.sum(min_count=1)})
    return table.rename_axis("key").reset_index().astype({"key": "str", "amount": "Int64"})
