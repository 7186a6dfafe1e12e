"""How figures are drawn: one function a kind of chart, from a tidy frame to what a browser is sent of it."""

from charts.calendar import against_year_before, months, several, timeline
from charts.figures import bars, progress, stacked, standing
from charts.look import COLOURS, NARROW_NAME, Chart
from charts.maps import provinces
from charts.money import burn

__all__ = [
    "COLOURS",
    "NARROW_NAME",
    "Chart",
    "against_year_before",
    "bars",
    "burn",
    "months",
    "progress",
    "provinces",
    "several",
    "stacked",
    "standing",
    "timeline",
]
