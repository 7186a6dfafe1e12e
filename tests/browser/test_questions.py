"""Each address of `docs/vragen.md` opens, and shows there what the table says; three clicks lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.about import ASKED, SAFE
from pages.questions import questions
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.test_access import violations

MAIN = '[data-testid="stMain"]'
MILLISECONDS = 30_000
ADDRESSES = tuple(dict.fromkeys(each.address for each in questions()))


@pytest.fixture(scope="module")
def walker(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """One page for all addresses: a new one each would load the dashboard's own files again."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_shows_what_the_table_says(walker: Page, dashboard: str, address: str) -> None:
    main = open_page(walker, dashboard + address).locator(MAIN)
    for each in questions():
        for figure in each.figures if each.address == address else ():
            expect(main, each.number).to_contain_text(figure, use_inner_text=True, timeout=MILLISECONDS)


def test_three_clicks_lead_to_an_answer(walker: Page, dashboard: str) -> None:
    page, first = open_page(walker, dashboard), questions()[0]
    page.get_by_role("link", name="Over", exact=True).click()
    page.get_by_text(SAFE).click()
    page.get_by_role("heading", name="Kleine aantallen").wait_for()
    page.get_by_text(ASKED).click()
    answer = page.get_by_role("link", name=f"{first.page}, antwoord op {first.number}")
    answer.wait_for()
    assert violations(page) == []
    answer.click()
    page.wait_for_url("**/activiteiten?**")
    wait_until_drawn(page)
    expect(page.locator(MAIN)).to_contain_text(first.figures[0], use_inner_text=True, timeout=MILLISECONDS)
