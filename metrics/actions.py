"""Where the actions of the plan stand, and their budget without counting anything twice."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from metrics.view import View


@dataclass(frozen=True)
class ActionTotals:
    """Counts and euro cents; None where no amount is known.

    `budget_total` leaves out part amounts and repeats of another row; `budget_printed` adds up all that is printed.
    """

    count: int
    budget_total: int | None
    budget_printed: int | None
    amounts_left_out: int


def totals(view: View) -> ActionTotals:
    """The totals of the plan."""
    raise NotImplementedError


def by_status(view: View) -> pd.DataFrame:
    """A row a status: key, count."""
    raise NotImplementedError


def by_domain(view: View) -> pd.DataFrame:
    """A row a policy domain, an action under each of its domains: key, count."""
    raise NotImplementedError


def by_policy_line(view: View) -> pd.DataFrame:
    """A row a policy line and status: policy_line, status, count; lines in the order of the plan."""
    raise NotImplementedError


def listing(view: View) -> pd.DataFrame:
    """The actions in the order of their number (5.9, then 5.10).

    Columns: number, policy_line, measure, action, status, ministers, domains, competences, involved,
    budget (Int64 cents without double counting, NA: none known), origin.
    """
    raise NotImplementedError


def budget(view: View) -> pd.DataFrame:
    """Every budget row: number, competence, beneficiary, amount (cents), fte, kind, repeats, period, reference, counted.

    `counted` (bool) says whether the amount is in the total.
    """
    raise NotImplementedError
