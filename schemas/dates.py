"""Days and months as people type them: day first, always."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import NamedTuple

from babel.dates import get_month_names

from schemas.fault import Fault, refuse
from schemas.text import bare, normal

EPOCH_1900 = date(1899, 12, 30)
"""Day 0 of a sheet's serial numbers; a 1904 workbook is converted by its reader."""
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""A date outside this is a typing error; a bare number outside it is no serial date."""

DAY_FIX = "Typ dag, maand en jaar, bijvoorbeeld 31/01/2024."
_NOT = {"bad_date": "{typed} is geen datum.", "bad_month": "{typed} is geen maand."}
SPAN_FIX = "Typ dag, maand en jaar, bijvoorbeeld 31/01/2024, of de maand, bijvoorbeeld januari 2024."
SEVERAL_FIX = "Typ de eerste dag in Datum en de laatste in Einddatum, of geef elke dag een eigen rij."
MONTH_FIX = "Typ de maand en het jaar, bijvoorbeeld 01/2024 of januari 2024."


class Span(NamedTuple):
    """When something took place: a day, or a month of which the day is not known."""

    first: date
    last: date

    @property
    def precision(self) -> str:
        """`dag` where the day is known, else `maand`."""
        return "dag" if self.first == self.last else "maand"


def _month_names() -> dict[str, int]:
    names = {"mrt": 3, "maa": 3, "sept": 9, "juli": 7, "aug": 8}
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, locale="nl_BE").items():
            names[normal(name)] = number
    return names


MONTHS = _month_names()
_MONTH = "(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"['’]?(?P<year>\d{4}|\d{2})"
_WEEKDAY = r"(?:(?:ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+)?"
_TIME = r"(?:[T\s,]+(?:om\s+)?\d{1,2}(?:[:.u]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*u(?:ur)?)?Z?|\s*u(?:ur)?))?"

_ISO = re.compile(rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})\s*[/.\-]\s*(?P<month>\d{{1,2}})\s*[/.\-]\s*{_YEAR}{_TIME}", re.I
)
_NAMED = re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:e|ste|de)?[\s.-]*{_MONTH}[\s.-]*{_YEAR}{_TIME}", re.I)
_MONTH_ISO = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})")
_MONTH_NUMERIC = re.compile(r"(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})")
_MONTH_NAMED = re.compile(rf"{_MONTH}[\s./-]*{_YEAR}", re.I)
_SEVERAL_DAYS = re.compile(r"\d.*\s(?:-|–|tot|tot en met|t/m|en|&)\s+(?:[a-z]+\.?\s+)?\d", re.I)
_DAY_FORMS = (_ISO, _NUMERIC, _NAMED)
_MONTH_FORMS = (_MONTH_ISO, _MONTH_NUMERIC, _MONTH_NAMED)


def parse_day(value: object) -> date:
    """A day from a date, a serial number or text such as `31/01/2022`, `ma 31 jan. 2022`, `2022-01-31`.

    Raises a PydanticCustomError `bad_date` with the sentence that says what to type.
    """
    return _day(value, "bad_date", DAY_FIX)


def parse_span(value: object) -> Span:
    """A day, or the whole month where only the month is given; raises `bad_date`."""
    if (first := _month_text(value)) is not None:
        return Span(first, _month_end(first))
    if isinstance(value, str) and _SEVERAL_DAYS.search(value):
        raise refuse(Fault("bad_date", "{typed} noemt meer dan één dag.", SEVERAL_FIX))
    day = _day(value, "bad_date", SPAN_FIX)
    return Span(day, day)


def parse_month(value: object) -> date:
    """The first day of a month, from any day in it or `01/2024`, `jan 2024`, ...; raises `bad_month`."""
    if (first := _month_text(value, code="bad_month")) is not None:
        return first
    return _day(value, "bad_month", MONTH_FIX).replace(day=1)


def format_day(day: date) -> str:
    """A day as the Dutch screens and the proposals write it: `31/01/2022`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _day(value: object, code: str, fix: str) -> date:
    if isinstance(value, datetime):
        return _plausible(value.date(), code, fix)
    if isinstance(value, date):
        return _plausible(value, code, fix)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(float(value), code, fix)
    if isinstance(value, str):
        return _day_text(bare(value), code, fix)
    raise refuse(Fault(code, _NOT[code], fix))


def _day_text(text: str, code: str, fix: str) -> date:
    for form in _DAY_FORMS:
        if match := form.fullmatch(text):
            return _plausible(_calendar_day(match, code, fix), code, fix)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text):
        return _serial(float(text.replace(",", ".")), code, fix)
    if re.fullmatch(r"\d{4}", text):
        raise refuse(Fault(code, "{typed} is een jaar zonder dag en maand.", fix))
    raise refuse(Fault(code, _NOT[code], fix))


def _calendar_day(match: re.Match[str], code: str, fix: str) -> date:
    year, month, day = _year(match["year"]), _month(match), int(match["day"])
    if not 1 <= month <= 12:
        what = f"{{typed}} heeft als tweede getal {month}, en er zijn maar 12 maanden."
        fix = "Typ eerst de dag en dan de maand, bijvoorbeeld 31/01/2024."
        raise refuse(Fault(code, what, fix, proposal=_turned(year, month, day)))
    if not 1 <= day <= monthrange(max(year, 1), month)[1]:
        raise refuse(Fault(code, "{typed} staat niet op de kalender.", fix))
    return date(year, month, day)


def _turned(year: int, month: int, day: int) -> str | None:
    """The day that is meant where somebody typed the month first, None where that is no day either."""
    try:
        return format_day(date(year, day, month))
    except ValueError:
        return None


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return MONTHS[normal(groups["name"])] if groups.get("name") else int(groups["month"])


def _year(text: str) -> int:
    year = int(text)
    return max(1, year) if len(text) > 2 else year + (1900 if year >= 80 else 2000)


def _serial(number: float, code: str, fix: str) -> date:
    if not 0 <= number - (FIRST_DAY - EPOCH_1900).days <= (LAST_DAY - FIRST_DAY).days:
        raise refuse(Fault(code, _NOT[code].replace("is ", "is een getal en "), fix))
    return EPOCH_1900 + timedelta(days=int(number))


def _plausible(day: date, code: str, fix: str) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise refuse(Fault(code, "{typed} ligt te ver in het verleden of de toekomst.", fix))
    return day


def _month_text(value: object, code: str = "bad_date") -> date | None:
    if not isinstance(value, str):
        return None
    for form in _MONTH_FORMS:
        if match := form.fullmatch(bare(value)):
            return _first_of_month(match, code)
    return None


def _first_of_month(match: re.Match[str], code: str) -> date:
    year, month = _year(match["year"]), _month(match)
    if not 1 <= month <= 12:
        raise refuse(Fault(code, f"{{typed}} noemt maand {month}, en er zijn maar 12 maanden.", MONTH_FIX))
    return _plausible(date(year, month, 1), code, MONTH_FIX)


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
