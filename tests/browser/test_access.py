"""Everybody can use every page, on a projector and on a phone, in Dutch, from our host alone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_pages import CHARTS, PHONE, PROJECTOR, Show, assert_drawn

ENGLISH = "Download|Loading|Search|Show data|Fullscreen|Choose|Select|Help for|Next page|Remove|View"
FIRST_NAMES = r"Skip|App pages|Sidebar|Expand|Collapse|\d+ more"
WIDTHS = "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"

HEARD = """
const NAVIGATION = "[data-testid=stTopNavSection], [data-testid=stSkipToContent]";
window.heard = new Set();
const listen = () => {
  document.querySelectorAll("[aria-label]").forEach(one => one.checkVisibility() && heard.add(one.ariaLabel));
  document.querySelectorAll(NAVIGATION).forEach(one => heard.add(one.textContent.trim()));
  requestAnimationFrame(listen);
};
requestAnimationFrame(listen);
"""
"""Keeps every name that ever stands on the page, from its first moment on."""


@pytest.mark.parametrize(("path", "charts"), CHARTS.items())
def test_everybody_can_use_a_page(show: Show, page: Page, dashboard: str, path: str, charts: int) -> None:
    """Its charts drawn, on a projector and on a phone, the filters open and closed; nobody else is told."""
    outside: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url) if is_outside(asked.url, dashboard) else None)
    assert_drawn(show(path), charts)
    page.wait_for_selector("html[lang=nl-BE]", state="attached")
    for size in (PROJECTOR, PHONE):
        page.set_viewport_size(size)
        assert_usable(page, size["width"])
    assert outside == []


def assert_usable(page: Page, width: int) -> None:
    """Nothing that axe finds, nothing to scroll sideways for, no word of English."""
    assert violations(page) == []
    assert page.evaluate(WIDTHS) == [width] * 2
    labels = page.locator("[aria-label]:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert [label for label in labels if label and label.split()[0] in ENGLISH.split("|")] == []
    page.get_by_role("button", name="Filters").click()
    filters = page.get_by_test_id("stPopoverBody").get_by_text("Doelgroep", exact=True)
    filters.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    filters.wait_for(state="detached")


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def test_pages_that_do_not_fit_in_the_bar_are_folded_under_a_dutch_word(show: Show, page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 600})
    page.add_init_script(HEARD)
    show("/")
    page.get_by_label("Uitleg bij Besteed").wait_for()
    heard = page.evaluate("[...heard]")
    assert [name for name in heard if re.match(rf"({ENGLISH}|{FIRST_NAMES})\b", name)] == []
    folded = page.get_by_test_id("stTopNavSection")
    for width in (800, 1280, 900):
        page.set_viewport_size({"width": width, "height": 600})
        folded.wait_for(state="detached" if width == 1280 else "attached")
    page.wait_for_function(
        "() => /^Nog \\d$/.test(document.querySelector('[data-testid=stTopNavSection]').innerText)"
    )
    assert violations(page) == []
    folded.click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Over").click()
    page.get_by_role("heading", name="Over dit dashboard").wait_for()


def is_outside(url: str, dashboard: str) -> bool:
    return not url.startswith((dashboard, "data:", "blob:", dashboard.replace("http", "ws")))
