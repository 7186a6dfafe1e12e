"""The rows of Acties and Actiebudget: an action plan and the amounts printed with it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from schemas.cells import (
    ActionBudgetKind,
    ActionNumber,
    ActionStatus,
    Domains,
    Euro,
    LongTexts,
    Number,
    Text,
    Texts,
    column,
)
from schemas.fault import Fault
from schemas.row import Row


class Action(Row):
    """One action; its number is text, for 5.10 is not 5.1."""

    tab: ClassVar[str] = "Acties"
    table: ClassVar[str] = "actions"
    identity: ClassVar[tuple[str, ...]] = ("number",)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "dit nummer staat al in rij {first}.", "Geef elke actie een eigen nummer."
    )

    number: Annotated[ActionNumber, column("Nummer", "Nr.")]
    policy_line: Annotated[Text | None, column("Beleidslijn")] = None
    measure: Annotated[Text | None, column("Maatregel")] = None
    action: Annotated[Text, column("Actie")]
    status: Annotated[ActionStatus, column("Status")]
    ministers: Annotated[LongTexts, column("Ministers", "Minister")] = ()
    domains: Annotated[Domains, column("Beleidsdomeinen", "Beleidsdomein")] = ()
    competences: Annotated[Texts, column("Bevoegdheden", "Bevoegdheid")] = ()
    involved: Annotated[LongTexts, column("Betrokkenen")] = ()


class ActionBudget(Row):
    """One printed amount; a part and a repeat of another row stay out of the total."""

    tab: ClassVar[str] = "Actiebudget"
    table: ClassVar[str] = "action_budget"

    number: Annotated[ActionNumber, column("Nummer", "Nr.", "Actie")]
    competence: Annotated[Text | None, column("Bevoegdheid")] = None
    beneficiary: Annotated[Text | None, column("Begunstigde")] = None
    amount: Annotated[Euro | None, column("Bedrag")] = None
    kind: Annotated[ActionBudgetKind, column("Soort")] = "bedrag"
    repeats: Annotated[ActionNumber | None, column("Herhaling van")] = None
    period: Annotated[Text | None, column("Periode")] = None
    reference: Annotated[Text | None, column("Kenmerk")] = None
    fte: Annotated[Number | None, column("VTE")] = None
