"""A click on a year in the filter bar, and how long the page takes to draw its last chart after it."""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, WebSocket, sync_playwright

from tests.browser.chromium import QUIET
from tests.browser.screen import DRAWN

QUIET_MILLISECONDS = 700
CLICK_SECONDS = 60
READ_SECONDS = 180
YEAR = re.compile(r"^20\d\d$")
ACTIVITIES = "activiteiten"
CHART = '[data-testid="stVegaLiteChart"]'

WATCH_DRAWING = """
window.lastDrawn = window.clicked = 0;
addEventListener('click', () => { window.clicked = performance.now(); }, true);
new MutationObserver((changes) => {
  const inChart = ({ target }) => (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)
    ?.closest('[data-testid="stVegaLiteChart"]');
  if (changes.some(inChart)) window.lastDrawn = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
"""
SETTLED = """
(quiet) => document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
  && window.lastDrawn > window.clicked && performance.now() - window.lastDrawn > quiet
"""


@dataclass(frozen=True)
class Click:
    """One click: milliseconds until the last chart was redrawn, bytes received over the websocket."""

    milliseconds: float
    received: float

    def __str__(self) -> str:
        return f"{self.milliseconds:5.0f} ms {self.received / 1000:6.1f} KB"


def median(clicks: Sequence[Click]) -> Click:
    """The median of their times, and of their bytes."""
    times, sizes = [click.milliseconds for click in clicks], [click.received for click in clicks]
    return Click(statistics.median(times), statistics.median(sizes))


@dataclass
class Screen:
    """A page with its charts drawn, and the years that it offers."""

    page: Page
    years: list[str] = field(default_factory=list)
    _received: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH_DRAWING)
        self.page.on("websocket", self._count)

    def _count(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self._received.append(len(payload)))

    def open(self, address: str, path: str = ACTIVITIES) -> None:
        """Opens the page and waits for its charts: the first visit reads the workbook."""
        deadline = time.monotonic() + READ_SECONDS
        self.page.goto(address)
        self.page.wait_for_selector(DRAWN, timeout=READ_SECONDS * 1000)
        self.page.goto(f"{address}/{path}")
        self.page.wait_for_selector(DRAWN, timeout=READ_SECONDS * 1000)
        while self.page.locator(f"{CHART} svg, {CHART} canvas").count() == 0 or self._pills().count() < 2:
            if time.monotonic() > deadline:
                sys.exit("The page shows no years to click on or no charts; was the workbook read?")
            self.page.wait_for_timeout(500)
        self.page.wait_for_timeout(2 * QUIET_MILLISECONDS)
        self.years = self._pills().all_inner_texts()

    def _pills(self) -> Locator:
        return self.page.get_by_role("radio", name=YEAR)

    def click(self, year: str) -> Click:
        """Chooses a year, and waits until nothing moves in the charts any more."""
        # Where another page is open beside this one: nothing is drawn in a tab that is not in front.
        self.page.bring_to_front()
        self._received.clear()
        self.page.get_by_role("radio", name=year, exact=True).click()
        self.page.wait_for_function(SETTLED, arg=QUIET_MILLISECONDS, timeout=CLICK_SECONDS * 1000)
        return Click(self.page.evaluate("window.lastDrawn - window.clicked"), sum(self._received))


def opened(chromium: Browser, address: str, path: str = ACTIVITIES) -> Screen:
    """A page of the dashboard at this address in a tab of its own, of 1280x720."""
    tab = chromium.new_page(viewport={"width": 1280, "height": 720}, locale="nl-BE")
    page = Screen(tab)
    page.open(address, path)
    return page


@contextmanager
def screen(browser: str, address: str) -> Iterator[Screen]:
    """Activiteiten of the dashboard at this address, in a Chromium of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(QUIET))
        yield opened(chromium, address)
        chromium.close()
