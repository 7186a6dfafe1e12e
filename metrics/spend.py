"""Where each grant stands: spent, committed, left, per line, against the straight line, and to its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from metrics import alerts
from metrics.alerts import Alert
from metrics.calendar import days_elapsed, even
from metrics.forecast import NOTHING_LOGGED, Forecast, forecast
from metrics.kept import once_a_network, once_a_view
from metrics.ledger import COMMITTED, REFUSED, SPENT, Ledger, ledger
from metrics.tally import tally, total
from metrics.view import View

COSTS = [
    *("date", "partner", "budget_line", "description", "voucher", "amount", "grant", "status"),
    *("in_period", "duplicate", "origin"),
]


@dataclass(frozen=True)
class Line:
    """One budget line in euro cents; `budget` is None where no split is approved."""

    line: str
    budget: int | None
    spent: int | None
    committed: int | None
    remaining: int | None


@dataclass(frozen=True)
class Grant:
    """One grant as it stood on the as-of day; euro cents, shares 0..1, None where nothing is known.

    `spent` (betaald, ingediend) and `committed` (vastgelegd) fall inside the grant's period;
    `outside` are costs booked on this grant outside its period, counted in neither.
    `remaining` = amount - spent, `uncommitted` = remaining - committed, `straight_line` what even spending
    would have used by now, `balance` what is paid after the final control: amount - advance.
    `at_stake` is the part of that balance that no cost covers yet: what is not spent is not paid out.
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
    at_stake: int | None
    by_line: tuple[Line, ...]
    forecast: Forecast
    warnings: tuple[Alert, ...] = ()


@once_a_network
def grants(view: View) -> tuple[Grant, ...]:
    """Every grant, oldest first; of the whole network, whatever the filters."""
    rows = view.grants.sort_values(["start", "name"])
    return tuple(_grant(view, row) for row in rows.to_dict("records"))


def _grant(view: View, row: dict[Any, Any]) -> Grant:
    name, amount = row["name"], int(row["amount"])
    start, end = row["start"].date(), row["end"].date()
    booked = ledger(view, name)
    spent, committed = booked.added(booked.spent), booked.added(booked.committed)
    gone, whole = days_elapsed(start, end, view.as_of)
    advance = _part(amount, row["advance"])
    counted = booked.counted
    grant = Grant(
        name=name,
        amount=amount,
        start=start,
        end=end,
        report_due=None if pd.isna(row["report_due"]) else row["report_due"].date(),
        spent=spent,
        committed=committed,
        remaining=_less(amount, spent),
        uncommitted=_less(_less(amount, spent), committed),
        outside=int(booked.outside["amount"].sum()),
        duplicates=int(counted["amount"][counted["duplicate"]].sum()),
        share_spent=None if spent is None or not amount else spent / amount,
        share_elapsed=gone / whole,
        straight_line=even(amount, gone, whole),
        advance=advance,
        balance=_less(amount, advance),
        at_stake=_at_stake(_less(amount, advance), _less(amount, spent)),
        by_line=tuple(_lines(view.budget, name, booked)),
        forecast=_forecast(booked, start=start, end=end, as_of=view.as_of),
    )
    return replace(grant, warnings=tuple(_warnings(grant, booked, view.as_of)))


def _less(amount: int | None, taken: int | None) -> int | None:
    return None if amount is None or taken is None else amount - taken


def _at_stake(balance: int | None, remaining: int | None) -> int | None:
    return None if balance is None or remaining is None else max(0, min(balance, remaining))


def _part(amount: int, share: float | None) -> int | None:
    """A share of an amount in whole cents, half a cent up; the share as it was typed, not as a float."""
    if pd.isna(share):
        return None
    return int((amount * Decimal(str(share))).quantize(Decimal(1), ROUND_HALF_UP))


def _lines(budget: pd.DataFrame, grant: str, booked: Ledger) -> Iterator[Line]:
    """The lines of the budget in its order, then those that only costs name."""
    approved = budget[budget["grant"].eq(grant)]
    counted = booked.counted
    for name in dict.fromkeys([*approved["line"], *sorted(counted["budget_line"].dropna().unique())]):
        amount = total(approved["amount"][approved["line"].eq(name)])
        spent = booked.added(booked.spent[booked.spent["budget_line"].eq(name)])
        committed = booked.added(booked.committed[booked.committed["budget_line"].eq(name)])
        yield Line(name, amount, spent, committed, _less(amount, spent))


