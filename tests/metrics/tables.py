"""Tiny datasets from literal rows, with the columns that a table of a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from metrics.dataset import Dataset
from metrics.disclosure import Rule
from metrics.selection import Selection
from metrics.view import DEFAULT_RULE, OPEN, View, Viewer
from metrics.viewer import Role

READ_AT = datetime(2026, 11, 22, 9, 15)
TODAY = date(2026, 11, 22)
COORDINATOR = Viewer(Role.COORDINATOR)


def columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    rows = list(rows)
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def dataset(**tables: Sequence[Mapping[str, Any]]) -> Dataset:
    standing = {name: tables.pop(name, []) for name in ("issues", "tabs", "sources", "lost")}
    return Dataset.build({name: columns(rows) for name, rows in tables.items()}, **standing, read_at=READ_AT)


def view(
    *,
    as_of: date = TODAY,
    selection: Mapping[str, Any] | None = None,
    viewer: Viewer = OPEN,
    rule: Rule = DEFAULT_RULE,
    **tables: Any,
) -> View:
    return View.of(dataset(**tables), Selection(as_of=as_of, **(selection or {})), viewer, rule)


def whole(**how: Any) -> View:
    """The view of the coordinator, who is told every count."""
    return view(viewer=COORDINATOR, **how)


def activity(start: str, kind: str, attended: int | None = None, **more: Any) -> dict[str, Any]:
    first = date.fromisoformat(start)
    row = {"start": first, "end": first, "kind": kind, "attended": attended, "partner": "HAI"}
    return row | {name: value for name, value in more.items() if value is not None}


def cost(day: str, amount: int, **more: Any) -> dict[str, Any]:
    row = {"date": date.fromisoformat(day), "amount": amount, "grant": "WZ", "in_period": True}
    return row | {"status": "betaald", "budget_line": "Personeel", "partner": "HAI"} | more


def question(day: str, **more: Any) -> dict[str, Any]:
    row = {"contacted_on": date.fromisoformat(day), "requester": "lokaal bestuur", "status": "nieuw"}
    return row | {"partner": "HAI"} | more


def grant(name: str = "WZ", amount: int = 24_860_000, **more: Any) -> dict[str, Any]:
    row = {"name": name, "amount": amount, "start": date(2023, 4, 1), "end": date(2024, 12, 31)}
    return row | {"advance": 0.8, "report_due": date(2025, 2, 28)} | more


def keyed(table: Any, column: str = "count") -> dict[str, Any]:
    values = table[column].astype(object).where(table[column].notna(), None)
    return dict(zip(table["key"], values, strict=True))
