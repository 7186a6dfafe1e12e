"""A row of Bereik: one measure of one channel in one month."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import Channel, Count, Indicator, Month, column
from schemas.fault import Fault
from schemas.row import Row, Rule
from schemas.rules import after_today


def _month_has_begun(month: date, today: date) -> Fault | None:
    return after_today(month, today)


class Reach(Row):
    """A month's value of an indicator; how it adds up over months stands in the vocabulary."""

    tab: ClassVar[str] = "Bereik"
    about: ClassVar[str] = "Eén rij per maand, kanaal en indicator: hoeveel mensen u via dat kanaal bereikte."
    table: ClassVar[str] = "reach"
    rules: ClassVar[tuple[Rule, ...]] = (Rule(("month",), _month_has_begun),)
    identity: ClassVar[tuple[str, ...]] = ("month", "channel", "indicator")
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_measure",
        "deze maand, dit kanaal en deze indicator staan ook al in rij {first}.",
        "Houd één van de twee rijen; zolang er twee zijn, telt rij {first}.",
    )

    month: Annotated[
        Month, column("Maand", "Periode", description="De maand waarover het cijfer gaat.", example="03/2024")
    ]
    channel: Annotated[
        Channel, column("Kanaal", "Medium", description="Waar mensen bereikt werden.", example="nieuwsbrief")
    ]
    indicator: Annotated[
        Indicator, column("Indicator", "Meting", description="Wat er geteld is.", example="abonnees")
    ]
    value: Annotated[
        Count,
        column(
            "Waarde",
            "Aantal",
            description="Het aantal in die maand; voor abonnees en volgers de stand op het einde ervan.",
            example="1.250",
        ),
    ]
