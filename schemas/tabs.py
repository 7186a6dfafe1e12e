"""Which tabs a workbook may have, and the model of each."""

from __future__ import annotations

from functools import cache

from schemas.action import Action, ActionBudget
from schemas.activity import Activity
from schemas.decision import Decision
from schemas.expense import Expense
from schemas.grant import BudgetLine, Grant
from schemas.meeting import Meeting
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
    Meeting,
)
README_TAB, LISTS_TAB = "Lees mij", "Lijsten van het sjabloon"
"""The template's own tabs: what each column means, and (hidden) the words of the drop-downs."""
TABS: dict[str, type[Row]] = {key(model.tab): model for model in PARTNER_TABS + COORDINATOR_TABS}


def model_of(title: str) -> type[Row] | None:
    """The model of a tab by its title, whatever its case, accents and spaces; None for any other tab."""
    return TABS.get(key(title))


def is_of_template(title: str) -> bool:
    """Whether a tab explains the template and holds no data, so that nobody needs to hear of it."""
    return key(title) in (key(README_TAB), key(LISTS_TAB))


@cache
def confidential_fields(model: type[Row]) -> frozenset[str]:
    """The fields of a tab that no open screen may hold."""
    return frozenset(name for name, field in fields_of(model).items() if field.column.confidential)
