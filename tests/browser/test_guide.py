"""The documentation for partners as a page: a link to a message opens what it is about."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import violations
from tests.browser.test_pages import PHONE, PROJECTOR, Show


@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["projector", "phone"])
def test_a_link_to_a_message_opens_it(show: Show, page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    show("/uitleg#duplicate_voucher")
    part = page.locator(".st-key-deel-duplicate_voucher")
    expect(part.get_by_text("Verwijder één van de rijen")).to_be_visible()
    expect(part.locator("summary")).to_be_in_viewport()
    assert page.locator("[data-testid=stExpander] details[open]").count() == 1


def test_a_link_within_the_page_opens_what_it_names(show: Show, page: Page) -> None:
    show("/uitleg#unknown_indicator")
    page.get_by_role("link", name="Doelstellingen", exact=True).click()
    expect(page.locator(".st-key-deel-tabblad-doelstellingen").get_by_text("Nulmeting")).to_be_visible()


@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["projector", "phone"])
def test_every_part_can_be_used_and_fits(show: Show, page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    show("/uitleg")
    page.evaluate("document.querySelectorAll('details summary').forEach(one => one.click())")
    page.wait_for_function("document.querySelectorAll('details:not([open])').length === 0")
    assert violations(page) == []
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") == size["width"]
