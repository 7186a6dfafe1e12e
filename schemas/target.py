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
    table: ClassVar[str] = "targets"
    rules: ClassVar[tuple[Rule, ...]] = (Rule(("end", "start"), _end_after_start),)
    identity: ClassVar[tuple[str, ...]] = ("grant", "indicator", "start", "end")
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze doelstelling staat al in rij {first}.", "Verwijder één van de twee rijen."
    )

    grant: Annotated[Text, column("Subsidie", "Project")]
    indicator: Annotated[Target, column("Indicator", "Doelstelling")]
    target: Annotated[Number | None, column("Doel", "Streefwaarde")] = None
    baseline: Annotated[Number | None, column("Nulmeting")] = None
    start: Annotated[Day | None, column("Start")] = None
    end: Annotated[Day | None, column("Einde")] = None
    per: Annotated[Per, column("Per")] = "project"
