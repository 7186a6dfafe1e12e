"""Whoever is not to know gets no confidential word: on any page, under any filter, in any file."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from pages.words import slug
from schemas.tabs import confidential_fields
from sheets.settings import EXAMPLES
from sheets.sync import read
from tests.browser.provider import COOKIE, Guarded, guarded
from tests.browser.server import serving
from tests.browser.test_pages import CHARTS
from tests.canaries import CANARIES, CANARY, MUNICIPALITY, OWN, PERSONAL, SECRETIVE, Received
from tests.wire import Choice, Query, States, Visitor, visit

STRANGERS = ("open", "lezer", "ander")
"""Nobody who signed in, a reader, and a partner of whom other rows are."""
TELLING = ("/doorverwijzingen", "/subsidie", "/gegevens", "/mijn-gegevens")
FILES = ("/referrals", "/spend", "/quality", "/my_data", "/confidential")
"""Addresses of files in `pages/` that are no page's."""
EVERYTHING = {"periode": "Alles"}
MEETING = {"vergadering": "1"}
NARROW = {"periode": "2024", "provincie": "Oost-Vlaanderen", **MEETING}
APRIL = {"periode": "Vrij", "van": "2024-04-01", "tot": "2024-04-30"}
"""The month of the question and the cost that hold a canary in each of their cells."""
DAYS: tuple[Query, ...] = (
    MEETING,
    APRIL,
    {"periode": "Vrij", "van": "2024-04-11", "tot": "2024-04-11"},
    *({"periode": year} for year in ("2021", "2022")),
    *({"periode": "Alles", "peildatum": day} for day in ("2022-12-31", "2024-04-11", "2025-12-31")),
)
FILTERS = {"periode": {}, "kwartaal": {"periode": "Kwartaal"}, "subsidie": {}} | dict.fromkeys(
    ("provincie", "partner", "soort", "doelgroep"), EVERYTHING
)
"""What is offered as a list, with the period under which each value of it is asked."""
WHOSE, CELL = "Agentschap Integratie en Inburgering", "Doorverwijzingen!"
"""Whose questions are rejected, and how the cells begin in which their faults stand."""
LINES = re.compile(r"\\n|\n|<tr>")
VARIES = re.compile(r"\d\d\.\d\d(?!\d)|(deferred_file_id|url): .*")
"""What differs between two servers with the same workbooks: hours, and addresses made for one visit."""


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, workbooks: Path) -> Iterator[Guarded]:
    """A dashboard on those workbooks where one signs in, that logs all it can."""
    with guarded(tmp_path_factory.mktemp("deur"), data=workbooks) as found:
        yield found


def test_each_confidential_field_of_each_tab_holds_a_canary(workbooks: Path) -> None:
    tables = read([workbooks], today=date(2026, 11, 22)).tables
    fields = [(model.table, name) for model in SECRETIVE for name in confidential_fields(model)]
    assert {"referrals", "expenses"} <= {table for table, _ in fields}
    held = {where: str(tables[where[0]][where[1]]) for where in fields}
    assert [where for where in fields if not any(canary in held[where] for canary in CANARIES)] == []


@pytest.mark.parametrize("name", STRANGERS)
def test_no_page_file_cookie_or_log_line_holds_a_canary(door: Guarded, name: str) -> None:
    """Each page by its address; those made of rows that have something confidential for a meeting as well."""
    received = Received()
    for path in CHARTS:
        with visitor(door, name, path, EVERYTHING, received) as found:
            see_all(found, received)
        if path in TELLING:
            with visitor(door, name, path, NARROW, received, found.states) as found:
                see_all(found, received)
    assert received.holds("Geteld per heel kwartaal"), "what is received must be what is shown"
    assert received.holds("minder dan 10" if name == "open" else "minder dan 5")
    assert received.holds("Wat en hoe") == (name != "open")
    assert received.holds(f"{OWN}-question") == (name == "ander"), "what is one's own is there"
    assert_none(door, received)


@pytest.mark.slow
@pytest.mark.parametrize("path", CHARTS)
@pytest.mark.parametrize("name", STRANGERS)
def test_no_filter_gives_a_canary_away(door: Guarded, name: str, path: str) -> None:
    """Each filter with all that can be opened open, and each choice of the page itself.

    Where a page is made of rows that have something confidential: each value of each filter.
    """
    received = Received()
    with visitor(door, name, path, {"periode": "Kwartaal"}, received) as found:
        offered = dict(found.screen.choices)
        see_all(found, received)
        for choice in [offered[key] for key in offered.keys() - FILTERS]:
            for option in choice.options:
                found.choose(choice, option)
                see_all(found, received)
    for query in each_filter(offered, every=path in TELLING):
        with visitor(door, name, path, query, received, found.states) as again:
            see_all(again, received)
    assert_none(door, received)


@pytest.mark.slow
@pytest.mark.parametrize("path", [*CHARTS, *FILES])
def test_the_first_address_that_a_fresh_server_is_asked_for_gives_none_away(
    tmp_path: Path, workbooks: Path, path: str
) -> None:
    """Streamlit runs a file in `pages/` of that name by itself, before it knows the front door's pages."""
    received = Received()
    with guarded(tmp_path, data=workbooks) as fresh:
        for name in STRANGERS:
            with visitor(fresh, name, path, EVERYTHING, received) as found:
                see_all(found, received)
        assert_none(fresh, received)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/doorverwijzingen", (MUNICIPALITY, f"{CANARY}-question", f"{CANARY}-outcome", f"{CANARY}-remark")),
        ("/subsidie", (f"{CANARY}-supplier", f"{CANARY}-remark")),
    ],
)
def test_to_whom_it_belongs_it_comes_once_it_is_asked_for_and_is_never_logged(
    door: Guarded, path: str, wanted: tuple[str, ...]
) -> None:
    received = Received()
    with visitor(door, "coordinator", path, APRIL, received) as found:
        before = received.canaries
        see_all(found, received)
    assert before == []
    assert [canary for canary in wanted if not received.holds(canary)] == []
    assert logged(door) == []


