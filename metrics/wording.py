"""Amounts, days and months in Dutch, for the sentences that go with a figure."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)


def euro(cents: int) -> str:
    """Euro cents in words that fit a sentence; cents only where there are any.

    >>> euro(24860000), euro(-9749210)
    ('€ 248.600', '-€ 97.492,10')
    """
    whole, rest = divmod(abs(cents), 100)
    shown = f"€ {whole:,}".replace(",", ".") + (f",{rest:02d}" if rest else "")
    return f"-{shown}" if cents < 0 else shown


def day(value: date) -> str:
    """A day in full.

    >>> day(date(2022, 4, 21))
    '21 april 2022'
    """
    return f"{value.day} {month(value)}"


def month(value: date) -> str:
    """The month of a day in full.

    >>> month(date(2022, 4, 21))
    'april 2022'
    """
    return f"{MONTHS[value.month - 1]} {value.year}"


def aside(words: str) -> str:
    """Words in brackets behind others; nothing where there are none.

    >>> "3 rijen" + aside("zonder Uitgaven") + aside("")
    '3 rijen (zonder Uitgaven)'
    """
    return f" ({words})" if words else ""


def points(share: float) -> str:
    """A difference between two shares in percentage points.

    >>> points(0.123)
    '12 procentpunten'
    """
    return f"{abs(share) * 100:.0f} procentpunten"
