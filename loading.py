"""The only cache: the Dataset of the last good reading, refreshed in the background."""

from __future__ import annotations

import gc
import logging
import math
import threading
import weakref
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from looking import Look, Seen, build, renewed
from metrics import choices as offered
from metrics import sources
from metrics.dataset import Dataset
from metrics.disclosure import Rule
from metrics.kept import Question
from metrics.sources import Former
from metrics.view import DEFAULT_RULE, OPEN, Selection, View, Viewer
from sheets import sync
from sheets.apart import Apart, Ended, Failed
from sheets.audit import Audit
from sheets.live import AS_GOOGLE_WANTS, Asking, Live, Renewed, connect
from sheets.settings import Settings
from sheets.store_errors import StoreError

KEPT_VIEWS = 24
"""The periods of the filter bar, and what people filter beside them."""
IDLE = 600.0
"""Seconds without work after which the process that reads is let go."""
LARGE = 50_000
"""So many rows leave a process large for good: it is let go as soon as it has read them."""

log = logging.getLogger(__name__)


class Readings:
    """The current Dataset of one source: the first is read at once, the next ones behind the pages' backs.

    `apart` does the work of the next ones in another process, so that the pages keep this one's time; without
    it, a thread of this process does.
    """

    def __init__(
        self, live: Live, look_again: float = AS_GOOGLE_WANTS.look_again, apart: Apart | None = None
    ) -> None:
        self._live = live
        self._look_again = look_again
        self._apart = apart
        self._here = Look(lambda: live)
        self._lock = threading.Lock()
        self._dataset: Dataset | None = None
        self._today = date.min
        self._wake = threading.Event()
        self._wanted = False
        self._trouble = ""
        self._is_compared = False

    def current(self, today: date) -> Dataset:
        """The last good Dataset; only the very first call waits for one, and never for Google."""
        self._today = today
        if self._dataset is None:
            with self._lock:
                if self._dataset is None:
                    self._dataset = build(self._live.first(today))
                    _watch(self, self._wake, self._live.first_look, self._look_again)
        return self._dataset

    def ask(self) -> None:
        """Has the source read now, behind the pages' backs; nothing where that may not be yet."""
        if not self._wanted and self.seconds_to_wait() == 0:
            self._wanted = True
            self._wake.set()

    @property
    def is_reading(self) -> bool:
        """Whether a reading that was asked for is still under way."""
        return self._wanted

    def seconds_to_wait(self) -> int:
        """How long until a reading may be asked for, whoever asks; 0 is now."""
        return math.ceil(self._live.seconds_to_wait())

    def former(self, kept_as: str, tab: str) -> Former | None:
        """The rows that vanished from a tab, as far as a screen may show them; None while not to be had."""
        known = self._dataset
        names = () if known is None else (*known.budget["line"].dropna(), *known.grants["name"].dropna())
        try:
            found = self._live.former(kept_as, tab, names)
        except StoreError as error:
            log.warning("no former rows: %s", type(error).__name__)
            return None
        return Former.of(found.columns, found.left_out, found.hidden)

    def look(self) -> None:
        """Swaps the Dataset where the source gave something new; whatever goes wrong, the last one stays."""
        wanted, goes_on, trouble = self._wanted, False, ""
        try:
            if self._live.is_due(self._today, wanted):
                goes_on, trouble = self._take(self._do("look", self._live.mark, self._today, wanted))
            else:
                self._show(self._live.seen_again())
            self._compare()
            if self._apart:
                self._apart.rest(IDLE)
        except Failed as error:
            trouble = error.name
        except Exception as error:
            trouble = type(error).__name__
        self._say(trouble)
        if wanted and not goes_on:
            # Last, so that who sees that it is over sees what it gave.
            self._wanted = False

    def _do(self, method: str, *given: Any) -> Any:
        """What Look does, wherever that is done."""
        return self._apart.call(method, *given) if self._apart else getattr(self._here, method)(*given)

    def _take(self, seen: Seen) -> tuple[bool, str]:
        """Shows what was seen; whether what was wanted goes on elsewhere, and what went wrong."""
        self._live.mark = seen.mark
        self._show(seen.news)
        return seen.is_read_elsewhere, seen.trouble

    def _show(self, news: Dataset | Renewed | None) -> None:
        if isinstance(news, Dataset):
            self._dataset, self._is_compared = news, False
        elif news is not None and self._dataset is not None:
            self._dataset = renewed(self._dataset, news)

    def _say(self, trouble: str) -> None:
        """Logs once when reading begins to fail, fails otherwise or succeeds again, and not at every look."""
        if trouble and trouble != self._trouble:
            # Without the error's own text: it may repeat what a cell holds.
            log.error("a reading failed (%s), the last good one stays", trouble)
        elif self._trouble and not trouble:
            log.warning("readings succeed again")
        self._trouble = trouble

    def _compare(self) -> None:
        """Adds what became of earlier issues, once a reading and after it is shown: nobody waits for it."""
        if self._is_compared or self._dataset is None:
            return
        self._is_compared = True
        try:
            found = self._do("changes", self._today)
        except Ended:
            # The process that follows it tries again.
            self._is_compared = False
            raise
        if found:
            self._dataset = self._dataset.with_changes(found)
        if self._apart and self._dataset.tabs["read"].sum() > LARGE:
            self._apart.rest(0)


