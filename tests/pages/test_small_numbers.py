"""From the pages of a small network nobody recovers a small number; the browser's tests ask all the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import loading
from dashboard import CONFIDENTIAL, PAGES
from metrics.choices import choices
from metrics.dataset import Dataset
from metrics.disclosure import Rule
from metrics.quarters import last_day, quarter
from metrics.release import release
from metrics.view import OPEN, Role, Selection, View, Viewer
from tests.drawn import Shown, pictured
from tests.hearing import Hearing
from tests.metrics.attacker import Attacker, recover
from tests.questioned import VALUES, WINDOWS, World, written

TODAY = date(2026, 11, 22)
WORLD = World(quarter(date(2023, 1, 1)), (12, 30, 9), ((date(2023, 4, 1), date(2024, 6, 30)),))
DRAWN = {path: draw for _, path, draw in PAGES}
EVERYTHING = Selection(as_of=TODAY)
SELECTIONS = (
    ("doorverwijzingen", EVERYTHING),
    ("doorverwijzingen", replace(EVERYTHING, end=last_day(WORLD.first + 1))),
    ("doorverwijzingen", replace(EVERYTHING, provinces=frozenset({"Antwerpen", "Brussel"}))),
    ("overzicht", EVERYTHING),
)


def shown(path: str, view: View) -> Iterator[Shown]:
    # Run by its text, away from this file: a word of our imports means nothing there.
    def draw(page, arguments):
        page(*arguments)

    arguments = (view, None) if path in CONFIDENTIAL else (view,)
    page = AppTest.from_function(
        draw, kwargs={"page": DRAWN[path], "arguments": arguments}, default_timeout=60
    )
    yield from pictured(page.run())


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return loading.read(written(WORLD, tmp_path_factory.mktemp("vragen")), TODAY)


def test_no_pages_together_give_away_a_small_number(dataset: Dataset) -> None:
    """Of what the open view shows, and of what a reader is shown as well, who may read both."""
    attacker, rule = Attacker(WORLD.quarters, VALUES), Rule()
    for viewer in (OPEN, Viewer(Role.READER)):
        smallest, before = rule.smallest(viewer), rule.before(viewer)
        assert smallest
        hearing = Hearing(attacker, smallest, TODAY, WINDOWS)
        for path, selection in SELECTIONS:
            seen = shown(path, View.of(dataset, selection, viewer))
            assert hearing.hear(f"/{path}", selection, [*seen]) == []
        own = release(dataset, smallest, before)
        attacker.know_the_rule(own, release(dataset, before) if before else None)
        attacker.know_the_ends(choices(dataset))
        assert recover(attacker, list(WORLD.questions()), smallest) > 20
