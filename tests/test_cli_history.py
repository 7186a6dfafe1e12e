"""`wijzij history`: what was kept, and the rules of today over any of it."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from sheets.grid import Grid
from sheets.store import Store
from sheets.store_engine import default_address
from sheets.store_tables import contents, readings
from tests.command import run

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
HEADERS = ["Datum", "Titel", "Type", "Aanwezig"]
COSTS = ["Datum", "Post", "Omschrijving", "Leverancier", "Bedrag"]
GOOD = [["5/5/2024", "Lezing", "lezing", 20], ["6/5/2024", "=1+1", "vorming", 12]]
BAD = [["voorjaar", "Lezing", "lezing", 20]]


def activities(rows):
    return Grid("Activiteiten", [HEADERS, *rows])


@pytest.fixture
def kept(tmp_path):
    """A workbook: nr. 1 good, nr. 2 with a fault and costs, nr. 3 a failure; another: nr. 4, emptied in 5."""
    costs = Grid("Uitgaven", [COSTS, ["5/5/2024", "Zaal", "Huur", "KANARIE", -45]])
    with Store.open(default_address(tmp_path)) as store:
        store.keep("x/faro.xlsx", [activities(GOOD)], START, name="faro.xlsx")
        grids = [activities([*GOOD[:1], *BAD]), costs]
        store.keep("x/faro.xlsx", grids, START + timedelta(hours=1), name="faro.xlsx")
        store.fail("x/faro.xlsx", "network", "Geen net.", START + timedelta(hours=2), name="faro.xlsx")
        store.keep("id-1", [activities(GOOD)], START, name="Mechelen", partner="Stad Mechelen")
        store.keep("id-1", [], START, name="Mechelen", partner="Stad Mechelen")
    return tmp_path


def wijzij(state, *arguments):
    """What the command prints, what it tells apart, and its exit code."""
    done = run(["history", *arguments], {"WIJZIJ_STATE": str(state)})
    return done.out, done.err, done.code


LISTED = """\
Mechelen (Stad Mechelen)
  nr. 5    22/11/2026 om 9.00 uur: 0 rijen; Activiteiten weg
  nr. 4    22/11/2026 om 9.00 uur: 2 rijen; de eerste lezing
faro.xlsx
           22/11/2026 om 11.00 uur: niet gelezen [network] Geen net.
  nr. 2    22/11/2026 om 10.00 uur: 3 rijen; Activiteiten +1 -1, Uitgaven nieuw
  nr. 1    22/11/2026 om 9.00 uur: 2 rijen; de eerste lezing
"""


def test_what_was_kept_of_each_workbook(kept):
    assert wijzij(kept) == (LISTED, "", 0)


def test_the_last_lines_alone(kept):
    out, _, code = wijzij(kept, "--last", "1")
    assert (out.count("nr. "), out.count("  en 1 eerdere\n"), out.count("  en 2 eerdere\n")) == (1, 1, 1)
    assert code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told", "apart"),
    [
        (["--reading", "1"], 0, "faro.xlsx / Activiteiten (faro): 2 = 2 + 0 + 0", ""),
        (["--reading", "2"], 1, "FOUT [bad_date] faro.xlsx: Activiteiten!A3 (Datum): ", ""),
        (["--reading", "2", "--format", "json"], 1, '"code": "bad_date"', ""),
        (["--reading", "4"], 0, "Mechelen / Activiteiten (Stad Mechelen): 2 = 2 + 0 + 0", ""),
        (["--reading", "3"], 2, "", "Deze versie van het werkboek is niet bewaard."),
        (["--reading", "99"], 2, "", "Deze versie van het werkboek is niet bewaard."),
        (["--rows"], 2, "", "--rows en --confidential horen bij --reading"),
        (["--reading", "1", "--rows"], 0, "Activiteiten;3;6/5/2024;'=1+1;vorming;12\n", ""),
        (["--reading", "2", "--rows"], 1, "Uitgaven;2;5/5/2024;Zaal;Huur;-45\n", "zonder Leverancier"),
        (["--reading", "2", "--rows", "--confidential"], 1, "5/5/2024;Zaal;Huur;KANARIE;-45\n", ""),
        (["--help"], 0, "--confidential", ""),
    ],
)  # fmt: skip
def test_one_reading_again(kept, arguments, code, told, apart):
    out, err, exit_code = wijzij(kept, *arguments)
    assert (exit_code, told in out, apart in err) == (code, True, True)
    assert bool(err) is bool(apart)
    assert ("KANARIE" in out) is ("--confidential" in arguments)


def test_a_reading_that_was_damaged_on_disk_is_told(kept):
    with Store.open(default_address(kept)) as store:
        first = sa.select(readings.c.hash).where(readings.c.id == 2).scalar_subquery()
        broken = sa.update(contents).values(bytes=b"WZN\x01 broken").where(contents.c.hash == first)
        with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(broken)
    out, _, code = wijzij(kept)
    assert "nr. 2    22/11/2026 om 10.00 uur: beschadigd, niet meer te lezen\n" in out
    assert code == 2
    out, err, code = wijzij(kept, "--reading", "2")
    assert (out, code) == ("", 2)
    assert "is beschadigd" in err


def test_nothing_was_kept_yet(tmp_path):
    out, err, code = wijzij(tmp_path)
    assert out.startswith("Er is nog niets bewaard.")
    assert (err, code) == ("", 0)
