"""Waiting for a Streamlit page to be drawn."""

from __future__ import annotations

from playwright.sync_api import Page

DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
DRAW_MILLISECONDS = 90_000


def open_page(page: Page, url: str) -> Page:
    """The page at `url`, once its script has run to the end."""
    page.goto(url)
    return wait_until_drawn(page)


def wait_until_drawn(page: Page) -> Page:
    """The page, once its script has run to the end and something of it stands on the screen."""
    page.wait_for_selector(DRAWN, timeout=DRAW_MILLISECONDS)
    page.wait_for_selector(
        '[data-testid="stMain"] [data-testid="stElementContainer"]', timeout=DRAW_MILLISECONDS
    )
    return page
