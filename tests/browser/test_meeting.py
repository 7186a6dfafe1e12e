"""Meeting mode: one answer at a time, by key or button, on every page, and no byte for a step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.screen import wait_until_drawn
from tests.browser.test_access import WIDTHS, assert_usable, violations
from tests.browser.test_pages import CHARTS, PHONE, PROJECTOR, Show

PLACE = ".stappen [role=status]"
CUT = "[data-testid=stMetricValue] *"
HEADS = "[data-testid=stMain] h2:visible"
CHART = "[data-nu] svg.marks"
CHART_PROGRAM = "**/ArrowVegaLiteChart*.js"
ENLARGED = "box => [...box.children].map(part => part.currentCSSZoom / box.currentCSSZoom)"


def told(page: Page, place: str) -> None:
    """Waits until the bar says this place, such as `2 van 9`."""
    page.locator(PLACE).filter(has_text=re.compile(rf"^{place}\b")).wait_for()


def test_one_answer_at_a_time(show: Show, page: Page) -> None:
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    late = _charts_come_late(page)
    show("/activiteiten?vergadering=1&periode=2024")
    page.get_by_test_id("stMetric").nth(3).wait_for()
    page.get_by_test_id("stVegaLiteChart").first.wait_for(state="attached")
    assert late, "Streamlit's program for charts has another name"
    assert page.locator("[data-testid=stMetric]:visible").count() == 4
    assert page.locator("header").first.is_visible() is False
    assert page.locator("[data-nu]").evaluate(ENLARGED) == [1] * 4, "nothing is enlarged twice"
    page.wait_for_timeout(1000)
    before = len(sent)
    page.keyboard.press("ArrowRight")
    told(page, "2 van [0-9]+ Activiteiten per maand")
    page.locator(CHART).wait_for()
    page.get_by_role("button", name="Volgende").click()
    told(page, "3 van [0-9]+ Deelnemers per maand")
    page.locator(CHART).wait_for()
    assert len(sent) == before, "a step is nobody's business but the browser's"
    assert page.locator(HEADS).all_inner_texts() == ["Deelnemers per maand"]
    assert page.get_by_test_id("stMain").locator("h1").inner_text() == "Activiteiten"
    assert page.get_by_text("bevat voorbeeldgegevens").first.is_visible()
    letters = page.locator(HEADS).evaluate("head => head.getBoundingClientRect().height")
    assert letters > 28, "what stood at 18 pixels is read from the back row"
    for size in (PHONE, PROJECTOR):
        page.set_viewport_size(size)
        assert_usable(page, size["width"])
    _filters_and_pages(page)


def _charts_come_late(page: Page) -> list[str]:
    """Holds the program that draws charts back until the figures are shown; its address, once asked for.

    On a first visit it often comes that late. Streamlit draws nothing that has no width, so a chart is then
    drawn when it is stepped to.
    """
    asked: list[str] = []

    def after_the_figures(route: Route) -> None:
        told(page, "1 van [0-9]+ Kerncijfers")
        asked.append(route.request.url)
        route.continue_()

    page.route(CHART_PROGRAM, after_the_figures, times=1)
    return asked


def _filters_and_pages(page: Page) -> None:
    page.get_by_text("2023", exact=True).first.click()
    page.wait_for_url(lambda url: "periode=2023" in url and "vergadering=1" in url)
    wait_until_drawn(page)
    told(page, "3 van [0-9]+ Deelnemers per maand")
    page.keyboard.press("ArrowLeft")
    told(page, "2 van")
    page.get_by_role("combobox", name="Pagina").select_option("Acties")
    page.wait_for_url(lambda url: "/acties" in url and "vergadering=1" in url and "periode=2023" in url)
    told(page, "1 van")
    page.wait_for_timeout(1000)
    assert (
        page.locator(CUT).evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1)")
        == []
    )
    page.get_by_role("combobox", name="Pagina").select_option("Over")
    told(page, "Hele pagina")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "vergadering" not in url)
    assert page.locator("header").first.is_visible()
    assert page.locator(PLACE).count() == 0
    assert page.evaluate("document.activeElement.textContent").endswith("Vergadering")


@pytest.mark.slow
@pytest.mark.parametrize("path", CHARTS)
def test_everybody_can_follow_a_meeting(show: Show, page: Page, path: str) -> None:
    """Every answer of every page, forth on a projector and back on a phone, and the filters open."""
    show(f"{path}?vergadering=1")
    page.locator(PLACE).filter(has_text=re.compile("1 van|Hele pagina")).wait_for()
    for size, step in ((PROJECTOR, "Volgende"), (PHONE, "Vorige")):
        page.set_viewport_size(size)
        assert_usable(page, size["width"])
        while (button := page.get_by_role("button", name=step, exact=True)).is_enabled():
            button.click()
            assert violations(page) == [], page.locator(PLACE).inner_text()
            assert page.evaluate(WIDTHS) == [size["width"]] * 2
