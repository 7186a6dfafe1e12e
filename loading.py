"""The only cache: the Dataset of the last good reading, refreshed in the background when a file changed."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
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

Signature: TypeAlias = tuple[tuple[str, int, int], ...]
log = logging.getLogger(__name__)


class Readings:
    """The current Dataset of one data folder: the first is read at once, the next ones behind the pages' backs."""

    def __init__(self, read: Callable[[], Dataset], signature: Callable[[], Signature]):
        self._read = read
        self._signature = signature
        self._lock = threading.Lock()
        self._seen: Signature | None = None
        self._looked_at = 0.0
        self._dataset: Dataset | None = None
        self._refresh: threading.Thread | None = None

    def current(self) -> Dataset:
        """The last good Dataset; the first call waits for it, later ones never do."""
        with self._lock:
            if self._dataset is None:
                self._seen = self._signature()
                self._dataset = self._read()
            elif self._changed():
                self._refresh = threading.Thread(target=self._replace, daemon=True)
                self._refresh.start()
            return self._dataset

    def _changed(self) -> bool:
        if time.monotonic() - self._looked_at < LOOK_AGAIN_SECONDS or (
            self._refresh and self._refresh.is_alive()
        ):
            return False
        self._looked_at = time.monotonic()
        seen, self._seen = self._seen, self._signature()
        return seen != self._seen

    def _replace(self) -> None:
        try:
            fresh = self._read()
        except Exception:
            log.exception("a reading failed, the last good one stays")
            return
        with self._lock:
            self._dataset = fresh


def signature(paths: Sequence[Path]) -> Signature:
    """Name, size and moment of every workbook file under these paths; another signature is another reading."""
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    stats = [(str(file), file.stat()) for file in files if file.suffix.lower() in WORKBOOKS]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def read(paths: Sequence[Path], today: date) -> Dataset:
    """One reading of the workbooks under these paths, checked."""
    reading = sync.read(paths, today=today)
    return Dataset.build(
        reading.tables,
        issues=[asdict(issue) for issue in reading.issues],
        tabs=[asdict(tab) for tab in reading.tabs],
        read_at=reading.read_at,
    )


def dataset(paths: Sequence[Path], today: date) -> Dataset:
    """The current Dataset of these paths, one for all visitors."""
    return _readings(tuple(paths), today).current()


@lru_cache(maxsize=KEPT_VIEWS)
def view(of: Dataset, selection: Selection) -> View:
    """The View of a selection; what was asked lately is not made again."""
    return View.of(of, selection)


@lru_cache(maxsize=2)
def choices(of: Dataset) -> offered.Choices:
    """What the filter bar can offer of a Dataset."""
    return offered.choices(of)


@st.cache_resource(max_entries=2, show_spinner="De werkboeken worden gelezen…")
def _readings(paths: tuple[Path, ...], today: date) -> Readings:
    return Readings(lambda: read(paths, today), lambda: signature(paths))
