"""A network of hundreds of spreadsheets that nothing is known of: read within the quota."""

import threading
import weakref
from collections import Counter
from dataclasses import dataclass, field

import pytest

from sheets.google import GoogleSource
from sheets.google_source import THREADS, GoogleBooks
from sheets.grid import Grid
from sheets.rate_plan import BURST, GOOGLE_LIMIT, LIMIT, MINUTE, Pace
from sheets.store import Store
from sheets.sync import check_workbooks
from tests.google.clock import Clock
from tests.google.detour import key, sessions_to
from tests.google.network import START, TODAY, store_in
from tests.google.server import serve
from tests.google.spreadsheet import Spreadsheet, Tab
from tests.google.workbooks import spreadsheet_id

COORDINATOR = spreadsheet_id("coordinator van voorbeelden")
ROWS = 3
HEADERS = ["Datum", "Titel", "Type", "Aanwezig"]


def network(partners):
    """A coordinator's spreadsheet and those of so many partners, whose cells are one and the same."""
    reported = Tab("Activiteiten")
    register = Spreadsheet(COORDINATOR, "Coördinator", [Tab("Partners")])
    names = [f"Voorbeeld {n}" for n in range(partners)]
    books = [Spreadsheet(spreadsheet_id(name), name, [reported]) for name in names]
    activities = [["31/01/2022", f"Voorbeeld {n}", "vorming", "12"] for n in range(ROWS)]
    books[0].write("Activiteiten!A1", [HEADERS, *activities])
    register.write("Partners!A1", [["Naam", "Werkboek"], *([book.title, book.id] for book in books)])
    return [register, *books]


@dataclass(eq=False)
class Found:
    """What is used of a reading, in a form that may be counted."""

    title: str
    grids: list[Grid]
    tabs: dict[int, str]
    others: tuple[str, ...] | None


class Counting(GoogleSource):
    """A source that knows how many of its readings were in memory at once, at the most."""

    most = 0

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.held = weakref.WeakSet()

    def read(self, spreadsheet_id, known_tabs=None):
        read = super().read(spreadsheet_id, known_tabs)
        found = Found(read.title, read.grids, read.tabs, read.others)
        self.held.add(found)
        self.most = max(self.most, len(self.held))
        return found


@dataclass
class Shared(Clock):
    """A clock for several threads: who sleep at once, sleep through the same seconds."""

    lock: threading.Lock = field(default_factory=threading.Lock)

    def sleep(self, seconds):
        awake_at = self.now + seconds
        with self.lock:
            super().sleep(max(awake_at - self.now, 0))


class ColdStart:
    """A first reading of all of it, at the pace of a clock that the quota is counted by as well."""

    def __init__(self, partners, folder, source=GoogleSource):
        self.clock, self.moments = Shared(), []
        with serve(*network(partners)) as google, Store.open(store_in(folder)) as store:
            google.clock, google.quota = self.tick, GOOGLE_LIMIT
            pace = Pace(clock=self.clock, sleep=self.clock.sleep)
            books = GoogleBooks(COORDINATOR)
            self.reader = source(key(), sessions=sessions_to(google.address), pace=pace)
            self.read = books.refresh(self.reader, store, START)
            self.statuses = Counter(asked.status for asked in google.asked if asked.is_read)
            self.books = books.books(store, TODAY)

    def tick(self):
        """When a question is counted, as the server sees it."""
        self.moments.append(self.clock())
        return self.clock()


def test_300_spreadsheets_are_read_over_the_minutes_they_need_and_none_is_refused(tmp_path):
    start = ColdStart(300, tmp_path)
    questions = 2 * 301
    assert (start.read, start.statuses) == (301, {200: questions})
    assert start.clock.now == pytest.approx(questions / LIMIT * MINUTE, rel=0.1)
    *whole_minutes, _last = Counter(int(at // MINUTE) for at in start.moments).values()
    assert min(whole_minutes) > 0.75 * LIMIT
    reading = check_workbooks(start.books, today=TODAY)
    assert {source.code for source in reading.sources} == {None}
    assert len(reading.tables["activities"]["row"]) == 300 * ROWS


@pytest.mark.parametrize("partners", [1, BURST // 2 - 1])
def test_fifteen_spreadsheets_are_read_without_waiting(tmp_path, partners):
    start = ColdStart(partners, tmp_path)
    assert (start.read, start.statuses) == (partners + 1, {200: 2 * (partners + 1)})
    assert start.clock.sleeps == []


def test_memory_holds_few_spreadsheets_at_once(tmp_path):
    start = ColdStart(60, tmp_path, Counting)
    assert start.read == 61
    assert start.reader.most <= THREADS + 3
