"""A row of Activiteiten: what took place, for whom, and how many were there."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from schemas.cells import (
    ActivityStatus,
    Audience,
    Count,
    DayOrMonth,
    Kind,
    Mode,
    Municipality,
    Number,
    Partners,
    Province,
    Role,
    Text,
    YesNo,
    column,
)
from schemas.dates import Span
from schemas.fault import Fault
from schemas.row import Row, Rule, TableColumns
from schemas.rules import existed, provinces, unlikely_day

ONE_EDITION = 1


def _end_after_start(end: Span | None, start: Span, today: date) -> Fault | None:
    if end is None or end.last >= start.first:
        return None
    return Fault("inconsistent", "Einddatum {typed} ligt vóór Datum.", "Kijk na welke van de twee juist is.")


def _completed_within_attended(completed: int | None, attended: int | None, today: date) -> Fault | None:
    if completed is None or attended is None or completed <= attended:
        return None
    what = "Voltooid ({typed}) is meer dan Aanwezig."
    return Fault("inconsistent", what, "Wie voltooide, was ook aanwezig: kijk beide getallen na.")


def _attended_within_registered(attended: int | None, registered: int | None, today: date) -> Fault | None:
    if attended is None or registered is None or attended <= registered:
        return None
    what = "Aanwezig ({typed}) is meer dan Ingeschreven."
    fix = "Dat kan, als mensen onaangekondigd kwamen; kijk anders beide getallen na."
    return Fault("unlikely", what, fix, severity="warning")


def _attendance_known(
    attended: int | None, start: Span, end: Span | None, status: str | None, today: date
) -> Fault | None:
    last = end.last if end else start.last
    if attended is not None or status in ("gepland", "geannuleerd") or last >= today:
        return None
    what = "Aanwezig is nog leeg, hoewel de activiteit voorbij is."
    fix = "Vul het getelde aantal in, of zet Status op geannuleerd; is er niet geteld, laat het dan zo."
    return Fault("unlikely", what, fix, severity="warning")


def _day_is_likely(start: Span, status: str | None, today: date) -> Fault | None:
    if status == "doorgegaan" and start.first > today:
        fix = "Kijk de datum na, of zet Status op gepland."
        return Fault(
            "unlikely",
            "{typed} ligt in de toekomst en toch is de status doorgegaan.",
            fix,
            severity="warning",
        )
    return unlikely_day(start.first, today)


def _municipality_existed(name: str | None, start: Span, today: date) -> Fault | None:
    return existed(name, start.first)


class Activity(Row):
    """One activity; a partner who reports several editions in one row says so in Edities."""

    tab: ClassVar[str] = "Activiteiten"
    about: ClassVar[str] = (
        "Eén rij per activiteit: een webinar, een vorming, een overleg, een publieksmoment."
    )
    table: ClassVar[str] = "activities"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(("end_date", "date"), _end_after_start),
        Rule(("completed", "attended"), _completed_within_attended),
        Rule(("attended", "registered"), _attended_within_registered),
        Rule(("attended", "date", "end_date", "status"), _attendance_known),
        Rule(("date", "status"), _day_is_likely),
        Rule(("municipality", "date"), _municipality_existed),
    )
    repeat: ClassVar[Fault | None] = Fault(
        "duplicate_row",
        "deze rij is helemaal gelijk aan rij {first}.",
        "Verwijder ze, of zet het verschil in Titel of Edities als het er echt twee zijn.",
    )

    date: Annotated[
        DayOrMonth,
        column(
            "Datum",
            "Wanneer",
            "Startdatum",
            "Datum activiteit",
            description="De dag waarop de activiteit plaatsvindt of begint.",
            example="15/03/2024",
        ),
    ]
    end_date: Annotated[
        DayOrMonth | None,
        column(
            "Einddatum",
            "Tot",
            "Tot en met",
            description="De laatste dag, als de activiteit langer dan één dag duurt.",
            example="16/03/2024",
        ),
    ] = None
    title: Annotated[
        Text,
        column(
            "Titel",
            "Naam",
            "Activiteit",
            "Omschrijving",
            description="De naam waaronder de activiteit bekend is.",
            example="Omgaan met polarisatie in de klas",
        ),
    ]
    kind: Annotated[
        Kind,
        column(
            "Type", "Soort", "Soort activiteit", description="Wat voor activiteit het is.", example="vorming"
        ),
    ]
    mode: Annotated[
        Mode | None,
        column(
            "Vorm",
            "Online/fysiek",
            "Live of online",
            description="Of de activiteit online, fysiek of allebei is.",
            example="fysiek",
        ),
    ] = None
    municipality: Annotated[
        Municipality | None,
        column(
            "Gemeente",
            "Plaats",
            "Locatie",
            "Stad",
            description="De gemeente waar de activiteit plaatsvindt; leeg als ze online is.",
            example="Mechelen",
        ),
    ] = None
    province: Annotated[
        Province | None,
        column(
            "Provincie",
            description="De provincie, of Vlaanderen-breed; leeg als Gemeente ingevuld is.",
            example="Antwerpen",
        ),
    ] = None
    audience: Annotated[
        Audience,
        column(
            "Doelgroep",
            "Sector",
            "Publiek",
            description="Voor wie de activiteit bedoeld is.",
            example="onderwijs; jeugdwerk",
        ),
    ] = ()
    theme: Annotated[
        Text | None,
        column(
            "Thema", "Onderwerp", description="Waarover de activiteit gaat.", example="polarisatie op school"
        ),
    ] = None
    role: Annotated[
        Role | None,
        column(
            "Rol", description="Of u de activiteit zelf organiseert of ondersteunt.", example="organisator"
        ),
    ] = None
    co_organisers: Annotated[
        Partners,
        column(
            "Medeorganisatoren",
            "Samen met",
            "Partners",
            description="De partners van het netwerk die de activiteit mee organiseren.",
            example="Kazerne Dossin; FARO",
        ),
    ] = ()
    invited: Annotated[
        Count | None,
        column(
            "Uitgenodigd",
            "# uitgenodigd",
            "Aantal uitgenodigden",
            description="Hoeveel mensen een uitnodiging kregen; leeg als u het niet weet.",
            example="120",
        ),
    ] = None
    registered: Annotated[
        Count | None,
        column(
            "Ingeschreven",
            "Inschrijvingen",
            "Aantal ingeschreven",
            description="Hoeveel mensen zich inschreven; leeg als u het niet weet.",
            example="40",
        ),
    ] = None
    attended: Annotated[
        Count | None,
        column(
            "Aanwezig",
            "Deelnemers",
            "# deelnemers",
            "Aantal deelnemers",
            "Aantal aanwezigen",
            description="Hoeveel mensen er geteld zijn; leeg als er niet geteld is, nooit een schatting.",
            example="35",
        ),
    ] = None
    completed: Annotated[
        Count | None,
        column(
            "Voltooid",
            "Volledig gevolgd",
            description="Hoeveel mensen alle delen van een vorming volgden.",
            example="30",
        ),
    ] = None
    editions: Annotated[
        Count,
        column(
            "Edities",
            "Aantal edities",
            description="Voor hoeveel edities van de activiteit deze rij staat; leeg betekent 1.",
            example="1",
        ),
    ] = ONE_EDITION
    half_days: Annotated[
        Number | None,
        column(
            "Dagdelen", "Halve dagen", description="Hoeveel halve dagen de activiteit duurt.", example="4"
        ),
    ] = None
    report_sent: Annotated[
        YesNo | None, column("Verslag", description="Of het verslag bezorgd is.", example="ja")
    ] = None
    status: Annotated[
        ActivityStatus | None,
        column(
            "Status",
            description="Hoe het met de activiteit staat; is dit leeg, dan volgt het uit de datum.",
            example="doorgegaan",
        ),
    ] = None

    @classmethod
    def derive(cls, columns: TableColumns) -> TableColumns:
        """`start`, `end` and `precision` for Datum and Einddatum; the province from the municipality."""
        starts, ends = columns.pop("date"), columns.pop("end_date")
        last = [end or start for start, end in zip(starts, ends, strict=True)]
        precision = [s.precision if e is None else "periode" for s, e in zip(starts, ends, strict=True)]
        columns["start"] = [start.first for start in starts]
        columns["end"] = [end.last for end in last]
        columns["precision"] = precision
        columns["province"] = provinces(columns["province"], columns["municipality"], columns["start"])
        return columns
