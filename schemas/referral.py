"""A row of Doorverwijzingen: one question put to the network, in confidence."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import (
    Day,
    Municipality,
    Nature,
    Offers,
    Partners,
    Province,
    ReferralStatus,
    Requester,
    Text,
    Topics,
    column,
)
from schemas.fault import Fault
from schemas.row import Row, Rule, TableColumns
from schemas.rules import after_today, existed, provinces


def _followed_up_after_contact(followed_up_on: date | None, contacted_on: date, today: date) -> Fault | None:
    if followed_up_on is None or followed_up_on >= contacted_on:
        return None
    fix = "Kijk na welke van de twee datums juist is."
    return Fault("inconsistent", "Opgevolgd op ({typed}) ligt vóór Contactdatum.", fix)


def _contact_is_likely(contacted_on: date, today: date) -> Fault | None:
    return after_today(contacted_on, today)


def _municipality_existed(name: str | None, contacted_on: date, today: date) -> Fault | None:
    return existed(name, contacted_on)


class Referral(Row):
    """One question; it may have several topics and still counts once."""

    tab: ClassVar[str] = "Doorverwijzingen"
    about: ClassVar[str] = (
        "Eén rij per vraag die aan het netwerk gesteld werd, ook als ze over meer onderwerpen gaat."
    )
    table: ClassVar[str] = "referrals"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(("followed_up_on", "contacted_on"), _followed_up_after_contact),
        Rule(("contacted_on",), _contact_is_likely),
        Rule(("municipality", "contacted_on"), _municipality_existed),
    )
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row",
        "deze rij is helemaal gelijk aan rij {first}.",
        "Verwijder ze als het om dezelfde vraag gaat; nu tellen beide.",
        severity="warning",
    )

    contacted_on: Annotated[
        Day,
        column(
            "Contactdatum",
            "Datum",
            "Datum contact",
            description="De dag waarop de vraag gesteld werd.",
            example="04/03/2024",
        ),
    ]
    requester: Annotated[
        Requester,
        column(
            "Aanvrager",
            "Type aanvrager",
            "Wie",
            description="Wat voor organisatie of persoon de vraag stelt, nooit een naam.",
            example="lokaal bestuur",
        ),
    ]
    municipality: Annotated[
        Municipality | None,
        column(
            "Gemeente",
            "Lokaal bestuur",
            "Stad/gemeente",
            description="De gemeente die de vraag stelt of waarover ze gaat.",
            example="Mechelen",
            confidential=True,
        ),
    ] = None
    province: Annotated[
        Province | None,
        column("Provincie", description="De provincie; leeg als Gemeente ingevuld is.", example="Antwerpen"),
    ] = None
    topic: Annotated[
        Topics,
        column(
            "Onderwerp",
            "Problematiek",
            "Thema",
            description="Waarover de vraag gaat.",
            example="spanningen in de wijk; communicatie",
        ),
    ]
    nature: Annotated[
        Nature | None,
        column(
            "Aard", description="Of de vraag een probleem wil voorkomen of aanpakken.", example="preventief"
        ),
    ] = None
    question: Annotated[
        Text | None,
        column(
            "Vraag",
            "Omschrijving vraag",
            description="De vraag in het kort, zonder namen van personen.",
            example="Hoe gaan we in gesprek met de buurt?",
            confidential=True,
        ),
    ] = None
    referred_to: Annotated[
        Partners,
        column(
            "Doorverwezen naar",
            "Partner",
            description="De partners van het netwerk die de vraag opnemen.",
            example="Kazerne Dossin; FARO",
        ),
    ] = ()
    offer: Annotated[
        Offers,
        column(
            "Aanbod", "Ingezet aanbod", description="Wat het netwerk aanbood.", example="advies; begeleiding"
        ),
    ] = ()
    status: Annotated[
        ReferralStatus, column("Status", description="Hoe het met de vraag staat.", example="afgerond")
    ]
    followed_up_on: Annotated[
        Day | None,
        column(
            "Opgevolgd op",
            "Datum opvolging",
            description="De dag waarop de vraag opgevolgd werd; nooit vóór Contactdatum.",
            example="12/03/2024",
        ),
    ] = None
    outcome: Annotated[
        Text | None,
        column(
            "Resultaat",
            "Uitkomst",
            description="Wat het opleverde, in het kort en zonder namen van personen.",
            example="Twee buurtgesprekken begeleid",
            confidential=True,
        ),
    ] = None
    remark: Annotated[
        Text | None,
        column(
            "Opmerking",
            "Opmerkingen",
            "Nota",
            description="Wat de coördinator nog moet weten, zonder namen van personen.",
            example="Vervolggesprek in het najaar",
            confidential=True,
        ),
    ] = None

    @classmethod
    def derive(cls, columns: TableColumns) -> TableColumns:
        """The province from the municipality where it is empty."""
        columns["province"] = provinces(columns["province"], columns["municipality"], columns["contacted_on"])
        return columns
