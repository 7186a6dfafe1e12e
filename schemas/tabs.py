"""Which tabs a workbook may have, and the model of each."""

from __future__ import annotations

from functools import cache

from schemas.action import Action, ActionBudget
from schemas.activity import Activity
from schemas.decision import Decision
from schemas.expense import Expense
from schemas.grant import BudgetLine, Grant
from schemas.partner import Partner
from schemas.reach import Reach
from schemas.referral import Referral
from schemas.row import Row, fields_of
from schemas.target import TargetRow
from schemas.text import key

PARTNER_TABS: tuple[type[Row], ...] = (Activity, Reach, Referral, Expense)
COORDINATOR_TABS: tuple[type[Row], ...] = (
    Partner,
    Grant,
    BudgetLine,
    TargetRow,
    Action,
    ActionBudget,
    Decision,
)
TABS: dict[str, type[Row]] = {key(model.tab): model for model in PARTNER_TABS + COORDINATOR_TABS}


def model_of(title: str) -> type[Row] | None:
    """The model of a tab by its title, whatever its case, accents and spaces; None for any other tab."""
    return TABS.get(key(title))


@cache
def confidential_fields(model: type[Row]) -> frozenset[str]:
    """The fields of a tab that no open screen may hold."""
    return frozenset(name for name, field in fields_of(model).items() if field.column.confidential)
