"""How months are drawn where a gap must be seen."""

from __future__ import annotations

import altair as alt
import pandas as pd

from charts import AXES, COLOURS, IN_DUTCH, Spec, _layered, _month_axis

GAP = "#e3e8ed"


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
    return _layered(frame, (band, held, planned), x=x, height=190, config=AXES | IN_DUTCH)


def _down(place: int) -> alt.YValue:
    return alt.YValue(place)  # type: ignore[no-untyped-call]


def _down2(place: str) -> alt.Y2Value:
    return alt.Y2Value(place)  # type: ignore[no-untyped-call]
