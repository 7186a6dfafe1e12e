"""What one cell of an .ods file holds: its typed value, and the number format its shown text tells of."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import isfinite

from sheets.grid import Value

Attributes = dict[str, str]

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_ERROR = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_KEY = re.compile(r"-?(\d+)(?:[.,](\d+))?")
_DURATION = re.compile(r"(-?)P(?:(\d{1,6})D)?T?(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})(?:[.,]\d*)?S)?")


def cell_value(attributes: Attributes, text: str) -> Value:
    """What a cell holds; an error is its text, in the form a spreadsheet shows (`Err:502` is `#VALUE!`)."""
    if attributes.get(_ERROR) == "error":
        return text if text.startswith("#") else "#VALUE!" if text else "#N/A"
    kind = attributes.get(f"{_OFFICE}value-type")
    if kind in ("float", "percentage", "currency"):
        return _number(attributes.get(f"{_OFFICE}value", ""), text)
    if kind == "boolean":
        return attributes.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return _moment(attributes.get(f"{_OFFICE}date-value", "")) or text or None
    if kind == "time":
        return _duration(attributes.get(f"{_OFFICE}time-value", ""), text)
    return attributes.get(f"{_OFFICE}string-value") or text or None


def _number(value: str, text: str) -> Value:
    try:
        number = float(value)
    except ValueError:
        return text or None
    if not isfinite(number):
        return text or value
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _moment(text: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _duration(value: str, text: str) -> Value:
    found = _DURATION.fullmatch(value)
    if found is None:
        return text or None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1] or span >= timedelta(days=1):
        return -span if found[1] else span
    return (datetime.min + span).time()


def number_format(attributes: Attributes, text: str) -> str:
    """The number format that the shown text tells of: zeros in front or behind, a share; else none.

    >>> number_format({}, "007"), number_format({}, "5,10"), number_format({}, "12,5")
    ('000', '0.00', '')
    """
    if attributes.get(f"{_OFFICE}value-type") == "percentage":
        return "0%"
    key = _KEY.fullmatch(text)
    if key is None:
        return ""
    if key[2] is None:
        return "0" * len(key[1]) if key[1].startswith("0") and len(key[1]) > 1 else ""
    return "0." + "0" * len(key[2]) if key[2].endswith("0") else ""
