"""How figures by name are drawn: bars lying or standing, in parts, or against a target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from charts.look import (
    AXES,
    COLOURS,
    DARK,
    IN_DUTCH,
    NARROW_NAME,
    Chart,
    Spec,
    at,
    counted_tooltip,
    filled,
    in_colours,
    layered,
    series_tooltip,
    shape,
)

WORDS_ROOM, TOP_ROOM = 150, 36
"""Pixels: kept free right of a bar for its figures in words, and above a standing one."""
LETTER_ROOM, LETTERS_STEP = 6.6, 3
"""Pixels for a letter of a bar's figures, and by how many letters their room grows."""
LEAST = 0.2
"""Of the width: what the longest bar has at least, however long its words are."""


def bars(frame: pd.DataFrame, *, name: str, value: str) -> Chart:
    """Horizontal bars in the frame's own order, each with its figure in words (`opschrift`) at the end.

    `frame` has the columns `name` (text), `value` (number) and `opschrift`. Nothing is said by pointing at a
    bar: all of it is written beside it. Long names stand above their bar, short ones left of it. A bar
    whose `verborgen`, if that is there, is true is drawn open and dashed: its length says nothing.
    """
    # Of the long bars alone: beside a short one there is room, and a phone has little to give away.
    names, values = frame[name].tolist(), frame[value].tolist()
    rows = zip(frame["opschrift"], values, strict=True)
    letters = max(len(words) for words, number in rows if number >= max(values) / 2)
    drawn = _bars(
        name,
        value,
        is_above=max(map(len, names)) > NARROW_NAME,
        order=_order(frame, name),
        letters=-(-letters // LETTERS_STEP) * LETTERS_STEP,
        is_flat=_is_flat(frame, value),
    )
    return filled(drawn, frame)


@shape
def _bars(
    name: str, value: str, *, is_above: bool, order: tuple[str, ...] | None, letters: int, is_flat: bool
) -> Spec:
    y = alt.Y(name, type="nominal", title=None, axis=None if is_above else _names(), **_sorted(order))
    # Room by pixels and not by figures: the same shape then serves every selection.
    ends = f"max(width - {12 + letters * LETTER_ROOM:.0f}, {LEAST} * width)"
    x = alt.X(value, type="quantitative", title=None, axis=None, scale=_to_end([0, {"expr": ends}], is_flat))
    down = 8 if is_above else 0
    words = alt.Chart().mark_text(align="left", dx=5, dy=down, fontWeight=600)
    layers = [*_marks(order, size=14, yOffset=down), words.encode(text=alt.Text("opschrift:N"))]
    if is_above:
        label = alt.Chart().mark_text(align="left", dy=-8)
        layers.append(label.encode(x=at(0), text=alt.Text(name, type="nominal")))
    return layered(layers, y=y, x=x, height=alt.Step(34 if is_above else 23))


def stacked(frame: pd.DataFrame, *, name: str, value: str, counted: str, split: Sequence[str]) -> Chart:
    """Horizontal bars cut in parts: `frame` has `name`, `soort` (one of `split`), `value` and `volgorde`.

    Names stand above their bar, `opschrift` under it: its parts in words, so that no legend is needed; both
    are the same in every row of a name. `volgorde` orders the parts.
    """
    again = frame[name].duplicated()
    named = frame.assign(kop=frame[name].where(~again, ""), opschrift=frame["opschrift"].where(~again, ""))
    return filled(_stacked(name, value, counted, tuple(split)), named)


@shape
def _stacked(name: str, value: str, counted: str, split: tuple[str, ...]) -> Spec:
    x = alt.X(value, type="quantitative", title=None, axis=None, scale=alt.Scale(nice=False))
    named = alt.Tooltip(name, type="nominal", title=name.capitalize())
    tips = [named, *series_tooltip(split), counted_tooltip(value, counted)]
    colour = alt.Color("soort:N", scale=in_colours(split), legend=None)
    bar = alt.Chart().mark_bar(size=10)
    bar = bar.encode(x=x, color=colour, order=alt.Order("volgorde:Q"), tooltip=tips)
    label = alt.Chart().mark_text(align="left", dy=-13, fontWeight=600)
    label = label.encode(x=at(0), text=alt.Text("kop:N"))
    words = alt.Chart().mark_text(align="left", dy=13).encode(x=at(0), text=alt.Text("opschrift:N"))
    y = alt.Y(name, type="nominal", sort=None, title=None, axis=None)
    return layered((bar, label, words), y=y, height=alt.Step(48), config=IN_DUTCH)


def standing(frame: pd.DataFrame, *, name: str, value: str) -> Chart:
    """Standing bars in the frame's order, such as quarters: `frame` has `name`, `value` and `opschrift`.

    And `verborgen`, as in `bars`, where some are not told: their words stand on two lines, cut at a `|`.
    """
    drawn = _standing(name, value, order=_order(frame, name), is_flat=_is_flat(frame, value))
    return filled(drawn, frame)


@shape
def _standing(name: str, value: str, *, order: tuple[str, ...] | None, is_flat: bool) -> Spec:
    x = alt.X(name, type="nominal", title=None, axis=_upright(), **_sorted(order))
    scale = _to_end([{"expr": "height"}, TOP_ROOM], is_flat)
    y = alt.Y(value, type="quantitative", title=None, axis=None, scale=scale)
    return layered([*_marks(order), *_tops(order)], x=x, y=y, height=190, config=AXES)


def progress(frame: pd.DataFrame, *, name: str) -> Chart:
    """Reached against target: `frame` has `name`, `aandeel` (share, or missing), `opschrift` and `nadruk`.

    The name stands above its bar and `opschrift`, the same in words, behind it; `nadruk` is true where
    the bar asks for attention. With a column `samen` (share) a lighter bar goes on up to there.
    """
    return filled(_progress(name, "samen" in frame), frame)


@shape
def _progress(name: str, goes_on: bool) -> Spec:
    base = alt.Chart()
    scale = alt.Scale(domain=[0, 1], clamp=True, range=[0, {"expr": f"width - {WORDS_ROOM}"}])
    colours = alt.Scale(domain=[False, True], range=[COLOURS[0], COLOURS[1]])
    down: dict[str, Any] = {"yOffset": 8, "size": 12}
    track = base.mark_bar(fill="#dde4ea", **down).encode(x=alt.XDatum(1, scale=scale, axis=None))
    track = track.transform_filter("isValid(datum.aandeel)")
    x = alt.X("aandeel:Q", title=None, axis=None, scale=scale)
    done = base.mark_bar(**down).encode(x=x, fill=alt.Fill("nadruk:N", scale=colours, legend=None))
    more = base.mark_bar(fill="#7fb8d8", **down)
    more = more.encode(x=alt.X("samen:Q", title=None, axis=None, scale=scale))
    label = base.mark_text(align="left", dy=-7).encode(x=at(0), text=alt.Text(name, type="nominal"))
    words = base.encode(x=at("width"), text=alt.Text("opschrift:N"))
    # Without a target there is no bar to stand behind: the figure then stands beside the name.
    beside = words.mark_text(align="right", dy=8, fontWeight=600).transform_filter("isValid(datum.aandeel)")
    alone = words.mark_text(align="right", dy=-7, fontWeight=600).transform_filter("!isValid(datum.aandeel)")
    y = alt.Y(name, type="nominal", sort=None, title=None, axis=None)
    layers = (track, *([more] if goes_on else []), done, label, beside, alone)
    return layered(layers, y=y, height=alt.Step(33))


def _marks(order: tuple[str, ...] | None, **how: Any) -> list[alt.Chart]:
    """The bars, those that are not told dashed."""
    if order is None:
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


def _tops(order: tuple[str, ...] | None) -> list[alt.Chart]:
    """The words on top of each bar."""
    text = alt.Text("opschrift:N")
    one = alt.Chart().mark_text(dy=-8, fontWeight=600).encode(text=text)
    if order is None:
        return [one]
    two = alt.Chart().mark_text(dy=-30, baseline="top", lineBreak="|", fontSize=11).encode(text=text)
    return [one.transform_filter("!datum.verborgen"), two.transform_filter("datum.verborgen")]


def _order(frame: pd.DataFrame, name: str) -> tuple[str, ...] | None:
    """The frame's own order; to be said where told and untold bars are drawn one after the other."""
    return tuple(frame[name]) if "verborgen" in frame else None


def _sorted(order: tuple[str, ...] | None) -> dict[str, Any]:
    return {"sort": None if order is None else list(order)}


def _is_flat(frame: pd.DataFrame, value: str) -> bool:
    """Whether no bar has any length: an axis from 0 to 0 would give each of them half of the room."""
    return not (frame[value] > 0).any()


def _to_end(ends: list[Any], is_flat: bool) -> alt.Scale:
    """From zero to the longest bar, which ends where its words still have room."""
    return alt.Scale(range=ends, nice=False, domain=[0, 1] if is_flat else alt.Undefined)


def _names() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, labelPadding=6, minExtent=0, labelFontSize=14, **DARK)


def _upright() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, labelAngle=0, labelOverlap="greedy", labelSeparation=6)
