"""Every page in a real browser: its charts are drawn, its figures are right, everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

import loading
from metrics.choices import choices
from metrics.dataset import Dataset
from metrics.figures import Figures, figures
from metrics.view import Selection, View
from pages.address import started_grants
from pages.words import BELGIUM, count, euro
from sheets.settings import EXAMPLES
from tests.browser.screen import wait_until_drawn
from tests.browser.server import serving

Show = Callable[..., Page]
CHARTS = {
    "/": 5,
    "/activiteiten": 8,
    "/bereik": 5,
    "/doorverwijzingen": 8,
    "/subsidie": 2,
    "/acties": 2,
    "/partners": 2,
    "/gegevens": 0,
    "/over": 0,
}
MARKS = "svg.marks .mark-rect path, svg.marks .mark-line path, svg.marks .mark-area path"
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1280, "height": 720}
ENGLISH = "Download|Loading|Search|Show data|Fullscreen|Choose|Select|Help for|Next page|Remove|View"


@pytest.fixture(scope="session")
def data() -> Dataset:
    return loading.read(EXAMPLES, datetime.now(BELGIUM).date())


@pytest.fixture
def expected(data: Dataset) -> Callable[..., Figures]:
    """The figures of a selection, by default of the whole grant as the dashboard shows it first."""
    today = datetime.now(BELGIUM).date()
    grant = next(iter(started_grants(choices(data), today).values()))

    def select(**asked: object) -> Figures:
        return figures(
            View.of(data, Selection(**{"as_of": today, "start": grant.start, "end": grant.end, **asked}))
        )

    return select


def key_figures(page: Page) -> dict[str, str]:
    page.locator('[data-testid="stMetricValue"]').nth(3).wait_for()
    wait_until_drawn(page)
    labels = page.locator('[data-testid="stMetricLabel"]').all_inner_texts()
    values = page.locator('[data-testid="stMetricValue"]').all_inner_texts()
    return dict(zip((label.strip() for label in labels), (value.strip() for value in values), strict=True))


@pytest.mark.parametrize(("path", "charts"), CHARTS.items())
def test_a_page_draws_its_charts(show: Show, path: str, charts: int) -> None:
    page = show(path)
    page.wait_for_function(
        "least => document.querySelectorAll('svg.marks').length >= least", arg=charts, timeout=20_000
    )
    assert page.locator("h1").count() == 1
    drawn = page.locator('[data-testid="stVegaLiteChart"]')
    empty = [at for at in range(drawn.count()) if drawn.nth(at).locator(MARKS).count() == 0]
    assert empty == []
    assert drawn.count() >= charts


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
    assert key_figures(show("/gegevens")) == {
        "Gelezen": count(right.read),
        "Geldig": count(right.valid),
        "Geweigerd": count(right.rejected),
        "Overgeslagen": count(right.skipped),
    }


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("provincie=Limburg", {"provinces": frozenset({"Limburg"})}),
        ("soort=webinar&soort=vorming", {"kinds": frozenset({"webinar", "vorming"})}),
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


def test_the_filters_can_be_cleared(show: Show) -> None:
    page = show("/?provincie=Limburg&soort=webinar")
    page.get_by_role("button", name="Filters (2)").click()
    page.get_by_text("Wissen", exact=True).click()
    page.wait_for_url(lambda url: "provincie" not in url and "soort" not in url)


@pytest.mark.parametrize("path", CHARTS)
def test_a_phone_never_scrolls_sideways(show: Show, page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)
    show(path)
    widths = (
        "[document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth]"
    )
    assert page.evaluate(widths) == [PHONE["width"]] * 2


@pytest.mark.parametrize("size", [PROJECTOR, PHONE], ids=["projector", "phone"])
@pytest.mark.parametrize("path", CHARTS)
def test_everybody_can_use_a_page(show: Show, page: Page, path: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    show(path)
    assert violations(page) == []
    page.get_by_role("button", name="Filters").click()
    page.get_by_text("Doelgroep", exact=True).wait_for()
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("path", CHARTS)
def test_a_page_speaks_dutch_and_to_our_host_alone(show: Show, page: Page, dashboard: str, path: str) -> None:
    outside: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url) if is_outside(asked.url, dashboard) else None)
    show(path)
    page.wait_for_timeout(300)
    assert outside == []
    assert page.locator("html").get_attribute("lang") == "nl-BE"
    labels = page.locator("[aria-label]:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert [label for label in labels if label and label.split()[0] in ENGLISH.split("|")] == []


def is_outside(url: str, dashboard: str) -> bool:
    return not url.startswith((dashboard, "data:", "blob:", dashboard.replace("http", "ws")))


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/overzicht", "Overzicht"),
        ("/activiteiten", "Activiteiten"),
        ("/bereik", "Bereik"),
        ("/doorverwijzingen", "Doorverwijzingen"),
        ("/subsidie", "Subsidie"),
        ("/acties", "Acties"),
        ("/partners", "Partners"),
        ("/gegevens", "Gegevens"),
        ("/over", "Over dit dashboard"),
    ],
)
def test_a_page_is_whole_when_it_is_the_first_one_asked(page: Page, path: str, heading: str) -> None:
    with serving() as address:
        page.goto(address + path)
        wait_until_drawn(page)
        page.get_by_role("heading", name=heading, exact=True).wait_for()
        page.get_by_role("dialog").wait_for(state="detached")
        page.get_by_role("button", name="Filters").click()


def test_a_file_of_pages_does_nothing_when_it_is_asked_for_itself(page: Page) -> None:
    with serving() as address:
        page.goto(f"{address}/referrals")
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.wait_for_timeout(1500)
        assert page.locator("h1, table, [data-testid=stMetric], [data-testid=stVegaLiteChart]").count() == 0


def test_an_address_that_is_none_is_told_in_dutch(show: Show) -> None:
    page = show("/onzin")
    page.get_by_role("heading", name="Deze pagina bestaat niet").wait_for()
    assert page.locator("h1").all_inner_texts() == ["Overzicht"]


def test_an_empty_folder_says_what_to_do(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving(data=tmp_path_factory.mktemp("leeg")) as address:
        page.goto(address)
        wait_until_drawn(page)
        page.get_by_text("Er zijn nog geen werkboeken.").wait_for()
