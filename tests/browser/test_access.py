"""Everybody can use every page, on a projector and on a phone, in Dutch, from our host alone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_pages import CHARTS, PHONE, PROJECTOR, Show

ENGLISH = "Download|Loading|Search|Show data|Fullscreen|Choose|Select|Help for|Next page|Remove|View"


@pytest.mark.parametrize("path", CHARTS)
def test_a_phone_never_scrolls_sideways(show: Show, page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)
    show(path)
    widths = (
        "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert page.evaluate(widths) == [PHONE["width"]] * 2


@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["projector", "phone"])
@pytest.mark.parametrize("path", CHARTS)
def test_everybody_can_use_a_page(show: Show, page: Page, path: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    show(path)
    assert violations(page) == []
    page.get_by_role("button", name="Filters").click()
    page.get_by_test_id("stPopoverBody").get_by_text("Doelgroep", exact=True).wait_for()
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("path", CHARTS)
def test_a_page_speaks_dutch_and_to_our_host_alone(show: Show, page: Page, dashboard: str, path: str) -> None:
    outside: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url) if is_outside(asked.url, dashboard) else None)
    show(path)
    page.wait_for_timeout(300)
    assert outside == []
    assert page.locator("html").get_attribute("lang") == "nl-BE"
    labels = page.locator("[aria-label]:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert [label for label in labels if label and label.split()[0] in ENGLISH.split("|")] == []


def test_pages_that_do_not_fit_in_the_bar_are_folded_under_a_dutch_word(show: Show, page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 600})
    show("/")
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
