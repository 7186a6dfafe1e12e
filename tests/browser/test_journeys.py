"""Two partners all the way: from the template to a clean sheet, and from a messy old sheet to a clean one.

They know nothing but what the page tells them; they change a file, and the dashboard sees it by itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from playwright.sync_api import Page

from sheets.store import Store
from sheets.store_engine import default_address
from tests import libreoffice
from tests.browser.screen import open_page
from tests.browser.server import serving
from tests.oddities.messy import HOUSE, write_coordinator, write_messy

LOOKS = 90
"""So many times a page is opened again, a second apart, before it is given up."""
ROUNDS = 5
"""Twenty points stand on a page, and some come up only once others are mended."""
HEADERS, FIRST = 2, 4
"""The rows of the template with the headers, and the first one under the example."""
TYPED: dict[str, list[dict[str, Any]]] = {
    "Activiteiten": [
        {"Datum": "8/05/2024", "Titel": "Voorbeeldwebinar", "Type": "webinar", "Aanwezig": 34},
        {"Datum": "juni 2024", "Titel": "Voorbeeldvorming", "Type": "Vorming", "Gemeente": "gent",
         "Doelgroep": "onderwijs; politie", "Aanwezig": "12"},
    ],
    "Bereik": [{"Maand": "mei 2024", "Kanaal": "website", "Indicator": "bezoeken", "Waarde": "1.250"}],
    "Doorverwijzingen": [{"Contactdatum": "14/05/2024", "Aanvrager": "school", "Onderwerp": "haatspraak",
                          "Status": "afgerond", "Opgevolgd op": "20/05/2024"}],
    "Uitgaven": [{"Datum": "3/06/2024", "Post": "Werking", "Omschrijving": "Voorbeeldzaal",
                  "Bedrag": "€ 250,00"}],
}  # fmt: skip

REMOVE = "(deze rij verwijderen)"
BY_HAND = [
    ("Activiteiten!A5", "staat niet op de kalender. Typ dag, maand en jaar", "29/02/2024"),
    ("Activiteiten!A7", "of de maand, bijvoorbeeld januari 2024", "april 2024"),
    ("Activiteiten!C8", "Kies uit: webinar, vorming, workshop, intervisie", "publieksmoment"),
    ("Activiteiten!F12", "Typ het getelde aantal, of laat de cel leeg", "23"),
    ("Activiteiten!D13", "of laat de cel leeg", ""),
    ("Activiteiten!F13", "of laat de cel leeg als er niet geteld is", ""),
    ("Activiteiten!B14", "staat een e-mailadres. Verwijder persoonsgegevens", "Voorbeeld met inschrijving"),
    ("Activiteiten!F15", "Herstel de formule of typ de waarde zelf", "10"),
    ("Activiteiten!G17", "is meer dan Aanwezig. Wie voltooide, was ook aanwezig", "12"),
    ("Activiteiten!A18", "Deze cel is leeg. Vul ze in", "30/04/2024"),
    ("Activiteiten!C18", "Kies uit: webinar, vorming, workshop", "lezing"),
    ("Activiteiten!A19", "helemaal gelijk aan rij 4. Verwijder ze", REMOVE),
    ("Bereik!A3", "Typ de maand en het jaar, bijvoorbeeld 01/2024", "februari 2024"),
    ("Bereik!C5", "Kies uit: actieve gebruikers, bezoeken", "andere"),
    ("Bereik!D6", "is een schatting en geen telling", "903"),
    ("Bereik!A8", "Houd één van de twee rijen", REMOVE),
    ("Doorverwijzingen!G2", "Kijk na welke van de twee datums juist is", "08/02/2024"),
    ("Doorverwijzingen!A3", "Typ dag, maand en jaar", "05/03/2024"),
    ("Doorverwijzingen!B3", "Kies uit: lokaal bestuur, LIVC-R, school", "welzijn"),
    ("Doorverwijzingen!E4", "staat een telefoonnummer. Verwijder persoonsgegevens", "Voorbeeldvraag drie"),
    ("Doorverwijzingen!F4", "Kies uit: nieuw, in behandeling", "in behandeling"),
    ("Uitgaven!F3", "Typ 12,50 of 1.250,00, naargelang wat u bedoelt", "12,50"),
    ("Uitgaven!B4", "Kies uit: Werking, Personeel", "Werking"),
    ("Uitgaven!F4", "Typ het bedrag met een komma voor de centen", "18,40"),
    ("Uitgaven!F5", "Typ het bedrag met een komma voor de centen", "12500,00"),
    ("Uitgaven!A5", "is een jaar zonder dag en maand. Typ dag, maand en jaar", "30/06/2024"),
    ("Uitgaven!C5", "Vul deze cel in", "Voorbeeld van een loonkost"),
]
"""A cell, what the page says of it, and what somebody types who reads that, where nothing is proposed."""

POINTS = """() => {
  let section = ""; const found = [];
  for (const node of document.querySelectorAll(".st-key-punten h2, .st-key-punten .punt")) {
    if (node.tagName === "H2") { section = node.innerText; continue; }
    const text = (what) => node.querySelector(what)?.innerText ?? "";
    found.push([section, text(".waar strong"), text("p:not(.waar)"), text(".typ code")]);
  }
  return found;
}"""
HEADER = re.compile(
    r"Verander de kop in (?P<cell>\w+) in ‘(?P<word>\w+)’|typ dan ‘(?P<other>\w+)’ in (?P<at>\w+);"
)


@dataclass(frozen=True)
class Point:
    """A point as the page shows it."""

    section: str
    where: str
    said: str
    proposal: str

    @property
    def cells(self) -> list[str]:
        """`Uitgaven!F4, F5` as two addresses; of a whole tab none."""
        tab, found, places = self.where.partition("!")
        return [f"{tab}!{place}" for place in places.split(", ")] if found else []

    @property
    def keeps_rows_out(self) -> bool:
        """Whether it must be mended."""
        return self.section.startswith("Te verbeteren")


def points(page: Page) -> list[Point]:
    return [Point(*shown) for shown in page.evaluate(POINTS)]


def open_until(page: Page, url: str, is_there: Callable[[], bool]) -> None:
    """Opens the page again and again until it shows what is looked for."""
    for _ in range(LOOKS):
        open_page(page, url)
        if is_there():
            return
        page.wait_for_timeout(1000)
    raise AssertionError(f"never there: {page.locator('[data-testid=stMain]').inner_text()[:2000]}")


def test_a_new_partner_comes_from_the_template_to_a_clean_sheet(page: Page, tmp_path: Path) -> None:
    write_coordinator(tmp_path)
    with serving(data=tmp_path) as address:
        open_page(page, f"{address}/mijn-gegevens")
        with page.expect_download(timeout=60_000) as started:
            page.get_by_role("button", name="Leeg werkblad").first.click()
        assert re.fullmatch(r"leeg-werkblad_\d{4}-\d\d-\d\d\.xlsx", started.value.suggested_filename)
        filled_in(Path(started.value.path())).save(tmp_path / "voorbeeldhuis.xlsx")
        link = page.get_by_role("link", name=HOUSE)
        open_until(page, f"{address}/mijn-gegevens", lambda: link.count() == 1)
        link.click()
        page.get_by_role("heading", name="4 rijen goed: alles telt mee (zonder Doorverwijzingen).").wait_for()
        page.get_by_role("heading", name="Er is niets te verbeteren.").wait_for()
        assert points(page) == []


def filled_in(template: Path) -> Workbook:
    """The template with every row of TYPED under its example."""
    book = openpyxl.load_workbook(BytesIO(template.read_bytes()))
    for tab, rows in TYPED.items():
        sheet = book[tab]
        columns = {cell.value: cell.column for cell in sheet[HEADERS]}
        for number, row in enumerate(rows, FIRST):
            for header, value in row.items():
                sheet.cell(number, columns[header], value)
    return book


@pytest.fixture(params=["as it is", pytest.param("saved by LibreOffice", marks=pytest.mark.slow)])
def save(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Puts a changed workbook in its place: `save(book, path)`."""
    if request.param == "as it is":
        return lambda book, path: book.save(path)
    if not libreoffice.IS_INSTALLED:
        pytest.skip(libreoffice.NOT_INSTALLED)
    desk, profile = tmp_path_factory.mktemp("bureau"), tmp_path_factory.mktemp("profiel")

    def by_libreoffice(book: Workbook, path: Path) -> None:
        book.save(desk / path.name)
        libreoffice.save_again([desk / path.name], desk / "bewaard", "xlsx", profile)
        os.replace(desk / "bewaard" / path.name, path)

    return by_libreoffice


