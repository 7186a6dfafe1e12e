"""What a sheet makes of what is typed into a cell, in its language; as far as the tests need it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.google.formats import EPOCH, SEPARATORS, show

FALSE_TRUE = {"nl_BE": ("ONWAAR", "WAAR"), "nl_NL": ("ONWAAR", "WAAR")}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})[./-](\d{1,2})")
_SUM = re.compile(r"=\s*([\d.]+)\s*([-+*/])\s*([\d.]+)")
ERRORS = {
    "#N/B": "N_A",
    "#N/A": "N_A",
    "#REF!": "REF",
    "#VERW!": "REF",
    "#WAARDE!": "VALUE",
    "#VALUE!": "VALUE",
    "#DEEL/0!": "DIVIDE_BY_ZERO",
    "#DIV/0!": "DIVIDE_BY_ZERO",
    "#NAAM?": "NAME",
    "#NAME?": "NAME",
    "#GETAL!": "NUM",
    "#NUM!": "NUM",
    "Loading...": "LOADING",
    "Laden...": "LOADING",
}


@dataclass(frozen=True)
class Entry:
    """A cell: what was typed, what it is worth, and the format that goes with it."""

    typed: dict[str, Any]
    effective: dict[str, Any]
    kind: str = ""
    pattern: str = ""

    def shown(self, locale: str) -> str:
        kind, value = next(iter(self.effective.items()))
        if kind == "numberValue":
            return show(value, self.kind, self.pattern, locale)
        if kind == "boolValue":
            return FALSE_TRUE.get(locale, ("FALSE", "TRUE"))[value]
        return str(value["shown"] if kind == "errorValue" else value)


def raw(value: Any) -> Entry:
    """A value as it is given: RAW."""
    name = (
        "boolValue" if isinstance(value, bool) else "stringValue" if isinstance(value, str) else "numberValue"
    )
    return Entry({name: value}, {name: value})


def number(value: float, kind: str = "", pattern: str = "") -> Entry:
    return Entry({"numberValue": value}, {"numberValue": value}, kind, pattern)


def error(shown: str) -> Entry:
    """A formula that gives this error."""
    value = {"type": ERRORS[shown], "message": "Fout in de formule.", "shown": shown}
    return Entry({"formulaValue": "=NA()"}, {"errorValue": value})


def typed(value: Any, locale: str) -> Entry:
    """A value as if a person typed it: USER_ENTERED."""
    if not isinstance(value, str):
        return raw(value)
    if value in ERRORS:
        return error(value)
    return _formula(value, locale) or _date(value, locale) or _number(value, locale) or _word(value, locale)


def _word(value: str, locale: str) -> Entry:
    words = FALSE_TRUE.get(locale, ("FALSE", "TRUE"))
    return raw(bool(words.index(value.upper()))) if value.upper() in words else raw(value)


def _formula(value: str, locale: str) -> Entry | None:
    found = _SUM.fullmatch(value)
    if not found:
        return None
    left, right = float(found[1]), float(found[3])
    result = {"+": left + right, "-": left - right, "*": left * right, "/": left / right}[found[2]]
    worth: float = int(result) if result.is_integer() else result
    return Entry({"formulaValue": value}, {"numberValue": worth})


def _number(value: str, locale: str) -> Entry | None:
    decimal, thousands = map(re.escape, SEPARATORS[locale])
    pattern = rf"(-?)(\d+|\d{{1,3}}(?:{thousands}\d{{3}})+)(?:{decimal}(\d+))?(%?)"
    found = re.fullmatch(pattern, value)
    if not found:
        return None
    grouped = bool(re.search(thousands, found[2]))
    whole = re.sub(thousands, "", found[2])
    worth = float(f"{found[1]}{whole}.{found[3]}") if found[3] else int(found[1] + whole)
    if found[4]:
        return number(worth / 100, "PERCENT", "0.00%" if found[3] else "0%")
    if grouped:
        return number(worth, "NUMBER", "#,##0.00" if found[3] else "#,##0")
    return number(worth)


def _date(value: str, locale: str) -> Entry | None:
    if found := _ISO.fullmatch(value):
        return _day(found[1], found[2], found[3], "yyyy-mm-dd")
    if found := _YEAR_MONTH.fullmatch(value):
        return _day(found[1], found[2], "1", "yyyy-mm")
    if locale == "en_US":
        found = _MONTH_FIRST.fullmatch(value)
        return _day(found[3], found[1], found[2], "M/d/yyyy") if found else None
    if found := _DAY_FIRST.fullmatch(value):
        mark = found[2]
        return _day(found[4], found[3], found[1], mark.join((_as(found[1], "d"), _as(found[3], "m"), "yyyy")))
    if (found := _DAY_MONTH.fullmatch(value)) and "," not in value:
        mark = value[len(found[1])]
        return _day("2026", found[2], found[1], mark.join((_as(found[1], "d"), _as(found[2], "m"))))
    return None


def _as(digits: str, letter: str) -> str:
    return letter * len(digits)


def _day(year: str, month: str, day: str, pattern: str) -> Entry | None:
    try:
        serial = (date(int(year), int(month), int(day)) - EPOCH.date()).days
    except ValueError:
        return None
    return number(serial, "DATE", pattern)
