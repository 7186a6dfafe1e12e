"""The Google Sheets of the network as the dashboard follows them: read by one process, shown by all."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sheets.books import SourceBook
from sheets.changes import changes
from sheets.errors import KeyInvalid
from sheets.former import Former, former_rows
from sheets.google import GoogleSource
from sheets.google_line import Spent
from sheets.google_source import GoogleBooks, Reader, Spreadsheet
from sheets.live import AS_GOOGLE_WANTS, Asking, Renewed, open_store
from sheets.rate_plan import Pace, RatePlan
from sheets.settings import Settings
from sheets.store import Store
from sheets.sync import Reading, check_workbooks
from sheets.trouble import asked_at, workbook_issue

FIRST_TIME = "De Google-werkbladen worden nu voor het eerst gelezen. Herlaad deze pagina over een minuut."

NOTHING = Renewed(None, (), None)


class _NoKey:
    """Reads nothing: the key is none."""

    def __init__(self, error: KeyInvalid) -> None:
        self._error = error
        self.spent = Spent()

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


@dataclass(frozen=True)
class GoogleMark:
    """What was last shown of which spreadsheets, and when which of them were asked for.

    `asked` is in seconds of the clock that all processes of a machine share; `plan` is None until a process
    asked anything.
    """

    names: tuple[str, ...]
    shown: tuple[int, date] | None = None
    told: Renewed = NOTHING
    asked: float = float("-inf")
    asked_at: datetime | None = None
    plan: RatePlan | None = None
    is_read_elsewhere: bool = False


class LiveGoogle:
    """The spreadsheets as the store has them; whoever gets the lock reads Google when it is time."""

    first_look = 0.0

    def __init__(self, settings: Settings, coordinator: str, asking: Asking = AS_GOOGLE_WANTS) -> None:
        self._settings = settings
        self._pace = asking.pace or Pace()
        self._asking = replace(asking, pace=self._pace)
        self._source = GoogleBooks(coordinator)
        self._every = timedelta(minutes=settings.refresh_minutes)
        self._store: Store | None = None
        self._reader: Reader | None = None
        self.mark = GoogleMark((coordinator,))

    @property
    def is_read_elsewhere(self) -> bool:
        """Whether the last look left what was wanted to another process, which is reading."""
        return self.mark.is_read_elsewhere

    def first(self, today: date) -> Reading:
        """What the store knows, and not a word to Google. Raises StoreError."""
        return self._load(self._open(), today)

    def is_due(self, today: date, wanted: bool = False) -> bool:
        """Whether it is time to read Google, or something was kept that is not shown."""
        store = self._open()
        return self._is_due(store, wanted) or (store.version(), today) != self.mark.shown

    def seen_again(self) -> Renewed | None:
        """How each workbook stands since the same was read again, where that is news. Raises StoreError."""
        return self._seen_again(self._open())

    def changed(self, today: date, wanted: bool = False) -> Reading | Renewed | None:
        """Reads Google when it is time, and looks whether this or another process kept something new."""
        self._note(is_read_elsewhere=False)
        store = self._open()
        self._refresh(store, wanted)
        if (store.version(), today) == self.mark.shown:
            return self._seen_again(store)
        return self._load(store, today)

    def seconds_to_wait(self) -> float:
        """Until a minute after the last reading, whichever process made it."""
        mark = self.mark
        here, there = mark.asked - time.monotonic(), float("-inf")
        if mark.asked_at is not None:
            there = (mark.asked_at - datetime.now(UTC)).total_seconds()
        return max(0.0, self._asking.least_wait + max(here, there))

    def former(self, kept_as: str, tab: str, names: Collection[str]) -> Former:
        """The rows that vanished from a tab, see `former.former_rows`. Raises StoreError."""
        return former_rows(self._open(), kept_as, tab, names, today=date.today())

    def changes(self, reading: Reading, today: date) -> list[dict[str, Any]]:
        """What became of the issues of each spreadsheet's reading before."""
        return changes(reading, self._open(), today)

    def _open(self) -> Store:
        self._store = self._store or open_store(self._settings)
        return self._store

    def _refresh(self, store: Store, wanted: bool) -> None:
        """Reads Google when it is time; of all processes only one does at a time."""
        if not self._is_due(store, wanted):
            return
        with store.leader() as leading:
            self._note(is_read_elsewhere=not leading)
            # Asked again, for another process may have read while this one asked for the lock.
            if leading and self._is_due(store, wanted):
                self._note(asked=time.monotonic())
                try:
                    self._source.refresh(self._reading(), store, datetime.now(UTC))
                finally:
                    self._note(plan=self._pace.plan)

    def _reading(self) -> Reader:
        """What reads; a new one goes on with the plan of the process before."""
        if self._reader is None:
            self._pace.plan = self.mark.plan or self._pace.plan
            self._reader = open_reader(self._settings, self._asking)
        return self._reader

    def _is_due(self, store: Store, wanted: bool) -> bool:
        """Whether a spreadsheet was not asked for in time: a reading that was cut off is taken up again.

        What a viewer wants is due a minute after the last question of any process.
        """
        if time.monotonic() - self.mark.asked < self._asking.least_wait:
            return False
        states = store.states()
        asked = [asked_at(states[name]) if name in states else None for name in self.mark.names]
        self._note(asked_at=max((at for at in asked if at is not None), default=None))
        is_late = any(at is None or at + self._every <= datetime.now(UTC) for at in asked)
        return is_late or (wanted and self.seconds_to_wait() == 0)

    def _load(self, store: Store, today: date) -> Reading:
        # Asked first: what is kept meanwhile is then loaded again, and never missed.
        version = store.version()
        books, cost = self._source.books(store, today), store.last_round()
        names = tuple(book.kept_as for book in books) or self.mark.names
        reading = check_workbooks(books, today=today, read_at=_last(books), round=cost)
        # Not before the check: what failed there was not shown, and is looked at again.
        self._note(names=names, shown=(version, today))
        if not books:
            reading.issues.append(workbook_issue("", "Google", "unavailable", FIRST_TIME))
        self._tell(Renewed(_last(books), reading.sources, cost))
        return reading

    def _seen_again(self, store: Store) -> Renewed | None:
        """How each workbook stands since the same was read again, where that is news."""
        states, before = store.states(), self.mark.told
        sources = tuple(
            source.seen(states[source.kept_as]) if source.kept_as in states else source
            for source in before.sources
        )
        seen = [source.read_at for source in sources if source.read_at]
        told = Renewed(max(seen, default=None), sources, store.last_round())
        self._tell(told)
        return None if told == before else told

    def _tell(self, told: Renewed) -> None:
        asked = [source.asked_at for source in told.sources if source.asked_at]
        self._note(told=told, asked_at=max(asked, default=None))

    def _note(self, **news: Any) -> None:
        self.mark = replace(self.mark, **news)


def _last(books: Sequence[SourceBook]) -> datetime | None:
    """When a workbook was last read; the freshness line says it of the youngest, each other one by itself."""
    return max((book.state.read_at for book in books if book.state.read_at), default=None)
