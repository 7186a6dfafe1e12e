"""What a click on a filter costs: charts that stand there move, and nothing is sent twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, WebSocket

from tests.browser.screen import wait_until_drawn
from tests.browser.test_pages import CHARTS as CHARTS_OF

Show = Callable[..., Page]
CHARTS = CHARTS_OF["/activiteiten"]
SETTLED = 1_000
"""Milliseconds in which the last chart is drawn, once the script has run."""
WORDS = """
[...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].map((chart) =>
  [...chart.querySelectorAll('svg text')].filter((text) => text.textContent && text.checkVisibility())
    .map((text) => text.textContent).sort())
"""


@pytest.fixture
def received(page: Page) -> Iterator[list[int]]:
    """The sizes of all that the server sends over the websocket, in bytes."""
    sizes: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sizes.append(len(frame)))

    page.on("websocket", listen)
    yield sizes
    page.remove_listener("websocket", listen)


def choose(page: Page, year: str) -> Page:
    page.get_by_role("radio", name=year, exact=True).click()
    page.wait_for_url(re.compile(f"periode={year}"))
    return settle(page)


def settle(page: Page) -> Page:
    page.locator("svg.marks").nth(CHARTS - 1).wait_for()
    wait_until_drawn(page).wait_for_timeout(SETTLED)
    return page


def test_a_click_moves_the_charts_and_sends_nothing_twice(show: Show, received: list[int]) -> None:
    page = settle(show("/activiteiten?periode=2024"))
    drawn = page.query_selector_all("svg.marks")
    choose(page, "2023")
    moved = sum(chart.evaluate("node => node.isConnected") for chart in drawn)
    told = page.evaluate(WORDS)
    choose(page, "2024")
    received.clear()
    choose(page, "2023")
    again = sum(received)
    # A chart of which the names or the figures grew too long for their room is drawn anew.
    assert moved >= CHARTS - 1
    received.clear()
    page.reload()
    settle(page)
    assert page.evaluate(WORDS) == told
    assert again < sum(received) / 2
