"""Personal data does not reach the store, and the checker tells of what is kept as of the original."""

from datetime import date

import pytest

from schemas.row import fields_of
from schemas.tabs import TABS, model_of
from schemas.text import in_place_of, personal_data
from sheets.check import check_tab
from sheets.grid import Grid, Merge
from sheets.packed import pack, unpack
from sheets.personal import safe_meta, safe_text, without_personal_data
from sheets.tab import Place

MAIL, PHONE, BORN = "jan.peeters@voorbeeld.be", "0470 12 34 56", "85.07.30-033.28"
KINDS = ("een e-mailadres", "een telefoonnummer", "een rijksregisternummer")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"Vraag aan {MAIL}", "[persoonsgegevens: een e-mailadres]"),
        (f"bel {PHONE}", "[persoonsgegevens: een telefoonnummer]"),
        (BORN, "[persoonsgegevens: een rijksregisternummer]"),
        ("Inzicht\nin 2024", "Inzicht in 2024"),
        ("Deel het blad met lezer@wijzij.iam.gserviceaccount.com.",) * 2,
        (f"lezer@wijzij.iam.gserviceaccount.com of {MAIL}", "[persoonsgegevens: een e-mailadres]"),
    ],
)
def test_a_name_or_sentence_as_it_may_be_kept(text, kept):
    assert safe_text(text) == kept
    assert safe_text(kept) == kept


def test_everything_that_comes_with_a_reading_is_kept_so():
    assert safe_meta({"titels": {0: "Activiteiten", 7: MAIL}, MAIL: [PHONE, 3, None, True]}) == {
        "titels": {"0": "Activiteiten", "7": in_place_of(KINDS[0])},
        in_place_of(KINDS[0]): [in_place_of(KINDS[1]), 3, None, True],
    }


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_in_place_is_told_as_personal_data(kind):
    assert personal_data(in_place_of(kind)) == kind


def test_what_somebody_types_between_such_brackets_is_not_repeated():
    assert personal_data(in_place_of(MAIL)) == KINDS[0]
    assert personal_data(in_place_of("niets")) is None


def told(grid):
    tab = check_tab(grid, model_of(grid.title), Place("Kazerne Dossin", "kd.xlsx"), today=date(2024, 6, 30))
    return tab.issues, tab.count, tab.table()


@pytest.mark.parametrize("text", [MAIL, f"Contact: {PHONE}", BORN])
@pytest.mark.parametrize("tab", sorted(TABS))
def test_the_checker_says_the_same_of_what_is_kept(tab, text):
    headers = [field.column.header for field in fields_of(TABS[tab]).values()]
    cells = [[text if c == r else None for c in range(len(headers))] for r in range(len(headers))]
    grid = Grid(TABS[tab].tab, [headers, *cells, [text] * len(headers)])
    kept = without_personal_data(grid)
    assert text not in str(kept)
    assert told(kept) == told(grid)
    assert told(kept)[1].rejected == len(headers) + 1


@pytest.mark.parametrize("row", [["Datum", "Titel", "Type", MAIL], [PHONE, "Datum", "Titel", "Type"]])
def test_a_header_with_personal_data_is_a_column_nobody_knows(row):
    grid = Grid("Activiteiten", [row, [None, *["x"] * 3]], merges=(Merge(2, 2, 3, 2),))
    assert told(without_personal_data(grid)) == told(grid)


@pytest.mark.parametrize(
    "grid",
    [
        Grid(f"van {MAIL}", [["x"]]),
        Grid("Activiteiten", [["x", MAIL]]),
        Grid("Activiteiten", [[1]], texts={(1, 1): MAIL}),
        Grid("Activiteiten", [["x"]], texts={(1, 1): MAIL, (9, 9): MAIL}),
        Grid("Activiteiten", [[7]], number_formats={(1, 1): f'0 "{MAIL}"'}),
        Grid("Activiteiten", [[85073003328]]),
        Grid("Activiteiten", [[85073003328.0]]),
        Grid("Activiteiten", [[470123456]], number_formats={(1, 1): "0000000000"}),
        Grid("Activiteiten", [[date(2024, 1, 1)]], texts={(1, 1): PHONE}),
    ],
)
def test_no_byte_of_it_reaches_the_store(grid):
    safe = without_personal_data(grid)
    known = (MAIL, PHONE, "85073003328", "470123456")
    assert not any(secret in repr(safe) for secret in known)
    assert unpack(pack([safe])) == [safe]
    assert without_personal_data(safe) == safe


@pytest.mark.parametrize(
    "rows",
    [
        [["Titel", None, True], ["Inzicht", 1234567890.5, 123456789], [date(2024, 1, 1), 0.5, "1.250"]],
        [[12345678901, 99999999999, "@", "a@b", "2024-01-31", "BE 0123.456.789"]],
    ],
)
def test_what_is_no_personal_data_stays_as_it_was(rows):
    grid = Grid("Activiteiten", rows, number_formats={(1, 1): "000"}, texts={(1, 1): "Titel"})
    assert without_personal_data(grid) == grid
