"""What a click takes while a Google Sheet of 200,000 rows is read, beside the same dashboard at rest."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import sqlalchemy as sa

from bench.clicks import Screen, screen
from bench.memory import megabytes
from sheets.google import GoogleSource
from sheets.google_source import GoogleBooks
from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.store_engine import default_address, open_engine
from sheets.store_tables import readings
from tests.browser.chromium import NONE_FOUND, find
from tests.browser.server import running
from tests.google.demo import environment
from tests.google.detour import key, sessions_to
from tests.google.faults import Fault
from tests.google.long import long_answer
from tests.google.network import COORDINATOR, KAZERNE
from tests.google.server import GoogleServer
from tests.google.workbooks import serve_workbooks

ROWS = 200_000
ROUNDS, AT_REST = 3, 20
"""So many rounds of clicks at rest, and then as many as there is time for while the large sheet is read."""
YEARS = ("2024", "2023")
PATIENCE = 600.0
SETTLE = 20.0
"""Seconds after a reading is shown for what comes behind it: what became of earlier issues."""
PAGE = Path(__file__).with_name("google_page.py")
TAB = "Activiteiten"


@dataclass(frozen=True)
class World:
    """Google, a dashboard that reads it when days have passed, and a visitor."""

    google: GoogleServer
    engine: sa.Engine
    address: str
    process: int
    page: Screen

    def days_pass(self) -> None:
        """It is time for a reading."""
        then = datetime.now(UTC) - timedelta(days=2)
        with self.engine.begin() as connection:
            connection.execute(sa.update(readings).values(seen_at=then))

    def shows_large(self) -> bool:
        """Whether the line under the filter bar counts the rows of the large sheet."""
        line = self.page.page.locator(".st-key-versheid").inner_text()
        return f"{ROWS:,}"[:3] in line.partition("activiteiten")[0].partition("van")[2]

    def reopened(self) -> bool:
        """Opens the page again."""
        self.page.open(self.address)
        return True

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Waits until it holds, but not for ever."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, "it never came so far"
            self.page.page.wait_for_timeout(200)


def main() -> None:
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    print(f"large: a click on a year to the last chart, while a sheet of {ROWS:,} rows is read", flush=True)
    rest, busy, memory = list[float](), list[float](), dict[str, float]()
    with _world(str(browser)) as world:
        answer = Fault(body=long_answer(world.google.books[KAZERNE], TAB, ROWS))
        for year in YEARS:
            world.page.click(year)
        memory["at rest"] = megabytes(world.process)
        for number in range(ROUNDS):
            if number:
                _read_small(world)
            rest += _clicks(world, lambda clicks: clicks == AT_REST)
            seconds = _read_large(world, answer, busy, memory)
            print(f"  {ROWS:,} rows were read and shown after {seconds:5.1f} s", flush=True)
    _tell(rest, busy, memory)


def _tell(rest: list[float], busy: list[float], memory: dict[str, float]) -> None:
    for name, times in (("at rest", rest), ("while they are read", busy)):
        median, worst = statistics.median(times), max(times)
        print(f"  {name:19} median {median:5.0f} ms; worst of {len(times):3} {worst:5.0f} ms")
    print(f"  read to rest: {statistics.median(busy) / statistics.median(rest):.2f} times the time")
    print(
        "  memory, all its processes: " + ", ".join(f"{size:,.0f} MB {when}" for when, size in memory.items())
    )


def _clicks(world: World, is_over: Callable[[int], bool]) -> list[float]:
    times: list[float] = []
    for year in cycle(YEARS):
        if is_over(len(times)):
            break
        times.append(world.page.click(year).milliseconds)
    return times


def _read_large(world: World, answer: Fault, busy: list[float], memory: dict[str, float]) -> float:
    """Clicks from the question about the large sheet until it is shown; how many seconds that was."""
    world.google.forget()
    world.google.break_down(answer, spreadsheet_id=KAZERNE)
    world.days_pass()
    world.wait_until(lambda: any(KAZERNE in asked.path for asked in list(world.google.asked)))
    began = time.monotonic()

    def is_over(_: int) -> bool:
        memory["at its most"] = max(memory.get("at its most", 0), megabytes(world.process))
        return world.shows_large() or time.monotonic() - began > PATIENCE

    # The last click is no measure: it draws the large sheet.
    busy += _clicks(world, is_over)[:-1]
    return time.monotonic() - began


def _read_small(world: World) -> None:
    """Back to the examples, and until what goes on behind the pages is over."""
    world.google.mend()
    world.days_pass()
    for year in ("", *YEARS):
        # Opened anew, for the years that are offered may be others for a while.
        world.wait_until(lambda: world.reopened() and not world.shows_large())
        if year:
            world.page.click(year)
        else:
            world.page.page.wait_for_timeout(SETTLE * 1000)


@contextmanager
def _world(browser: str) -> Iterator[World]:
    with closing(GoogleServer()) as google, tempfile.TemporaryDirectory() as folder:
        google.add(*serve_workbooks(EXAMPLES))
        with Store.open(default_address(Path(folder))) as store:
            source = GoogleSource(key(), sessions=sessions_to(google.address))
            GoogleBooks(COORDINATOR).refresh(source, store, datetime.now(UTC))
        engine = open_engine(default_address(Path(folder)))
        with (
            running(environment(google, Path(folder), minutes=60), page=PAGE) as dashboard,
            screen(browser, dashboard.address) as page,
        ):
            yield World(google, engine, dashboard.address, dashboard.process.pid, page)
        engine.dispose()


if __name__ == "__main__":
    main()
