"""A row of Vergaderingen: a day on which the network met or will meet."""

from __future__ import annotations

from typing import Annotated, ClassVar

from schemas.cells import Day, Text, column
from schemas.fault import Fault
from schemas.row import Row


class Meeting(Row):
    """One meeting; the last one before the as-of day is where "since the former meeting" begins."""

    tab: ClassVar[str] = "Vergaderingen"
    about: ClassVar[str] = "Eén rij per vergadering, ook van later: het dashboard toont wat sindsdien kwam."
    table: ClassVar[str] = "meetings"
    identity: ClassVar[tuple[str, ...]] = ("held_on",)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze vergadering staat al in rij {first}.", "Verwijder één van de twee rijen."
    )

    held_on: Annotated[
        Day,
        column(
            "Datum",
            "Dag",
            "Wanneer",
            description="De dag van de vergadering.",
            example="12/09/2024",
        ),
    ]
    # What is noted about a meeting is for those who were there.
    remark: Annotated[
        Text | None,
        column(
            "Opmerking",
            "Opmerkingen",
            "Nota",
            description="Wat de coördinator zelf over de vergadering wil onthouden.",
            example="Stuurgroep",
            confidential=True,
        ),
    ] = None
