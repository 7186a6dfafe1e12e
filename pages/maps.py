"""A card with a map of the provinces, and in words what is on no map."""

from __future__ import annotations

import pandas as pd

import charts_map
from metrics.disclosure import SMALLEST_SHOWN
from pages.parts import card, chart_card
from pages.words import count, listed

SMALL = f"minder dan {SMALLEST_SHOWN}"


def map_card(name: str, counted: str, frame: pd.DataFrame) -> None:
    """A map from a frame of `metrics.provinces`: a figure on each province, darker where there is more."""
    said = [
        SMALL if small else count(number)
        for small, number in zip(frame["small"], frame["count"], strict=True)
    ]
    told = frame.assign(said=said)
    shown = told[told["on_map"]]
    if not (shown["shade"] > 0).any():
        card(name, "Hier is in deze selectie geen enkele provincie van bekend.")
        return
    drawn = pd.DataFrame({"naam": shown["key"], "opschrift": shown["said"], "kleur": shown["shade"]})
    columns = {"Provincie": "key", counted.capitalize(): "said"}
    chart_card(name, _sentence(told, counted), charts_map.provinces(drawn), told, columns)


def _sentence(told: pd.DataFrame, counted: str) -> str:
    """`Meeste vragen: Limburg (12). Op geen kaart: onbekend 3.`"""
    shown, beside = told[told["on_map"] & told["shade"].gt(1)], told[~told["on_map"]]
    most = [f"{key} ({said})" for key, said in zip(shown["key"], shown["said"], strict=True)][:3]
    first = f"Meeste {counted}: {listed(most)}." if most else f"Nergens {SMALLEST_SHOWN} {counted} of meer."
    rest = [f"{key} ({said})" for key, said in zip(beside["key"], beside["said"], strict=True)]
    return f"{first} Niet op de kaart: {listed(rest)}." if rest else first
