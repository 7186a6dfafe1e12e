"""Subsidie answers what is asked of the money: where it ends, what is missing, and what a line is made of."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from pages.words import euro
from tests.browser.screen import wait_until_drawn
from tests.browser.test_pages import Show, key_figures

GRIDS = "[data-testid=stGridCellContent] > * > .stVerticalBlock:not(:has(> * > * > .kop)):has(.kop)"
BOTTOMS = "all => all.map(one => one.lastElementChild.getBoundingClientRect().bottom)"
CHART = '[data-testid="stVegaLiteChart"]'


def burn(page: Page) -> str:
    """The sentence above the chart of the money against time, once that chart is drawn."""
    card = page.locator(CHART).first
    card.locator("svg.marks").wait_for()
    return page.get_by_text(re.compile("besteed na .* van de looptijd")).inner_text()


def words(page: Page) -> list[str]:
    return page.locator(f"{CHART} >> nth=0").locator("svg.marks text").all_text_contents()


def test_the_forecast_is_drawn_as_a_band_and_told_in_words(show: Show) -> None:
    page = show("/subsidie?peildatum=2024-03-31")
    assert "Raming: € 248.996 tot € 267.918" in burn(page).replace("\N{NO-BREAK SPACE}", " ")
    drawn = page.locator(CHART).first
    assert drawn.locator(".mark-area path[fill='#d55e00']").count() == 1
    assert {"besteed", "gelijkmatig", "raming"} <= set(words(page))


def test_months_without_costs_are_hatched_and_named(show: Show) -> None:
    page = show("/subsidie?subsidie=WZ-2021")
    assert "Gearceerd, geen kosten ingevuld: april 2021 tot en met december 2022." in burn(page)
    assert page.locator(CHART).first.locator(".mark-rect path[fill='#eef1f4']").count() == 21
    assert words(page).count("geen kosten ingevuld") == 1
    assert "undefined" not in words(page)
    left, right = page.locator(GRIDS).evaluate_all(BOTTOMS)
    assert abs(left - right) < 2, "no column ends before the other"


def test_the_other_grant_is_one_click_away_and_stands_in_the_address(show: Show) -> None:
    page = show("/subsidie?periode=2024&post=Website")
    page.get_by_role("radio", name="WZ-2021").click()
    page.wait_for_url(lambda url: "subsidie=WZ-2021" in url and "periode=2024" not in url)
    wait_until_drawn(page)
    page.get_by_text("WZ-2021: 1 april 2021 tot en met 31 maart 2023.").wait_for()
    page.get_by_role("heading", name="Kosten in deze selectie").wait_for()


def test_a_line_leads_to_its_costs_and_a_link_does_too(show: Show) -> None:
    page = show("/subsidie?post=Website")
    page.get_by_role("heading", name="Website", exact=True).wait_for()
    lines = page.get_by_role("region", name="Website").locator("tbody tr")
    expect(lines.first).to_be_in_viewport()
    assert {row.locator("td").nth(3).inner_text() for row in lines.all()} == {"Website"}
    assert page.get_by_text("€ 11.510,36 besteed").count() == 1
    assert page.get_by_text("Leverancier").count() == 0


def test_what_it_cost_has_its_definition_and_says_what_is_not_known(show: Show) -> None:
    shown = key_figures(show("/subsidie?peildatum=2023-04-02"))
    assert (shown["Per activiteit"], shown["Per deelnemer"]) == ("niet bekend", "niet bekend")
    shown = key_figures(page := show("/subsidie?peildatum=2024-03-31"))
    assert (shown["Per activiteit"], shown["Per deelnemer"]) == (euro(114400), euro(3400))
    page.get_by_text("Per deelnemer is het hoogstens zoveel: het aantal is van 5 activiteiten").wait_for()
