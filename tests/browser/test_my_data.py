"""A partner's own page: the link opens on it, every point can be read, copied and unfolded, and mailed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from sheets.settings import EXAMPLES
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import serving
from tests.browser.test_access import violations
from tests.browser.test_confidence import Heard
from tests.browser.test_pages import PHONE

EVIL = "<img src=http://evil.invalid/a.png onerror=document.title='gekraakt'>"
FIRST_ROW, MANY = 12, 40


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, browser_type_launch_args: dict[str, object]
) -> Iterator[str]:
    """A dashboard on three of the examples, one of them with forty equal faults and a hostile cell."""
    folder = tmp_path_factory.mktemp("werkboeken")
    for name in ("coordinator", "kazerne-dossin", "faro"):
        shutil.copy(EXAMPLES / f"{name}.xlsx", folder)
    _spoil(folder / "faro.xlsx")
    with serving(data=folder) as found:
        yield found


def _spoil(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Activiteiten"]
    sheet.delete_rows(FIRST_ROW, sheet.max_row)
    for n in range(MANY):
        sheet.append([f"{n % 27 + 1}/2/2024", None, f"Reeks {n} (voorbeeld)", "vormingsmoment"])
    sheet.append(["1/3/2024", None, f"{EVIL} (voorbeeld)", f"[x](http://evil.invalid) {EVIL}"])
    book.save(path)


def points(page: Page) -> list[str]:
    return page.locator(".punt .waar").all_inner_texts()


def test_a_link_opens_on_the_partner_with_what_matters_most_first(page: Page, address: str) -> None:
    open_page(page, f"{address}/mijn-gegevens?partner=faro")
    page.get_by_role("heading", name="42 rijen tellen nog niet mee.").wait_for()
    assert "partner=Faro" in page.url
    assert points(page)[0] == "Activiteiten!D12, D13, D14, D15, D16 Type"
    first = page.locator(".punt").first
    assert first.locator(".hier").inner_text().split("\n") == ["▶ Type", "vormingsmoment"]
    assert "01/02/2024" in first.locator(".rij").inner_text() or "1/2/2024" in first.inner_text()
    assert violations(page) == []


def test_what_to_type_is_copied_with_the_keyboard(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    open_page(page, f"{address}/mijn-gegevens?partner=Faro")
    button = page.get_by_role("button", name="Kopieer vorming").first
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Gekopieerd").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "vorming"


def test_a_point_leads_to_its_explanation(page: Page, address: str) -> None:
    open_page(page, f"{address}/mijn-gegevens?partner=Faro")
    page.get_by_role("link", name="Meer uitleg").first.click()
    page.wait_for_url("**/uitleg#unknown_category")
    part = page.locator(".st-key-deel-unknown_category")
    part.get_by_text("Kies een woord uit de lijst").first.wait_for()


def test_the_coordinator_takes_an_empty_workbook_too(page: Page, address: str) -> None:
    open_page(page, f"{address}/mijn-gegevens")
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name="Leeg werkblad van de coördinator").click()
    assert started.value.suggested_filename.startswith("leeg-werkblad-van-de-coordinator_20")
    book = openpyxl.load_workbook(BytesIO(Path(started.value.path()).read_bytes()))
    assert "Partners" in book.sheetnames


def test_the_other_cells_unfold(page: Page, address: str) -> None:
    open_page(page, f"{address}/mijn-gegevens?partner=Faro")
    assert page.get_by_text("D51").count() == 0
    page.get_by_text(f"en nog {MANY - 5} cellen").click()
    cells = page.locator(".cellen")
    cells.wait_for()
    assert cells.inner_text().split(", ") == [f"D{row}" for row in range(FIRST_ROW + 5, FIRST_ROW + MANY)]


def test_what_a_partner_typed_is_text(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, f"{address}/mijn-gegevens?partner=Faro")
    page.locator(".punt").get_by_text("<img src=").first.wait_for()
    page.get_by_text("Mail met de open punten").click()
    page.locator(".brief pre").wait_for()
    assert page.locator(".punt img, .punt a[href*=evil], .brief img").count() == 0
    assert page.title() != "gekraakt"
    assert [url for url in asked if "evil" in url] == []


def test_the_mail_is_a_draft_without_recipient(page: Page, address: str) -> None:
    open_page(page, f"{address}/mijn-gegevens?partner=Faro")
    page.get_by_text("Mail met de open punten").click()
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name="Download .eml").click()
    message = message_from_bytes(Path(started.value.path()).read_bytes(), policy=default)
    assert (message["To"], message["From"]) == ("", None)
    text = message.get_content()
    assert "42 rijen tellen nog niet mee" in text
    assert f"{address}/mijn-gegevens?partner=Faro" in text


def test_nothing_confidential_is_sent(page: Page, address: str) -> None:
    heard = Heard(page)
    open_page(page, f"{address}/mijn-gegevens?partner=kazerne-dossin")
    page.get_by_text("Mail met de open punten").click()
    page.locator(".brief pre").wait_for()
    with page.expect_download(timeout=60_000) as started:
        page.get_by_role("button", name="Download .eml").click()
    heard.take(started.value)
    heard.read_answers()
    assert heard.holds("Doorverwijzingen!C111"), "what is heard must be what is shown"
    assert heard.canaries == []


def test_everybody_stands_in_one_list_to_choose_from_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    open_page(page, f"{address}/mijn-gegevens")
    link = page.get_by_role("link", name="Kazerne Dossin")
    link.wait_for()
    assert violations(page) == []
    link.click()
    page.wait_for_url("**partner=Kazerne*")
    wait_until_drawn(page)
    page.locator(".punt").first.wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_label("Kies een partner").click()
    page.get_by_role("option", name="Alle partners").click()
    page.get_by_role("heading", name="Wie heeft wat ingevuld, tot wanneer").wait_for()
    assert "partner" not in page.url
