"""No byte that reaches a visitor's browser holds what was told in confidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Response, WebSocket

from tests.browser.provider import PARTNER, Guarded, guarded
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import serving
from tests.browser.test_pages import CHARTS
from tests.canaries import CANARIES, OWN, Received

NARROW = "?periode=2024&provincie=Oost-Vlaanderen"


class Heard(Received):
    """Everything that a page received: frames of its websockets, bodies of its answers, its downloads."""

    def __init__(self, page: Page) -> None:
        super().__init__()
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

    def take(self, download: Download) -> None:
        self.add(Path(download.path()).read_bytes())


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the dashboard prints while it is asked everything."""
    return tmp_path_factory.mktemp("log") / "log.txt"


@pytest.fixture(scope="module")
def talkative(log: Path, workbooks: Path, browser_type_launch_args: dict[str, object]) -> Iterator[str]:
    """A dashboard without a login that logs all it can."""
    with serving(data=workbooks, log=log, environment={"STREAMLIT_LOGGER_LEVEL": "debug"}) as address:
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
        _show_to_a_meeting(page)
        heard.read_answers()
    assert heard.holds("Geteld per heel kwartaal"), "what is heard must be what is shown"
    assert heard.holds("Personeel"), "what is heard must be what is shown"
    assert heard.canaries == []
    printed = log.read_text(encoding="utf-8")
    assert "streamlit" in printed.casefold()
    assert [canary for canary in CANARIES if canary in printed] == []


@pytest.fixture(scope="module")
def door(
    tmp_path_factory: pytest.TempPathFactory, workbooks: Path, browser_type_launch_args: object
) -> Iterator[Guarded]:
    """A dashboard where one signs in, that logs all it can."""
    with guarded(tmp_path_factory.mktemp("deur"), data=workbooks) as found:
        yield found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ander", "lezer"])
def test_nobody_who_signs_in_gets_what_others_were_told_in_confidence(
    page: Page, door: Guarded, name: str
) -> None:
    """By the navigation and by address, every table and every download; what is one's own is there."""
    heard = Heard(page)
    door.sign_in(page, name)
    heard.forget_answers()
    links = page.get_by_test_id("stTopNavLink")
    for title in links.all_inner_texts():
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
    assert heard.holds(f"{OWN}-question") == (name == "ander")
    assert heard.canaries == []
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
        heard.take(started.value)


def _show_to_a_meeting(page: Page) -> None:
    """Each answer of the page by itself."""
    page.locator("[data-vergadering]").click()
    steps = page.locator(".stappen")
    steps.wait_for()
    onward = steps.get_by_role("button", name="Volgende")
    while onward.is_enabled():
        onward.click()
