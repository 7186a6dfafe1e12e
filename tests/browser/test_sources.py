"""Bronnen on a folder that changes: read when asked, who mends what, and what vanished one click away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.store_engine import default_address
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import serving
from tests.browser.test_access import violations
from tests.browser.test_confidence import Heard
from tests.browser.test_pages import PHONE, Show

PATIENCE = 60_000
BOOK = "kazerne-dossin.xlsx"
"""The workbook that holds what was told in confidence."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the examples, to change."""
    return Path(
        shutil.copytree(EXAMPLES, tmp_path / "werkboeken", ignore=shutil.ignore_patterns("*.py", "making"))
    )


@pytest.fixture
def address(folder: Path, tmp_path: Path, page: Page) -> Iterator[str]:
    """A dashboard on that folder, its page open, once it has kept every workbook."""
    with serving(data=folder, environment={"WIJZIJ_STATE": str(tmp_path)}) as found:
        open_page(page, f"{found}/bronnen")
        with Store.open(default_address(tmp_path)) as store:
            for _ in range(60):
                if len(store.states()) == len(list(folder.glob("*.xlsx"))):
                    break
                page.wait_for_timeout(1000)
        yield found


def empty(folder: Path, book: str, *tabs: str) -> None:
    """Takes every row from these tabs, as somebody does by mistake."""
    opened = openpyxl.load_workbook(folder / book)
    for tab in tabs:
        opened[tab].delete_rows(3, opened[tab].max_row)
    opened.save(folder / book)


def refresh(page: Page) -> None:
    page.get_by_role("button", name="Nu verversen").click()
    page.get_by_text("Klaar: gegevens van").wait_for(timeout=PATIENCE)


def test_every_workbook_of_the_examples_is_there(show: Show) -> None:
    page = show("/bronnen")
    books = len(list(EXAMPLES.glob("*.xlsx")))
    page.get_by_text(f"Alle {books} werkboeken zijn gelezen.").wait_for()
    table = page.get_by_role("region", name="Alle werkboeken")
    expect(table.locator("tbody tr")).to_have_count(books)
    show("/bronnen?partner=Faro").get_by_text("Het enige werkboek is gelezen.").wait_for()


def test_a_reading_when_it_is_asked_and_only_once_a_minute(page: Page, address: str, folder: Path) -> None:
    (folder / "faro.xlsx").write_bytes(b"PK\x03\x04 half een bestand")
    refresh(page)
    page.get_by_text("15 van 16 werkboeken zijn gelezen; 1 vraagt aandacht.").wait_for()
    page.get_by_text("Faro: niet gelezen sinds").wait_for()
    page.get_by_text("Open het bestand in Excel of LibreOffice").wait_for()
    line = page.locator(".st-key-versheid").inner_text()
    assert "· 1 werkboek niet gelezen sinds " in line
    page.get_by_role("button", name="Nu verversen").click()
    page.get_by_text("Zopas gelezen; opnieuw kan over ").wait_for()


def test_what_vanished_is_one_click_away_and_never_what_is_confidential(
    page: Page, address: str, folder: Path
) -> None:
    empty(folder, BOOK, "Activiteiten", "Doorverwijzingen", "Uitgaven")
    _until_told(page, f"{address}/bronnen")
    heard = Heard(page)
    open_page(page, f"{address}/bronnen")
    for tab in ("Activiteiten", "Doorverwijzingen", "Uitgaven"):
        page.get_by_text(f"De vorige rijen van {tab}").click()
        page.wait_for_timeout(400)
        wait_until_drawn(page)
    page.get_by_text("Van dit tabblad toont het dashboard geen enkele rij").wait_for()
    page.get_by_text("Vertrouwelijk en daarom niet te zien: Leverancier en Opmerking.").wait_for()
    page.get_by_role("region", name=f"Wat er stond in {BOOK}, Uitgaven").wait_for()
    page.get_by_text("wijzij sync --settle").first.wait_for()
    for button in page.get_by_role("button", name="Download").all():
        with page.expect_download(timeout=PATIENCE) as started:
            button.click()
        heard.take(started.value)
    heard.read_answers()
    assert heard.holds("Moeilijke gesprekken met ouders"), "what is heard must be what is shown"
    assert heard.canaries == []
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert "staat op de pagina Bronnen" in open_page(page, f"{address}/gegevens").content()


def _until_told(page: Page, url: str) -> None:
    """The folder is looked at every few seconds, whoever asks; a page shows it when it is opened again."""
    for _ in range(30):
        if open_page(page, url).get_by_text("De vorige rijen van Uitgaven").count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError("nothing vanished")


def test_who_may_not_ask_has_no_button(page: Page) -> None:
    with serving(environment={"WIJZIJ_MANUAL_REFRESH": "false"}) as address:
        open_page(page, f"{address}/bronnen").get_by_text("werkboeken zijn gelezen").wait_for()
        assert page.get_by_role("button", name="Nu verversen").count() == 0
