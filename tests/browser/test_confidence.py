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
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import serving
from tests.browser.test_pages import CHARTS

CANARIES = ("Horebeke", "KANARIE", "Kanariegem", "7Q")
"""Strings that stand in the examples in confidential cells only: a municipality, a question, its outcome, a
supplier, and a misspelt municipality in a rejected row."""


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
            self.parts += [answer.body(), str(answer.headers).encode()]
        self.answers.clear()

    def add(self, download: Download) -> None:
        file = Path(download.path())
        self.parts.append(file.read_bytes())
        if zipfile.is_zipfile(file):
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
        [f"/doorverwijzingen{NARROW}", f"/gegevens{NARROW}", f"/subsidie{NARROW}"],
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
    assert heard.holds("haatspraak"), "what is heard must be what is shown"
    assert heard.holds("Personeel"), "what is heard must be what is shown"
    assert [canary for canary in CANARIES if heard.holds(canary)] == []
    printed = log.read_text(encoding="utf-8")
    assert "streamlit" in printed.casefold()
    assert [canary for canary in CANARIES if canary in printed] == []


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
