"""The only cache: the Dataset of the last good reading, refreshed in the background when a file changed."""

from __future__ import annotations

import logging
import threading
import time
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import streamlit as st

from metrics import choices as offered
from metrics.dataset import Dataset
from metrics.view import Selection, View
from sheets import sync

LOOK_AGAIN_SECONDS = 5.0
KEPT_VIEWS = 16
WORKBOOKS = frozenset({".xlsx", ".ods", ".csv"})

Signature: TypeAlias = tuple[date, tuple[tuple[str, int, int], ...]]
log = logging.getLogger(__name__)


class Readings:
    """The current Dataset of one folder: the first is read at once, the next ones behind the pages' backs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._dataset: Dataset | None = None
        self._seen: Signature | None = None
        self._looked_at = 0.0
        self._refresh: threading.Thread | None = None

    def current(self, today: date) -> Dataset:
        """The last good Dataset; only the very first call waits for one."""
        with self._lock:
            if self._dataset is None:
                self._seen = signature(self._folder, today)
                self._dataset = read(self._folder, today)
            elif self._is_due() and self._has_changed(today):
                self._refresh = threading.Thread(target=self._replace, args=(today,), daemon=True)
                self._refresh.start()
            return self._dataset

    def _is_due(self) -> bool:
        busy = self._refresh is not None and self._refresh.is_alive()
        return not busy and time.monotonic() - self._looked_at >= LOOK_AGAIN_SECONDS

    def _has_changed(self, today: date) -> bool:
        self._looked_at = time.monotonic()
        before, self._seen = self._seen, signature(self._folder, today)
        return before != self._seen

    def _replace(self, today: date) -> None:
        try:
            fresh = read(self._folder, today)
        except Exception as error:
            log.error("a reading failed (%s), the last good one stays", type(error).__name__)
            return
        with self._lock:
            self._dataset = fresh


def signature(folder: Path, today: date) -> Signature:
    """The day, and name, size and moment of every workbook file: another signature asks for another reading.

    The day is part of it because checks such as "not yet filled in though it took place" depend on it.
    """
    files = [file for file in sorted(folder.rglob("*")) if file.suffix.lower() in WORKBOOKS]
    stats = [(str(file), file.stat()) for file in files]
    return today, tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def read(folder: Path, today: date) -> Dataset:
    """One reading of the workbooks in a folder, checked."""
    reading = sync.read([folder], today=today)
    return Dataset.build(
        reading.tables, issues=reading.issue_rows, tabs=reading.tab_rows, read_at=reading.read_at
    )


def dataset(folder: Path, today: date) -> Dataset:
    """The current Dataset of a folder, one for all visitors."""
    return _readings(folder).current(today)


@lru_cache(maxsize=KEPT_VIEWS)
def view(of: Dataset, selection: Selection) -> View:
    """The View of a selection; what was asked lately is not made again."""
    return View.of(of, selection)


@lru_cache(maxsize=2)
def choices(of: Dataset) -> offered.Choices:
    """What the filter bar can offer of a Dataset."""
    return offered.choices(of)


@st.cache_resource(max_entries=2, show_spinner=False)
def _readings(folder: Path) -> Readings:
    return Readings(folder)
