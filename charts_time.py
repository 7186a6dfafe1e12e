"""How months are drawn where a gap must be seen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import altair as alt
import pandas as pd

from charts import (
    AXES,
    COLOURS,
    COUNT,
    IN_DUTCH,
    INK,
    NAME_ROOM,
    Spec,
    _colour,
    _layered,
    _month_axis,
    _month_tooltip,
)

GAP = "#e3e8ed"
HEIGHT = 190
NAME_HEIGHT = 17
"""Pixels: of a chart, and of the line that a name takes."""


def timeline(frame: pd.DataFrame) -> Spec:
    """A bar a month: what took place filled, what is planned an open bar on top of it, nothing a grey band.

    `frame` has `maand` (first day, ISO text), `hier` (held), `gepland`, `samen` (both) and `leeg` (true for a
    month without any).
    """
    base = alt.Chart()
    top = alt.Scale(domainMin=0, nice=True)
    y = alt.Axis(format=",.0f", tickCount=4, tickMinStep=1)
    band = base.mark_bar(fill=GAP, binSpacing=0).encode(y=_down(0), y2=_down2("height"))
    band = band.transform_filter("datum.leeg")
    held = base.mark_bar(binSpacing=1).encode(y=alt.Y("hier:Q", title=None, axis=y, scale=top))
    planned = base.mark_bar(fill="#ffffff", stroke=COLOURS[0], strokeDash=[3, 2], binSpacing=2)
    planned = planned.encode(y=alt.Y("hier:Q", title=None, axis=y, scale=top), y2=alt.Y2("samen:Q"))
    planned = planned.transform_filter("datum.gepland > 0")
    x = alt.X("maand:T", timeUnit="utcyearmonth", title=None, axis=_month_axis())
    tips = [
        _month_tooltip("maand"),
        alt.Tooltip("hier:Q", title="Doorgegaan", format=COUNT),
        alt.Tooltip("gepland:Q", title="Gepland", format=COUNT),
    ]
    return _layered(frame, (band, held, planned), x=x, tooltip=tips, height=HEIGHT, config=AXES | IN_DUTCH)


def against_year_before(frame: pd.DataFrame) -> Spec:
    """A line over the months, and a dashed one for the same months a year before.

    `frame` has `maand` (ISO text), `nu` and `eerder` (missing where it is not known).
    """
    x = alt.X("maand:T", timeUnit="utcyearmonth", title=None, axis=_month_axis())
    y = alt.Axis(format=COUNT, tickCount=4)
    tips = [
        _month_tooltip("maand"),
        alt.Tooltip("nu:Q", title="Toen", format=COUNT),
        alt.Tooltip("eerder:Q", title="Een jaar eerder", format=COUNT),
    ]
    base = alt.Chart()
    now = base.mark_line(point={"filled": True, "size": 36, "fill": COLOURS[0]})
    now = now.encode(y=alt.Y("nu:Q", title=None, axis=y), tooltip=tips)
    before = base.mark_line(stroke=INK, strokeDash=[5, 4], strokeWidth=1.5)
    before = before.encode(y=alt.Y("eerder:Q", title=None, axis=y))
    layers = (before, now) if frame["eerder"].notna().any() else (now,)
    return _layered(frame, layers, x=x, height=170, config=AXES | IN_DUTCH)


def several(frame: pd.DataFrame, *, counted: str, series: Sequence[str]) -> Spec:
    """Several lines over the months, each named at its end, no name on top of another.

    `frame` has `maand` (ISO text), `soort` (one of `series`), `waarde` and `opschrift`: the name in
    the row of its last month.
    """
    room = alt.Scale(range=[0, {"expr": f"width - {NAME_ROOM}"}])
    x = alt.X("maand:T", timeUnit="utcyearmonth", title=None, axis=_month_axis(), scale=room)
    y = alt.Axis(format=COUNT, tickCount=4)
    tips = [
        _month_tooltip("maand"),
        alt.Tooltip("soort:N", title="Soort"),
        alt.Tooltip("waarde:Q", title=counted, format=COUNT),
    ]
    colour = _colour(series, legend=None)
    base = alt.Chart()
    line = base.mark_line(point={"filled": True, "size": 44})
    line = line.encode(y=alt.Y("waarde:Q", title=None, axis=y), color=colour, tooltip=tips)
    names = base.mark_text(align="left", dx=8, fontWeight=600)
    names = names.encode(y=alt.Y("plaats:Q"), text=alt.Text("opschrift:N"), color=colour)
    placed = frame.assign(plaats=_apart(frame))
    return _layered(placed, (line, names), x=x, height=HEIGHT, config=AXES | IN_DUTCH)


def _apart(frame: pd.DataFrame) -> pd.Series[float]:
    """Where each name stands: at its last value, or as much higher as the name under it needs."""
    ends = frame["waarde"][frame["opschrift"].ne("")].sort_values()
    least = float(frame["waarde"].max()) * NAME_HEIGHT / HEIGHT
    places: dict[Hashable, float] = {}
    lowest = 0.0
    for row, value in ends.items():
        places[row] = max(float(value), lowest)
        lowest = places[row] + least
    return pd.Series(places, dtype="float64").reindex(frame.index)


def _down(place: int) -> alt.YValue:
    return alt.YValue(place)  # type: ignore[no-untyped-call]


def _down2(place: str) -> alt.Y2Value:
    return alt.Y2Value(place)  # type: ignore[no-untyped-call]