def test_a_messy_sheet_comes_clean_by_doing_only_what_the_page_says(
    page: Page, tmp_path: Path, save: Callable[..., None]
) -> None:
    (folder := tmp_path / "werkboeken").mkdir()
    book = write_messy(folder)
    with serving(data=folder, environment={"WIJZIJ_STATE": str(tmp_path)}) as address:
        mine = f"{address}/mijn-gegevens?partner={HOUSE}"
        open_page(page, mine)
        wait_until_kept(page, tmp_path, books=2)
        for _ in range(ROUNDS):
            shown = points(page)
            to_do = [point for point in shown if point.keeps_rows_out]
            if not to_do:
                break
            save(mended(book, to_do), book)
            open_until(page, mine, lambda before=shown: points(page) != before)
            done = {cell for point in to_do for cell in point.cells}
            # What became of them is told a moment after the new reading is shown.
            open_until(page, mine, lambda cells=done: cells <= solved(page))
        page.get_by_role(
            "heading", name="25 rijen goed: alles telt mee (zonder Doorverwijzingen)."
        ).wait_for()
        assert [point.where for point in points(page) if point.keeps_rows_out] == []


def wait_until_kept(page: Page, state: Path, *, books: int) -> None:
    """Until the store holds a first reading to compare with."""
    with Store.open(default_address(state)) as store:
        for _ in range(LOOKS):
            if len(store.states()) == books:
                return
            page.wait_for_timeout(1000)


