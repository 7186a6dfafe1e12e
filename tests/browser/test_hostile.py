"""What a partner types is text, on screen and in files: it runs nothing, links nowhere, fetches nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browser.screen import open_page
from tests.browser.server import serving
from tests.browser.test_pages import CHARTS
from tests.wire import visit

EVIL = [
    "<img src=http://evil.invalid/a.png onerror=document.title='gekraakt'>",
    "<script>document.title='gekraakt'</script>",
    "[klik](http://evil.invalid/b) ![x](http://evil.invalid/c.png)",
    "$x^2$ :red[rood] :material/home: **vet**",
    '=HYPERLINK("http://evil.invalid/d")',
    "\u202egnirekrow",
    "\u202e=1+1",
    "_x0000_@SUM(1)",
    "+32 voor wie belt",
    "lang " * 200,
]
BOM = b"\xef\xbb\xbf"
UNSEEN = ("\u202e", "\0")
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.]+(,\d+)?$)")
"""What a spreadsheet program takes for one at the start of a cell; a negative amount is none."""
PATHS = [
    "/",
    *(f"/{name}" for name in ("activiteiten", "subsidie", "acties", "partners", "gegevens", "bronnen")),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard on workbooks in which every text is meant to do harm."""
    with serving(data=_evil(tmp_path_factory.mktemp("kwaad"))) as found:
        yield found


def _evil(folder: Path) -> Path:
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
    book.save(folder / "coordinator.xlsx")
    book = openpyxl.Workbook()
    rows = [["5/5/2026", text, "webinar", "veel"[i:], text] for i, text in enumerate(EVIL)]
    rows += [["6/5/2026", text, "lezing", 5, text] for text in EVIL]
    _tab(book, "Activiteiten", ["Datum", "Titel", "Type", "Aanwezig", EVIL[1]], rows)
    costs = [["5/5/2026", EVIL[0], text, 10] for text in EVIL]
    _tab(book, "Uitgaven", ["Datum", "Post", "Omschrijving", "Bedrag"], costs)
    _tab(book, "$x$ __vet__ red", ["niets"], [])
    book.save(folder / "p.xlsx")
    return folder


def _tab(book: openpyxl.Workbook, title: str, headers: list[str], rows: list[list[object]]) -> None:
    sheet = book.create_sheet()
    sheet.title = title.replace(":", " ")
    for at, row in enumerate([headers, *rows], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column, value)
            cell.data_type = "s" if isinstance(value, str) else cell.data_type


def test_hostile_cells_are_text_on_every_page(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        open_page(page, f"{address}{path}?periode=Alles")
        page.wait_for_timeout(300)
        assert page.locator("h1").count() == 1, path
        assert page.title() != "gekraakt"
        assert page.locator("a[href*=evil], img[src*=evil]").count() == 0, path
    assert [url for url in asked if "evil" in url] == []


def test_hostile_cells_are_text_in_every_file(address: str) -> None:
    texts, books = [], []
    for path in CHARTS:
        with visit(address, path, {"periode": "Alles"}, []) as visitor:
            while visitor.open_drawers():
                pass
            files = [visitor.download(button) for button in visitor.screen.files]
            texts += [file.partition(BOM)[2].decode() for file in files if BOM in file]
            books += [openpyxl.load_workbook(BytesIO(file)) for file in files if b"PK\3\4" in file]
    cells = [cell for text in texts for row in csv.reader(text.splitlines(), delimiter=";") for cell in row]
    typed = [cell for book in books for sheet in book for row in sheet.iter_rows() for cell in row]
    for shown in (cells, [cell.value for cell in typed]):
        assert sum("HYPERLINK" in str(value) for value in shown) > 1, "what is searched must be what is shown"
        assert [value for value in shown if any(sign in str(value) for sign in UNSEEN)] == []
    assert [cell for cell in cells if FORMULA.match(cell)] == []
    assert {cell.data_type for cell in typed} <= {"s", "n", "d"}
    assert {"=1+1", "@SUM(1)"} <= {cell.value for cell in typed}, "else nothing is put to the test"
    words = [cell for cell in typed if cell.data_type == "s" and FORMULA.match(cell.value)]
    assert [cell.value for cell in words if not cell.quotePrefix] == []
