"""How figures are drawn: one function a kind of chart, from a tidy frame to what a browser is sent of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

import altair as alt
import pandas as pd
from altair.utils.schemapi import disable_debug_mode

Spec: TypeAlias = dict[str, Any]
"""A chart as Vega-Lite."""

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8c6d00", "#56b4e9", "#5b6770")
"""Okabe-Ito, its yellow darkened and its black made grey so that each is seen on white."""

MUTED = "#9fb3c4"
INK = "#0f1720"
TALLEST = 236
NARROW_NAME = 24
EURO = "$,.0f"
COUNT = ",.0f"
NAME_ROOM = 84
WORDS_ROOM = 150
"""Pixels: kept free right of a line for its name, and right of a bar for its figures in words."""

DUTCH_NUMBERS = {
    "decimal": ",",
    "thousands": ".",
    "grouping": [3],
    "currency": ["€\u00a0", ""],
    "percent": "\u00a0%",
}
DUTCH_TIME = {
    **dict.fromkeys(("dateTime", "date", "time"), ""),
    **dict.fromkeys(("periods", "days", "shortDays"), ()),
    "months": [
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ],
    "shortMonths": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
}
"""Only months are ever named, and a chart sends what it is given: the rest of the locale stays empty."""

DARK: dict[str, Any] = {"labelColor": "currentColor", "titleColor": "currentColor", "labelLimit": 0}
AXES: dict[str, Any] = {
    "axis": {
        **{"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": 400, **DARK},
        **{"gridColor": "#e3e8ed", "domainColor": "#b6c1cc", "tickColor": "#b6c1cc"},
    }
}
IN_DUTCH: dict[str, Any] = {"locale": {"number": DUTCH_NUMBERS, "time": DUTCH_TIME}}
LEGEND: dict[str, Any] = {
    "legend": {"labelFontSize": 13, "orient": "top", "title": None, "columns": 3, **DARK}
}
"""What only some charts need is given to those alone: a click sends every chart again."""


# The shape of each is settled here, whatever is drawn: to check it again would cost every click its time.
disable_debug_mode()


@alt.theme.register("wijzij", enable=True)
def dutch_theme() -> alt.theme.ThemeConfig:
    """The look that every chart shares: our font and colours, text as dark as the page's."""
    config: dict[str, Any] = {
        "font": "Source Sans, sans-serif",
        "background": "transparent",
        "aria": False,
        # Else pointing at a mark tells the names that its columns have here.
        "mark": {"tooltip": None},
        "view": {"stroke": None},
        "bar": {"fill": COLOURS[0]},
        "line": {"stroke": COLOURS[0], "strokeWidth": 2.5},
        "text": {"fontSize": 13, "fill": INK},
    }
    shown = {"embedOptions": {"actions": False, "renderer": "svg"}}
    return cast("alt.theme.ThemeConfig", {"config": config, "usermeta": shown})


def bars(frame: pd.DataFrame, *, name: str, value: str) -> Spec:
    """Horizontal bars in the frame's own order, each with its figure in words (`opschrift`) at the end.

    `frame` has the columns `name` (text), `value` (number) and `opschrift`. Nothing is said by pointing at a
    bar: all of it is written beside it. Long names stand above their bar, short ones left of it. A bar
    whose `verborgen`, if that is there, is true is drawn open and dashed: its length says nothing.
    """
    above = max((len(text) for text in frame[name]), default=0) > NARROW_NAME
    y = alt.Y(name, type="nominal", sort=_order(frame, name), title=None, axis=None if above else _names())
    room = _room_for_figures(frame[value].max(), int(frame["opschrift"].str.len().max()))
    x = alt.X(value, type="quantitative", title=None, axis=None, scale=room)
    base, down = alt.Chart(), 8 if above else 0
    layers = [
        *_bars(frame, size=14, yOffset=down),
        base.mark_text(align="left", dx=5, dy=down, fontWeight=600).encode(text=alt.Text("opschrift:N")),
    ]
    if above:
        label = alt.Text(name, type="nominal")
        layers.append(base.mark_text(align="left", dy=-8).encode(x=_at(0), text=label))
    return _layered(frame, layers, y=y, x=x, height=alt.Step(34 if above else 23))


def stacked(frame: pd.DataFrame, *, name: str, value: str, counted: str, split: Sequence[str]) -> Spec:
    """Horizontal bars cut in parts: `frame` has `name`, `soort` (one of `split`), `value` and `volgorde`.

    Names stand above their bar, `volgorde` orders the parts.
    """
    named = frame.assign(kop=frame[name].where(~frame[name].duplicated(), ""))
    x = alt.X(
        value, type="quantitative", title=counted, axis=alt.Axis(format=COUNT, tickCount=5, tickMinStep=1)
    )
    tips = [
        alt.Tooltip(name, type="nominal", title=name.capitalize()),
        *_series(split),
        _counted(value, counted, COUNT),
    ]
    base = alt.Chart()
    bar = base.mark_bar(size=12, yOffset=8).encode(
        x=x, color=_colour(split), order=alt.Order("volgorde:Q"), tooltip=tips
    )
    label = base.mark_text(align="left", dy=-7).encode(x=_at(0), text=alt.Text("kop:N"))
    y = alt.Y(name, type="nominal", sort=None, title=None, axis=None)
    config = AXES | IN_DUTCH | LEGEND
    return _layered(named, (bar, label), y=y, height=alt.Step(34), config=config)


