"""The only cache: the Dataset of the last good reading, refreshed in the background."""

from __future__ import annotations

import logging
import threading
import time
import weakref
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import streamlit as st

from metrics import choices as offered
from metrics.dataset import Dataset
from metrics.view import Selection, View
from sheets import sync
from sheets.live import AS_GOOGLE_WANTS, Asking, Live, connect
from sheets.settings import Settings

LOOK_AGAIN_SECONDS = 5.0
KEPT_VIEWS = 16

log = logging.getLogger(__name__)


class Readings:
    """The current Dataset of one source: the first is read at once, the next ones behind the pages' backs."""

    def __init__(self, live: Live, look_again: float = LOOK_AGAIN_SECONDS) -> None:
        self._live = live
        self._look_again = look_again
        self._lock = threading.Lock()
        self._dataset: Dataset | None = None
        self._today = date.min
        self._fresh: sync.Reading | None = None

    def current(self, today: date) -> Dataset:
        """The last good Dataset; only the very first call waits for one, and never for Google."""
        self._today = today
        if self._dataset is None:
            with self._lock:
                if self._dataset is None:
                    self._dataset = self._built(self._live.first(today))
                    _watch(self, self._live.first_look, self._look_again)
        return self._dataset

    def look(self) -> None:
        """Swaps the Dataset where the source gave something new; whatever goes wrong, the last one stays."""
        try:
            news = self._live.changed(self._today)
            if isinstance(news, sync.Reading):
                self._dataset = self._built(news)
            elif news is not None and self._dataset is not None:
                self._dataset = replace(self._dataset, read_at=news)
            self._compare()
        except Exception as error:
            # Without the error's own text: it may repeat what a cell holds.
            log.error("a reading failed (%s), the last good one stays", type(error).__name__)

    def _built(self, reading: sync.Reading) -> Dataset:
        self._fresh = reading
        return build(reading)

    def _compare(self) -> None:
        """Adds what became of earlier issues, once a reading and after it is shown: nobody waits for it."""
        fresh, self._fresh = self._fresh, None
        if fresh is None or self._dataset is None:
            return
        if found := self._live.changes(fresh, self._today):
            self._dataset = self._dataset.with_changes(found)


def _watch(readings: Readings, first: float, every: float) -> None:
    """Looks again and again in a thread of its own, for as long as somebody holds these readings."""
    # Weak, so that the thread ends with what it refreshes and not with the process.
    held = weakref.ref(readings)

    def look() -> None:
        time.sleep(first)
        while (current := held()) is not None:
            current.look()
            del current
            time.sleep(every)

    threading.Thread(target=look, name="refresh", daemon=True).start()


def build(reading: sync.Reading) -> Dataset:
    """The Dataset of a reading."""
    return Dataset.build(
        reading.tables, issues=reading.issue_rows, tabs=reading.tab_rows, read_at=reading.read_at
    )


def read(folder: Path, today: date) -> Dataset:
    """One reading of the workbooks in a folder, checked."""
    return build(sync.read([folder], today=today))


def dataset(settings: Settings, today: date, asking: Asking = AS_GOOGLE_WANTS) -> Dataset:
    """The current Dataset of what is configured, one for all visitors.

    `asking` is how Google is asked. Raises SheetError or StoreError.
    """
    where = (str(settings.data), settings.google_spreadsheet, str(settings.state))
    return _readings(where, settings, asking).current(today)


@lru_cache(maxsize=KEPT_VIEWS)
def view(of: Dataset, selection: Selection) -> View:
    """The View of a selection; what was asked lately is not made again."""
    return View.of(of, selection)


@lru_cache(maxsize=2)
def choices(of: Dataset) -> offered.Choices:
    """What the filter bar can offer of a Dataset."""
    return offered.choices(of)


@st.cache_resource(max_entries=2, show_spinner=False)
def _readings(where: tuple[str, ...], _settings: Settings, _asking: Asking) -> Readings:
    return Readings(connect(_settings, _asking))
