"""A row of Beslissingen: what the coordinator decided about rows that may be one and the same."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import Day, RowCode, Text, Verdict, column
from schemas.fault import Fault
from schemas.row import Row, Rule
from schemas.vocabulary import SAME


def _only_one_can_count(counts: str | None, verdict: str, today: date) -> Fault | None:
    if counts is None or verdict == SAME:
        return None
    what = "bij ‘verschillend’ tellen alle rijen, dus {typed} verandert niets."
    fix = f"Maak Telt leeg, of typ ‘{SAME}’ bij Beslissing."
    return Fault("inconsistent", what, fix, severity="warning")


class Decision(Row):
    """One decision; it holds for as long as its code (Kenmerk) names rows that count."""

    tab: ClassVar[str] = "Beslissingen"
    about: ClassVar[str] = "Eén rij per beslissing over activiteiten of kosten die dubbel lijken."
    table: ClassVar[str] = "decisions"
    rules: ClassVar[tuple[Rule, ...]] = (Rule(("counts", "verdict"), _only_one_can_count),)

    reference: Annotated[
        RowCode,
        column(
            "Kenmerk",
            "Code",
            "Kenmerken",
            description="Het kenmerk van het voorstel; typ er twee achter elkaar om rijen samen te nemen.",
            example="A-7F3K-9R2M",
        ),
    ]
    verdict: Annotated[
        Verdict,
        column(
            "Beslissing",
            "Besluit",
            description="Of het om hetzelfde gaat; verschillend betekent dat alle rijen tellen.",
            example="dezelfde",
        ),
    ]
    counts: Annotated[
        Text | None,
        column(
            "Telt",
            "Telt mee",
            "Partner die telt",
            description="De partner van wie de cijfers tellen; leeg betekent het hoogste getelde aantal.",
            example="FARO",
        ),
    ] = None
    decided_on: Annotated[
        Day | None,
        column(
            "Datum",
            "Datum beslissing",
            "Beslist op",
            description="De dag van de beslissing.",
            example="15/03/2024",
        ),
    ] = None
    # What was said about a cost may name its supplier.
    remark: Annotated[
        Text | None,
        column(
            "Opmerking",
            "Opmerkingen",
            "Nota",
            "Toelichting",
            description="Waarom zo beslist is.",
            example="Op het overleg besproken",
            confidential=True,
        ),
    ] = None
