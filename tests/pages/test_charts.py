"""Every chart that a page draws is Vega-Lite to the letter: the pages do not check it, for speed."""

from __future__ import annotations

import json
from datetime import date
from itertools import chain
from typing import Any

import altair as alt
import pytest
from jsonschema import ValidationError
from streamlit.testing.v1 import AppTest

import loading
from dashboard import CONFIDENTIAL, PAGES
from metrics.dataset import Dataset
from metrics.selection import Selection
from metrics.view import View
from metrics.viewer import OPEN, Role, Viewer
from sheets.settings import EXAMPLES
from tests.browser.test_pages import CHARTS

COORDINATOR = Viewer(Role.COORDINATOR, is_guarded=True)
FIRST = "overzicht"
TODAY = date(2026, 11, 22)
WHOLE_GRANT = {"as_of": TODAY, "start": date(2023, 4, 1), "end": date(2024, 12, 31)}
WITH_CHARTS = {path: number for path, number in CHARTS.items() if number}
LOOKS: dict[str, tuple[dict[str, Any], Viewer, tuple[str, ...]]] = {
    "the whole grant": (WHOLE_GRANT, OPEN, tuple(WITH_CHARTS)),
    "a forecast": ({**WHOLE_GRANT, "as_of": date(2024, 3, 31)}, OPEN, ("/subsidie",)),
    "months without costs": (
        {"as_of": TODAY, "start": date(2021, 4, 1), "end": date(2023, 3, 31)},
        COORDINATOR,
        ("/subsidie", "/bereik"),
    ),
    "small numbers": ({**WHOLE_GRANT, "provinces": frozenset({"Limburg"})}, OPEN, ("/doorverwijzingen",)),
}
"""What is asked, by whom, and the pages that then have charts of their own kind."""
DRAWN = {f"/{path if path != FIRST else ''}": page for _, path, page in PAGES}


@pytest.fixture(scope="module")
def data() -> Dataset:
    return loading.read(EXAMPLES, TODAY)


def charts(path: str, view: View) -> list[dict[str, Any]]:
    """The charts of one page, as a browser is sent them."""

    # Run by its text, away from this file: a word of our imports means nothing there.
    def draw(page, arguments):
        page(*arguments)

    vault = [None] if path.strip("/") in CONFIDENTIAL else []
    arguments = {"page": DRAWN[path], "arguments": (view, *vault)}
    drawn = AppTest.from_function(draw, kwargs=arguments, default_timeout=60).run()
    assert not drawn.exception
    return [json.loads(chart.proto.spec) for chart in drawn.get("vega_lite_chart")]


@pytest.mark.parametrize("look", LOOKS)
def test_every_chart_is_vega_lite_to_the_letter(data: Dataset, look: str) -> None:
    asked, viewer, paths = LOOKS[look]
    view = View.of(data, Selection(**asked), viewer)
    found = {path: charts(path, view) for path in paths}
    for spec in chain.from_iterable(found.values()):
        alt.TopLevelSpec.validate(spec)
    if look == "the whole grant":
        assert {path: len(drawn) for path, drawn in found.items()} == WITH_CHARTS


def test_a_chart_with_a_word_that_means_nothing_is_found(data: Dataset) -> None:
    (spec,) = charts("/", View.of(data, Selection(**WHOLE_GRANT)))
    spec["encoding"]["x"]["axis"]["labelOverlaps"] = "greedy"
    with pytest.raises(ValidationError, match="labelOverlaps"):
        alt.TopLevelSpec.validate(spec)