def test_personal_data_that_somebody_typed_reaches_not_even_the_coordinator(door: Guarded) -> None:
    received = Received()
    for path in CHARTS:
        with visitor(door, "coordinator", path, EVERYTHING, received) as found:
            see_all(found, received)
    assert received.holds("persoonsgegevens")
    assert received.personal == []
    assert logged(door) == []


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The examples, where one partner typed one or three questions more that are rejected."""
    one, three = (tmp_path_factory.mktemp(f"geweigerd-{rows}") for rows in (1, 3))
    return rejecting(one, 1), rejecting(three, 3)


@pytest.mark.slow
def test_no_screen_and_no_file_follows_how_many_questions_were_rejected(
    tmp_path_factory: pytest.TempPathFactory, pair: tuple[Path, Path]
) -> None:
    one, three = [], []
    for data, seen in zip(pair, (one, three), strict=True):
        with guarded(tmp_path_factory.mktemp("deur"), data=data) as door:
            for name in STRANGERS:
                cookies = {} if name == "open" else {COOKIE: door.cookie(name)}
                seen += [*told(door.address, cookies)]
    assert [(a, b) for a, b in zip(one, three, strict=True) if a != b] == []


@pytest.mark.slow
def test_without_a_login_only_the_lists_of_cells_follow_it(pair: tuple[Path, Path]) -> None:
    one, three = [], []
    for data, seen in zip(pair, (one, three), strict=True):
        with serving(data=data) as address:
            seen += [*told(address, {})]
    assert any(CELL in text for text in three), "what is left out below must be there"
    assert unlisted(one) == unlisted(three)


def rejecting(folder: Path, rows: int) -> Path:
    for file in EXAMPLES.glob("*.xlsx"):
        shutil.copy(file, folder)
    book = openpyxl.load_workbook(folder / f"{slug(WHOSE)}.xlsx")
    for _ in range(rows):
        book["Doorverwijzingen"].append(["5/3/2024", "buurman", None, "Limburg", "andere"])
    book.save(folder / f"{slug(WHOSE)}.xlsx")
    return folder


def told(address: str, cookies: Mapping[str, str]) -> Iterator[str]:
    """All that is drawn and in files, on each page and on those of one partner, but for what varies."""
    places = [(path, EVERYTHING) for path in CHARTS] + [(path, {"partner": WHOSE}) for path in TELLING]
    for path, query in places:
        with visit(address, path, query, [], cookies=cookies) as found:
            while found.open_drawers():
                pass
            texts = [f"{path} {delta}" for delta in found.screen.drawn]
            for button in found.screen.files:
                # An empty workbook is made of the schemas alone.
                if not button.label.startswith("Leeg werkblad"):
                    texts += [f"{path} {button.id} {part}" for part in parts(found.download(button))]
        yield from (VARIES.sub("", text) for text in texts)


def parts(download: bytes) -> list[str]:
    """A file as texts: of an Excel file what it is packed from, of a mail what is read."""
    file = download.partition(b"\n\n")[2].lstrip(b"\n")
    if zipfile.is_zipfile(packed := BytesIO(file)):
        with zipfile.ZipFile(packed) as book:
            return [book.read(name).decode() for name in book.namelist() if not name.startswith("docProps")]
    if b"X-Unsent" in file:
        return [message_from_bytes(file, policy=default).get_content()]
    return [file.decode("utf-8-sig")]


def unlisted(seen: list[str]) -> list[str]:
    """The lines without those that list cells: on Gegevens all, elsewhere those of questions.

    In order of the alphabet: on a screen what touches most cells comes first, and the others move.
    """
    others = [text for text in seen if "te-verbeteren" not in text and 'label=\\"Te verbeteren' not in text]
    lines = (line for text in others for line in LINES.split(text) if CELL not in line)
    return sorted(re.sub(r"^\d+\. ", "", line) for line in lines)


def visitor(
    door: Guarded, name: str, path: str, query: Query, received: Received, states: States | None = None
) -> AbstractContextManager[Visitor]:
    cookies = {} if name == "open" else {COOKIE: door.cookie(name)}
    return visit(door.address, path, query, received.parts, cookies=cookies, states=states)


def each_filter(offered: Mapping[str, Choice], *, every: bool) -> Iterator[Query]:
    yield from DAYS
    for key, under in FILTERS.items():
        options = offered[key].options if every else {offered[key].options[at] for at in (0, -1)}
        yield from ({**under, key: option} for option in options)


def see_all(found: Visitor, received: Received) -> None:
    """All that can be opened open, and every file."""
    while found.open_drawers():
        pass
    for button in found.screen.files:
        file = Received()
        file.add(found.download(button))
        # An empty workbook is made of the schemas alone, which name every municipality there is.
        if button.label.startswith("Leeg werkblad"):
            assert {*file.canaries} <= {MUNICIPALITY}, button.label
        else:
            received.parts += file.parts


def assert_none(door: Guarded, received: Received) -> None:
    assert received.canaries == []
    assert logged(door) == []


def logged(door: Guarded) -> list[str]:
    printed = door.log.read_text(encoding="utf-8")
    assert "streamlit" in printed.casefold(), "what is searched must be what is logged"
    return [canary for canary in (*CANARIES, *PERSONAL) if canary in printed]
