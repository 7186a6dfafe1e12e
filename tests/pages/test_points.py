"""A point to mend as HTML: links to Google Sheets alone, everything else as text."""

from __future__ import annotations

import pytest

from metrics.mending import Beside, Cell, Entry
from pages.points import FIRST_CELLS, MOST_CELLS, copy_html, letter_html, more_cells_html, point_html

SHEET = "https://docs.google.com/spreadsheets/d/x/edit?gid=0#gid=0&range=D"
EVIL = "<img src=x onerror=alert(1)>\"'&"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;"


def entry(cells: int = 1, link: str | None = SHEET, **more: object) -> Entry:
    places = tuple(Cell(f"Activiteiten!D{n + 2}", link and f"{link}{n + 2}") for n in range(cells))
    known = {"code": "bad_count", "severity": "error", "workbook": "p.xlsx", "tab": "Activiteiten"}
    known |= {"header": "Aanwezig", "message": "Fout.", "proposal": None, "beside": ()}
    return Entry(cells=places, **{**known, **more})


def test_a_cell_opens_in_the_sheet_and_the_tab_is_said_once() -> None:
    html = point_html(entry(2))
    assert 'range=D2" target="_blank" rel="noopener">Activiteiten!D2</a>, <a' in html
    assert ">D3</a></strong> <span>Aanwezig</span>" in html


def test_a_point_leads_to_its_explanation() -> None:
    assert 'Fout. <a href="uitleg#bad_count" target="_self">Meer uitleg</a>' in point_html(entry())


@pytest.mark.parametrize("link", [None, "javascript:alert(1)//", "https://evil.invalid/"])
def test_a_cell_of_a_file_or_of_any_other_place_is_text(link: str | None) -> None:
    assert "<strong>Activiteiten!D2, D3</strong>" in point_html(entry(2, link))


@pytest.mark.parametrize(
    "html",
    [
        point_html(entry(message=EVIL)),
        point_html(entry(header=EVIL)),
        point_html(entry(proposal=EVIL)),
        point_html(entry(beside=(Beside(EVIL, EVIL, True),))),
        point_html(entry(0, tab=EVIL)),
        copy_html(EVIL, EVIL),
        letter_html(EVIL, EVIL),
    ],
)
def test_what_a_partner_typed_is_escaped(html: str) -> None:
    assert "<img" not in html
    assert ESCAPED in html


def test_the_row_says_what_is_empty_and_what_is_not_shown_and_marks_the_cell() -> None:
    row = (Beside("Titel", "Lezing", False), Beside("Post", None, False), Beside("Aanwezig", "", True))
    html = point_html(entry(beside=row))
    assert "<dt>Titel</dt><dd>Lezing</dd>" in html
    assert "<dd>(niet getoond)</dd>" in html
    assert "<div class='hier'><dt>▶ Aanwezig</dt><dd>(leeg)</dd></div>" in html


@pytest.mark.parametrize(("cells", "links", "rest"), [(40, 35, ""), (5000, MOST_CELLS, "en nog 4495")])
def test_the_other_cells_are_bounded(cells: int, links: int, rest: str) -> None:
    html = more_cells_html(entry(cells))
    assert (html.count("<a "), f">D{FIRST_CELLS + 2}<" in html) == (links, True)
    assert rest in html