def standing(frame: pd.DataFrame, *, name: str, value: str) -> Spec:
    """Standing bars in the frame's order, such as quarters: `frame` has `name`, `value` and `opschrift`.

    And `verborgen`, as in `bars`, where some are not told: their words stand on two lines, cut at a `|`.
    """
    x = alt.X(name, type="nominal", sort=_order(frame, name), title=None, axis=_upright())
    y = alt.Y(value, type="quantitative", title=None, axis=None, scale=_room_for_figures(frame[value].max()))
    layers = (
        *_bars(frame),
        *_tops(frame),
    )
    return _layered(frame, layers, x=x, y=y, height=190, config=AXES)


def _bars(frame: pd.DataFrame, **how: Any) -> list[alt.Chart]:
    """The bars, those that are not told dashed."""
    if "verborgen" not in frame:
        return [alt.Chart().mark_bar(**how)]
    told = alt.Chart().mark_bar(**how).transform_filter("!datum.verborgen")
    open_bar: dict[str, Any] = {
        "fill": "#eef1f4",
        "stroke": "#5b6770",
        "strokeDash": [3, 2],
        "strokeWidth": 1,
    }
    untold = alt.Chart().mark_bar(**how, **open_bar).transform_filter("datum.verborgen")
    return [told, untold]


def _order(frame: pd.DataFrame, name: str) -> list[str] | None:
    """The frame's own order; to be said where told and untold bars are drawn one after the other."""
    return list(frame[name]) if "verborgen" in frame else None


def _tops(frame: pd.DataFrame) -> list[alt.Chart]:
    """The words on top of each bar."""
    text = alt.Text("opschrift:N")
    one = alt.Chart().mark_text(dy=-8, fontWeight=600).encode(text=text)
    if "verborgen" not in frame:
        return [one]
    two = alt.Chart().mark_text(dy=-30, baseline="top", lineBreak="|", fontSize=11).encode(text=text)
    return [one.transform_filter("!datum.verborgen"), two.transform_filter("datum.verborgen")]


def months(frame: pd.DataFrame, *, value: str, counted: str, split: Sequence[str] = ()) -> Spec:
    """Standing bars, one a month: `frame` has `maand` (first day, ISO text), `value` and, split, `soort`."""
    x = alt.X("maand:T", timeUnit="utcyearmonth", title=None, axis=_month_axis())
    y = alt.Y(value, type="quantitative", title=counted, axis=alt.Axis(format=COUNT, tickCount=4))
    tips = [_month_tooltip("maand"), *_series(split), _counted(value, counted, COUNT)]
    bars = alt.Chart().mark_bar(binSpacing=1).encode(tooltip=tips)
    if split:
        bars = bars.encode(fill=alt.Fill("soort:N", scale=_scale(split)))
    return _layered(frame, [bars], x=x, y=y, height=210, config=AXES | IN_DUTCH | (LEGEND if split else {}))


def lines(frame: pd.DataFrame, *, value: str, counted: str, series: Sequence[str], form: str = COUNT) -> Spec:
    """Lines over the months: `frame` has `maand` (first day, ISO), `soort` (one of `series`) and `value`.

    With several series `frame` has `opschrift` too: the series' name in the row of its last month.
    """
    room = alt.Scale(range=[0, {"expr": f"width - {NAME_ROOM if len(series) > 1 else 0}"}])
    x = alt.X("maand:T", timeUnit="utcyearmonth", title=None, axis=_month_axis(), scale=room)
    y = alt.Y(value, type="quantitative", title=None, axis=alt.Axis(format=form, tickCount=4))
    tips = [_month_tooltip("maand"), *_series(series), _counted(value, counted, form)]
    base = alt.Chart()
    shared: dict[str, Any] = {"x": x, "y": y, "tooltip": tips, "height": 190, "config": AXES | IN_DUTCH}
    if len(series) == 1:
        points = base.mark_point(filled=True, size=36)
        return _layered(frame, (base.mark_line(), points), **shared)
    colour = _colour(series, legend=None)
    marks = base.mark_point(filled=True, size=44).encode(color=colour)
    names = base.mark_text(align="left", dx=8, fontWeight=600).encode(text=alt.Text("opschrift:N"))
    line = base.mark_line().encode(color=colour)
    return _layered(frame, (line, marks, names), **shared)


