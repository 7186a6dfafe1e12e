"""What a partner types is shown as text: it runs nothing, links nowhere, fetches nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browser.screen import open_page
from tests.browser.server import serving

EVIL = [
    "<img src=http://evil.invalid/a.png onerror=document.title='gekraakt'>",
    "<script>document.title='gekraakt'</script>",
    "[klik](http://evil.invalid/b) ![x](http://evil.invalid/c.png)",
    "$x^2$ :red[rood] :material/home: **vet**",
    '=HYPERLINK("http://evil.invalid/d")',
    "\u202egnirekrow",
    "lang " * 200,
]
PATHS = [
    "/",
    *(f"/{name}" for name in ("activiteiten", "subsidie", "acties", "partners", "gegevens", "bronnen")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A coordinator's and a partner's workbook in which every text is meant to do harm."""
    partner = f"Partner {EVIL[2]}"
    book = openpyxl.Workbook()
    _tab(book, "Partners", ["Naam", "Status", "Expertise", "Werkboek"], [[partner, "lid", EVIL[0], "p.xlsx"]])
    grant = f"WZ {EVIL[2]}"
    _tab(book, "Subsidies", ["Naam", "Bedrag", "Start", "Einde"], [[grant, 1000, "1/1/2024", "31/12/2026"]])
    _tab(book, "Begroting", ["Subsidie", "Post", "Bedrag"], [[grant, EVIL[0], 600], [grant, EVIL[3], 400]])
    _tab(
        book,
        "Acties",
        ["Nummer", "Actie", "Status"],
        [[f"1.{i}", text, "lopende"] for i, text in enumerate(EVIL)],
    )
    book.save(tmp_path / "coordinator.xlsx")
    book = openpyxl.Workbook()
    rows = [["5/5/2026", text, "webinar", "veel"[i:], text] for i, text in enumerate(EVIL)]
    _tab(book, "Activiteiten", ["Datum", "Titel", "Type", "Aanwezig", EVIL[1]], rows)
    costs = [["5/5/2026", EVIL[0], text, 10] for text in EVIL]
    _tab(book, "Uitgaven", ["Datum", "Post", "Omschrijving", "Bedrag"], costs)
    _tab(book, "$x$ __vet__ red", ["niets"], [])
    book.save(tmp_path / "p.xlsx")
    return tmp_path


def _tab(book: openpyxl.Workbook, title: str, headers: list[str], rows: list[list[object]]) -> None:
    sheet = book.create_sheet()
    sheet.title = title.replace(":", " ")
    for at, row in enumerate([headers, *rows], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column, value)
            cell.data_type = "s" if isinstance(value, str) else cell.data_type


def test_hostile_cells_are_text_on_every_page(page: Page, folder: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serving(data=folder) as address:
        for path in PATHS:
            open_page(page, f"{address}{path}?periode=Alles")
            page.wait_for_timeout(300)
            assert page.locator("h1").count() == 1, path
            assert page.title() != "gekraakt"
            assert page.locator("a[href*=evil], img[src*=evil]").count() == 0, path
    assert [url for url in asked if "evil" in url] == []


def test_a_formula_in_a_download_is_text(page: Page, folder: Path) -> None:
    with serving(data=folder) as address:
        open_page(page, f"{address}/acties")
        with page.expect_download(timeout=60_000) as started:
            page.get_by_role("button", name="Download").first.click()
    saved = Path(started.value.path()).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK" in saved
    assert ";=HYPERLINK" not in saved
