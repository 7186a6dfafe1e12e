"""Overzicht in one look: on one screen of a projector, and on one sheet of paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.screen import wait_until_drawn
from tests.browser.test_pages import PROJECTOR, Show, key_figures

SELECTIONS = (
    "?periode=Vrij",
    "?periode=Vrij&van=2021-04-01&tot=2023-03-31",
    "?peildatum=2024-03-31",
    "?periode=2024&provincie=Limburg",
)
PARTS = "[data-testid=stMain] [data-testid=stElementContainer]"
LAPTOP = {"width": 1440, "height": 900}
MORE = "main => main.scrollHeight - main.clientHeight"
BOTTOM = "parts => Math.max(...parts.map(part => part.getBoundingClientRect().bottom))"


def drawn(show: Show, path: str) -> Page:
    page = show(path)
    page.locator("svg.marks").first.wait_for()
    page.get_by_text("Volledigheid:").wait_for()
    return wait_until_drawn(page)


@pytest.mark.parametrize("query", SELECTIONS)
def test_all_of_it_stands_on_one_screen(show: Show, query: str) -> None:
    page = drawn(show, f"/{query}")
    assert page.viewport_size == PROJECTOR
    assert page.locator(PARTS).evaluate_all(BOTTOM) <= PROJECTOR["height"]
    main = page.get_by_test_id("stMain")
    assert main.evaluate(MORE) == 0
    page.set_viewport_size(LAPTOP)
    page.wait_for_function(f"{LAPTOP['height']} - ({BOTTOM})([...document.querySelectorAll('{PARTS}')]) < 60")
    assert main.evaluate(MORE) == 0


def test_it_says_in_dutch_how_things_stand(show: Show) -> None:
    page = drawn(show, "/?peildatum=2024-03-31")
    told = page.get_by_text("Van WZ-2023 is").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert told == (
        "Van WZ-2023 is 54 % besteed na 57 % van de tijd: dat gaat gelijk op. Het doel publieksmomenten "
        "is nog niet gehaald en loopt achter. Er waren 3.914 deelnemers; met een jaar eerder is dat niet "
        "te vergelijken."
    )
    page = drawn(show, "/?periode=2024")
    assert page.get_by_text("18 % meer dan een jaar eerder".replace(" %", "\N{NO-BREAK SPACE}%")).count() == 1
    assert page.get_by_text("meer in een jaar").count() == 2


def test_what_asks_for_attention_is_one_click_away(show: Show) -> None:
    page = drawn(show, "/?provincie=Limburg")
    links = page.locator(".aandacht a")
    assert 1 <= links.count() <= 5
    links.first.click()
    page.wait_for_url(re.compile(r"/subsidie\?.*provincie=Limburg.*post=Website"))
    wait_until_drawn(page)
    page.get_by_role("heading", name="Website", exact=True).wait_for()


@pytest.mark.slow
def test_every_attention_link_opens_its_page(show: Show, dashboard: str) -> None:
    page = drawn(show, "/?peildatum=2024-03-31")
    addresses = page.locator(".aandacht a").evaluate_all("all => all.map(one => one.href)")
    assert addresses
    for address in addresses:
        assert "peildatum=2024-03-31" in address
        shown = show(address.removeprefix(dashboard))
        shown.locator("h1").wait_for()
        assert shown.locator("h1").inner_text() != "Overzicht"


@pytest.mark.parametrize("landscape", [False, True])
def test_it_prints_on_one_sheet_without_anything_to_press(show: Show, landscape: bool) -> None:
    page = drawn(show, "/")
    sheet = page.pdf(format="A4", landscape=landscape)
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1
    page.emulate_media(media="print")
    assert page.locator("button:visible, [role=button]:visible, header:visible").count() == 0
    assert page.get_by_text("1 april 2023 tot en met 31 december 2024; stand op").is_visible()
    assert page.locator("svg.marks").is_visible()
    assert page.get_by_text("voorbeeld").first.is_visible()


def test_before_the_first_grant_it_says_what_is_known(show: Show) -> None:
    page = show("/?peildatum=2021-01-01")
    assert key_figures(page)["Deelnemers"] == "niet bekend"
    told = "De subsidie WZ-2021 begint op 1 april 2021. Hoeveel mensen deelnamen, is niet bekend."
    page.get_by_text(told).wait_for()
