"""What became of the issues of the reading before, also where rows moved."""

from datetime import UTC, date, datetime

import pytest

from sheets.books import SourceBook
from sheets.changes import MENDED, NEW, STILL, changes, compare, traces
from sheets.grid import Grid
from sheets.store import Store
from sheets.store_engine import default_address
from sheets.sync import check_workbooks

TODAY = date(2026, 11, 22)
HEADERS = ["Datum", "Titel", "Type", "Aanwezig"]
GOOD = ["5/5/2024", "Goed (voorbeeld)", "lezing", 20]
ABOUT = ["6/5/2024", "Geschat (voorbeeld)", "lezing", "ca. 30"]
PLUS = ["7/5/2024", "Opgeteld (voorbeeld)", "lezing", "20+"]
BOTH = ["31/2/2024", "Twee fouten (voorbeeld)", "lezing", "ca. 30"]
EMPTY = [None, "Leeg (voorbeeld)", "lezing", 5]


def book(rows, name="p.xlsx"):
    return SourceBook(name, name, f"x/{name}", name, [Grid("Activiteiten", [HEADERS, *rows])])


def found(before, now):
    """The outcome and the row of each issue."""
    tabs = [check_workbooks([book(rows)], today=TODAY).checked for rows in (before, now)]
    told = compare(*(traces(each, {"p.xlsx"}) for each in tabs))
    return sorted((outcome, issue.cell.split("!")[1]) for outcome, issue in told)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([ABOUT], [ABOUT], [(STILL, "D2")]),
        ([ABOUT], [GOOD, [*GOOD[:3], 21], ABOUT], [(STILL, "D4")]),
        ([GOOD, ABOUT], [ABOUT], [(STILL, "D2")]),
        ([ABOUT], [[*ABOUT[:3], 30]], [(MENDED, "D2")]),
        ([ABOUT], [[*ABOUT[:3], "ca. 40"]], [(STILL, "D2")]),
        ([ABOUT], [GOOD, [*ABOUT[:3], "ca. 40"]], [(STILL, "D3")]),
        ([ABOUT], [[*ABOUT[:3], 30], PLUS], [(NEW, "D3"), (MENDED, "D2")]),
        ([BOTH], [["1/3/2024", *BOTH[1:]]], [(MENDED, "A2"), (STILL, "D2")]),
        ([BOTH], [GOOD, ["1/3/2024", *BOTH[1:]]], [(MENDED, "A2"), (STILL, "D3")]),
        ([EMPTY, ["4/4/2024", *EMPTY[1:]]], [GOOD, ["1/1/2024", *EMPTY[1:]]], [(MENDED, "A2")]),
        ([GOOD], [GOOD], []),
        ([ABOUT, PLUS], [], [(MENDED, "D2"), (MENDED, "D3")]),
    ],
)
def test_an_issue_is_told_again_by_what_its_row_holds(before, now, expected):
    assert found(before, now) == sorted(expected)


@pytest.fixture
def store(tmp_path):
    with Store.open(default_address(tmp_path)) as opened:
        yield opened


def keep(store, day, *rows, name="p.xlsx"):
    store.keep(f"x/{name}", book(rows, name).grids, datetime(2026, 11, day, 9, tzinfo=UTC), name=name)


def told(store, *books):
    rows = changes(check_workbooks(books, today=TODAY), store, TODAY)
    return sorted((row["workbook"], row["outcome"], row["cell"], row["since"].day) for row in rows)


def test_the_reading_before_is_the_last_one_that_differed(store):
    for day, rows in ((3, [PLUS]), (12, [ABOUT, PLUS]), (14, [ABOUT, PLUS]), (20, [PLUS]), (21, [PLUS])):
        keep(store, day, *rows)
    assert told(store, book([PLUS])) == [
        ("p.xlsx", MENDED, "Activiteiten!D2", 14),
        ("p.xlsx", STILL, "Activiteiten!D2", 14),
    ]


def test_a_workbook_with_one_reading_has_nothing_to_compare_with(store):
    keep(store, 12, ABOUT)
    keep(store, 12, PLUS, name="q.xlsx")
    keep(store, 20, GOOD, name="q.xlsx")
    assert told(store, book([ABOUT]), book([GOOD], "q.xlsx")) == [("q.xlsx", MENDED, "Activiteiten!D2", 12)]
