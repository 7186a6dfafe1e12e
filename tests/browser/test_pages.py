"""Every page in a real browser: its charts are drawn, its figures are right, everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

import loading
from metrics.choices import choices
from metrics.dataset import Dataset
from metrics.figures import Figures, figures
from metrics.view import Selection, View
from pages.address import started_grants
from pages.words import BELGIUM, count, euro
from sheets.settings import EXAMPLES
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import running

Show = Callable[..., Page]
CHARTS = {
    "/": 1,
    "/activiteiten": 5,
    "/bereik": 4,
    "/doorverwijzingen": 8,
    "/subsidie": 4,
    "/acties": 4,
    "/partners": 3,
    "/gegevens": 0,
    "/bronnen": 0,
    "/mijn-gegevens": 0,
    "/uitleg": 0,
    "/over": 0,
}
MARKS = ", ".join(f"svg.marks .mark-{kind} path" for kind in ("rect", "line", "area", "shape"))
TODAY = datetime.now(BELGIUM).date()
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 720}


@pytest.fixture(scope="session")
def data() -> Dataset:
    return loading.read(EXAMPLES, TODAY)


@pytest.fixture
def expected(data: Dataset) -> Callable[..., Figures]:
    """The figures of a selection, by default of the whole grant as the dashboard shows it first."""
    grant = next(iter(started_grants(choices(data), TODAY).values()))

    def select(**asked: object) -> Figures:
        return figures(
            View.of(data, Selection(**{"as_of": TODAY, "start": grant.start, "end": grant.end, **asked}))
        )

    return select


def key_figures(page: Page) -> dict[str, str]:
    page.locator('[data-testid="stMetricValue"]').nth(3).wait_for()
    wait_until_drawn(page)
    labels = page.locator('[data-testid="stMetricLabel"]').all_inner_texts()
    values = page.locator('[data-testid="stMetricValue"]').all_inner_texts()
    return dict(zip((label.strip() for label in labels), (value.strip() for value in values), strict=True))


def assert_drawn(page: Page, charts: int) -> None:
    """Every chart of the page holds a mark, and the page is the one it should be."""
    page.wait_for_function(
        "least => document.querySelectorAll('svg.marks').length >= least", arg=charts, timeout=60_000
    )
    assert page.locator("h1").count() == 1
    assert page.get_by_text("Deze pagina kan nu niet getoond worden.").count() == 0
    drawn = page.locator('[data-testid="stVegaLiteChart"]')
    empty = [at for at in range(drawn.count()) if drawn.nth(at).locator(MARKS).count() == 0]
    assert empty == []
    assert drawn.count() >= charts
    words = page.locator("svg.marks text").all_text_contents()
    assert {"undefined", "null", "NaN"}.isdisjoint(words)


def test_the_overview_shows_the_figures_of_the_command_line(
    show: Show, expected: Callable[..., Figures]
) -> None:
    right = expected()
    assert key_figures(show("/")) == {
        "Activiteiten": count(right.activities.totals.count),
        "Deelnemers": count(right.activities.totals.attended),
        "Vragen": count(right.referrals.totals.count),
        "Besteed": euro(right.grants[-1].spent),
    }


def test_the_rows_are_accounted_for(show: Show, expected: Callable[..., Figures]) -> None:
    right = expected().quality
    page = show("/gegevens")
    assert key_figures(page) == {
        "Gelezen": count(right.read),
        "Geldig": count(right.valid),
        "Geweigerd": count(right.rejected),
        "Overgeslagen": count(right.skipped),
    }
    assert page.get_by_text("rijen, zonder Doorverwijzingen").count() == 1
    assert page.get_by_text(f"zeker {right.rejected} rijen weggelaten").count() == 1


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("provincie=Limburg", {"provinces": frozenset({"Limburg"})}),
        (
            "periode=Sinds vorige vergadering&soort=webinar&soort=vorming",
            {"kinds": frozenset({"webinar", "vorming"}), "start": date(2024, 9, 12), "end": TODAY},
        ),
        ("doelgroep=onderwijs", {"audiences": frozenset({"onderwijs"})}),
        ("periode=Alles", {"start": None, "end": None}),
        ("periode=Onzin&provincie=Mars&peildatum=gisteren", {}),
    ],
)
def test_a_link_shows_what_it_says(
    show: Show, expected: Callable[..., Figures], query: str, asked: dict[str, object]
) -> None:
    right = expected(**asked)
    shown = key_figures(show(f"/?{query}"))
    assert shown["Activiteiten"] == count(right.activities.totals.count)
    assert shown["Deelnemers"] == count(right.activities.totals.attended)


def test_filters_stay_on_the_way_to_another_page(show: Show) -> None:
    page = show("/?periode=2024")
    page.get_by_role("button", name="Filters").click()
    page.get_by_text("Limburg", exact=True).first.click()
    page.wait_for_url("**provincie=Limburg**")
    wait_until_drawn(page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Activiteiten", exact=True).click()
    page.wait_for_url("**/activiteiten?*provincie=Limburg*")
    assert "periode=2024" in page.url
    assert page.get_by_role("button", name="Filters (1)").count() == 1
    page.evaluate("window.told = []; addEventListener('message', ({ data }) => window.told.push(data))")
    page.get_by_role("radio", name="Per doelgroep").click()
    page.get_by_role("heading", name="Activiteiten per doelgroep").wait_for()
    page.wait_for_url("**verdeling=Per+doelgroep**")
    wait_until_drawn(page)
    assert page.evaluate("window.told") == [], "Streamlit tells a page around it what there is none to tell"


def test_the_filters_can_be_cleared(show: Show) -> None:
    page = show("/?provincie=Limburg&soort=webinar")
    page.get_by_role("button", name="Filters (2)").click()
    page.get_by_text("Wissen", exact=True).click()
    page.wait_for_url(lambda url: "provincie" not in url and "soort" not in url)


def test_an_empty_folder_and_a_lost_server_are_told_in_dutch(page: Page, tmp_path: Path) -> None:
    with running({"WIJZIJ_DATA": str(tmp_path)}) as dashboard:
        open_page(page, dashboard.address)
        page.get_by_text("Er zijn nog geen werkboeken.").wait_for()
        page.wait_for_selector("html[lang=nl-BE]", state="attached")
        dashboard.process.kill()
        lost = page.get_by_role("dialog", name="Geen verbinding met het dashboard")
        lost.get_by_text("De verbinding komt vanzelf terug").wait_for()
        assert "Streamlit" not in lost.inner_text()
