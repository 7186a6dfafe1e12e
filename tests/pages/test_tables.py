"""Tables that show a cell as it was typed, and downloads that no spreadsheet program runs."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.parts import PAGE_ROWS, WHOLE_ROWS, part
from pages.tables import csv_bytes, csv_cell, table_html
from pages.words import count, euro_cents

SHEET = "https://docs.google.com/spreadsheets/d/x/edit?gid=0#gid=0&range=M12"

CELLS = [
    ("=HYPERLINK(1)", None, "'=HYPERLINK(1)"),
    ("+32", None, "'+32"),
    ("-1+1", None, "'-1+1"),
    ("@a", None, "'@a"),
    ("\tx", None, "'\tx"),
    ("\rx", None, "'\rx"),
    ("webinar", None, "webinar"),
    (-4500, euro_cents, "-45,00"),
    (9749210, euro_cents, "97492,10"),
    (12512, count, "12512"),
    (0.5, None, "0,5"),
    (date(2022, 4, 21), None, "21/04/2022"),
    (pd.NA, count, ""),
    (None, None, ""),
    (float("nan"), None, ""),
    (pd.NaT, None, ""),
]


@pytest.mark.parametrize(("value", "form", "text"), CELLS)
def test_a_download_holds_no_formula(value: object, form: object, text: str) -> None:
    assert csv_cell(value, form) == text


def test_a_download_is_what_a_belgian_spreadsheet_program_opens() -> None:
    frame = pd.DataFrame({"title": ["a;b", '=1"'], "amount": [1250, 5]})
    columns = {"Titel": "title", "Bedrag": ("amount", euro_cents)}
    assert csv_bytes(frame, columns).decode("utf-8-sig") == 'Titel;Bedrag\r\n"a;b";12,50\r\n"\'=1""";0,05\r\n'


def test_a_cell_is_shown_as_it_was_typed() -> None:
    frame = pd.DataFrame({"value": ["<script>x</script>", "**vet** & [x](http://y)"]})
    shown = table_html('Ra"re', frame, {"<Kop>": "value"})
    assert "&lt;script&gt;x&lt;/script&gt;" in shown
    assert "**vet** &amp; [x](http://y)" in shown
    assert "&lt;Kop&gt;" in shown
    assert 'aria-label="Ra&quot;re"' in shown


def test_what_is_not_known_is_no_zero() -> None:
    frame = pd.DataFrame({"attended": pd.array([None, 0], dtype="Int64")})
    shown = table_html("x", frame, {"Aanwezig": ("attended", count)})
    assert '<td class="n">niet bekend</td>' in shown
    assert '<td class="n">0</td>' in shown


@pytest.mark.parametrize(
    ("address", "linked"),
    [(SHEET, True), ("javascript:alert(1)", False), ("https://docs.google.com.evil/", False), (None, False)],
)
def test_only_a_google_sheet_is_linked_to(address: str | None, linked: bool) -> None:
    frame = pd.DataFrame({"cell": ["M12"], "link": [address]}, dtype="object")
    assert ("<a href" in table_html("x", frame, {"Cel": "cell"}, links=("cell", "link"))) is linked


@pytest.mark.parametrize("number", [1, PAGE_ROWS, WHOLE_ROWS, WHOLE_ROWS + 1, 3 * PAGE_ROWS, 101])
def test_every_row_stands_on_one_page(number: int) -> None:
    rows = list(range(number))
    pages = 1 if number <= WHOLE_ROWS else -(-number // PAGE_ROWS)
    shown = [rows[part(at, number)] for at in range(1, pages + 1)]
    assert [row for page in shown for row in page] == rows
    assert max(map(len, shown)) <= WHOLE_ROWS
    assert [] not in shown
