"""The example workbooks as the Google Sheets of a network, and a dashboard's source that follows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sheets.google import GoogleSource, Retries
from sheets.google_line import Limits
from sheets.google_source import GoogleBooks
from sheets.rate_plan import Pace
from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.sync import Reading, check_workbooks
from tests.google.clock import Clock
from tests.google.detour import key, sessions_to
from tests.google.server import GoogleServer
from tests.google.workbooks import serve_workbooks, spreadsheet_id

TODAY = date(2026, 11, 22)
START = datetime(2026, 11, 22, 8, tzinfo=UTC)
COORDINATOR = spreadsheet_id("coordinator")
KAZERNE = spreadsheet_id("kazerne-dossin")
FARO = spreadsheet_id("faro")
LIMITS = Limits(connect=10, read=6, whole=12)
"""Short enough to wait for a hanging answer, long enough for a busy machine to give a good one."""


class Network:
    """Every spreadsheet of the examples behind a server, read into a store at moments of one's choosing."""

    def __init__(self, google: GoogleServer, store: Store) -> None:
        google.add(*serve_workbooks(EXAMPLES))
        self.google, self.store, self.clock = google, store, Clock()
        self.books = GoogleBooks(COORDINATOR)
        self.reader = self.new_reader()

    def new_reader(self, sleep: Callable[[float], None] | None = None) -> GoogleSource:
        """As a process that has just started has it; `sleep` is what it does while it waits."""
        pace = Pace(clock=self.clock, sleep=sleep or self.clock.sleep)
        retries = Retries(tries=2, first_wait=0)
        return GoogleSource(
            key(), sessions=sessions_to(self.google.address), limits=LIMITS, retries=retries, pace=pace
        )

    def refresh(self, minutes: float = 0) -> Reading:
        """One reading of all of them, and what is shown then."""
        self.books.refresh(self.reader, self.store, START + timedelta(minutes=minutes))
        return self.shown()

    def shown(self) -> Reading:
        """What the store has, without a word to Google."""
        return check_workbooks(self.books.books(self.store, TODAY), today=TODAY)


def rows(reading: Reading, table: str, **values: object) -> int:
    """How many rows of a table hold these values."""
    columns = reading.tables[table]
    return sum(
        all(columns[name][i] == value for name, value in values.items()) for i in range(len(columns["row"]))
    )


def told(reading: Reading, code: str) -> list[tuple[str, str]]:
    """The workbook and message of each issue of a kind."""
    return [(issue.workbook, issue.message) for issue in reading.issues if issue.code == code]


def store_in(folder: Path) -> str:
    """The address of a store in a folder."""
    return f"sqlite:///{(folder / 'werkboeken.sqlite').as_posix()}"