def mended(path: Path, to_do: Sequence[Point]) -> Workbook:
    """The workbook with everything done that these points say; rows are removed last."""
    book = openpyxl.load_workbook(path)
    gone = []
    for cell, typed in (step for point in to_do for step in steps(point)):
        tab, place = cell.split("!")
        if typed == REMOVE:
            gone.append((tab, coordinate_to_tuple(place)[0]))
        else:
            book[tab][place].value = int(typed) if typed.isdigit() else typed or None
    for tab, row in sorted(gone, reverse=True):
        book[tab].delete_rows(row)
    return book


def steps(point: Point) -> Iterator[tuple[str, str]]:
    """What a point says to type in which cell."""
    if header := HEADER.search(point.said):
        yield f"{point.where}!{header['cell'] or header['at']}", header["word"] or header["other"]
    for cell in point.cells:
        yield cell, point.proposal or by_hand(cell, point.said)


def by_hand(cell: str, said: str) -> str:
    """What somebody types who reads the sentence."""
    typed = [word for at, hint, word in BY_HAND if at == cell and hint in said]
    assert typed, f"what would somebody type at {cell} who reads: {said}"
    return typed[0]


def solved(page: Page) -> set[str]:
    """The cells of which the page says that they are solved since."""
    drawer = page.get_by_text("Wat veranderde er")
    if drawer.count() == 0:
        return set()
    drawer.click()
    rows = page.get_by_role("region", name="Veranderd").locator("tbody tr")
    rows.first.wait_for()
    cells = [row.split("\t") for row in rows.all_inner_texts()]
    return {cell for outcome, cell, *_ in cells if outcome == "opgelost"}
