"""How workbooks stand, and what a screen may show of rows that vanished from them."""

import shutil
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook

from schemas.tabs import model_of
from sheets.former import Former, former_rows, on_screen, public_rows, whole_rows
from sheets.grid import Grid
from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.store_engine import default_address
from sheets.sync import read
from sheets.trouble import Source
from sheets.vanished import Vanished

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 8, tzinfo=UTC)
LOST = (Vanished("Bereik", None, 9, 0, 1, AT),)


@pytest.mark.parametrize(
    ("about", "state"),
    [
        ({"read_at": AT}, "read"),
        ({"read_at": AT, "told": ("Tabblad stuk.",)}, "partly"),
        ({"read_at": AT, "told": ("Staat niet in Partners.",), "is_registered": False}, "unregistered"),
        ({"read_at": AT, "lost": LOST, "is_registered": False}, "vanished"),
        ({"read_at": AT, "lost": LOST, "code": "network"}, "failing"),
        ({"code": "not_shared"}, "never"),
    ],
)
def test_the_worst_that_is_the_matter(about, state):
    assert Source("a", "a", "A", **about).state == state


def test_every_workbook_of_the_register_is_told_of_there_or_not(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Partners"
    for row in (["Naam", "Status", "Werkboek"], ["Faro", "lid", "faro.xlsx"], ["Weg", "lid", "weg.xlsx"]):
        sheet.append(row)
    book.save(tmp_path / "coordinator.xlsx")
    for name in ("faro.xlsx", "kopie.xlsx"):
        shutil.copy(EXAMPLES / "faro.xlsx", tmp_path / name)
    found = {source.workbook: source for source in read([tmp_path], today=TODAY).sources}
    assert {name: (source.partner, source.state) for name, source in found.items()} == {
        "coordinator.xlsx": ("coordinator", "read"),
        "faro.xlsx": ("Faro", "read"),
        "kopie.xlsx": ("kopie", "unregistered"),
        "weg": ("Weg", "never"),
    }
    assert "het werkboek ‘weg’ van Weg is er niet." in found["weg"].message
    assert "staat niet in het tabblad Partners" in found["kopie.xlsx"].as_row()["message"]


COSTS = ["Datum", "Post", "Omschrijving", "Leverancier", "Bedrag", "Opmerking", "Eigen kolom"]
ACTIVITIES = [["Overzicht"], ["Datum", "Titel", "Type", "Aanwezig", "Contact"]]
ASKED = ["Contactdatum", "Aanvrager", "Gemeente", "Onderwerp", "Vraag", "Status"]
NAMES = ("Personeel",)


@pytest.mark.parametrize(
    ("title", "rows", "shown", "left_out"),
    [
        (
            "Activiteiten",
            [*ACTIVITIES, ["5/5/2024", "Lezing", "lezing", "ca. 20", "KANARIE"], [None] * 5, ["", "Zaal"]],
            {"Rij": ["3", "5"], "Datum": ["5/5/2024", ""], "Titel": ["Lezing", "Zaal"],
             "Type": ["lezing", ""], "Aanwezig": ["ca. 20", ""]},
            0,
        ),
        (
            "Uitgaven",
            [COSTS, ["5/5/2024", "Personeel", "Loon", "KANARIE", 10.5, "KANARIE", "KANARIE"]],
            {"Rij": ["2"], "Datum": ["5/5/2024"], "Post": ["Personeel"], "Omschrijving": ["Loon"],
             "Bedrag": ["10,5"]},
            0,
        ),
        ("Uitgaven", [COSTS, ["5/5/2024", "KANARIE", "Loon", "x", 10.5]], {}, 1),
        ("Uitgaven", [COSTS, ["KANARIE", "Personeel", "Loon", "x", 10.5]], {}, 1),
        ("Uitgaven", [["KANARIE"], ["KANARIE", "Personeel"]], {}, 2),
        ("Doorverwijzingen", [ASKED, ["5/5/2024", "school", "KANARIE", "haatspraak", "KANARIE", "nieuw"]],
         {}, 1),
        ("Onze planning", [["KANARIE"]], {}, 0),
    ],
    ids=["all", "public", "unknown post", "faulty", "no header", "never", "own tab"],
)  # fmt: skip
def test_a_screen_shows_no_confidential_cell(title, rows, shown, left_out):
    former = on_screen(Grid(title, rows), NAMES, TODAY)
    assert "KANARIE" not in repr(former.columns)
    assert {head: texts for head, texts in former.columns.items() if texts} == shown
    assert former.left_out == left_out


def test_a_terminal_shows_all_of_it_only_where_it_is_asked():
    grid = Grid("Uitgaven", [COSTS, ["5/5/2024", "Personeel", "Loon", "KANARIE", -45, "KANARIE", "x"], []])
    without = public_rows(grid, model_of("Uitgaven"), TODAY)
    assert (without.hidden, "KANARIE" in repr(without.columns)) == (("Leverancier", "Opmerking"), False)
    whole = whole_rows(grid)
    assert whole.columns["Rij"] == ["1", "2"]
    assert (whole.columns["D"], whole.columns["E"]) == (["Leverancier", "KANARIE"], ["Bedrag", "-45"])


def test_only_rows_that_vanished_are_given(tmp_path):
    before = [[["Maand", "Kanaal", "Indicator", "Waarde"], ["01/2024", "website", "bezoeken", 5]] * 3][0]
    with Store.open(default_address(tmp_path)) as store:
        store.keep("kd", [Grid("Bereik", before), Grid("Activiteiten", ACTIVITIES)], AT)
        asked = [("kd", "Bereik"), ("kd", "Activiteiten"), ("niemand", "Bereik")]
        assert [former_rows(store, *one, (), today=TODAY) for one in asked] == [Former()] * 3
        store.keep("kd", [Grid("Bereik", before[:1])], AT)
        found = [former_rows(store, *one, (), today=TODAY).rows for one in asked]
    assert (found[0] > 0, found[1:]) == (True, [0, 0])
