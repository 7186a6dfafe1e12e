"""How a map of the provinces is drawn: outlines of our own, no tiles, nothing asked of anybody."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pandas as pd

from charts.look import Chart, Spec, bare, filled, shape
from shapes import provinces as outlines

FILLS = ("#ffffff", "#e4eef6", "#c3dcee", "#94c3e2", "#62a8d4")
"""From none to most, each light enough for the ink of the words on it."""
BORDER = "#5b6770"
HEIGHT = 216
BREAK = "|"
NOWHERE = (0, 0)
COLUMNS = ("id", "naam", "opschrift", "kleur", "x", "y")
SIZE: Any = {"condition": {"test": "length(datum.opschrift) > 6", "value": 12}, "value": 15}
"""Words that stand for a number are wider than one."""


def provinces(frame: pd.DataFrame) -> Chart:
    """Flanders and Brussel, each province with its name and figure on it.

    `frame` has `naam`, `opschrift` (the figure in words) and `kleur` (0 to 4, the place in `FILLS`). A
    province without a row is an empty outline.
    """
    drawn = outlines()
    names = [shape["id"] for shape in drawn["topology"]["objects"]["provincies"]["geometries"]]
    figures = zip(frame["opschrift"], frame["kleur"].tolist(), strict=True)
    told = dict(zip(frame["naam"], figures, strict=True))
    places = [drawn["labels"].get(name, NOWHERE) for name in names]
    rows = [
        (name, _broken(name) if name in told else "", *told.get(name, ("", 0)), *place)
        for name, place in zip(names, places, strict=True)
    ]
    return filled(_provinces(), pd.DataFrame(rows, columns=list(COLUMNS)))


@shape
def _provinces() -> Spec:
    fills = alt.Scale(domain=list(range(len(FILLS))), range=list(FILLS))
    outline = alt.Shape("vorm", type="geojson")
    outlined = alt.Chart().mark_geoshape(stroke=BORDER, strokeWidth=1)
    outlined = outlined.encode(shape=outline, fill=alt.Fill("kleur:O", scale=fills, legend=None))
    named = alt.LookupData(data=alt.NamedData("vormen"), key="id")
    outlined = outlined.transform_lookup("id", from_=named, as_="vorm")
    words = alt.Chart().encode(longitude="x:Q", latitude="y:Q")
    names = words.mark_text(baseline="top", lineBreak=BREAK, fontSize=12).encode(text="naam:N")
    figures = words.mark_text(baseline="bottom", fontWeight=700).encode(text="opschrift:N", size=SIZE)
    layers = [outlined, names, figures]
    chart = alt.LayerChart(data=alt.NamedData("rijen"), layer=layers, height=HEIGHT)
    spec = bare(chart) | {"projection": {"type": "identity"}}
    spec["layer"][0]["transform"][0]["from"]["data"] = _outlines()
    return spec


def _outlines() -> Spec:
    """The outlines by name, as text: sent without a space between, and by Altair not taken for rows."""
    text = json.dumps(outlines()["topology"], separators=(",", ":"))
    return {"values": text, "format": {"type": "topojson", "feature": "provincies"}}


def _broken(name: str) -> str:
    """A long name is broken after its hyphen, so that it fits a phone."""
    return name.replace("-", f"-{BREAK}")
