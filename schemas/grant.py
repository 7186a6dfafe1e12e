"""The rows of Subsidies and Begroting: what was granted, until when, and how it is split."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import Day, Euro, Share, Text, column
from schemas.fault import Fault
from schemas.row import Row, Rule, TableColumns

REPORT_MONTHS = 2
"""The report is due this many months after the end, at the month's end (answer to question 303)."""


def report_due(end: date) -> date:
    """The day the report is due where none is given.

    >>> report_due(date(2024, 12, 31))
    datetime.date(2025, 2, 28)
    """
    month = end.month + REPORT_MONTHS
    year, month = end.year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _end_after_start(end: date, start: date, today: date) -> Fault | None:
    if end >= start:
        return None
    return Fault(
        "inconsistent", "Einde {typed} ligt vóór Start.", "Kijk na welke van de twee datums juist is."
    )


def _amount_is_positive(amount: int, today: date) -> Fault | None:
    if amount > 0:
        return None
    return Fault("bad_amount", "een subsidie van {typed} kan niet.", "Typ het toegekende bedrag.")


class Grant(Row):
    """One grant with its period."""

    tab: ClassVar[str] = "Subsidies"
    about: ClassVar[str] = "Eén rij per subsidie, met de periode waarin kosten meetellen."
    table: ClassVar[str] = "grants"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(("end", "start"), _end_after_start),
        Rule(("amount",), _amount_is_positive),
    )
    identity: ClassVar[tuple[str, ...]] = ("name",)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze subsidie staat al in rij {first}.", "Verwijder één van de twee rijen."
    )

    name: Annotated[
        Text,
        column(
            "Naam",
            "Subsidie",
            description="De korte naam waarmee partners de subsidie aanduiden.",
            example="WZ-2024",
        ),
    ]
    amount: Annotated[Euro, column("Bedrag", description="Het toegekende bedrag.", example="100.000,00")]
    start: Annotated[
        Day,
        column(
            "Start",
            "Begin",
            "Startdatum",
            description="De eerste dag waarop kosten meetellen.",
            example="01/01/2024",
        ),
    ]
    end: Annotated[
        Day,
        column(
            "Einde", "Einddatum", description="De laatste dag waarop kosten meetellen.", example="31/12/2024"
        ),
    ]
    advance: Annotated[
        Share | None,
        column(
            "Voorschot %",
            "Voorschot",
            description="Welk deel vooraf betaald wordt; de rest volgt na de eindcontrole.",
            example="80 %",
        ),
    ] = None
    report_due: Annotated[
        Day | None,
        column(
            "Verslag tegen",
            "Verslagdatum",
            description="De dag waarop het verslag klaar moet zijn; leeg: twee maanden na Einde.",
            example="28/02/2025",
        ),
    ] = None

    @classmethod
    def derive(cls, columns: TableColumns) -> TableColumns:
        """The report's day by the general rule where it is empty."""
        due = zip(columns["report_due"], columns["end"], strict=True)
        columns["report_due"] = [typed or report_due(end) for typed, end in due]
        return columns


class BudgetLine(Row):
    """One line of a grant's budget; the amount is empty where no split was approved."""

    tab: ClassVar[str] = "Begroting"
    about: ClassVar[str] = "Eén rij per post van een subsidie."
    table: ClassVar[str] = "budget"
    identity: ClassVar[tuple[str, ...]] = ("grant", "line")
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze post staat al in rij {first}.", "Verwijder één van de twee rijen."
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
    line: Annotated[
        Text,
        column(
            "Post",
            "Begrotingspost",
            "Rubriek",
            description="De naam van de post, zoals partners ze in Uitgaven typen.",
            example="Vorming",
        ),
    ]
    amount: Annotated[
        Euro | None,
        column(
            "Bedrag",
            description="Het goedgekeurde bedrag van de post; leeg als er geen verdeling is goedgekeurd.",
            example="40.000,00",
        ),
    ] = None
