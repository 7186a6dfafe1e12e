"""What is likely to be asked next is worked out once nobody waits, and never in anybody's way."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import loading
from ahead import Ahead
from pages.period import FREE, QUARTER
from sheets.settings import PROJECT
from tests.waiting import PATIENCE, wait_until


def test_nothing_is_done_while_anybody_waits() -> None:
    ahead, done = Ahead(pause=0), list[str]()
    with ahead.answering():
        with ahead.answering():
            ahead.then([lambda: done.append("one"), lambda: done.append("two")])
        time.sleep(0.2)
        assert done == []
    assert wait_until(lambda: done == ["one", "two"])


def test_what_was_still_to_be_done_is_dropped_when_something_else_is_asked() -> None:
    ahead, done = Ahead(pause=0), list[str]()
    is_begun, may_end = threading.Event(), threading.Event()

    def first() -> None:
        is_begun.set()
        may_end.wait(PATIENCE)

    ahead.then([first, lambda: done.append("dropped")])
    assert is_begun.wait(PATIENCE)
    with ahead.answering():
        may_end.set()
        ahead.then([lambda: done.append("asked")])
    assert wait_until(lambda: bool(done))
    assert done == ["asked"]


def test_what_goes_wrong_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    ahead, done = Ahead(pause=0), list[str]()

    def fail() -> None:
        raise ValueError("Voorbeeldstad")

    ahead.then([fail, lambda: done.append("the next")])
    assert wait_until(lambda: bool(done))
    assert "ValueError" in caplog.text
    assert "Voorbeeldstad" not in caplog.text


@pytest.fixture
def _state(tmp_path: Path) -> Iterator[None]:
    os.environ["WIJZIJ_STATE"] = str(tmp_path)
    yield
    del os.environ["WIJZIJ_STATE"]


@pytest.mark.usefixtures("_state")
def test_the_other_periods_are_ready_once_a_page_was_drawn() -> None:
    loading.view.cache_clear()
    drawn = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60).run()
    (periods,) = (pills for pills in drawn.pills if pills.label == "Periode")
    offered = set(periods.options) - {QUARTER, FREE}
    assert wait_until(lambda: loading.view.cache_info().currsize == len(offered))
