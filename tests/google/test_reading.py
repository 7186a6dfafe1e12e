"""A reading of a Google Sheet: few questions, typed cells, tabs that stay known."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from sheets.errors import TabsChanged
from sheets.google_grid import CELLS, TITLES
from sheets.google_line import SCOPE
from tests.google.conftest import BOOK
from tests.google.detour import ACCOUNT
from tests.google.spreadsheet import Spreadsheet, Tab
from tests.google.workbooks import serve_workbooks, spreadsheet_id

KNOWN = {0: "Activiteiten", 7: "Bereik"}
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_first_reading_takes_two_questions_and_brings_the_tabs_we_know(google, source):
    read = source.read(BOOK)
    assert (read.title, read.locale, read.time_zone) == ("Kazerne Dossin", "nl_BE", "Europe/Brussels")
    assert (read.tabs, read.others, read.renamed) == (KNOWN, ("Eigen lijst",), {})
    assert [grid.rows for grid in read.grids] == [
        [["Datum", "Titel"], [date(2022, 1, 31), "Inzicht"]],
        [["Maand"], [date(2024, 1, 1)]],
    ]
    assert [asked.query["fields"] for asked in google.asked if asked.is_read] == [[TITLES], [CELLS]]
    assert (read.requests, read.bytes) == (2, google.bytes)


def test_every_later_reading_takes_one(google, source):
    read = source.read(BOOK, KNOWN)
    assert (read.requests, google.reads, read.tabs, read.others) == (1, 1, KNOWN, None)
    assert google.asked[-1].query["ranges"] == ["'Activiteiten'", "'Bereik'"]
    assert read.grids == source.read(BOOK).grids


def test_a_partners_own_tab_costs_nothing(google, source, book):
    before = source.read(BOOK, KNOWN).bytes
    book.write("'Eigen lijst'!A1", [["x" * 50] * 20] * 900)
    assert source.read(BOOK, KNOWN).bytes == before


def test_answers_come_compressed_and_without_indentation(google, source, book):
    book.write("Activiteiten!A3", [["31/01/2022", "Inzicht"]] * 500)
    assert source.read(BOOK, KNOWN).bytes < 5_000
    assert google.asked[-1].query["prettyPrint"] == ["false"]


def test_an_edit_is_there_at_the_next_reading(google, source):
    google.write(BOOK, "Activiteiten", "B12", "Nieuw")
    assert source.read(BOOK, KNOWN).grids[0].value(12, 2) == "Nieuw"


def test_a_renamed_tab_stays_known_by_its_gid(google, source, book):
    book.tab("Bereik").title = "Bereik 2024!"
    read = source.read(BOOK, KNOWN)
    assert read.tabs == {0: "Activiteiten", 7: "Bereik 2024!"}
    assert (read.renamed, read.requests) == ({7: "Bereik"}, 3)
    assert source.read(BOOK, read.tabs).requests == 1


def test_a_removed_tab_is_gone_and_the_others_are_read(google, source, book):
    book.tabs.remove(book.tab("Bereik"))
    assert (source.read(BOOK, KNOWN).tabs, google.reads) == ({0: "Activiteiten"}, 3)


def test_a_copy_that_took_over_the_title_takes_over_the_tab(source, book):
    book.tab("Bereik").title = "Bereik (oud)"
    book.tabs.append(Tab("Bereik", 70))
    read = source.read(BOOK, KNOWN)
    assert read.tabs == {0: "Activiteiten", 70: "Bereik"}
    assert read.others == ("Bereik (oud)", "Eigen lijst")


def test_tabs_that_change_twice_within_a_reading_are_left_for_the_next(google, source):
    google.break_down("bad_range")
    with pytest.raises(TabsChanged) as changed:
        source.read(BOOK, KNOWN)
    assert changed.value.code == "unavailable"


@pytest.mark.parametrize("fault", ["bad_range", "grid_limits"])
def test_titles_are_read_again_once_within_the_same_reading(google, source, fault):
    google.break_down(fault, times=1)
    assert (source.read(BOOK, KNOWN).tabs, google.reads) == (KNOWN, 3)


def test_a_spreadsheet_without_a_tab_of_ours_takes_one_question(google, source):
    google.add(Spreadsheet("other", "Ander", [Tab("Blad1")]))
    read = source.read("other")
    assert (read.grids, read.tabs, read.others, read.requests) == ([], {}, ("Blad1",), 1)


def test_an_odd_title_is_quoted(google, source):
    google.add(Spreadsheet("odd", "Vreemd", [Tab("Blad1", 0), Tab("D3", 1), Tab("Jan's tab", 2)]))
    assert source.read("odd", {1: "D3", 2: "Jan's tab"}).requests == 1


def test_hidden_rows_and_tabs_are_counted_where_there_is_something(source, book):
    tab = book.tab("Activiteiten")
    tab.hidden_by_user, tab.hidden_by_filter = {2, 500}, {1}
    book.tab("Bereik").hidden = True
    read = source.read(BOOK)
    assert (read.hidden_by_user, read.hidden_by_filter, read.hidden_tabs) == (1, 1, ("Bereik",))
    assert read.grids[0].hidden_rows == {1, 2, 500}


@pytest.mark.parametrize(
    ("typed", "value", "text"),
    [
        ("1.250", 1250, "1.250"),
        ("31/01/2022", date(2022, 1, 31), "31/01/2022"),
        ("31-1-2022", date(2022, 1, 31), "31-1-2022"),
        ("5.10", date(2026, 10, 5), "5.10"),
        ("2021-10", date(2021, 10, 1), "2021-10"),
        ("5,10", 5.1, "5,1"),
        ("1.234,56", 1234.56, "1.234,56"),
        ("02000", 2000, "2000"),
        ("WAAR", True, "WAAR"),
        ("#N/B", "#N/B", "#N/B"),
        ("12 + 3 online", "12 + 3 online", "12 + 3 online"),
    ],
)
def test_what_a_belgian_sheet_makes_of_what_is_typed(google, source, typed, value, text):
    google.write(BOOK, "Activiteiten", "A5", typed)
    cell = source.read(BOOK, KNOWN).grids[0].cell(5, 1)
    assert (cell.value, cell.text) == (value, text)


def test_reading_is_all_that_is_asked_for(google, source):
    source.read(BOOK)
    (claims,) = google.claims
    assert claims["scope"] == SCOPE == "https://www.googleapis.com/auth/spreadsheets.readonly"
    assert (claims["iss"], source.account) == (ACCOUNT, ACCOUNT)
    assert {asked.path for asked in google.asked} == {"/token", f"/v4/spreadsheets/{BOOK}"}


def test_threads_share_one_token_and_no_session(google, source):
    google.latency = 0.05
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(lambda _: source.read(BOOK, KNOWN).requests, range(16)))
    assert (read, len(google.claims)) == ([1] * 16, 1)


def test_a_token_that_google_forgot_is_renewed(google, source):
    source.read(BOOK)
    google.tokens.clear()
    assert source.read(BOOK, KNOWN).requests == 2
    assert len(google.claims) == 2


def test_the_example_workbooks_read_the_same_again(google, source):
    books = serve_workbooks(EXAMPLES)
    google.add(*books)
    for book in books:
        first = source.read(book.id)
        again = source.read(book.id, first.tabs)
        assert (first.grids, again.requests) == (again.grids, 1)
    assert len(books) > 10


def test_the_register_of_the_example_points_at_spreadsheets():
    coordinator = next(book for book in serve_workbooks(EXAMPLES) if book.title == "coordinator")
    texts = {entry.effective.get("stringValue") for entry in coordinator.tab("Partners").cells.values()}
    assert spreadsheet_id("faro") in texts
