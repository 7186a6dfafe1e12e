"""An address of a page works as the first one that a fresh server is asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.screen import wait_until_drawn
from tests.browser.server import serving
from tests.browser.test_pages import Show


# One of each sort, for a server costs seconds: one with a file of its name in `pages/`, and one without.
# All others are opened by address elsewhere.
@pytest.mark.parametrize(
    ("path", "heading"),
    [("/bereik", "Bereik"), ("/mijn-gegevens", "Mijn gegevens")],
)
def test_a_page_is_whole_when_it_is_the_first_one_asked(page: Page, path: str, heading: str) -> None:
    with serving() as address:
        page.goto(address + path)
        wait_until_drawn(page)
        page.get_by_role("heading", name=heading, exact=True).wait_for()
        page.get_by_role("dialog").wait_for(state="detached")
        page.get_by_role("button", name="Filters").click()


def test_a_file_of_pages_does_nothing_when_it_is_asked_for_itself(page: Page) -> None:
    with serving() as address:
        page.goto(f"{address}/referrals")
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.wait_for_timeout(1500)
        assert page.locator("h1, table, [data-testid=stMetric], [data-testid=stVegaLiteChart]").count() == 0


def test_an_address_that_is_none_is_told_in_dutch(show: Show) -> None:
    page = show("/onzin")
    page.get_by_role("heading", name="Deze pagina bestaat niet").wait_for()
    assert page.locator("h1").all_inner_texts() == ["Overzicht"]
