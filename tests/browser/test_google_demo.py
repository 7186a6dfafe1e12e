"""The whole dashboard in Google mode: what a partner types in a Google Sheet comes to stand on the screen."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pages.words import count
from sheets.settings import EXAMPLES
from tests.browser.screen import open_page
from tests.browser.server import running
from tests.browser.test_figures import PAGES, printed
from tests.browser.test_pages import key_figures
from tests.google import demo
from tests.google.network import FARO
from tests.google.server import GoogleServer, serve
from tests.google.workbooks import serve_workbooks

MORE = 1000
PATIENCE = 180.0


@pytest.fixture
def google() -> Iterator[GoogleServer]:
    with serve(*serve_workbooks(EXAMPLES)) as server:
        yield server


@pytest.fixture
def address(
    google: GoogleServer, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[str]:
    env = demo.environment(google, tmp_path_factory.mktemp("bewaard"), minutes=0.05)
    with running(env, page=demo.PAGE) as dashboard:
        yield dashboard.address


def reload_until(page: Page, text: str) -> None:
    """Reloads, as a reader would, until the page holds this text."""
    deadline = time.monotonic() + PATIENCE
    while text not in open_page(page, page.url).inner_text('[data-testid="stMain"]'):
        assert time.monotonic() < deadline, f"never showed {text!r}"
        page.wait_for_timeout(3000)


def test_what_is_typed_in_a_sheet_is_on_the_screen_after_the_next_refresh(
    google: GoogleServer, address: str, page: Page
) -> None:
    read = threading.Event()
    google.on_question = lambda _: (read.wait(PATIENCE), None)[1]
    open_page(page, address)
    page.get_by_text("De Google-werkbladen worden nu voor het eerst gelezen.").wait_for()
    read.set()
    files = printed("hele subsidie")
    people = files["activities"]["attended"]
    reload_until(page, count(people))
    for path, figures_of in PAGES.items():
        shown = key_figures(open_page(page, address + path))
        assert shown.items() >= figures_of(files).items(), path
    open_page(page, address)
    cell = google.books[FARO].tab("Activiteiten").cells[4, 14]
    google.write(FARO, "Activiteiten", "N4", cell.effective["numberValue"] + MORE)
    reload_until(page, count(people + MORE))
