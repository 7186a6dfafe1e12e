"""How money spent is drawn against time: the straight line, the forecast and the months that are missing."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from charts.look import (
    AXES,
    COLOURS,
    EURO,
    IN_DUTCH,
    INK,
    Chart,
    Spec,
    at,
    down_to,
    filled,
    half_way_down,
    layered,
    month_axis,
    shape,
    until,
)

HATCH_STEP, STROKE, AXIS_ROOM = 9, 8, 24
"""Pixels: between two strokes of a hatching, a stroke's own width and height, and what the months take."""


def burn(frame: pd.DataFrame, *, amount: float, words: str, height: int = 200) -> Chart:
    """Spent so far against the straight line, and how it may go on: amounts in euro, a row a day of them.

    `frame` has `dag`, `besteed` and `gelijkmatig`; `midden`, `laag` and `hoog`, the forecast and its
    range; `van`, the first day of a month of which nothing is known, which is hatched up to `dag`. Each line
    is named where `naam_besteed`, `naam_gelijk`, `naam_raming` and `naam_leeg` hold a word. `amount` is the
    whole grant, `words` stand at its line.
    """
    top = max(amount, float(frame["hoog"].max()) if frame["hoog"].notna().any() else 0.0)
    is_low, is_known = bool(frame["besteed"].max() < top / 4), bool(frame["van"].isna().all())
    drawn = _burn(amount, words, height, top=top, is_low=is_low, is_known=is_known)
    return filled(drawn, frame)


@shape
def _burn(amount: float, words: str, height: int, *, top: float, is_low: bool, is_known: bool) -> Spec:
    x = alt.X("dag:T", title=None, axis=month_axis())
    hatched = [] if is_known else _hatched(height)
    layers = [*hatched, *_ahead(), *_spent(is_low, top), *_straight(amount, words)]
    # Every layer has a y of its own: one that were shared would hold its column in those without one too.
    return layered(layers, x=x, height=height, config=AXES | IN_DUTCH)


def _amount(column: str, **how: Any) -> alt.Y:
    return alt.Y(column, type="quantitative", title=None, **how)


def _hatched(height: int) -> list[alt.Chart]:
    """The months of which nothing is known: a light ground with strokes over it, named once."""
    known = alt.Chart().transform_filter("datum.van")
    end = alt.X2("dag:T")
    # Made to measure: what Vega clips by stands where the months were not drawn yet.
    reach = (height - AXIS_ROOM) // 2
    ends = range(STROKE - reach, reach, HATCH_STEP)
    strokes = "".join(f"M{-STROKE // 2},{y}l{STROKE},{-STROKE}" for y in ends)
    ground = known.mark_rect(fill="#eef1f4").encode(x="van:T", x2=end, y=at(0), y2=down_to("height"))
    hatch = known.mark_point(shape=strokes, size=4, stroke="#7a8794", strokeWidth=1)
    middle = alt.X("midden_leeg:T")
    word = alt.Chart().transform_filter("datum.naam_leeg").mark_text(fontWeight=600, dy=34)
    return [
        ground,
        hatch.encode(x=middle, y=half_way_down()),
        word.encode(x=middle, y=at(0), text=alt.Text("naam_leeg:N")),
    ]


def _ahead() -> list[alt.Chart]:
    """The band within which the forecast falls, its middle dashed."""
    base = alt.Chart()
    band = base.mark_area(fill=COLOURS[1], fillOpacity=0.25).encode(y=_amount("laag"), y2="hoog:Q")
    tips = [_day_tooltip(), *(_euro_tooltip(name) for name in ("midden", "laag", "hoog"))]
    middle = base.mark_line(stroke=COLOURS[1], strokeDash=[2, 3]).encode(y=_amount("midden"), tooltip=tips)
    return [band, middle, _named("naam_raming", "laag", align="right", dy=34)]


def _spent(is_low: bool, top: float) -> list[alt.Chart]:
    """What was spent, its name under the line, or above one that runs low."""
    # Below the line as far as it falls over the width of its name, which on a phone is farther.
    base, below = alt.Chart(), -14 if is_low else {"expr": "14 + 50 * height / width"}
    tips = [_day_tooltip(), _euro_tooltip("besteed"), _euro_tooltip("gelijkmatig")]
    area = base.mark_area(line={"color": COLOURS[0]}, color=COLOURS[0], fillOpacity=0.2)
    points = base.mark_point(filled=True, size=22, fill=COLOURS[0])
    axis, scale = alt.Axis(format=EURO, tickCount=4), alt.Scale(domain=[0, top], nice=True)
    return [
        area.encode(y=_amount("besteed", axis=axis, scale=scale), tooltip=tips),
        points.encode(y=_amount("besteed")),
        _named("naam_besteed", "besteed", align="right", dx=-4, dy=below),
    ]


def _straight(amount: float, words: str) -> list[alt.Chart]:
    """Even spending, and the grant itself as a line to stay under."""
    base = alt.Chart()
    even = base.mark_line(stroke=INK, strokeDash=[5, 4], strokeWidth=1.5).encode(y=_amount("gelijkmatig"))
    once, whole = base.transform_filter("datum.naam_gelijk"), alt.YDatum(amount, title=None)
    rule = once.mark_rule(stroke=INK, strokeWidth=1).encode(x=at(0), x2=until("width"), y=whole)
    label = once.mark_text(align="left", dx=4, dy=10, text=words).encode(x=at(0), y=whole)
    return [even, _named("naam_gelijk", "gelijkmatig", align="right", dx=-8, dy=-9), rule, label]


def _named(words: str, at: str, **how: Any) -> alt.Chart:
    # Only where there is a word: empty ones elsewhere would still ask for room around the chart.
    named: alt.Chart = alt.Chart().transform_filter(f"datum.{words}").mark_text(fontWeight=600, **how)
    return named.encode(y=_amount(at), text=alt.Text(f"{words}:N"))


def _day_tooltip() -> alt.Tooltip:
    return alt.Tooltip("dag:T", title="Dag", format="%d/%m/%Y")


def _euro_tooltip(column: str) -> alt.Tooltip:
    return alt.Tooltip(column, type="quantitative", title=column.capitalize(), format=EURO)
