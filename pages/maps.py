"""A card with a map of the provinces, and in words what is on no map."""

from __future__ import annotations

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
    shown = told[told["on_map"]]
    if not (shown["shade"] > 0).any():
        return Card(name, nothing)
    drawn = pd.DataFrame({"naam": shown["key"], "opschrift": shown["said"], "kleur": shown["shade"]})
    columns: Columns = {"Provincie": "key", counted.capitalize(): "said"}
    if "attended" in told:
        columns = {**columns, "Deelnemers": ("attended", count)}
    return Card(name, _sentence(told, counted), charts.provinces(drawn), told, columns)


def _sentence(told: pd.DataFrame, counted: str) -> str:
    """`Meeste vragen: Limburg (12). Niet op de kaart: onbekend (3).`"""
    shown, beside = told[told["on_map"] & told["shade"].gt(1)], told[~told["on_map"]]
    most = [f"{row.key} ({row.said}{_people(row)})" for row in shown.head(3).itertuples()]
    only = ", voor zover getoond" if told["instead"].ne("").any() else ""
    first = f"Meeste {counted}{only}: {listed(most)}." if most else NOTHING_TOLD
    rest = [f"{key} ({said})" for key, said in zip(beside["key"], beside["said"], strict=True)]
    return f"{first} Niet op de kaart: {listed(rest)}." if rest else first


def _people(row: Any) -> str:
    """How many came, where that is counted and known: ` met 1.204 deelnemers`."""
    came = getattr(row, "attended", pd.NA)
    return "" if pd.isna(came) else f" met {plural(int(came), 'deelnemer', 'deelnemers')}"
