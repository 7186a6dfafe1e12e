"""The Google Sheets of the network as the dashboard follows them: read by one process, shown by all."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sheets.books import SourceBook
from sheets.changes import changes
from sheets.errors import KeyInvalid
from sheets.google import GoogleSource
from sheets.google_source import GoogleBooks, Reader, Spreadsheet
from sheets.kept import State
from sheets.live import AS_GOOGLE_WANTS, Asking, open_store
from sheets.settings import Settings
from sheets.store import Store
from sheets.sync import Reading, check_workbooks
from sheets.trouble import workbook_issue

FIRST_TIME = "De Google-werkbladen worden nu voor het eerst gelezen. Herlaad deze pagina over een minuut."


class _NoKey:
    """Reads nothing: the key is none."""

    def __init__(self, error: KeyInvalid) -> None:
        self._error = error

    def read(self, spreadsheet_id: str, known_tabs: Mapping[int, str] | None = None) -> Spreadsheet:
        """Raises what is wrong with the key."""
        raise self._error


def open_reader(settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> Reader:
    """What reads with the configured key; one that always fails where the key is none."""
    try:
        key = settings.service_account()
        return GoogleSource(key, **asking.given)
    except KeyInvalid as error:
        return _NoKey(error)


class LiveGoogle:
    """The spreadsheets as the store has them; whoever gets the lock reads Google when it is time."""

    first_look = 0.0

    def __init__(self, settings: Settings, coordinator: str, asking: Asking = AS_GOOGLE_WANTS) -> None:
        self._settings, self._asking = settings, asking
        self._source = GoogleBooks(coordinator)
        self._every = timedelta(minutes=settings.refresh_minutes)
        self._store: Store | None = None
        self._reader: Reader | None = None
        self._names: list[str] = [coordinator]
        self._shown: tuple[int, date] | None = None
        self._read_at: datetime | None = None
        self._asked = float("-inf")

    def first(self, today: date) -> Reading:
        """What the store knows, and not a word to Google. Raises StoreError."""
        return self._load(self._open(), today)

    def changed(self, today: date) -> Reading | datetime | None:
        """Reads Google when it is time, and looks whether this or another process kept something new."""
        store = self._open()
        self._refresh(store)
        if (store.version(), today) == self._shown:
            return self._seen_again(store)
        return self._load(store, today)

    def changes(self, reading: Reading, today: date) -> list[dict[str, Any]]:
        """What became of the issues of each spreadsheet's reading before."""
        return changes(reading, self._open(), today)

    def _open(self) -> Store:
        self._store = self._store or open_store(self._settings)
        return self._store

    def _refresh(self, store: Store) -> None:
        """Reads Google when it is time; of all processes only one does at a time."""
        if not self._is_due(store):
            return
        with store.leader() as leading:
            # Asked again, for another process may have read while this one asked for the lock.
            if leading and self._is_due(store):
                self._asked = time.monotonic()
                self._reader = self._reader or open_reader(self._settings, self._asking)
                self._source.refresh(self._reader, store, datetime.now(UTC))

    def _is_due(self, store: Store) -> bool:
        """Whether a spreadsheet was not asked for in time: a reading that was cut off is taken up again."""
        if time.monotonic() - self._asked < self._asking.least_wait:
            return False
        states = store.states()
        asked = [_asked_at(states[name]) if name in states else None for name in self._names]
        return any(at is None or at + self._every <= datetime.now(UTC) for at in asked)

    def _load(self, store: Store, today: date) -> Reading:
        # Asked first: what is kept meanwhile is then loaded again, and never missed.
        version = store.version()
        books = self._source.books(store, today)
        self._names = [book.kept_as for book in books] or self._names
        self._shown = (version, today)
        self._read_at = _last(books)
        reading = check_workbooks(books, today=today, read_at=self._read_at)
        if not books:
            reading.issues.append(workbook_issue("", "Google", "unavailable", FIRST_TIME))
        return reading

    def _seen_again(self, store: Store) -> datetime | None:
        """The moment of the last good reading where that is news."""
        states = store.states()
        seen = [at for name in self._names if name in states and (at := states[name].seen_at)]
        last = max(seen, default=None)
        if last is None or last == self._read_at:
            return None
        self._read_at = last
        return last


def _asked_at(state: State) -> datetime | None:
    times = [at for at in (state.seen_at, state.failed_at) if at is not None]
    return max(times, default=None)


def _last(books: Sequence[SourceBook]) -> datetime | None:
    """When a workbook was last read; the freshness line says it of the youngest, each other one by itself."""
    return max((book.state.read_at for book in books if book.state.read_at), default=None)