def _watch(readings: Readings, wake: threading.Event, first: float, every: float) -> None:
    """Looks again and again in a thread of its own, for as long as somebody holds these readings."""
    # Weak, so that the thread ends with what it refreshes and not with the process.
    held = weakref.ref(readings)

    def look() -> None:
        wake.wait(first)
        while (current := held()) is not None:
            wake.clear()
            current.look()
            del current
            # Not after every click, as Streamlit would: no page is sent meanwhile.
            gc.collect()
            wake.wait(every)

    threading.Thread(target=look, name="refresh", daemon=True).start()


def read(folder: Path, today: date) -> Dataset:
    """One reading of the workbooks in a folder, checked."""
    return build(sync.read([folder], today=today))


def readings(settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> Readings:
    """The readings of what is configured, the same for all visitors; `asking` is how Google is asked."""
    where = (str(settings.data), settings.google_spreadsheet, str(settings.state))
    return _readings(where, settings, asking)


def dataset(settings: Settings, today: date, asking: Asking = AS_GOOGLE_WANTS) -> Dataset:
    """The current Dataset of what is configured. Raises SheetError or StoreError."""
    return readings(settings, asking).current(today)


@lru_cache(maxsize=KEPT_VIEWS)
def view(of: Dataset, selection: Selection, viewer: Viewer = OPEN, rule: Rule = DEFAULT_RULE) -> View:
    """What a viewer sees of a selection; what was asked lately is not made again."""
    return View.of(of, selection, viewer, rule)


def ask(of: Dataset, selection: Selection, viewer: Viewer, rule: Rule, questions: Sequence[Question]) -> None:
    """Has a view made, and what it is asked: who asks it next need not wait for that."""
    made = view(of, selection, viewer, rule)
    for question in questions:
        question(made)


def rule(settings: Settings) -> Rule:
    """The smallest counts that are told, as configured."""
    return Rule(settings.smallest_open, settings.smallest_reader)


def audit(settings: Settings) -> Audit:
    """The record of who saw what was told in confidence. Raises StoreError."""
    return _audit(settings.store_address)


def sights(settings: Settings) -> list[dict[str, Any]] | None:
    """The last looks at what was told in confidence, newest first (the fields of `Sight`); None: not now."""
    try:
        found = audit(settings).last()
    except StoreError as error:
        log.warning("no record of looks: %s", type(error).__name__)
        return None
    return [vars(sight) for sight in found]


@lru_cache(maxsize=2)
def choices(of: Dataset) -> offered.Choices:
    """What the filter bar can offer of a Dataset."""
    return offered.choices(of)


# Not in the front door, which is run anew for every click and would forget it.
@lru_cache(maxsize=2)
def unread(of: Dataset) -> tuple[int, datetime | None]:
    """How many workbooks of a Dataset could not be read, and since when, see `sources.unread`."""
    return sources.unread(of.sources)


@st.cache_resource(max_entries=2, show_spinner=False)
def _audit(address: str) -> Audit:
    return Audit.open(address)


@st.cache_resource(max_entries=2, show_spinner=False)
def _readings(where: tuple[str, ...], _settings: Settings, _asking: Asking) -> Readings:
    apart = Apart(Look(partial(connect, _settings, _asking)), _asking.least_wait)
    return Readings(connect(_settings, _asking), _asking.look_again, apart)
