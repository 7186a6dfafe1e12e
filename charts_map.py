"""How a map of the provinces is drawn: outlines of our own, no tiles, nothing asked of anybody."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pandas as pd

from charts import Spec, rows_as_text
from shapes import Topology
from shapes import provinces as outlines

FILLS = ("#ffffff", "#e4eef6", "#c3dcee", "#94c3e2", "#62a8d4")
"""From none to most, each light enough for the ink of the words on it."""
BORDER = "#5b6770"
HEIGHT = 216
BREAK = "|"
SIZE: Any = {"condition": {"test": "length(datum.opschrift) > 6", "value": 12}, "value": 15}
"""Words that stand for a number are wider than one."""


def provinces(frame: pd.DataFrame) -> Spec:
    """Flanders and Brussel, each province with its name and figure on it.

    `frame` has `naam`, `opschrift` (the figure in words) and `kleur` (0 to 4, the place in `FILLS`). A
    province without a row is an empty outline.
    """
    drawn = outlines()
    fills = alt.Scale(domain=list(range(len(FILLS))), range=list(FILLS))
    fill = alt.Fill("properties.kleur:O", scale=fills, legend=None)
    shape = alt.Chart().mark_geoshape(stroke=BORDER, strokeWidth=1)
    words = alt.Chart().encode(longitude="x:Q", latitude="y:Q")
    names = words.mark_text(baseline="top", lineBreak=BREAK, fontSize=12).encode(text="naam:N")
    figures = words.mark_text(baseline="bottom", fontWeight=700).encode(text="opschrift:N", size=SIZE)
    rows = alt.NamedData("rijen")
    texts = alt.LayerChart(data=rows, layer=[names, figures])
    chart = alt.LayerChart(data=rows, layer=[shape.encode(fill=fill), texts], height=HEIGHT)
    spec = chart.to_dict(validate=False)
    del spec["data"]
    # Not by way of Altair, which moves rows to the top: there they are packed many times as long.
    spec["layer"][0]["data"] = _outlined(drawn["topology"], frame)
    spec["layer"][1]["data"] = _labelled(drawn["labels"], frame)
    return spec | {"projection": {"type": "identity"}}


def _outlined(topology: Topology, frame: pd.DataFrame) -> Spec:
    """The outlines, each with the place of its colour; as text, which is sent without a space between."""
    colours = {name: int(colour) for name, colour in zip(frame["naam"], frame["kleur"], strict=True)}
    shapes = [
        shape | {"properties": {"kleur": colours.get(shape["id"], 0)}}
        for shape in topology["objects"]["provincies"]["geometries"]
    ]
    objects = {"provincies": {"type": "GeometryCollection", "geometries": shapes}}
    text = json.dumps(topology | {"objects": objects}, separators=(",", ":"))
    return {"values": text, "format": {"type": "topojson", "feature": "provincies"}}


def _labelled(labels: dict[str, list[int]], frame: pd.DataFrame) -> Spec:
    """Where each name and figure stands; a long name is broken after its hyphen, so that it fits a phone."""
    places = [labels[name] for name in frame["naam"]]
    rows = pd.DataFrame(places, columns=["x", "y"], index=frame.index)
    rows = rows.assign(naam=frame["naam"].str.replace("-", f"-{BREAK}"), opschrift=frame["opschrift"])
    return rows_as_text(rows)
