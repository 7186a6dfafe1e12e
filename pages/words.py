"""Amounts, counts, shares and days as they are written in Dutch."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

UNKNOWN = "niet bekend"
LOCALE = "nl_BE"
BELGIUM = ZoneInfo("Europe/Brussels")
MINUS = "\N{MINUS SIGN}"
SPELLED = {"linkedin": "LinkedIn", "youtube": "YouTube"}
"""Channels that write their own name otherwise than with one capital."""
CODE = re.compile(r"(?<![\w-])[A-Z]+(?:-[A-Z0-9]+)+(?![\w-])")


def euro(cents: int | None) -> str:
    """Whole euros, half a euro away from zero: 316050 cents is `€ 3.161`."""
    if cents is None:
        return UNKNOWN
    whole = (Decimal(int(cents)) / 100).quantize(Decimal(1), ROUND_HALF_UP) + 0
    shown = format_currency(whole, "EUR", "¤ #,##0", locale=LOCALE, currency_digits=False)
    return _with_minus(unbroken(shown))


def euro_cents(cents: int | None) -> str:
    """Euros to the cent: 9749210 cents is `€ 97.492,10`."""
    if cents is None:
        return UNKNOWN
    return _with_minus(unbroken(format_currency(cents / 100, "EUR", "¤ #,##0.00", locale=LOCALE)))


def unbroken(text: str) -> str:
    """A sentence with amounts as a screen shows it: no line ends between the sign and its figure."""
    return text.replace("€ ", "€\N{NO-BREAK SPACE}")


def in_html(text: str) -> str:
    """A text for a page's own HTML: escaped, and no line ends within a code such as `WZ-2021` or `LIVC-R`.

    The hyphen itself stays what it is, so that who copies the code has it right.
    """
    return CODE.sub(r'<span class="heel">\g<0></span>', escape(text))


def count(number: float | None) -> str:
    """A whole number: 12512 is `12.512`."""
    return UNKNOWN if number is None else _with_minus(format_decimal(number, "#,##0", locale=LOCALE))


def or_withheld(number: float | str | None) -> str:
    """A whole number, or the words that stand where one is not told."""
    return number if isinstance(number, str) else count(number)


@lru_cache(maxsize=1024)
def decimal(number: float | None) -> str:
    """At most one decimal: 3.5 is `3,5`."""
    return UNKNOWN if number is None else _with_minus(format_decimal(number, "#,##0.#", locale=LOCALE))


def share(part: float | None) -> str:
    """A share of one as a percentage: 0.678 is `67,8 %`."""
    if part is None:
        return UNKNOWN
    return _with_minus(format_decimal(part * 100, "#,##0.#", locale=LOCALE)) + "\N{NO-BREAK SPACE}%"


def growth(part: float | None) -> str:
    """A change as a percentage with its sign: 0.231 is `+23,1 %`."""
    return ("+" if part is not None and part > 0 else "") + share(part)


def months_missing(number: int) -> str:
    """A count of months, a dash where there are none: `2 maanden`."""
    return plural(number, "maand", "maanden") if number else "-"


def day(on: date | None) -> str:
    """A day in figures: `21/04/2022`."""
    return UNKNOWN if on is None else on.strftime("%d/%m/%Y")


def long_day(on: date | None) -> str:
    """A day in words: `21 april 2022`."""
    return UNKNOWN if on is None else format_date(on, "d MMMM y", locale=LOCALE)


def month(first: date) -> str:
    """A month in words: `april 2022`."""
    return format_date(first, "MMMM y", locale=LOCALE)


def moment(at: datetime) -> str:
    """A day and an hour in Belgium: `22 november 2026, 09.15 uur`."""
    here = at.astimezone(BELGIUM) if at.tzinfo else at
    return f"{long_day(here.date())}, {here:%H.%M} uur"


def short_moment(at: datetime) -> str:
    """A day and an hour in Belgium in figures: `22/11/2026 09.15`."""
    here = at.astimezone(BELGIUM) if at.tzinfo else at
    return f"{day(here.date())}\N{NO-BREAK SPACE}{here:%H.%M}"


def when(start: date, end: date, precision: str) -> str:
    """A window: `21/04/2022`, `maart 2022`, `01/10 tot 15/10/2022`."""
    if start == end:
        return day(start)
    if precision == "maand":
        return month(start)
    return f"{start:%d/%m} tot {day(end)}" if start.year == end.year else f"{day(start)} tot {day(end)}"


def span(text: str) -> str:
    """An ISO interval as it is read: `2017-01-01/2017-12-31` is `2017`; any other text as it was typed."""
    start, _, end = text.partition("/")
    try:
        first = date.fromisoformat(start)
        last = None if end == ".." else date.fromisoformat(end)
    except ValueError:
        return text
    if last is None:
        return f"vanaf {day(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year} tot en met {last.year}"
    return day(first) if first == last else f"{day(first)} tot {day(last)}"


def yes_no(true: bool | None) -> str:
    """`ja` or `nee`."""
    return UNKNOWN if true is None else "ja" if true else "nee"


def plural(number: int, one: str, many: str) -> str:
    """A count with its noun: `1 rij`, `14 rijen`."""
    return f"{count(number)} {one if number == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: `a, b en c`."""
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest left alone."""
    return text[:1].upper() + text[1:]


def channel_name(channel: str) -> str:
    """A channel of reach at the start of a label: `linkedin` is `LinkedIn`, `website` is `Website`."""
    return SPELLED.get(channel, capital(channel))


def slug(text: str) -> str:
    """A name as people type it in an address: `Vlaams Vredesinstituut` is `vlaams-vredesinstituut`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def escaped(text: str) -> str:
    """A text that a partner typed, for a label or a tooltip of Streamlit, which would read it as markdown."""
    return re.sub(r"([\\`*_{}\[\]()#+!<>~$|:-])", r"\\\1", text)


def _with_minus(text: str) -> str:
    return text.replace("-", MINUS)
