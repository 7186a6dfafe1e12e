"""How months are drawn: as bars, as lines beside the year before, and where a gap must be seen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import altair as alt
import pandas as pd

from charts.look import (
    AXES,
    COLOURS,
    COUNT,
    IN_DUTCH,
    INK,
    LEGEND,
    Chart,
    Spec,
    by_month,
    counted_tooltip,
    down_from,
    down_to,
    filled,
    in_colours,
    layered,
    month_tooltip,
    series_tooltip,
    shape,
)

GAP = "#e3e8ed"
HEIGHT = 190
NAME_HEIGHT, NAME_ROOM = 17, 84
"""Pixels: the line that a name takes, and what is kept free for it right of a line."""


def months(frame: pd.DataFrame, *, value: str, counted: str, split: Sequence[str] = ()) -> Chart:
    """Standing bars, one a month: `frame` has `maand` (first day), `value` and, split, `soort`."""
    return filled(_months(value, counted, tuple(split)), frame)


@shape
def _months(value: str, counted: str, split: tuple[str, ...]) -> Spec:
    y = alt.Y(value, type="quantitative", title=counted, axis=_counts())
    tips = [month_tooltip(), *series_tooltip(split), counted_tooltip(value, counted)]
    bars = alt.Chart().mark_bar(binSpacing=1).encode(tooltip=tips)
    if split:
        bars = bars.encode(fill=alt.Fill("soort:N", scale=in_colours(split)))
    config = AXES | IN_DUTCH | (LEGEND if split else {})
    return layered([bars], x=by_month(), y=y, height=210, config=config)


def timeline(frame: pd.DataFrame) -> Chart:
    """A bar a month: what took place filled, what is planned an open bar on top of it, nothing a grey band.

    `frame` has `maand` (first day), `hier` (held), `gepland`, `samen` (both) and `leeg` (true for a
    month without any).
    """
    return filled(_timeline(), frame)


@shape
def _timeline() -> Spec:
    base = alt.Chart()
    axis, top = alt.Axis(format=COUNT, tickCount=4, tickMinStep=1), alt.Scale(domainMin=0, nice=True)
    y = alt.Y("hier:Q", title=None, axis=axis, scale=top)
    band = base.mark_bar(fill=GAP, binSpacing=0).encode(y=down_from(0), y2=down_to("height"))
    held = base.mark_bar(binSpacing=1).encode(y=y)
    planned = base.mark_bar(fill="#ffffff", stroke=COLOURS[0], strokeDash=[3, 2], binSpacing=2)
    planned = planned.encode(y=y, y2=alt.Y2("samen:Q")).transform_filter("datum.gepland > 0")
    tips = [month_tooltip(), counted_tooltip("hier", "Doorgegaan"), counted_tooltip("gepland", "Gepland")]
    layers = (band.transform_filter("datum.leeg"), held, planned)
    return layered(layers, x=by_month(), tooltip=tips, height=HEIGHT, config=AXES | IN_DUTCH)


def against_year_before(frame: pd.DataFrame) -> Chart:
    """A line over the months, and a dashed one for the same months a year before.

    `frame` has `maand` (first day), `nu` and `eerder` (missing where it is not known).
    """
    return filled(_against_year_before(bool(frame["eerder"].notna().any())), frame)


@shape
def _against_year_before(is_known: bool) -> Spec:
    tips = [month_tooltip(), counted_tooltip("nu", "Toen"), counted_tooltip("eerder", "Een jaar eerder")]
    now = alt.Chart().mark_line(point={"filled": True, "size": 36, "fill": COLOURS[0]})
    now = now.encode(y=alt.Y("nu:Q", title=None, axis=_counts()), tooltip=tips)
    before = alt.Chart().mark_line(stroke=INK, strokeDash=[5, 4], strokeWidth=1.5)
    before = before.encode(y=alt.Y("eerder:Q", title=None, axis=_counts()))
    layers = (before, now) if is_known else (now,)
    return layered(layers, x=by_month(), height=170, config=AXES | IN_DUTCH)


def several(frame: pd.DataFrame, *, counted: str, series: Sequence[str]) -> Chart:
    """Several lines over the months, each named at its end, no name on top of another.

    `frame` has `maand` (first day), `soort` (one of `series`), `waarde` and `opschrift`: the name in
    the row of its last month.
    """
    return filled(_several(counted, tuple(series)), frame.assign(plaats=_apart(frame)))


@shape
def _several(counted: str, series: tuple[str, ...]) -> Spec:
    x = by_month(scale=alt.Scale(range=[0, {"expr": f"width - {NAME_ROOM}"}]))
    tips = [month_tooltip(), *series_tooltip(series), counted_tooltip("waarde", counted)]
    colour = alt.Color("soort:N", scale=in_colours(series), legend=None)
    line = alt.Chart().mark_line(point={"filled": True, "size": 44})
    line = line.encode(y=alt.Y("waarde:Q", title=None, axis=_counts()), color=colour, tooltip=tips)
    names = alt.Chart().mark_text(align="left", dx=8, fontWeight=600)
    names = names.encode(y=alt.Y("plaats:Q"), text=alt.Text("opschrift:N"), color=colour)
    return layered((line, names), x=x, height=HEIGHT, config=AXES | IN_DUTCH)


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


def _counts() -> alt.Axis:
    return alt.Axis(format=COUNT, tickCount=4)
