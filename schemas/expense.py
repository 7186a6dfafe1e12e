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
    about: ClassVar[str] = "Eén rij per kost, tot op de cent."
    table: ClassVar[str] = "expenses"
    rules: ClassVar[tuple[Rule, ...]] = (Rule(("date",), _day_is_likely),)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row",
        "deze rij is helemaal gelijk aan rij {first}.",
        "Verwijder ze als het om dezelfde kost gaat; nu tellen beide.",
        severity="warning",
    )

    date: Annotated[
        Day,
        column(
            "Datum",
            "Factuurdatum",
            description="De dag die op de factuur of het bewijsstuk staat.",
            example="20/03/2024",
        ),
    ]
    budget_line: Annotated[
        Text,
        column(
            "Post",
            "Begrotingspost",
            "Rubriek",
            description="De post van de begroting, met de naam die de coördinator eraan gaf.",
            example="Vorming",
        ),
    ]
    description: Annotated[
        Text,
        column(
            "Omschrijving",
            description="Waarvoor de kost gemaakt is.",
            example="Zaalhuur voor de vorming van maart",
        ),
    ]
    supplier: Annotated[
        Text | None,
        column(
            "Leverancier", description="Wie de factuur stuurde.", example="Voorbeeld bv", confidential=True
        ),
    ] = None
    voucher: Annotated[
        Text | None,
        column(
            "Bewijsstuk",
            "Factuurnummer",
            "Nr.",
            description="Het nummer van de factuur of het bewijsstuk.",
            example="2024-0015",
        ),
    ] = None
    amount: Annotated[
        Euro,
        column(
            "Bedrag",
            "Bedrag incl. btw",
            "Totaal incl. btw",
            "€",
            description="Het bedrag met btw; een creditnota is negatief.",
            example="1.234,56",
        ),
    ]
    grant: Annotated[
        Text | None,
        column(
            "Subsidie",
            "Project",
            description="De subsidie die de kost draagt; leeg: dan die van de periode waarin de datum valt.",
            example="WZ-2024",
        ),
    ] = None
    status: Annotated[
        ExpenseStatus,
        column("Status", description="Hoe het met de kost staat; leeg betekent betaald.", example="betaald"),
    ] = "betaald"
    remark: Annotated[
        Text | None,
        column(
            "Opmerking",
            "Opmerkingen",
            "Nota",
            description="Wat de coördinator nog moet weten.",
            example="Verdeeld over twee facturen",
            confidential=True,
        ),
    ] = None
