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
    about: ClassVar[str] = "Eén rij per actie van het actieplan."
    table: ClassVar[str] = "actions"
    identity: ClassVar[tuple[str, ...]] = ("number",)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "dit nummer staat al in rij {first}.", "Geef elke actie een eigen nummer."
    )

    number: Annotated[
        ActionNumber,
        column(
            "Nummer",
            "Nr.",
            description="Het nummer van de actie zoals in het actieplan; 5.10 is een ander nummer dan 5.1.",
            example="5.10",
        ),
    ]
    policy_line: Annotated[
        Text | None,
        column("Beleidslijn", description="De beleidslijn waaronder de actie valt.", example="Onderwijs"),
    ] = None
    measure: Annotated[
        Text | None,
        column(
            "Maatregel",
            description="De maatregel waaronder de actie valt.",
            example="Leerkrachten ondersteunen",
        ),
    ] = None
    action: Annotated[
        Text, column("Actie", description="Wat er gebeurt.", example="Vorming over controverse in de klas")
    ]
    status: Annotated[
        ActionStatus, column("Status", description="Hoe ver de actie staat.", example="lopende")
    ]
    ministers: Annotated[
        LongTexts,
        column(
            "Ministers",
            "Minister",
            description="Welke ministers bevoegd zijn.",
            example="minister van Onderwijs; minister van Samenleven",
        ),
    ] = ()
    domains: Annotated[
        Domains,
        column(
            "Beleidsdomeinen",
            "Beleidsdomein",
            description="Onder welke beleidsdomeinen de actie valt.",
            example="Onderwijs; Welzijn",
        ),
    ] = ()
    competences: Annotated[
        Texts,
        column(
            "Bevoegdheden",
            "Bevoegdheid",
            description="Onder welke bevoegdheden de actie valt.",
            example="OV; KB",
        ),
    ] = ()
    involved: Annotated[
        LongTexts,
        column("Betrokkenen", description="Welke organisaties meewerken.", example="Kazerne Dossin; FARO"),
    ] = ()


class ActionBudget(Row):
    """One printed amount; a part and a repeat of another row stay out of the total."""

    tab: ClassVar[str] = "Actiebudget"
    about: ClassVar[str] = "Eén rij per bedrag dat bij een actie gedrukt staat."
    table: ClassVar[str] = "action_budget"

    number: Annotated[
        ActionNumber,
        column(
            "Nummer",
            "Nr.",
            "Actie",
            description="Het nummer van de actie, zoals in het tabblad Acties.",
            example="5.10",
        ),
    ]
    competence: Annotated[
        Text | None, column("Bevoegdheid", description="De bevoegdheid die het bedrag draagt.", example="OV")
    ] = None
    beneficiary: Annotated[
        Text | None, column("Begunstigde", description="Wie het bedrag krijgt.", example="Voorbeeld vzw")
    ] = None
    amount: Annotated[
        Euro | None,
        column("Bedrag", description="Het bedrag; leeg als het niet bekend is.", example="25.000,00"),
    ] = None
    kind: Annotated[
        ActionBudgetKind,
        column(
            "Soort",
            description="Of het een gewoon bedrag, een deel of een totaal is; leeg betekent bedrag.",
            example="deelbedrag",
        ),
    ] = "bedrag"
    repeats: Annotated[
        ActionNumber | None,
        column(
            "Herhaling van",
            description="Het kenmerk van de rij die hier herhaald wordt, zodat ze maar één keer telt.",
            example="A-11",
        ),
    ] = None
    period: Annotated[
        Text | None,
        column("Periode", description="Voor welk jaar of welke jaren het bedrag geldt.", example="2024"),
    ] = None
    reference: Annotated[
        Text | None,
        column(
            "Kenmerk",
            description="Een eigen code voor deze rij, waarnaar een herhaling kan verwijzen.",
            example="A-12",
        ),
    ] = None
    fte: Annotated[
        Number | None,
        column("VTE", description="Hoeveel voltijdse medewerkers ermee betaald worden.", example="0,5"),
    ] = None
