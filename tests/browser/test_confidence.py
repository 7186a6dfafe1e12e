"""No byte that reaches a visitor's browser holds what was told in confidence."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Response, WebSocket

from sheets.settings import EXAMPLES
from sheets.sync import read
from tests.browser.provider import PARTNER, Guarded, guarded
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import serving
from tests.browser.test_pages import CHARTS

CANARIES = ("Horebeke", "KANARIE", "Kanariegem")
"""Strings that stand in the examples in confidential cells only: a municipality, a question, its outcome, a
supplier, and a misspelt municipality in a rejected row."""
SHOWN = ("Horebeke", "KANARIE-VRAAG-7Q", "KANARIE-RESULTAAT-7Q", "KANARIE-LEVERANCIER-7Q")
"""What the partner of those rows and the coordinator see of them."""
OWN = "Maasmechelen"
"""A municipality that only the other partner's questions name."""


class Heard:
    """Everything that a page received: frames of its websockets, bodies of its answers, its downloads."""

    def __init__(self, page: Page) -> None:
        self.parts: list[bytes] = []
        self.answers: list[Response] = []
        page.on("websocket", self._listen)
        page.on("response", self._note)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.parts.append(_bytes(frame)))

    def _note(self, answer: Response) -> None:
        is_download = "attachment" in answer.headers.get("content-disposition", "")
        if "/static/" not in answer.url and not is_download:
            self.answers.append(answer)

    def read_answers(self) -> None:
        """Keeps the bodies of what was answered; the browser forgets them with the next page."""
        for answer in self.answers:
            # The browser keeps no body of an answer that only leads elsewhere.
            body = b"" if 300 <= answer.status < 400 else answer.body()
            self.parts += [body, str(answer.headers).encode()]
        self.answers.clear()

    def forget_answers(self) -> None:
        """Leaves out the bodies of the pages on the way here, which the browser no longer has."""
        self.answers.clear()

    def add(self, download: Download) -> None:
        file = Path(download.path())
        if not zipfile.is_zipfile(file):
            self.parts.append(file.read_bytes())
            return
        with zipfile.ZipFile(file) as packed:
            self.parts += [packed.read(name) for name in packed.namelist()]

    def holds(self, text: str) -> bool:
        return any(text.encode() in part or text.encode("utf-16-le") in part for part in self.parts)


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def test_the_canaries_are_in_the_examples() -> None:
    tables = read([EXAMPLES], today=date(2026, 11, 22)).tables
    confidential = [tables["referrals"][name] for name in ("municipality", "question", "outcome")]
    held = str([*confidential, tables["expenses"]["supplier"]])
    assert all(name in held for name in ("Horebeke", "VRAAG-7Q", "RESULTAAT-7Q", "LEVERANCIER-7Q"))


NARROW = "?periode=2024&provincie=Oost-Vlaanderen"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the dashboard prints while it is asked everything."""
    return tmp_path_factory.mktemp("log") / "log.txt"


@pytest.fixture(scope="module")
def talkative(log: Path, browser_type_launch_args: dict[str, object]) -> Iterator[str]:
    """A dashboard on the examples that logs all it can."""
    with serving(log=log, environment={"STREAMLIT_LOGGER_LEVEL": "debug"}) as address:
        yield address


@pytest.mark.parametrize(
    "addresses",
    [
        [f"{path}?periode=Alles" for path in CHARTS],
        pytest.param(
            [f"/doorverwijzingen{NARROW}", f"/gegevens{NARROW}", f"/subsidie{NARROW}"], marks=pytest.mark.slow
        ),
    ],
    ids=["everything", "narrow"],
)
def test_no_page_tooltip_table_download_or_log_holds_a_canary(
    page: Page, talkative: str, log: Path, addresses: list[str]
) -> None:
    heard = Heard(page)
    for address in addresses:
        open_page(page, talkative + address)
        _open_everything(page)
        _download_everything(page, heard)
        heard.read_answers()
    assert heard.holds("Geteld per heel kwartaal"), "what is heard must be what is shown"
    assert heard.holds("Personeel"), "what is heard must be what is shown"
    assert [canary for canary in CANARIES if heard.holds(canary)] == []
    printed = log.read_text(encoding="utf-8")
    assert "streamlit" in printed.casefold()
    assert [canary for canary in CANARIES if canary in printed] == []


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, browser_type_launch_args: object) -> Iterator[Guarded]:
    """A dashboard on the examples where one signs in, that logs all it can."""
    with guarded(tmp_path_factory.mktemp("deur")) as found:
        yield found


TELLING = ("Doorverwijzingen", "Subsidie", "Gegevens", "Mijn gegevens")
"""The pages made of rows that have something confidential; the reader sees no other than the partner does."""


@pytest.mark.parametrize(
    ("name", "only"), [("ander", None), pytest.param("lezer", TELLING, marks=pytest.mark.slow)]
)
def test_nobody_who_signs_in_gets_what_others_were_told_in_confidence(
    page: Page, door: Guarded, name: str, only: tuple[str, ...] | None
) -> None:
    """By the navigation and by address, every table and every download; what is one's own is there."""
    heard = Heard(page)
    door.sign_in(page, name)
    heard.forget_answers()
    links = page.get_by_test_id("stTopNavLink")
    for title in only or links.all_inner_texts():
        links.get_by_text(title, exact=True).click()
        _settle(page)
        _open_everything(page)
        _download_everything(page, heard)
        heard.read_answers()
    for path in (f"/mijn-gegevens?partner={PARTNER}", "/bronnen"):
        open_page(page, door.address + path)
        heard.read_answers()
    heard.parts.append(str(page.context.cookies()).encode())
    assert heard.holds("Wie ze opent, wordt genoteerd") == (name == "ander")
    assert heard.holds(OWN) == (name == "ander")
    assert [canary for canary in CANARIES if heard.holds(canary)] == []
    assert [canary for canary in CANARIES if canary in door.log.read_text(encoding="utf-8")] == []


def test_to_whom_it_belongs_it_is_shown_once_it_is_asked_for_and_never_logged(
    page: Page, door: Guarded
) -> None:
    heard = Heard(page)
    door.sign_in(page, "coordinator")
    for path in ("/doorverwijzingen", "/subsidie"):
        open_page(page, f"{door.address}{path}?periode=Vrij&van=2024-04-01&tot=2024-04-30")
        before = [canary for canary in SHOWN if heard.holds(canary)]
        page.get_by_text("Toon de rijen").click()
        page.get_by_role("region", name="Vertrouwelijk").wait_for()
    assert before == list(SHOWN[:3])
    assert [canary for canary in SHOWN if not heard.holds(canary)] == []
    assert [canary for canary in CANARIES if canary in door.log.read_text(encoding="utf-8")] == []


def _open_everything(page: Page) -> None:
    """Every table behind a chart and the pages of a long table; a tooltip comes with its chart."""
    # What is folded away on Uitleg is sent before it is opened.
    drawers = page.locator("[data-testid=stExpander]:not(.st-key-uitleg *) summary")
    for at in range(drawers.count()):
        drawers.nth(at).click()
    _settle(page)
    for button in page.get_by_role("button", name="Bladzijde 2", exact=True).all():
        button.click()
        _settle(page)


def _settle(page: Page) -> None:
    """A click asks for a run a moment later; only then is there something to wait for."""
    page.wait_for_timeout(400)
    wait_until_drawn(page)


def _download_everything(page: Page, heard: Heard) -> None:
    for button in page.get_by_role("button", name="Download").all():
        with page.expect_download(timeout=60_000) as started:
            button.click()
        heard.add(started.value)
