"""A row of Uitgaven: one cost, to the cent."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import Day, Euro, ExpenseStatus, Text, column
from schemas.fault import Fault
from schemas.row import Row, Rule
from schemas.rules import unlikely_day


def _day_is_likely(day: date, today: date) -> Fault | None:
    return unlikely_day(day, today)


class Expense(Row):
    """One cost; a credit note is negative. Grant and line are matched with the coordinator's workbook."""

    tab: ClassVar[str] = "Uitgaven"
    table: ClassVar[str] = "expenses"
    rules: ClassVar[tuple[Rule, ...]] = (Rule(("date",), _day_is_likely),)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row",
        "deze rij is helemaal gelijk aan rij {first}.",
        "Verwijder ze als het om dezelfde kost gaat; nu tellen beide.",
        severity="warning",
    )

    date: Annotated[Day, column("Datum", "Factuurdatum")]
    budget_line: Annotated[Text, column("Post", "Begrotingspost", "Rubriek")]
    description: Annotated[Text, column("Omschrijving")]
    supplier: Annotated[Text | None, column("Leverancier", confidential=True)] = None
    voucher: Annotated[Text | None, column("Bewijsstuk", "Factuurnummer", "Nr.")] = None
    amount: Annotated[Euro, column("Bedrag", "Bedrag incl. btw", "Totaal incl. btw", "€")]
    grant: Annotated[Text | None, column("Subsidie", "Project")] = None
    status: Annotated[ExpenseStatus, column("Status")] = "betaald"
    remark: Annotated[Text | None, column("Opmerking", "Opmerkingen", "Nota", confidential=True)] = None
