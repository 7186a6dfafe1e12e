"""A row of Partners: the register of who is in the network and where each keeps its figures."""

from __future__ import annotations

from typing import Annotated, ClassVar

from schemas.cells import Day, LongTexts, Membership, Province, Text, column
from schemas.fault import Fault
from schemas.row import Row, TableColumns


class Partner(Row):
    """One organisation; a partner may have several workbooks, separated by `;` or a new line."""

    tab: ClassVar[str] = "Partners"
    about: ClassVar[str] = (
        "Eén rij per organisatie van het netwerk, met het werkboek waarin ze haar cijfers bijhoudt."
    )
    table: ClassVar[str] = "partners"
    identity: ClassVar[tuple[str, ...]] = ("name",)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze partner staat al in rij {first}.", "Verwijder één van de twee rijen."
    )

    name: Annotated[
        Text,
        column("Naam", "Partner", description="De volledige naam van de partner.", example="Kazerne Dossin"),
    ]
    abbreviation: Annotated[
        Text | None,
        column(
            "Afkorting", description="De korte naam, waaronder anderen de partner ook kennen.", example="KD"
        ),
    ] = None
    sector: Annotated[
        Text | None,
        column("Sector", description="De sector waarin de partner werkt.", example="herinneringseducatie"),
    ] = None
    municipality: Annotated[
        Text | None,
        column("Gemeente", "Plaats", description="De gemeente waar de partner zetelt.", example="Mechelen"),
    ] = None
    province: Annotated[
        Province | None,
        column(
            "Provincie",
            description="De provincie waar de partner zetelt, of Vlaanderen-breed.",
            example="Antwerpen",
        ),
    ] = None
    expertise: Annotated[
        LongTexts,
        column(
            "Expertise",
            "Thema's",
            description="Waarin de partner anderen kan helpen.",
            example="mensenrechten; groepsdruk",
        ),
    ] = ()
    status: Annotated[
        Membership | None, column("Status", description="Of de partner lid is.", example="lid")
    ] = None
    member_since: Annotated[
        Day | None,
        column("Lid sinds", description="De eerste dag van het lidmaatschap.", example="01/10/2021"),
    ] = None
    member_until: Annotated[
        Day | None,
        column(
            "Lid tot",
            description="De laatste dag van het lidmaatschap; leeg zolang het loopt.",
            example="31/12/2025",
        ),
    ] = None
    workbooks: Annotated[
        LongTexts,
        column(
            "Werkboek",
            "Werkblad",
            "Spreadsheet",
            description="De bestandsnaam van het werkboek, of de link naar het Google-werkblad.",
            example="kazerne-dossin.xlsx",
        ),
    ] = ()

    @classmethod
    def derive(cls, columns: TableColumns) -> TableColumns:
        """`workbook_names` for Werkboek, for every table has a `workbook` of its own."""
        columns["workbook_names"] = columns.pop("workbooks")
        return columns
