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

from bench.relay import Relay, relay
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
    """One click: milliseconds until the last chart was redrawn, and the bytes that came.

    `received` came over the line, packed or not; `unpacked` is what the websocket made of them.
    """

    milliseconds: float
    received: float
    unpacked: float

    def __str__(self) -> str:
        sizes = f"{self.received / 1000:6.1f} KB ({self.unpacked / 1000:.1f} unpacked)"
        return f"{self.milliseconds:5.0f} ms {sizes}"


def median(clicks: Sequence[Click]) -> Click:
    """The median of their times, and of their bytes."""
    return Click(
        statistics.median(click.milliseconds for click in clicks),
        statistics.median(click.received for click in clicks),
        statistics.median(click.unpacked for click in clicks),
    )


@dataclass
class Screen:
    """A page with its charts drawn, and the years that it offers; what it is sent goes over a line."""

    page: Page
    line: Relay
    years: list[str] = field(default_factory=list)
    _unpacked: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH_DRAWING)
        self.page.on("websocket", self._count)

    def _count(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self._unpacked.append(len(payload)))

    def open(self, path: str = ACTIVITIES) -> None:
        """Opens the page and waits for its charts: the first visit reads the workbook."""
        address = self.line.address
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
        self._unpacked.clear()
        received = self.line.received
        self.page.get_by_role("radio", name=year, exact=True).click()
        self.page.wait_for_function(SETTLED, arg=QUIET_MILLISECONDS, timeout=CLICK_SECONDS * 1000)
        milliseconds = self.page.evaluate("window.lastDrawn - window.clicked")
        return Click(milliseconds, self.line.received - received, sum(self._unpacked))


@contextmanager
def opened(chromium: Browser, address: str, path: str = ACTIVITIES) -> Iterator[Screen]:
    """A page of the dashboard at this address in a tab of its own, of 1280x720."""
    with relay(address) as line:
        tab = chromium.new_page(viewport={"width": 1280, "height": 720}, locale="nl-BE")
        page = Screen(tab, line)
        page.open(path)
        yield page


@contextmanager
def screen(browser: str, address: str) -> Iterator[Screen]:
    """Activiteiten of the dashboard at this address, in a Chromium of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(QUIET))
        with opened(chromium, address) as page:
            yield page
        chromium.close()
