"""A row of Doelstellingen: what a grant is to reach, in something the program can count."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import Day, Number, Per, Target, Text, column
from schemas.fault import Fault
from schemas.row import Row, Rule


def _end_after_start(end: date | None, start: date | None, today: date) -> Fault | None:
    if end is None or start is None or end >= start:
        return None
    return Fault(
        "inconsistent", "Einde {typed} ligt vóór Start.", "Kijk na welke van de twee datums juist is."
    )


class TargetRow(Row):
    """One target; without Doel only its direction against the baseline shows."""

    tab: ClassVar[str] = "Doelstellingen"
    about: ClassVar[str] = "Eén rij per doel van een subsidie, in iets wat geteld kan worden."
    table: ClassVar[str] = "targets"
    rules: ClassVar[tuple[Rule, ...]] = (Rule(("end", "start"), _end_after_start),)
    identity: ClassVar[tuple[str, ...]] = ("grant", "indicator", "start", "end")
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze doelstelling staat al in rij {first}.", "Verwijder één van de twee rijen."
    )

    grant: Annotated[
        Text,
        column(
            "Subsidie",
            "Project",
            description="De subsidie, met de naam uit het tabblad Subsidies.",
            example="WZ-2024",
        ),
    ]
    indicator: Annotated[
        Target, column("Indicator", "Doelstelling", description="Wat er geteld wordt.", example="vormingen")
    ]
    target: Annotated[
        Number | None,
        column(
            "Doel",
            "Streefwaarde",
            description="Hoeveel het er moeten zijn; leeg als alleen de richting telt.",
            example="12",
        ),
    ] = None
    baseline: Annotated[
        Number | None,
        column("Nulmeting", description="Hoeveel het er waren toen de subsidie begon.", example="8"),
    ] = None
    start: Annotated[
        Day | None,
        column(
            "Start",
            description="De eerste dag die telt; leeg: de start van de subsidie.",
            example="01/01/2024",
        ),
    ] = None
    end: Annotated[
        Day | None,
        column(
            "Einde",
            description="De laatste dag die telt; leeg: het einde van de subsidie.",
            example="31/12/2024",
        ),
    ] = None
    per: Annotated[
        Per,
        column(
            "Per",
            description="Of het doel voor heel het project of per jaar geldt; leeg betekent project.",
            example="jaar",
        ),
    ] = "project"
