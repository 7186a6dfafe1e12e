"""The configured source as the dashboard follows it: a first reading, then each one that differs."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from sheets.books import SourceBook
from sheets.errors import NotFound
from sheets.file_source import kept_files, open_files
from sheets.former import Former, former_rows
from sheets.kept import Round
from sheets.settings import Settings
from sheets.store_errors import StoreError
from sheets.sync import Reading, check_workbooks
from sheets.trouble import Source

if TYPE_CHECKING:
    from sheets.google import Retries
    from sheets.google_line import Limits
    from sheets.rate_plan import Pace
    from sheets.store import Store

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".ods", ".csv"})

Signature: TypeAlias = tuple[date, tuple[tuple[str, int, int], ...]]
Mark: TypeAlias = Any
"""Where a source stands: what it gave and asked last; it pickles, for another process to go on from."""


@dataclass(frozen=True)
class Asking:
    """How Google is asked, where that differs from how the real one is: see `google.GoogleSource`.

    `sessions` makes what it is asked through; `least_wait` is how many seconds lie at least between two
    readings by one process, whatever the store says of the last one, and between any reading and one that
    a viewer asks for; `look_again` is how many lie between two looks whether there is something new.
    """

    sessions: Callable[[], Any] | None = None
    limits: Limits | None = None
    retries: Retries | None = None
    pace: Pace | None = None
    least_wait: float = 60.0
    look_again: float = 5.0

    @property
    def given(self) -> dict[str, Any]:
        """What is given, as `GoogleSource` takes it."""
        parts = {name: getattr(self, name) for name in ("sessions", "limits", "retries", "pace")}
        return {name: part for name, part in parts.items() if part is not None}


AS_GOOGLE_WANTS = Asking()

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Renewed:
    """The same was read again, or tried in vain: when, how each workbook stands since, and what it cost."""

    read_at: datetime | None
    sources: tuple[Source, ...]
    round: Round | None


class Live(Protocol):
    """A source that is followed; one thread at a time, but `seconds_to_wait` and `former` from any."""

    first_look: float
    """Seconds between the first reading and the first look for another."""
    mark: Mark
    """Where it stands; a source with the mark of another goes on from there."""

    @property
    def is_read_elsewhere(self) -> bool:
        """Whether the last look left what was wanted to another process, which is reading."""

    def first(self, today: date) -> Reading:
        """What the very first page shows; it never waits for Google."""

    def is_due(self, today: date, wanted: bool = False) -> bool:
        """Whether `changed` has work to do: to read, or to check what was kept. Cheap. Raises StoreError."""

    def seen_again(self) -> Renewed | None:
        """What is new where nothing is due: another process may have read the same. Cheap."""

    def changed(self, today: date, wanted: bool = False) -> Reading | Renewed | None:
        """A reading that differs from the last, what is new where the same was read again, or None.

        `wanted` is that a viewer asks for a reading before it is time.
        """

    def seconds_to_wait(self) -> float:
        """How long until a viewer may ask for a reading; 0 is now."""

    def former(self, kept_as: str, tab: str, names: Collection[str]) -> Former:
        """The rows that vanished from a tab, see `former.former_rows`. Raises StoreError."""

    def changes(self, reading: Reading, today: date) -> list[dict[str, Any]]:
        """What became of the issues of each workbook's reading before: see `changes.changes`."""


def connect(settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> Live:
    """The source that is configured; `asking` is how Google is asked.

    Raises NotFound where something else than a Google Sheet is configured as one.
    """
    if not settings.google_spreadsheet:
        return LiveFiles(settings, asking)
    # Not above: who reads files only starts without the database and Google.
    from sheets.google_source import NO_COORDINATOR
    from sheets.live_google import LiveGoogle

    if settings.coordinator is None:
        raise NotFound(NO_COORDINATOR)
    return LiveGoogle(settings, settings.coordinator, asking)


def open_store(settings: Settings) -> Store:
    """The configured store. Raises StoreError."""
    from sheets.store import Store

    return Store.open(settings.store_address)


@dataclass(frozen=True)
class FilesMark:
    """What was last given, what was last kept, and when a viewer last asked (monotonic seconds)."""

    seen: Signature | None = None
    kept: Signature | None = None
    wanted_at: float = float("-inf")


class LiveFiles:
    """A folder of workbooks, read again when a file or the day changed; kept where that is possible."""

    first_look = 5.0
    is_read_elsewhere = False

    def __init__(self, settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> None:
        self._settings = settings
        self._least_wait = asking.least_wait
        self._folder = settings.data
        self._store: Store | None = None
        self.mark = FilesMark()

    def first(self, today: date) -> Reading:
        """The workbooks as they are; the store is asked only where one of them cannot be read."""
        self.mark = replace(self.mark, seen=signature(self._folder, today))
        books = open_files([self._folder])
        if not all(map(_is_whole, books)):
            self.mark, books = replace(self.mark, kept=self.mark.seen), self._keep()
        return check_workbooks(books, today=today)

    def is_due(self, today: date, wanted: bool = False) -> bool:
        """Whether a viewer asks, or the files as they are were not kept yet."""
        return wanted or signature(self._folder, today) != self.mark.kept

    def seen_again(self) -> None:
        """Nothing: what no file says, nobody knows."""

    def changed(self, today: date, wanted: bool = False) -> Reading | None:
        """The workbooks after a change or when wanted; at first only if the store knows more than they do."""
        now, before = signature(self._folder, today), self.mark
        if wanted:
            self.mark = replace(self.mark, wanted_at=time.monotonic())
        elif now == before.kept:
            return None
        self.mark = replace(self.mark, seen=now, kept=now)
        books = self._keep()
        if not wanted and now == before.seen and all(map(_is_whole, books)):
            return None
        return check_workbooks(books, today=today)

    def seconds_to_wait(self) -> float:
        """Until a minute after a viewer last asked: what changes by itself is seen at once anyway."""
        return max(0.0, self.mark.wanted_at + self._least_wait - time.monotonic())

    def former(self, kept_as: str, tab: str, names: Collection[str]) -> Former:
        """The rows that vanished from a tab, see `former.former_rows`. Raises StoreError."""
        return former_rows(self._open(), kept_as, tab, names, today=date.today())

    def _open(self) -> Store:
        self._store = self._store or open_store(self._settings)
        return self._store

    def changes(self, reading: Reading, today: date) -> list[dict[str, Any]]:
        """Nothing where nothing could be kept."""
        # Not above: the very first page is drawn without the database.
        from sheets.changes import changes

        return changes(reading, self._store, today) if self._store else []

    def _keep(self) -> list[SourceBook]:
        try:
            return kept_files([self._folder], self._open(), datetime.now(UTC))
        except StoreError as error:
            # The type alone: the text of a fault in the database may hold its address.
            log.warning("nothing is kept of this reading: %s", type(error).__name__)
            return open_files([self._folder])


def _is_whole(book: SourceBook) -> bool:
    return not (book.state.is_failing or book.failed or book.vanished)


def signature(folder: Path, today: date) -> Signature:
    """The day, and name, size and moment of every workbook file: another signature asks for another reading.

    The day is part of it because checks such as "not yet filled in though it took place" depend on it.
    """
    files = [file for file in sorted(folder.rglob("*")) if file.suffix.lower() in WORKBOOKS]
    stats = [(str(file), file.stat()) for file in files]
    return today, tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
