"""What every chart shares: the look, the Dutch words, and how rows are put into a shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, cast

import altair as alt
import pandas as pd
import pyarrow as pa
from altair.utils.schemapi import disable_debug_mode

Spec: TypeAlias = dict[str, Any]
"""A shape: a chart as Vega-Lite, without its rows. It is made once, and only ever read."""

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8c6d00", "#56b4e9", "#5b6770")
"""Okabe-Ito, its yellow darkened and its black made grey so that each is seen on white."""

INK = "#0f1720"
NARROW_NAME = 24
"""Letters: a longer name stands above its bar."""
EURO = "$,.0f"
COUNT = ",.0f"

DUTCH_NUMBERS = {
    "decimal": ",",
    "thousands": ".",
    "grouping": [3],
    "currency": ["€\u00a0", ""],
    "percent": "\u00a0%",
}
DUTCH_TIME = {
    **dict.fromkeys(("dateTime", "date", "time"), ""),
    "periods": ("",) * 2,
    **dict.fromkeys(("days", "shortDays"), ("",) * 7),
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
shape = lru_cache(maxsize=128)
"""Keeps what a function makes of the few things that a shape depends on: Altair takes long over it."""


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


def layered(
    layers: Sequence[alt.Chart],
    *,
    height: int | alt.Step,
    config: Mapping[str, Any] | None = None,
    **shared: Any,
) -> Spec:
    """The shape of layers that say once what they share, for `filled`."""
    encoding = alt.Encoding(**shared)
    chart = alt.LayerChart(data=alt.NamedData("rijen"), layer=list(layers), encoding=encoding, height=height)
    return bare(chart, config)


def bare(chart: alt.LayerChart, config: Mapping[str, Any] | None = None) -> Spec:
    """The shape of a chart: what it says of itself, without its rows."""
    spec: Spec = chart.to_dict(validate=False)
    del spec["data"]
    # Else Streamlit adds a finger's breadth of nothing below each.
    return {**spec, "padding": {"bottom": 4}, "config": spec["config"] | (config or {})}


@dataclass(frozen=True, eq=False)
class Chart:
    """What a browser draws: a shape, and the rows to put in it.

    They are sent apart, so that a browser that has the shape on screen only moves what it drew.
    """

    spec: Spec
    rows: pa.Table


def filled(spec: Spec, frame: pd.DataFrame) -> Chart:
    """A shape with its rows; days become milliseconds, for what is put in later is not read as text is."""
    # Column by column: what pandas adds of itself to a whole frame is as long as the rows of a chart.
    return Chart(spec, pa.table({name: _sent(frame[name]) for name in frame.columns}))


def _sent(column: pd.Series[Any]) -> pa.Array:
    sent = pa.array(column)
    if pa.types.is_timestamp(sent.type):
        return sent.cast(pa.timestamp("ms")).cast(pa.int64()).cast(pa.float64())
    return sent


def at(place: int | str) -> alt.XValue:
    """A fixed place: spelled out, because `alt.value` is checked against the whole schema each time."""
    return alt.XValue(place)  # type: ignore[no-untyped-call]


def until(place: str) -> alt.X2Value:
    """The other end of what begins at a fixed place."""
    return alt.X2Value(place)  # type: ignore[no-untyped-call]


def down_from(place: int) -> alt.YValue:
    """As `at`, from the top."""
    return alt.YValue(place)  # type: ignore[no-untyped-call]


def half_way_down() -> alt.YValue:
    """The middle from top to bottom."""
    return alt.YValue({"expr": "height / 2"})  # type: ignore[no-untyped-call]


def down_to(place: str) -> alt.Y2Value:
    """As `until`, from the top."""
    return alt.Y2Value(place)  # type: ignore[no-untyped-call]


def by_month(column: str = "maand", **how: Any) -> alt.X:
    """Months from left to right."""
    return alt.X(f"{column}:T", timeUnit="utcyearmonth", title=None, axis=month_axis(), **how)


def month_axis() -> alt.Axis:
    """Months in short, a January as its year."""
    january = "timeFormat(datum.value, '%m') == '01'"
    shown = f"{january} ? timeFormat(datum.value, '%Y') : timeFormat(datum.value, '%b')"
    return alt.Axis(labelExpr=shown, labelOverlap="greedy", labelSeparation=8, grid=False, tickCount=8)


def month_tooltip(column: str = "maand") -> alt.Tooltip:
    """The month that is pointed at, in words."""
    return alt.Tooltip(f"{column}:T", timeUnit="utcyearmonth", title="Maand", format="%B %Y")


def series_tooltip(split: Sequence[str]) -> list[alt.Tooltip]:
    """Which of several series is pointed at."""
    return [alt.Tooltip("soort:N", title="Soort")] if len(split) > 1 else []


def counted_tooltip(value: str, counted: str) -> alt.Tooltip:
    """The number that is pointed at, and of what."""
    return alt.Tooltip(value, type="quantitative", title=counted, format=COUNT)


def in_colours(split: Sequence[str]) -> alt.Scale:
    """A colour for each of these series."""
    return alt.Scale(domain=list(split), range=list(COLOURS[: len(split)]))
