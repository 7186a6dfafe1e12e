"""A card with a map of the provinces, and in words what is on no map."""

from __future__ import annotations

import pandas as pd

import charts
from pages.parts import NOTHING_TOLD, Card, said
from pages.words import listed

NOWHERE = "Hier is in deze selectie geen enkele provincie van bekend."


def map_card(name: str, counted: str, frame: pd.DataFrame, nothing: str = NOWHERE) -> Card:
    """A map from a frame of `metrics.provinces`: a figure on each province, darker where there is more."""
    told = frame.assign(said=said(frame))
    shown = told[told["on_map"]]
    if not (shown["shade"] > 0).any():
        return Card(name, nothing)
    drawn = pd.DataFrame({"naam": shown["key"], "opschrift": shown["said"], "kleur": shown["shade"]})
    columns = {"Provincie": "key", counted.capitalize(): "said"}
    return Card(name, _sentence(told, counted), charts.provinces(drawn), told, columns)


def _sentence(told: pd.DataFrame, counted: str) -> str:
    """`Meeste vragen: Limburg (12). Op geen kaart: onbekend 3.`"""
    shown, beside = told[told["on_map"] & told["shade"].gt(1)], told[~told["on_map"]]
    most = [f"{key} ({said})" for key, said in zip(shown["key"], shown["said"], strict=True)][:3]
    only = ", voor zover getoond" if told["instead"].ne("").any() else ""
    first = f"Meeste {counted}{only}: {listed(most)}." if most else NOTHING_TOLD
    rest = [f"{key} ({said})" for key, said in zip(beside["key"], beside["said"], strict=True)]
    return f"{first} Niet op de kaart: {listed(rest)}." if rest else first
