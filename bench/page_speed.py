"""From a click on a filter to the last chart redrawn, and the bytes that come with it, in Chromium."""

from __future__ import annotations

import re
import statistics
import sys
import time
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, WebSocket, sync_playwright

from bench.workbooks import workbook
from tests.browser.chromium import NONE_FOUND, QUIET, find
from tests.browser.screen import open_page
from tests.browser.server import serving

SIZES = (10_000, 100_000)
ROUNDS = {"first time": 1, "seen before": 2}
"""A selection costs more the first time than later; each round clicks every year once."""
QUIET_MILLISECONDS = 700
CLICK_SECONDS = 60
READ_SECONDS = 180
YEAR = re.compile(r"^20\d\d$")
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


def main() -> None:
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    print(
        "page: a click on a year, on Activiteiten, to the last chart redrawn (Chromium, 1280x720)", flush=True
    )
    medians = {rows: _told(rows, _measure(str(browser), rows)) for rows in SIZES}
    small, large = (medians[rows] for rows in SIZES)
    for name in ROUNDS:
        time_ratio = large[name].milliseconds / small[name].milliseconds
        byte_ratio = large[name].received / small[name].received
        print(
            f"  100,000 to 10,000, {name}: {time_ratio:.2f} times the time, {byte_ratio:.2f} times the bytes"
        )


def _told(rows: int, clicks: dict[str, list[Click]]) -> dict[str, Click]:
    """The median click of each round, printed beside the worst one."""
    medians = {}
    for name, measured in clicks.items():
        times, sizes = [click.milliseconds for click in measured], [click.received for click in measured]
        medians[name] = Click(statistics.median(times), statistics.median(sizes))
        worst = Click(max(times), max(sizes))
        print(
            f"  {rows:7,} rows, {name:11}: median {medians[name]}; worst of {len(times)} {worst}", flush=True
        )
    return medians


def _measure(browser: str, rows: int) -> dict[str, list[Click]]:
    with serving(data=workbook(rows).parent) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(QUIET))
        page = chromium.new_page(viewport={"width": 1280, "height": 720}, locale="nl-BE")
        page.add_init_script(WATCH_DRAWING)
        received: list[int] = []
        page.on("websocket", lambda socket: _count(socket, received))
        years = _open_with_charts(page, f"{address}/activiteiten")
        clicks = {
            name: [_click(page, year, received) for _ in range(times) for year in years]
            for name, times in ROUNDS.items()
        }
        chromium.close()
    return clicks


def _count(socket: WebSocket, received: list[int]) -> None:
    socket.on("framereceived", lambda payload: received.append(len(payload)))


def _open_with_charts(page: Page, url: str) -> list[str]:
    """The years that the page offers, once its charts stand there: the first visit reads the workbook."""
    deadline = time.monotonic() + READ_SECONDS
    open_page(page, url.rpartition("/")[0])
    open_page(page, url)
    while page.locator(f"{CHART} svg, {CHART} canvas").count() == 0 or _pills(page).count() < 2:
        if time.monotonic() > deadline:
            sys.exit("The page shows no years to click on or no charts; was the workbook read?")
        page.wait_for_timeout(500)
    page.wait_for_timeout(2 * QUIET_MILLISECONDS)
    return _pills(page).all_inner_texts()


def _pills(page: Page) -> Locator:
    return page.get_by_role("radio", name=YEAR)


def _click(page: Page, year: str, received: list[int]) -> Click:
    received.clear()
    page.get_by_role("radio", name=year, exact=True).click()
    page.wait_for_function(SETTLED, arg=QUIET_MILLISECONDS, timeout=CLICK_SECONDS * 1000)
    return Click(page.evaluate("window.lastDrawn - window.clicked"), sum(received))


if __name__ == "__main__":
    main()
