"""Whatever goes wrong at Google's, pages answer with what was last good, and the freshness line says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from pages.words import moment
from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.store_engine import open_engine
from tests.browser.google import IMPATIENT, Freshness, Visitor, World
from tests.browser.server import running
from tests.google.demo import environment
from tests.google.faults import Fault
from tests.google.long import long_answer
from tests.google.network import COORDINATOR, FARO, KAZERNE, store_in
from tests.google.server import serve
from tests.google.spreadsheet import Tab
from tests.google.workbooks import serve_workbooks

MINUTES = 60
"""Between two readings of Google: none comes by itself, but as often as days pass."""
WITHOUT = "without a fault"
OTHERS = ["Activiteiten", "Gegevens", "Bereik", "Subsidie", "Doorverwijzingen", "Partners", "Acties", "Over"]
EVERY = len(list(EXAMPLES.glob("*.xlsx")))
MANY = 200_000
NOWHERE = "http://sheets.wij-zij.invalid"


@dataclass(frozen=True)
class Case:
    """A fault: how it comes about, and how many workbooks cannot be read while it lasts."""

    name: str
    begin: Callable[[World], None]
    unread: int


def answers(name: str, fault: str, unread: int, of: str | None = None) -> Case:
    """Google answers so, about one spreadsheet or about all."""
    return Case(name, lambda world: world.google.break_down(fault, spreadsheet_id=of), unread)


def refuses_key(name: str, fault: str) -> Case:
    """Google does not know the token any more, and gives no other."""

    def begin(world: World) -> None:
        world.google.break_down(fault)
        world.google.tokens.clear()

    return Case(name, begin, EVERY)


CASES = [
    answers("429 as JSON", "rate_limited", EVERY),
    answers("429 as HTML", "rate_limited_html", EVERY),
    answers("403, not shared", "not_shared", 1, KAZERNE),
    answers("403, not shared with the coordinator's sheet", "not_shared", 1, COORDINATOR),
    answers("403, the API is off", "api_disabled", EVERY),
    answers("404", "not_found", 1, KAZERNE),
    answers("400, an Office file", "office_file", 1, FARO),
    answers("400, unable to parse range", "bad_range", 1, KAZERNE),
    answers("400, exceeds grid limits", "grid_limits", 1, KAZERNE),
    answers("500", "broken", EVERY),
    answers("503", "unavailable", EVERY),
    answers("hang", "hang", 1, KAZERNE),
    answers("reset", "reset", EVERY),
    answers("body cut off", "cut_off", EVERY),
    answers("body cut off where it looks whole", "cut_json", 1, KAZERNE),
    answers("slow body", "slow", 1, FARO),
    refuses_key("key revoked", "key_revoked"),
    refuses_key("clock off", "clock_off"),
    Case("DNS gone", lambda world: (world.at.write_text(NOWHERE), None)[1], EVERY),
]
ALWAYS = {"429 as HTML", "403, not shared", "404", "key revoked", "DNS gone"}
"""A fault of each sort; the others differ in their answer alone, and are run by `make test-all`."""
NUMBERED = [
    pytest.param(number, case, id=case.name, marks=() if case.name in ALWAYS else pytest.mark.slow)
    for number, case in enumerate(CASES)
]


@pytest.fixture(scope="module")
def world(
    browser: Browser, browser_context_args: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """One dashboard and one visitor for every fault."""
    folder = tmp_path_factory.mktemp("google")
    with serve(*serve_workbooks(EXAMPLES)) as google:
        at = folder / "google"
        at.write_text(google.address)
        env = environment(google, folder, MINUTES) | {"WIJZIJ_DEMO_GOOGLE": str(at)}
        with (
            Store.open(store_in(folder)) as store,
            running(env, page=IMPATIENT) as dashboard,
            browser.new_context(**browser_context_args) as context,
        ):
            visitor, engine = Visitor(context.new_page()), open_engine(store_in(folder))
            found = World(google, store, engine, at, visitor)
            found.wait_for_the_first_reading(dashboard.address, EVERY)
            yield found
            engine.dispose()


@pytest.fixture(scope="module")
def good(world: World) -> dict[str, list[str]]:
    """The key figures of every page while nothing is wrong."""
    return {title: world.visitor.figures(title, WITHOUT) for title in (*OTHERS, "Overzicht")}


def pages_of(number: int) -> list[str]:
    """A page in turn, so that each is met again and again, and the overview."""
    return [OTHERS[number % len(OTHERS)], "Overzicht"]


@pytest.mark.parametrize(("number", "case"), NUMBERED)
def test_pages_show_what_was_last_good_and_the_line_says_so(
    world: World, good: dict[str, list[str]], number: int, case: Case
) -> None:
    titles = pages_of(number)
    with world.still(unread=0):
        case.begin(world)
        then = world.days_pass()
    for title in titles:
        assert world.visitor.figures(title, case.name) == good[title]
    with world.still(case.unread):
        asked = len(world.google.asked)
        assert (world.last_good() == moment(then)) == (case.unread == EVERY)
        assert world.says(Freshness(world.last_good(), case.unread), ["Over", *titles], case.name)
        assert len(world.google.asked) == asked
    world.mend()
    world.days_pass()
    with world.still(unread=0):
        assert world.last_good() != moment(then)
        assert world.says(Freshness(world.last_good(), 0), ["Uitleg", *titles], WITHOUT)
        assert world.visitor.figures(titles[0], WITHOUT) == good[titles[0]]


@pytest.fixture
def read(good: dict[str, list[str]]) -> int:
    """How many rows were read while nothing is wrong."""
    return int(good["Gegevens"][0].replace(".", ""))


@pytest.fixture
def tab(world: World, read: int) -> Iterator[Tab]:
    """The activities of Kazerne Dossin; whatever is done to them is undone, and that is waited for."""
    found = world.google.books[KAZERNE].tab("Activiteiten")
    title, cells = found.title, dict(found.cells)
    yield found
    world.google.on_question = None
    found.title, found.cells = title, cells
    world.mend()
    world.read_again(WITHOUT)
    world.store.settle(KAZERNE)
    comes_to_read(world, read, WITHOUT)


def rows_read(world: World, during: str) -> int:
    """How many rows the page of the data says were read."""
    return int(world.visitor.figures("Gegevens", during)[0].replace(".", ""))


def comes_to_read(world: World, rows: int, during: str) -> bool:
    """Whether the page of the data comes to say that so many rows were read."""

    def read() -> bool:
        world.visitor.page.wait_for_timeout(1000)
        return rows_read(world, during) == rows or bool(world.visitor.visit("Over", during))

    world.wait_until(read)
    return True


def is_told(world: World, words: str, during: str) -> None:
    """The page of the data comes to say this."""
    main = world.visitor.page.locator('[data-testid="stMain"]')

    def told() -> bool:
        world.visitor.visit("Over", during)
        world.visitor.visit("Gegevens", during)
        return words in main.inner_text()

    world.wait_until(told)


def test_a_renamed_tab_goes_on_counting(world: World, good: dict[str, list[str]], tab: Tab) -> None:
    tab.title = "Onze activiteiten"
    world.read_again("tab renamed")
    is_told(world, tab.title, "tab renamed")
    for title in ("Activiteiten", "Gegevens"):
        assert world.visitor.figures(title, "tab renamed") == good[title]


@pytest.mark.slow
def test_rows_deleted_between_two_requests_are_read_again(world: World, read: int, tab: Tab) -> None:
    """Google says once that the range is too large for what is left; then the titles are asked."""
    last = [at for at in tab.cells if at[0] == max(row for row, _ in tab.cells)]
    with world.still(unread=0):
        world.google.forget()
        world.google.on_question = lambda path: [tab.cells.pop(at, None) for at in last if KAZERNE in path]
        world.google.break_down("grid_limits", times=1, spreadsheet_id=KAZERNE)
    world.read_again("rows deleted")
    assert [asked.status for asked in world.google.asked if KAZERNE in asked.path][:3] == [400, 200, 200]
    assert comes_to_read(world, read - 1, "rows deleted")


def test_an_emptied_tab_is_told_loudly(world: World, tab: Tab) -> None:
    held = len({row for row, _ in tab.cells if row > 2})
    tab.cells = {at: entry for at, entry in tab.cells.items() if at[0] <= 2}
    world.read_again("tab emptied")
    is_told(world, f"dit tabblad had {held} rijen en heeft er sinds", "tab emptied")


@pytest.mark.slow
def test_a_sheet_of_200_000_rows_is_read_while_pages_go_on(world: World, read: int, tab: Tab) -> None:
    held = len({row for row, _ in tab.cells if row > 2})
    answer = Fault(body=long_answer(world.google.books[KAZERNE], tab.title, MANY))
    world.google.break_down(answer, spreadsheet_id=KAZERNE)
    world.days_pass()
    for title in ("Activiteiten", "Gegevens", "Overzicht"):
        world.visitor.visit(title, "200,000 rows, while they are read")
    world.read_again("200,000 rows")
    assert comes_to_read(world, read - held + MANY, "200,000 rows")


def test_every_page_was_met_and_how_long_it_took_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """No time is asserted: a machine may be busy. `bench` measures."""
    told = sorted(world.visitor.seconds)
    with capsys.disabled():
        print()
        for during in told:
            median, pages = world.visitor.median(during), len(world.visitor.seconds[during])
            print(f"{during:48} {median:6.2f} s, median of {pages} pages")
    assert WITHOUT in told
