"""Acties shows the part of the plan that is asked for, and a link to it shows the same."""

from __future__ import annotations

import re

from tests.browser.screen import wait_until_drawn
from tests.browser.test_pages import Show, key_figures


def test_a_part_of_the_plan_is_chosen_with_the_keyboard_and_stands_in_the_address(show: Show) -> None:
    page = show("/acties?bevoegdheid=Welzijn")
    assert key_figures(page)["Acties"] == "24"
    page.get_by_test_id("stSelectbox").filter(has_text="Beleidsdomein").get_by_role("combobox").focus()
    page.keyboard.type("OV")
    page.keyboard.press("Enter")
    page.wait_for_url("**domein=OV**")
    wait_until_drawn(page)
    page.get_by_text("16 van 62 acties van het plan.").wait_for()
    page.get_by_text("Meeste acties: Onderwijs en Vorming (16)").wait_for()
    assert "bevoegdheid=Welzijn" in page.url
    page.locator("svg.marks text").filter(has_text=re.compile(r"^\d+ (opgestart|lopende)")).first.wait_for()


def test_a_choice_that_holds_nothing_says_what_to_do(show: Show) -> None:
    page = show("/acties?domein=IV&bevoegdheid=Stedenbeleid")
    page.get_by_role("heading", name="Geen acties in deze keuze.").wait_for()
