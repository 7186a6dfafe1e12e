"""A tab that cannot be read in a workbook that can: its former rows count, and none of them vanished."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sheets.books import BookState, FailedTab, SourceBook, carried_over
from sheets.file_source import kept_files
from sheets.grid import Grid
from sheets.kept import Kept, State
from sheets.store import Store
from sheets.sync import check_workbooks

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
TODAY = date(2026, 11, 22)
BROKEN, GONE = "broken", "gone"
FAILED, VANISHED = "unreadable_file", "rows_vanished"
STILL_COUNTS = "tot het lukt, tellen de rijen van de vorige lezing."


def tab(title, *rows, gid=None):
    return Grid(title, [list(row) for row in rows], gid=gid)


def failed(title):
    return FailedTab(title, FAILED, f"{title} is stuk.")


ACTIVITIES, OLD, NEW = tab("Activiteiten", ["a"]), tab("Bereik", ["oud"]), tab("Bereik", ["nieuw"])


@pytest.mark.parametrize(
    ("grids", "fails", "former", "counted"),
    [
        ([ACTIVITIES, NEW], [], [OLD], [ACTIVITIES, NEW]),
        ([ACTIVITIES], [], [ACTIVITIES, OLD], [ACTIVITIES]),
        ([ACTIVITIES], ["Bereik"], [ACTIVITIES, OLD], [ACTIVITIES, OLD]),
        ([ACTIVITIES], [" BEREIK"], [OLD], [ACTIVITIES, OLD]),
        ([ACTIVITIES], ["Bereik"], [], [ACTIVITIES]),
        ([ACTIVITIES], ["Uitgaven"], [OLD], [ACTIVITIES]),
        ([ACTIVITIES], [""], [OLD], [ACTIVITIES]),
        ([], ["Activiteiten", "Bereik"], [ACTIVITIES, OLD], [ACTIVITIES, OLD]),
        ([NEW], ["Activiteiten", "Uitgaven"], [ACTIVITIES, OLD], [NEW, ACTIVITIES]),
    ],
)
def test_a_tab_that_failed_has_its_former_rows_and_no_other_tab_has(grids, fails, former, counted):
    assert list(carried_over(grids, [failed(title) for title in fails], former)) == counted


@pytest.mark.parametrize(
    ("grids", "fails", "state", "counted"),
    [
        ([ACTIVITIES, NEW], [], {}, [ACTIVITIES, NEW]),
        ([ACTIVITIES], ["Bereik"], {}, [ACTIVITIES, OLD]),
        ([], [], {"code": FAILED, "message": "stuk", "failing_since": START}, [ACTIVITIES, OLD]),
    ],
)
def test_a_workbook_is_recovered_from_what_was_kept(grids, fails, state, counted):
    book = SourceBook("b", "b", "b", "b", tuple(grids), failed=tuple(map(failed, fails)))
    recovered = book.recovered(Kept(State("b", "b", None, seen_at=START, **state), (ACTIVITIES, OLD)))
    assert list(recovered.grids) == counted
    assert recovered.state == BookState(START, *(state.get(n) for n in ("failing_since", "code", "message")))


def write_reach(folder, what):
    """So many rows of reach as a CSV file, a broken one, or none."""
    path = folder / "Bereik.csv"
    if what == GONE:
        path.unlink(missing_ok=True)
    elif what == BROKEN:
        path.write_bytes(b'Maand;Kanaal;Indicator;Waarde\n01/2024;"web"site";bezoeken;1\n')
    else:
        rows = [f"{n % 12 + 1:02}/{2020 + n // 12};website;bezoeken;{n}" for n in range(what)]
        path.write_text("\n".join(["Maand;Kanaal;Indicator;Waarde", *rows]))


@pytest.mark.parametrize(
    ("rounds", "counted", "codes"),
    [
        ([9, BROKEN], 9, [FAILED]),
        ([9, BROKEN, BROKEN], 9, [FAILED]),
        ([9, BROKEN, 9], 9, []),
        ([9, BROKEN, 7], 7, []),
        ([BROKEN], 0, [FAILED]),
        ([BROKEN, 9], 9, []),
        ([9, 0], 0, [VANISHED]),
        ([9, GONE], 0, [VANISHED]),
        ([9, BROKEN, 0], 0, [VANISHED]),
        ([9, BROKEN, GONE], 0, [VANISHED]),
        ([9, 0, BROKEN], 0, [VANISHED, FAILED]),
        ([9, 0, BROKEN, 9], 9, []),
        ([9, 8, BROKEN], 8, [FAILED]),
    ],
)
def test_rows_of_a_tab_that_failed_have_not_vanished(tmp_path, rounds, counted, codes):
    folder = tmp_path / "faro"
    folder.mkdir()
    (folder / "Activiteiten.csv").write_text("Datum;Titel;Type\n2024-01-31;Een voorbeeld;vorming\n")
    with Store.open(f"sqlite:///{(tmp_path / 'werkboeken.sqlite').as_posix()}") as store:
        for minute, what in enumerate(rounds):
            write_reach(folder, what)
            books = kept_files([folder], store, START + timedelta(minutes=minute))
    reading = check_workbooks(books, today=TODAY)
    whole = [issue for issue in reading.issues if issue.severity == "error" and issue.row is None]
    assert len(reading.tables.get("reach", {}).get("row", [])) == counted
    assert sorted(issue.code for issue in whole) == codes
    told = {issue.code: issue.message for issue in whole}
    assert (STILL_COUNTS in told.get(FAILED, "")) == (FAILED in codes and rounds[0] != BROKEN)
    assert len(reading.tables["activities"]["row"]) == 1
