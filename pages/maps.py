"""A card with a map of the provinces, and in words what is on no map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

import charts
from pages.parts import NOTHING_TOLD, Card, said
from pages.tables import Columns
from pages.words import count, listed, plural

NOWHERE = "Hier is in deze selectie geen enkele provincie van bekend."


def map_card(name: str, counted: str, frame: pd.DataFrame, nothing: str = NOWHERE) -> Card:
    """A map from a frame of `metrics.provinces`: a figure on each province, darker where there is more."""
    told = frame.assign(said=said(frame))
    rows = list(told.itertuples(index=False))
    shown = [(row.key, row.said, row.shade) for row in rows if row.on_map]
    if not any(shade > 0 for *_, shade in shown):
        return Card(name, nothing)
    drawn = pd.DataFrame(shown, columns=["naam", "opschrift", "kleur"])
    columns: Columns = {"Provincie": "key", counted.capitalize(): "said"}
    if "attended" in told:
        columns = {**columns, "Deelnemers": ("attended", count)}
    return Card(name, _sentence(rows, counted), charts.provinces(drawn), told, columns)


def _sentence(rows: Sequence[Any], counted: str) -> str:
    """`Meeste vragen: Limburg (12). Niet op de kaart: onbekend (3).`"""
    most = [f"{row.key} ({row.said}{_people(row)})" for row in rows if row.on_map and row.shade > 1][:3]
    only = ", voor zover getoond" if any(row.instead for row in rows) else ""
    first = f"Meeste {counted}{only}: {listed(most)}." if most else NOTHING_TOLD
    rest = [f"{row.key} ({row.said})" for row in rows if not row.on_map]
    return f"{first} Niet op de kaart: {listed(rest)}." if rest else first


def _people(row: Any) -> str:
    """How many came, where that is counted and known: ` met 1.204 deelnemers`."""
    came = getattr(row, "attended", pd.NA)
    return "" if pd.isna(came) else f" met {plural(int(came), 'deelnemer', 'deelnemers')}"
