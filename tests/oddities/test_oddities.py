"""Every cell of real-life typing is understood or told right, from whichever kind of file it comes."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from schemas.row import fields_of
from sheets.live import Asking
from sheets.once import sync_google
from sheets.settings import Settings
from sheets.sync import read
from tests.google.detour import key, sessions_to
from tests.google.server import serve
from tests.google.workbooks import serve_workbooks, spreadsheet_id
from tests.oddities.sheet import WRITERS, write_xlsx
from tests.oddities.workbook import COORDINATOR, FIRST_ROW, KEY, all_told, model, sheets

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]
TABS = [(workbook, tab) for workbook, tabs in KEY.items() for tab in tabs]


def read_google(folder):
    """The workbooks as Google Sheets, read as the dashboard reads them."""
    with serve(*serve_workbooks(folder)) as server:
        link = f"https://docs.google.com/spreadsheets/d/{spreadsheet_id(COORDINATOR)}/edit"
        settings = Settings(google_spreadsheet=link, google_key=key(), state=folder, data=folder)
        return sync_google(settings, Asking(sessions_to(server.address)))


@pytest.fixture(scope="module", params=[*WRITERS, "google"])
def reading(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    write = WRITERS.get(request.param, write_xlsx)
    paths = [write(folder, name, sheets(name)) for name in KEY]
    return read_google(folder) if request.param == "google" else read(paths, today=TODAY)


def stem(workbook):
    return Path(workbook).stem


def test_there_are_enough_of_them_over_every_tab():
    assert sum(len(KEY[workbook][tab]) for workbook, tab in TABS) >= 160
    assert all(len(KEY[workbook][tab]) > 5 for workbook, tab in TABS)


def test_exactly_the_faults_of_the_key_are_told_at_their_cells(reading):
    told = {(stem(i.workbook), i.tab, i.row, i.header, i.code, i.severity) for i in reading.issues if i.row}
    wanted = all_told()
    assert (sorted(told - wanted), sorted(wanted - told)) == ([], [])
    assert [i.message for i in reading.issues if not i.row and i.code != "not_found"] == []


@pytest.mark.parametrize(("workbook", "tab"), TABS)
def test_every_row_is_accounted_for(reading, workbook, tab):
    outcomes = [oddity.outcome for oddity in KEY[workbook][tab]]
    last = max(n for n, oddity in enumerate(KEY[workbook][tab], 1) if any_filled(oddity))
    (count,) = [c for c in reading.tabs if (stem(c.workbook), c.tab) == (workbook, tab)]
    assert count.read == count.valid + count.rejected + count.skipped == last
    assert (count.valid, count.rejected) == (outcomes.count("valid"), outcomes.count("rejected"))


def any_filled(oddity):
    return not oddity.whole or any(value is not None for value in oddity.cells.values())


@pytest.mark.parametrize(("workbook", "tab"), TABS)
def test_what_is_understood_has_its_value(reading, workbook, tab):
    found = values_of(reading, workbook, tab)
    oddities = dict(enumerate(KEY[workbook][tab], FIRST_ROW))
    assert set(found) == {row for row, oddity in oddities.items() if oddity.outcome == "valid"}
    wrong = [
        (row, oddity.why, header, oddity.cells.get(header), found[row][header], value)
        for row, oddity in oddities.items()
        for header, value in oddity.values.items()
        if found[row][header] != value
    ]
    assert wrong == []


def values_of(reading, workbook, tab):
    """Sheet row to header to what the program made of it."""
    table = reading.tables[model(tab).table]
    names = {field.header: name for name, field in fields_of(model(tab)).items()}
    places = zip(table["workbook"], table["tab"], table["row"], strict=True)
    return {
        row: {header: value(table, name, i) for header, name in names.items()}
        for i, (book, title, row) in enumerate(places)
        if (stem(book), title) == (workbook, tab)
    }


def value(table, name, i):
    """The value of a field in a table, which keeps a period as its first and last day."""
    if "precision" in table and name in ("date", "end_date"):
        first, last = table["start"][i], table["end"][i]
        if name == "end_date":
            return last
        return (first, last) if table["precision"][i] == "maand" else first
    return table["workbook_names" if name == "workbooks" else name][i]


def test_the_command_line_tells_the_same(tmp_path):
    paths = [write_xlsx(tmp_path, name, sheets(name)) for name in KEY]
    command = [sys.executable, "-m", "cli", "check", "--format", "json", *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True, encoding="utf-8")
    printed = json.loads(done.stdout)
    told = {
        (stem(i["workbook"]), i["tab"], i["row"], i["header"], i["code"], i["severity"])
        for i in printed["issues"]
        if i["row"]
    }
    assert told == all_told()
    assert (done.returncode, done.stderr) == (2, "")
