"""A walk with the keyboard alone: through the filters to the table behind a chart, and into a meeting."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.screen import wait_until_drawn
from tests.browser.test_pages import Show

NOW = """() => {
  const one = document.activeElement, look = getComputedStyle(one);
  const said = [...one.childNodes].filter(part => !part.ariaHidden).map(part => part.textContent).join("");
  const name = one.tagName === "MAIN" ? "de inhoud" : (one.ariaLabel || said).trim();
  return [name, look.outlineStyle !== "none" || look.boxShadow !== "none"];
}"""
MOST_STOPS = 40


def walk(page: Page, until: str) -> list[str]:
    """The names of what Tab stops at, up to and with the first that says so; each of them can be seen."""
    names: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(150)
        name, is_seen = page.evaluate(NOW)
        names.append(name)
        assert is_seen, names
        if until in name:
            return names
    raise AssertionError(f"{until} is not reached: {names}")


def test_a_walk_from_the_filters_to_a_table_and_into_a_meeting(show: Show) -> None:
    page = show("/activiteiten?periode=2024")
    page.locator("svg.marks").nth(3).wait_for()
    names = walk(page, "Vergadering")
    assert names[:2] == ["Naar de inhoud", "Overzicht"]
    at = [
        next(i for i, name in enumerate(names) if word in name)
        for word in ("Hele subsidie", "Filters", "weggelaten")
    ]
    assert at == sorted(at)
    assert names[-2:] == ["Kopieer link", "Vergadering"]
    page.keyboard.press("Enter")
    page.locator(".stappen [role=status]").filter(has_text="1 van ").wait_for()
    page.keyboard.press("Enter")
    page.locator(".stappen [role=status]").filter(has_text="2 van ").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate(NOW)[0].endswith("Vergadering")
    assert "Tabel: Activiteiten per maand" in walk(page, "Tabel: Activiteiten per maand")
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Activiteiten per maand").wait_for()
    wait_until_drawn(page)
    walk(page, "Activiteiten per maand")
    assert page.evaluate("document.activeElement.matches('.tabel')")


def test_the_periods_and_the_filters_are_chosen_with_the_keyboard(show: Show) -> None:
    page = show("/bereik?periode=2024")
    page.locator("svg.marks").first.wait_for()
    walk(page, "Hele subsidie")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        if page.evaluate(NOW)[0] == "2023":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "periode=2023" in url)
    wait_until_drawn(page)
    walk(page, "Filters")
    page.keyboard.press("Enter")
    page.get_by_test_id("stPopoverBody").wait_for()
    walk(page, "Antwerpen")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "provincie=Antwerpen" in url)
    described = page.locator("body > :not(#root, script)").evaluate_all(
        "all => all.map(one => one.textContent)"
    )
    assert [text for text in described if text.startswith("Gekozen dag: ")]
    assert [text for text in described if "Selected" in text] == []
    page.keyboard.press("Escape")
    page.get_by_test_id("stPopoverBody").wait_for(state="detached")
