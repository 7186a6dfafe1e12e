"""Where each grant stands: spent, committed, left, per line, against the straight line, and to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics.view import View


@dataclass(frozen=True)
class Line:
    """One budget line in euro cents; `budget` is None where no split is approved."""

    line: str
    budget: int | None
    spent: int | None
    committed: int | None
    remaining: int | None


@dataclass(frozen=True)
class Forecast:
    """What will have been spent at the grant's end, in euro cents, and what that rests on (Dutch)."""

    end: int | None
    low: int | None
    high: int | None
    basis: str


@dataclass(frozen=True)
class Warning:
    """Something about a grant that asks for attention: a stable code and a Dutch sentence."""

    code: str
    message: str


@dataclass(frozen=True)
class Grant:
    """One grant as it stood on the as-of day; euro cents, shares 0..1, None where nothing is known.

    `spent` (betaald, ingediend) and `committed` (vastgelegd) fall inside the grant's period;
    `outside` are costs booked on this grant outside its period, counted in neither.
    `balance` is what is paid after the final control: amount - advance.
    `duplicates` is the amount of the costs that count a voucher a second time; they are still counted.
    """

    name: str
    amount: int
    start: date
    end: date
    report_due: date | None
    spent: int | None
    committed: int | None
    remaining: int | None
    uncommitted: int | None
    outside: int
    duplicates: int
    share_spent: float | None
    share_elapsed: float
    straight_line: int
    advance: int | None
    balance: int | None
    by_line: tuple[Line, ...]
    forecast: Forecast
    warnings: tuple[Warning, ...]


def grants(view: View) -> tuple[Grant, ...]:
    """Every grant, oldest first; of the whole network, whatever the filters."""
    raise NotImplementedError


def cumulative(view: View, grant: str) -> pd.DataFrame:
    """A row a month of the grant's whole period: month (day), spent, cumulative, straight_line (Int64 euro cents).

    A month without any cost is missing (NA), not zero; the straight line stands at the month's last day.
    """
    raise NotImplementedError


def outside(view: View) -> pd.DataFrame:
    """The costs of the whole network that no grant's period holds: date, partner, budget_line, description, voucher,

    amount (cents), grant, status, origin; oldest first.
    """
    raise NotImplementedError


def costs(view: View) -> pd.DataFrame:
    """The selected costs, latest first: date, partner, budget_line, description, voucher, amount (cents), grant,

    status, in_period, duplicate, origin.
    """
    raise NotImplementedError


def selected(view: View) -> pd.DataFrame:
    """The selected costs added up, a row a grant: grant ("onbekend": none), count, spent, committed, outside (cents)."""
    raise NotImplementedError


def selected_by_year(view: View) -> pd.DataFrame:
    """The selected costs inside their grant's period, a row a calendar year: key, count, spent, committed (cents)."""
    raise NotImplementedError