def _forecast(booked: Ledger, *, start: date, end: date, as_of: date) -> Forecast:
    if not booked.logged:
        return NOTHING_LOGGED
    committed = int(booked.committed["amount"].sum())
    return forecast(booked.spent, start=start, end=end, as_of=as_of, committed=committed)


def _warnings(grant: Grant, booked: Ledger, as_of: date) -> Iterator[Alert]:
    if grant.spent is not None and grant.committed is not None:
        yield from alerts.over_grant(grant.amount, grant.spent + grant.committed)
    for line in grant.by_line:
        yield from alerts.over_line(line.line, line.budget, (line.spent or 0) + (line.committed or 0))
    yield from alerts.outside_grant(list(booked.outside["amount"]), grant.start, grant.end)
    if grant.share_spent is not None and 0 < grant.share_elapsed < 1:
        yield from alerts.off_the_line(grant.share_spent, grant.share_elapsed)
    counted = booked.counted
    yield from alerts.duplicate_voucher(list(counted["amount"][counted["duplicate"]]))
    yield from alerts.report_due(grant.report_due, as_of)


@once_a_network
def outside(view: View) -> pd.DataFrame:
    """The costs of the whole network that fall outside their grant's period or every period, oldest first.

    Columns as `costs`. They count nowhere.
    """
    rows = view.network.expenses
    return (
        rows[~rows["in_period"] & ~rows["settled"]]
        .sort_values("date", kind="stable")[COSTS]
        .reset_index(drop=True)
    )


@once_a_network
def origins(view: View, grant: str) -> frozenset[str]:
    """Where a grant's own row, its budget and its costs come from, as `View.origins`."""
    rows = (
        view.grants[view.grants["name"].eq(grant)],
        view.budget[view.budget["grant"].eq(grant)],
        view.network.expenses[view.network.expenses["grant"].eq(grant)],
    )
    return frozenset(
        origin for part in rows for origin in part["origin"].astype("object").fillna("").unique()
    )


@once_a_view
def costs(view: View, line: str | None = None) -> pd.DataFrame:
    """The selected costs, or those on one budget line, latest first.

    Columns: date, partner, budget_line, description, voucher, amount (cents), grant, status, in_period,
    duplicate, origin.
    """
    rows = view.selected.expenses
    if line is not None:
        rows = rows[rows["budget_line"].eq(line)]
    return rows.sort_values("date", ascending=False, kind="stable")[COSTS].reset_index(drop=True)


def selected(view: View) -> pd.DataFrame:
    """The selected costs added up, a row a grant: key, count, spent, committed, outside (Int64 cents).

    A cost on no grant has the key "onbekend"; a refused one, and one that counts in another row, counts in
    `count` only.
    """
    return _added(view.selected.expenses, "grant")


@once_a_view
def selected_by_year(view: View) -> pd.DataFrame:
    """As `selected`, a row a calendar year ("2024"), oldest first."""
    rows = view.selected.expenses
    years = rows["date"].dt.year.astype("str")
    return _added(rows.assign(year=years), "year", oldest_first=True)


@once_a_view
def selected_by_line(view: View) -> pd.DataFrame:
    """As `selected`, a row a budget line."""
    return _added(view.selected.expenses, "budget_line")


@once_a_view
def selected_by_partner(view: View) -> pd.DataFrame:
    """As `selected`, a row a partner."""
    return _added(view.selected.expenses, "partner")


def _added(rows: pd.DataFrame, key: str, *, oldest_first: bool = False) -> pd.DataFrame:
    inside, status, counts = rows["in_period"], rows["status"], ~rows["settled"]
    parts = {
        "spent": counts & inside & status.isin(SPENT),
        "committed": counts & inside & status.isin(COMMITTED),
        "outside": counts & ~inside & ~status.isin(REFUSED),
    }
    rows = rows.assign(**{name: rows["amount"].where(part, 0) for name, part in parts.items()})
    return tally(rows, key, sums=list(parts), oldest_first=oldest_first)[["key", "count", *parts]]
