"""What reading fifteen Google Sheets costs beside plain gspread, and what a slow Google does to a click."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from gspread import Client

from bench.clicks import Screen, screen
from bench.google_network import COORDINATOR, SPREADSHEETS, TABS, network
from sheets.google import GoogleSource
from sheets.google_line import Limits, Token
from sheets.google_source import GoogleBooks
from sheets.rate_plan import GOOGLE_LIMIT, Pace, RatePlan
from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.store_engine import default_address
from tests.browser.chromium import NONE_FOUND, find
from tests.browser.server import running
from tests.google.demo import environment
from tests.google.detour import key, sessions_to
from tests.google.server import GoogleServer, serve
from tests.google.workbooks import serve_workbooks

LATENCY = 0.25
"""Seconds that Google takes to begin an answer: what is measured over a good line."""
SLOW = 10.0
PAGE = Path(__file__).with_name("google_page.py")
YEARS = ("2024", "2023")
"""Those that the bar offers and in which the examples have something to draw."""
ROUNDS, CLICKS = 3, 20
"""So many rounds with a quick Google and as many with a slow one, in turns, of so many clicks."""


@dataclass(frozen=True)
class Cost:
    """What reading all spreadsheets once took: questions, bytes of answers over the wire, seconds."""

    requests: int
    bytes: int
    seconds: float

    def __str__(self) -> str:
        minutes = self.requests / GOOGLE_LIMIT
        return (
            f"{self.requests:4} requests ({minutes:3.1f} times a minute's quota) "
            f"{self.bytes / 1000:7.0f} KB {self.seconds:6.1f} s"
        )


def main() -> None:
    print(
        f"google: {SPREADSHEETS} spreadsheets of {TABS} tabs, {LATENCY * 1000:.0f} ms an answer", flush=True
    )
    with serve(*network()) as google:
        google.latency = LATENCY
        cold, warm = _ours(google)
        plain = _told(google, "plain gspread, each tab by its title", _by_title)
        best = _told(google, "plain gspread at its best", _by_spreadsheet)
    for name, cost in (("cold", cold), ("warm", warm)):
        print(
            f"  {name}: {_ratios(cost, plain)} of plain gspread, {_ratios(cost, best)} of its best",
            flush=True,
        )
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    _page(str(browser))


def _ours(google: GoogleServer) -> tuple[Cost, Cost]:
    """Everything into an empty store, and once more when nothing changed."""
    pace = Pace()
    source = GoogleSource(key(), sessions=sessions_to(google.address), pace=pace)
    books, now = GoogleBooks(COORDINATOR), datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder, Store.open(default_address(Path(folder))) as store:

        def refresh(at: datetime) -> None:
            assert books.refresh(source, store, at) == SPREADSHEETS

        cold = _told(google, "ours, cold: nothing known", lambda _: refresh(now))
        # Five minutes later nothing of the quota is used any more.
        pace.plan = RatePlan()
        warm = _told(google, "ours, warm: nothing changed", lambda _: refresh(now + timedelta(minutes=5)))
    return cold, warm


def _told(google: GoogleServer, name: str, read: Callable[[GoogleServer], None]) -> Cost:
    google.forget()
    start = time.perf_counter()
    read(google)
    cost = Cost(google.reads, google.bytes, time.perf_counter() - start)
    print(f"  {name:38} {cost}", flush=True)
    return cost


def _gspread(google: GoogleServer) -> Client:
    """An unmodified gspread, on a session like ours; it does not ask Google to compress its answers."""
    sessions = sessions_to(google.address)
    session = sessions()
    session.auth = Token(key(), sessions, Limits())
    return Client(None, session)  # type: ignore[arg-type]


def _by_title(google: GoogleServer) -> None:
    """The code of most examples: each tab opened by the key of its spreadsheet and its title."""
    client = _gspread(google)
    for book in google.books.values():
        for tab in book.tabs:
            client.open_by_key(book.id).worksheet(tab.title).get_all_values()


def _by_spreadsheet(google: GoogleServer) -> None:
    """The least that get_all_records allows: each spreadsheet opened and listed once."""
    client = _gspread(google)
    for book in google.books.values():
        for tab in client.open_by_key(book.id).worksheets():
            tab.get_all_records()


def _ratios(cost: Cost, other: Cost) -> str:
    return (
        f"{cost.requests / other.requests:.2f} of the requests, {cost.bytes / other.bytes:.2f} of the bytes "
        f"and {cost.seconds / other.seconds:.2f} of the time"
    )


class Watched(GoogleServer):
    """A server that tells how many questions wait for their answer."""

    waiting = 0

    def wait(self, seconds: float) -> bool:
        """Waits as ever, and counts meanwhile."""
        with self._lock:
            self.waiting += 1
        try:
            return super().wait(seconds)
        finally:
            with self._lock:
                self.waiting -= 1


def _page(browser: str) -> None:
    """A visitor's clicks while Google is slow, and in turns with them while it is not."""
    print(
        "google: a click on a year to the last chart, while the dashboard reads Google without end",
        flush=True,
    )
    medians = {}
    with closing(Watched()) as google, _dashboard(google) as address, screen(browser, address) as page:
        _settle(page, google)
        clicks: dict[float, list[float]] = {0: [], SLOW: []}
        for _ in range(ROUNDS):
            for latency, times in clicks.items():
                google.latency = latency
                times += [_click(page, google, year) for year in islice(cycle(YEARS), CLICKS)]
    for latency, times in clicks.items():
        medians[latency] = statistics.median(times)
        print(
            f"  Google at {latency:4.0f} s: median {medians[latency]:5.0f} ms; "
            f"worst of {len(times)} {max(times):5.0f} ms",
            flush=True,
        )
    print(f"  slow to quick: {medians[SLOW] / medians[0]:.2f} times the time")


@contextmanager
def _dashboard(google: GoogleServer) -> Iterator[str]:
    """The address of a dashboard that knows the examples on this server, and reads them without end."""
    google.add(*serve_workbooks(EXAMPLES))
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(default_address(Path(folder))) as store:
            source = GoogleSource(key(), sessions=sessions_to(google.address))
            GoogleBooks(COORDINATOR).refresh(source, store, datetime.now(UTC))
        with running(environment(google, Path(folder), minutes=0.001), page=PAGE) as dashboard:
            yield dashboard.address


def _settle(page: Screen, google: Watched) -> None:
    """Each year once, for a selection costs more the first time."""
    for year in YEARS:
        _click(page, google, year)


def _click(page: Screen, google: Watched, year: str) -> float:
    """Milliseconds; with a slow Google a question is waiting, with a quick one none is left over."""
    while (google.waiting > 0) != (google.latency > 0):
        page.page.wait_for_timeout(50)
    return page.click(year).milliseconds


if __name__ == "__main__":
    main()