def progress(frame: pd.DataFrame, *, name: str) -> Spec:
    """Reached against target: `frame` has `name`, `aandeel` (share, or missing), `opschrift` and `nadruk`.

    The name stands above its bar and `opschrift`, the same in words, behind it; `nadruk` is true where
    the bar asks for attention. With a column `samen` (share) a lighter bar goes on up to there.
    """
    base = alt.Chart()
    scale = alt.Scale(domain=[0, 1], clamp=True, range=[0, {"expr": f"width - {WORDS_ROOM}"}])
    colours = alt.Scale(domain=[False, True], range=[COLOURS[0], COLOURS[1]])
    fill = alt.Fill("nadruk:N", scale=colours, legend=None)
    down: dict[str, Any] = {"yOffset": 8, "size": 12}
    track = base.mark_bar(fill="#dde4ea", **down).encode(x=alt.XDatum(1, scale=scale, axis=None))
    track = track.transform_filter("isValid(datum.aandeel)")
    x = alt.X("aandeel:Q", title=None, axis=None, scale=scale)
    done = base.mark_bar(**down).encode(x=x, fill=fill)
    more = base.mark_bar(fill="#7fb8d8", **down).encode(
        x=alt.X("samen:Q", title=None, axis=None, scale=scale)
    )
    behind = [track, more] if "samen" in frame else [track]
    label = base.mark_text(align="left", dy=-7).encode(x=_at(0), text=alt.Text(name, type="nominal"))
    words = base.encode(x=_at("width"), text=alt.Text("opschrift:N"))
    # Without a target there is no bar to stand behind: the figure then stands beside the name.
    beside = words.mark_text(align="right", dy=8, fontWeight=600).transform_filter("isValid(datum.aandeel)")
    alone = words.mark_text(align="right", dy=-7, fontWeight=600).transform_filter("!isValid(datum.aandeel)")
    y = alt.Y(name, type="nominal", sort=None, title=None, axis=None)
    return _layered(frame, (*behind, done, label, beside, alone), y=y, height=alt.Step(33))


def _at(place: int | str) -> alt.XValue:
    """A fixed place: spelled out, because `alt.value` is checked against the whole schema each time."""
    return alt.XValue(place)  # type: ignore[no-untyped-call]


def _until(place: str) -> alt.X2Value:
    return alt.X2Value(place)  # type: ignore[no-untyped-call]


def _down(place: str) -> alt.Y2Value:
    return alt.Y2Value(place)  # type: ignore[no-untyped-call]


def _layered(
    frame: pd.DataFrame,
    layers: Sequence[alt.Chart],
    *,
    height: int | alt.Step,
    config: Mapping[str, Any] | None = None,
    **shared: Any,
) -> Spec:
    """Layers that say once what they share, with their rows beside them as plain text.

    One level deeper than needed: rows at the top are packed with a description of every column, many times
    as long as the few rows that a chart has.
    """
    unfilled = alt.NamedData("rijen")
    chart = alt.LayerChart(data=unfilled, layer=list(layers), encoding=alt.Encoding(**shared), height=height)
    spec = chart.to_dict(validate=False)
    del spec["data"]
    inner = {"layer": spec.pop("layer"), "encoding": spec.pop("encoding"), "data": rows_as_text(frame)}
    return {**spec, "layer": [inner], "config": spec["config"] | (config or {})}


def rows_as_text(frame: pd.DataFrame) -> Spec:
    """The rows as JSON text, for Vega to read; a day is a date alone, what is not known is left out.

    Not CSV, short as that is: Vega reads it by making a function of its first line, and a page whose policy
    forbids that (`guard.policy`) draws nothing.
    """
    days = frame.select_dtypes("datetime").columns
    plain = frame.assign(**{name: frame[name].dt.strftime("%Y-%m-%d") for name in days}).astype("object")
    known = [{k: v for k, v in row.items() if pd.notna(v)} for row in plain.to_dict("records")]
    return {"values": json.dumps(known, separators=(",", ":"), default=str), "format": {"type": "json"}}


def _names() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, labelPadding=6, minExtent=0, labelFontSize=14, **DARK)


def _upright() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, labelAngle=0, labelOverlap="greedy", labelSeparation=6)


def _room_for_figures(highest: float, widest: int = 4) -> alt.Scale:
    """Room past the highest value for figures of that many characters, also on a phone."""
    return alt.Scale(domain=[0, round(float(highest) * (1.1 + 0.03 * widest), 1) or 1.0], nice=False)


def _month_axis() -> alt.Axis:
    january = "timeFormat(datum.value, '%m') == '01'"
    shown = f"{january} ? timeFormat(datum.value, '%Y') : timeFormat(datum.value, '%b')"
    return alt.Axis(labelExpr=shown, labelOverlap="greedy", labelSeparation=8, grid=False, tickCount=8)


def _month_tooltip(column: str) -> alt.Tooltip:
    return alt.Tooltip(f"{column}:T", timeUnit="utcyearmonth", title="Maand", format="%B %Y")


def _series(split: Sequence[str]) -> list[alt.Tooltip]:
    return [alt.Tooltip("soort:N", title="Soort")] if len(split) > 1 else []


def _counted(value: str, counted: str, form: str) -> alt.Tooltip:
    return alt.Tooltip(value, type="quantitative", title=counted, format=form)


def _colour(split: Sequence[str], **how: Any) -> alt.Color:
    return alt.Color("soort:N", scale=_scale(split), **how)


def _scale(split: Sequence[str]) -> alt.Scale:
    return alt.Scale(domain=list(split), range=list(COLOURS[: len(split)]))
