"""A row of Partners: the register of who is in the network and where each keeps its figures."""

from __future__ import annotations

from typing import Annotated, ClassVar

from schemas.cells import Day, LongTexts, Membership, Province, Text, column
from schemas.fault import Fault
from schemas.row import Row, TableColumns


class Partner(Row):
    """One organisation; a partner may have several workbooks, separated by `;` or a new line."""

    tab: ClassVar[str] = "Partners"
    table: ClassVar[str] = "partners"
    identity: ClassVar[tuple[str, ...]] = ("name",)
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row", "deze partner staat al in rij {first}.", "Verwijder één van de twee rijen."
    )

    name: Annotated[Text, column("Naam", "Partner")]
    abbreviation: Annotated[Text | None, column("Afkorting")] = None
    sector: Annotated[Text | None, column("Sector")] = None
    municipality: Annotated[Text | None, column("Gemeente", "Plaats")] = None
    province: Annotated[Province | None, column("Provincie")] = None
    expertise: Annotated[LongTexts, column("Expertise", "Thema's")] = ()
    status: Annotated[Membership | None, column("Status")] = None
    member_since: Annotated[Day | None, column("Lid sinds")] = None
    member_until: Annotated[Day | None, column("Lid tot")] = None
    workbooks: Annotated[LongTexts, column("Werkboek", "Werkblad", "Spreadsheet")] = ()

    @classmethod
    def derive(cls, columns: TableColumns) -> TableColumns:
        """`workbook_names` for Werkboek, for every table has a `workbook` of its own."""
        columns["workbook_names"] = columns.pop("workbooks")
        return columns
