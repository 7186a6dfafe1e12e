"""How a sheet shows a number: patterns of numbers and of dates, in the sheet's language."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import get_day_names, get_month_names

EPOCH = datetime(1899, 12, 30)
SEPARATORS = {"nl_BE": (",", "."), "nl_NL": (",", "."), "en_US": (".", ","), "fr_BE": (",", "\u202f")}
"""Decimal and thousands."""
_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.[#0?]+)?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|[_*].')
_DATE_PARTS = re.compile(
    r'"[^"]*"|\\.|\[h+\]|y+|M+|m+|d+|h+|s+(?:\.0+)?|am/pm|AM/PM|a/p|[^"\\]', re.IGNORECASE
)


def kind_of(pattern: str) -> str:
    """The type that Google gives a pattern."""
    bare = _LITERAL.sub("", pattern)
    if "@" in bare:
        return "TEXT"
    if re.search(r"\[h+\]|[hs]", bare, re.IGNORECASE):
        return "DATE_TIME" if re.search("[yd]", bare, re.IGNORECASE) else "TIME"
    if re.search("[ymd]", bare, re.IGNORECASE):
        return "DATE"
    if "%" in bare:
        return "PERCENT"
    return "CURRENCY" if re.search(r"[€$£]|\[\$", pattern) else "NUMBER"


def show(number: float, kind: str, pattern: str, locale: str) -> str:
    """The text of a number under a pattern; without one as many digits as it has."""
    if not pattern or kind == "TEXT":
        return _general(number, locale)
    if kind in ("DATE", "TIME", "DATE_TIME"):
        return show_date(number, pattern, locale)
    sections = pattern.split(";")
    if number < 0 and len(sections) > 1:
        return _show_number(-number, sections[1], locale)
    return _show_number(number, sections[0], locale)


def _general(number: float, locale: str) -> str:
    text = f"{number:.10g}" if isinstance(number, float) else str(number)
    return text.replace(".", SEPARATORS[locale][0])


def _show_number(number: float, pattern: str, locale: str) -> str:
    plain = _LITERAL.sub(lambda found: found[1] or found[2] or found[3] or "", pattern)
    digits = _DIGITS.search(plain)
    if not digits:
        return plain
    number = number * 100 if "%" in plain else number
    text = _digits(number, digits[0], *SEPARATORS[locale])
    shown = plain[: digits.start()] + text + plain[digits.end() :]
    return "-" + shown if number < 0 else shown


def _digits(number: float, pattern: str, decimal: str, thousands: str) -> str:
    whole_pattern, _, fraction = pattern.partition(".")
    places = len(fraction)
    rounded = abs(Decimal(repr(number))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    whole = whole.zfill(whole_pattern.replace(",", "").count("0"))
    if "," in whole_pattern:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", thousands, whole)
    while part and part[-1] == "0" and fraction[len(part) - 1] == "#":
        part = part[:-1]
    return f"{whole}{decimal}{part}" if part else whole


def show_date(number: float, pattern: str, locale: str) -> str:
    moment = EPOCH + timedelta(seconds=round(number * 86_400))
    parts = _DATE_PARTS.findall(pattern)
    twelve = any(part.lower() in ("am/pm", "a/p") for part in parts)
    shown, before = "", ""
    for part in parts:
        shown += _date_part(part, moment, number, before, twelve, locale)
        before = part if part[0].lower() in "hsdy[" else before
    return shown


def _date_part(part: str, moment: datetime, number: float, before: str, twelve: bool, locale: str) -> str:
    letter = part[0].lower()
    if part[0] == "[":
        return str(int(round(number * 86_400) // 3600))
    if letter in '"\\':
        return part.strip('"').removeprefix("\\")
    if part.lower() == "am/pm":
        return "AM" if moment.hour < 12 else "PM"
    if letter == "m" and before[:1].lower() in ("h", "[") and part[0] != "M":
        return f"{moment.minute:0{len(part)}d}"
    if letter not in "ymdhs":
        return part
    return _calendar_part(letter, len(part.split(".")[0]), moment, twelve, locale)


def _calendar_part(letter: str, length: int, moment: datetime, twelve: bool, locale: str) -> str:
    if letter == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if letter in "md" and length > 2:
        width = "abbreviated" if length == 3 else "wide"
        if letter == "m":
            return get_month_names(width, locale=locale)[moment.month]
        return get_day_names(width, locale=locale)[moment.weekday()]
    hour = (moment.hour % 12 or 12) if twelve else moment.hour
    value = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return f"{value:0{min(length, 2)}d}"
