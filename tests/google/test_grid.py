"""Google's answers become grids: recorded ones, and each kind of cell."""

import json
from datetime import date, datetime, time, timedelta

import pytest

from sheets.google_grid import grid, parse, sheets_of
from sheets.grid import Merge
from tests.google.faults import RECORDED

RECORDING = json.loads((RECORDED / "grid_mixed.json").read_text(encoding="utf-8"))["response"]["body_text"]


def grid_of(*rows, **sheet):
    """The grid of these rows of raw cells."""
    made = {
        "properties": {"sheetId": 0, "title": "Blad1", "sheetType": "GRID"},
        "data": [{"rowData": [{"values": row} if row else {} for row in rows]}],
    }
    answer = parse(json.dumps({"sheets": [made | sheet]}).encode())
    return grid(next(sheets_of(answer)))


def cell(value, text=None, kind="", pattern=""):
    """A raw cell; the value is an `effectiveValue`."""
    made = {"effectiveValue": value} | ({"formattedValue": text} if text is not None else {})
    return made | ({"effectiveFormat": {"numberFormat": {"type": kind, "pattern": pattern}}} if kind else {})


def test_the_recorded_sheet_of_everything():
    made = grid(next(sheets_of(parse(RECORDING.encode()))))
    assert (made.title, made.gid, len(made.rows), len(made.rows[0])) == ("Sheet1", 0, 23, 16)
    row = [made.cell(2, column) for column in range(1, 17)]
    assert [(cell.value, cell.text) for cell in row] == [
        (date(2020, 1, 1), "1/1/2020"),
        (time(10, 45), "10:45:00 AM"),
        (datetime(2020, 1, 1), "1/1/2020 0:00:00"),
        (timedelta(days=23), "552:00:00"),
        (122, "122.00"),
        (0.501, "50.10%"),
        (23, " $ 23.00 "),
        (57, "57.00"),
        (97, "$97.00"),
        ("hello", "hello"),
        (122, "122.00"),
        (23, " $ 23.00 "),
        ("hello", "hello"),
        (None, ""),
        (97, "97.00 kr"),
        ("hello", "hello"),
    ]
    assert [cell.number_format for cell in row[4:6]] == ["#,##0.00", "0.00%"]


def test_every_cell_of_the_recording_shows_what_google_shows():
    made = grid(next(sheets_of(parse(RECORDING.encode()))))
    raw = json.loads(RECORDING)["sheets"][0]["data"][0]["rowData"]
    for at, row in enumerate(raw, 1):
        shown = [cell.get("formattedValue", "") for cell in row["values"]]
        assert [made.cell(at, column).text for column in range(1, len(shown) + 1)] == shown


@pytest.mark.parametrize(
    ("raw", "value", "text"),
    [
        (cell({"stringValue": "webinar"}, "webinar"), "webinar", "webinar"),
        (cell({"stringValue": "02000"}, "02000", "TEXT", "@"), "02000", "02000"),
        (cell({"numberValue": 2000}, "02000", "NUMBER", "00000"), 2000, "02000"),
        (cell({"numberValue": 5.1}, "5,10", "NUMBER", "0.00"), 5.1, "5,10"),
        (cell({"numberValue": 46300}, "5.10", "DATE", "d.m"), date(2026, 10, 5), "5.10"),
        (cell({"numberValue": 44470}, "2021-10", "DATE", "yyyy-mm"), date(2021, 10, 1), "2021-10"),
        (cell({"numberValue": 44592}, "31/01/2022", "DATE", "dd/mm/yyyy"), date(2022, 1, 31), "31/01/2022"),
        (cell({"numberValue": 44592}, "44592"), 44592, "44592"),
        (cell({"numberValue": 1250}, "1.250", "NUMBER", "#,##0"), 1250, "1.250"),
        (cell({"numberValue": 12.5}, "12,5"), 12.5, "12,5"),
        (cell({"numberValue": -45.0}, "€ -45,00", "CURRENCY", "€ #,##0.00"), -45, "€ -45,00"),
        (cell({"numberValue": 0}, "0"), 0, "0"),
        (cell({"boolValue": False}, "ONWAAR"), False, "ONWAAR"),
        (cell({"boolValue": True}, "TRUE"), True, "TRUE"),
        (cell({"errorValue": {"type": "N_A", "message": "Fout"}}, "#N/B"), "#N/B", "#N/B"),
        (cell({"errorValue": {"type": "REF"}}), "#REF!", "#REF!"),
        (cell({"errorValue": {"type": "LOADING"}}, "Loading..."), "Loading...", "Loading..."),
        (cell({}, ""), None, ""),
        (cell({}, "iets"), "iets", "iets"),
        (cell({"stringValue": ""}, ""), None, ""),
        (cell({"numberValue": 44592.75}, "x", "DATE", "d/m"), datetime(2022, 1, 31, 18), "x"),
        (cell({"numberValue": 1e12}, "######", "DATE", "d/m"), 1e12, "######"),
        (cell({"numberValue": 0.9999999999}, "23:59", "TIME", "h:mm"), time(0, 0), "23:59"),
    ],
)
def test_a_cell_has_its_type_and_the_text_that_the_sheet_shows(raw, value, text):
    made = grid_of([raw, cell({"stringValue": "x"}, "x")])
    found = made.cell(1, 1)
    assert (found.value, type(found.value), found.text) == (value, type(value), text)


def test_a_text_is_kept_only_where_it_says_more_than_the_value():
    made = grid_of(
        [cell({"numberValue": 44592}, "31/01/2022", "DATE", "dd/mm/yyyy"), cell({"numberValue": 5}, "5")],
        [cell({"numberValue": 44592}, "ma 31 jan", "DATE", "ddd d mmm"), cell({"stringValue": "a"}, "a")],
    )
    assert (made.texts, made.number_formats) == ({(2, 1): "ma 31 jan"}, {})


def test_blank_rows_and_cells_keep_their_place():
    made = grid_of([], [{}, cell({"stringValue": "b"}, "b"), {}], [{}])
    assert made.rows == [[], [None, "b"]]


def test_offsets_are_honoured():
    block = {"startRow": 4, "startColumn": 2, "rowData": [{"values": [cell({"numberValue": 5.1}, "5,10")]}]}
    made = grid_of(data=[block | {"rowMetadata": [{"hiddenByUser": True}]}])
    assert (made.cell(5, 3).address, made.cell(5, 3).text, made.value(1, 1)) == ("C5", "5,10", None)
    assert made.hidden_rows == {5}


def test_hidden_rows_and_merges():
    block = {"rowMetadata": [{}, {"hiddenByUser": True}, {"hiddenByFilter": True}]}
    merge = {"startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 1}
    made = grid_of(data=[block], merges=[merge])
    assert (made.hidden_rows, made.merges) == ({2, 3}, (Merge(2, 1, 3, 1),))


@pytest.mark.parametrize(
    "sheets",
    [
        [{}],
        [],
        [{"properties": {"sheetId": 1, "title": "Grafiek", "sheetType": "OBJECT"}}],
    ],
)
def test_what_is_no_tab_of_cells_is_passed_over(sheets):
    assert list(sheets_of(parse(json.dumps({"sheets": sheets}).encode()))) == []


@pytest.mark.parametrize("body", [b"", b"[]", b'{"sheets": [', b"<html></html>"])
def test_what_is_no_answer_is_a_value_error(body):
    with pytest.raises(ValueError, match=r"."):
        parse(body)
