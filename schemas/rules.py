"""Rules that several tabs share: a likely day, a municipality that existed, the province of a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from schemas.dates import format_day
from schemas.fault import Fault
from schemas.municipality import MERGERS_OF_2025, municipalities, province_on
from schemas.text import normal

EARLIEST_LIKELY = date(2010, 1, 1)
"""Before this a day is more likely a typing error than a fact about the network."""
YEARS_AHEAD = 2
"""Further ahead than this nobody plans."""


def unlikely_day(day: date, today: date) -> Fault | None:
    """The warning for a day far in the past or in the future."""
    if day >= EARLIEST_LIKELY and day.year <= today.year + YEARS_AHEAD:
        return None
    when = "het verleden" if day < EARLIEST_LIKELY else "de toekomst"
    return Fault("unlikely", f"{{typed}} ligt ver in {when}.", "Kijk het jaartal na.", severity="warning")


def after_today(day: date, today: date) -> Fault | None:
    """The warning for something that is said to have happened on a day still to come."""
    if day <= today:
        return unlikely_day(day, today)
    return Fault("unlikely", "{typed} ligt in de toekomst.", "Kijk de datum na.", severity="warning")


def existed(name: str | None, day: date) -> Fault | None:
    """The error for a municipality that did not exist under that name on that day."""
    municipality = municipalities().get(normal(name)) if name else None
    if municipality is None or municipality.valid_on(day):
        return None
    merged = format_day(MERGERS_OF_2025)
    if municipality.successor:
        what, fix = f"{{typed}} bestaat sinds {merged} niet meer.", f"Typ {municipality.successor}."
        advice = "Typ de naam van de fusiegemeente."
        return Fault("unknown_municipality", what, fix, advice, proposal=municipality.successor)
    what = f"{{typed}} bestaat pas sinds {merged}, na de dag van deze rij."
    return Fault("unknown_municipality", what, "Typ de naam van de gemeente op die dag.")


def provinces(
    typed: Sequence[str | None], names: Sequence[str | None], days: Sequence[date]
) -> list[str | None]:
    """The province of each row: as typed, else that of its municipality."""
    return [
        province or (province_on(name, day) if name else None)
        for province, name, day in zip(typed, names, days, strict=True)
    ]
