"""Three dashboards on one PostgreSQL: one of them reads Google at a time, all of them show what it read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from pages.words import count
from sheets.settings import EXAMPLES
from sheets.store import Store
from tests.browser.google import IMPATIENT, PATIENCE
from tests.browser.screen import open_page
from tests.browser.server import Running, running
from tests.browser.test_figures import printed
from tests.google.demo import environment
from tests.google.network import COORDINATOR, FARO, KAZERNE
from tests.google.server import Asked, GoogleServer, serve
from tests.google.workbooks import serve_workbooks
from tests.sheets.store import postgres

SECONDS = 6
"""Between two readings of Google, whoever reads."""
PEOPLE = ("Activiteiten", "N4")
"""The cell of FARO's sheet that says how many came to an activity of the grant that is shown."""


@dataclass
class Dashboards:
    """Three processes, a page on each, the store they share and the Google that they read."""

    google: GoogleServer
    store: Store
    running: dict[str, Running]
    pages: dict[str, Page]

    def all_show(self, text: str) -> None:
        """Reloads the page of each, as its readers would, until all hold the text."""
        deadline = time.monotonic() + PATIENCE
        waiting = dict(self.pages)
        while waiting:
            for name, page in list(waiting.items()):
                open_page(page, self.running[name].address)
                if text in page.inner_text('[data-testid="stMain"]'):
                    del waiting[name]
                else:
                    page.wait_for_timeout(2000)
            assert time.monotonic() < deadline, f"{len(waiting)} of them never showed {text!r}"

    def reader(self) -> str:
        """Who asks for the sheet of Kazerne Dossin, which Google does not give; waits until somebody does."""
        deadline = time.monotonic() + PATIENCE
        while not (hanging := [asked for asked in list(self.google.asked) if asked.status == 0]):
            assert time.monotonic() < deadline, "nobody ever asked"
            time.sleep(0.02)
        return hanging[0].process

    def kill(self, name: str) -> None:
        self.running[name].process.kill()
        self.running[name].process.wait()
        del self.pages[name]


@pytest.fixture
def database() -> Iterator[str]:
    try:
        with postgres.running() as server:
            yield server.address()
    except postgres.CannotRun as error:
        pytest.skip(f"PostgreSQL cannot run here: {error}")


@pytest.fixture
def dashboards(
    browser: Browser, context: BrowserContext, database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dashboards]:
    folder = tmp_path_factory.mktemp("drie")
    with ExitStack() as stack:
        google = stack.enter_context(serve(*serve_workbooks(EXAMPLES)))
        at = folder / "google"
        at.write_text(google.address)
        env = environment(google, folder, SECONDS / 60)
        env |= {"WIJZIJ_DEMO_GOOGLE": str(at), "WIJZIJ_STORE": database}
        started = [stack.enter_context(running(env, page=IMPATIENT)) for _ in range(3)]
        named = {str(dashboard.process.pid): dashboard for dashboard in started}
        store = stack.enter_context(Store.open(database))
        yield Dashboards(google, store, named, {name: context.new_page() for name in named})


def rounds(asked: list[Asked]) -> list[list[Asked]]:
    """The questions of each reading, which begins with the coordinator's sheet."""
    found: list[list[Asked]] = []
    for question in sorted((question for question in asked if question.is_read), key=lambda one: one.began):
        if COORDINATOR in question.path and (not found or found[-1][-1].path != question.path):
            found.append([])
        found[-1].append(question)
    return found


@pytest.mark.slow
def test_one_reads_all_show_and_another_takes_over(dashboards: Dashboards) -> None:
    google, people = dashboards.google, printed("hele subsidie")["activities"]["attended"]
    dashboards.all_show(count(people))
    sheet, cell = PEOPLE
    came = google.books[FARO].tab(sheet).cells[4, 14].effective["numberValue"]
    google.write(FARO, sheet, cell, came + 1000)
    dashboards.all_show(count(people + 1000))
    assert_one_at_a_time(list(google.asked))
    google.forget()
    google.break_down("hang", spreadsheet_id=KAZERNE)
    killed = dashboards.reader()
    dashboards.kill(killed)
    google.mend()
    google.write(FARO, sheet, cell, came + 2000)
    dashboards.all_show(count(people + 2000))
    assert {state.code for state in dashboards.store.states().values()} == {None}
    assert all(kept.grids and not kept.damaged for kept in dashboards.store.latest().values())
    assert {asked.process for asked in google.asked} - {killed} <= dashboards.pages.keys()


def assert_one_at_a_time(asked: list[Asked]) -> None:
    """Each reading is of one process, begins when the one before is over, and not before it is time."""
    readings = rounds(asked)
    assert len(readings) > 1
    assert {len({question.process for question in reading}) for reading in readings} == {1}
    for former, later in pairwise(readings):
        assert max(question.ended for question in former) <= later[0].began
        assert later[0].began - former[0].began > SECONDS / 2
