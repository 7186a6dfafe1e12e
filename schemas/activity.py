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

    date: Annotated[DayOrMonth, column("Datum", "Wanneer", "Startdatum", "Datum activiteit")]
    end_date: Annotated[DayOrMonth | None, column("Einddatum", "Tot", "Tot en met")] = None
    title: Annotated[Text, column("Titel", "Naam", "Activiteit", "Omschrijving")]
    kind: Annotated[Kind, column("Type", "Soort", "Soort activiteit")]
    mode: Annotated[Mode | None, column("Vorm", "Online/fysiek", "Live of online")] = None
    municipality: Annotated[Municipality | None, column("Gemeente", "Plaats", "Locatie", "Stad")] = None
    province: Annotated[Province | None, column("Provincie")] = None
    audience: Annotated[Audience, column("Doelgroep", "Sector", "Publiek")] = ()
    theme: Annotated[Text | None, column("Thema", "Onderwerp")] = None
    role: Annotated[Role | None, column("Rol")] = None
    co_organisers: Annotated[Partners, column("Medeorganisatoren", "Samen met", "Partners")] = ()
    invited: Annotated[Count | None, column("Uitgenodigd", "# uitgenodigd", "Aantal uitgenodigden")] = None
    registered: Annotated[Count | None, column("Ingeschreven", "Inschrijvingen", "Aantal ingeschreven")] = (
        None
    )
    attended: Annotated[
        Count | None,
        column("Aanwezig", "Deelnemers", "# deelnemers", "Aantal deelnemers", "Aantal aanwezigen"),
    ] = None
    completed: Annotated[Count | None, column("Voltooid", "Volledig gevolgd")] = None
    editions: Annotated[Count, column("Edities", "Aantal edities")] = ONE_EDITION
    half_days: Annotated[Number | None, column("Dagdelen", "Halve dagen")] = None
    report_sent: Annotated[YesNo | None, column("Verslag")] = None
    status: Annotated[ActivityStatus | None, column("Status")] = None

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
