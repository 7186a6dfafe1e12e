"""The local server answers like Google: every recorded case to the letter, and by Google's description."""

import json

import pytest
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_URL, SPREADSHEETS_API_V4_BASE_URL
from gspread.utils import quote
from jsonschema import Draft202012Validator

from sheets.google_grid import CELLS, TITLES
from tests.google.a1 import Area
from tests.google.conftest import BOOK
from tests.google.detour import sessions_to
from tests.google.discovery import schema
from tests.google.faults import FAULTS, RECORDED
from tests.google.mask import tree
from tests.google.server import serve
from tests.google.spreadsheet import Spreadsheet, Tab

VECTORS = json.loads((RECORDED / "vectors.json").read_text(encoding="utf-8"))


@pytest.fixture
def ask(google):
    """Asks as an unmodified gspread does, with a token that the server knows."""
    google.tokens.add("known")
    session = sessions_to(google.address)()
    session.headers["Authorization"] = "Bearer known"
    client = HTTPClient(None, session)

    def get(path="", spreadsheet_id=BOOK, **params):
        return client.request("get", SPREADSHEET_URL % spreadsheet_id + path, params=params).json()

    return get


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["source"].split(":")[1] for vector in VECTORS])
def test_every_recorded_question_is_answered_to_the_letter(google, ask, vector):
    tabs = [
        Tab(tab["title"], gid, tab["rowCount"], tab["columnCount"]) for gid, tab in enumerate(vector["tabs"])
    ]
    book = Spreadsheet("vector", "vector", tabs, locale="en_US")
    for write in vector["writes"]:
        book.write(write["range"], write["values"], write["valueInputOption"])
    google.add(book)
    query = {
        name: [value for other, value in vector["query"] if other == name] for name, _ in vector["query"]
    }
    path = vector["read"]
    answer = ask(path[:8] + quote(path[8:]) if path.startswith("/values/") else path, "vector", **query)
    assert answer.pop("spreadsheetId", "vector") == "vector"
    assert answer == vector["expect"]


def test_every_vector_is_there():
    assert len(VECTORS) == 41


@pytest.fixture
def rich(google, book):
    """Something of everything that an answer may hold."""
    tab = book.tab("Activiteiten")
    tab.hidden_by_user, tab.hidden_by_filter, tab.merges = {2}, {3}, [Area(1, 1, 1, 2)]
    book.tab("Bereik").hidden = True
    book.write("Activiteiten!C2", [["#N/B", True, "=3/2", "1.250", 12.5], [None, "5.10", "12%"]])
    return google


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"includeGridData": "true"},
        {"fields": "*"},
        {"fields": TITLES},
        {"fields": CELLS},
        {"fields": CELLS, "ranges": ["'Bereik'", "'Activiteiten'!B2:C9", "'Activiteiten'!D1"]},
        {"fields": "sheets.data.rowData.values.note"},
    ],
)
def test_a_spreadsheet_is_what_google_describes(rich, ask, query):
    Draft202012Validator(schema("Spreadsheet")).validate(ask(**query))


@pytest.mark.parametrize(
    ("path", "name"), [("/values/Activiteiten", "ValueRange"), ("/values:batchGet", "BatchGetValuesResponse")]
)
def test_values_are_what_google_describes(rich, ask, path, name):
    answer = ask(path, ranges=["Activiteiten", "Bereik"]) if "batch" in path else ask(path)
    Draft202012Validator(schema(name)).validate(answer)


def test_the_description_refuses_what_google_does_not_have():
    answer = {"sheets": [{"sheetProperties": {"title": "Activiteiten"}}]}
    assert not Draft202012Validator(schema("Spreadsheet")).is_valid(answer)


@pytest.mark.parametrize(
    ("mask", "answer"),
    [
        ("properties.title", {"properties": {"title": "Kazerne Dossin"}}),
        ("spreadsheetId,properties(locale)", {"spreadsheetId": BOOK, "properties": {"locale": "nl_BE"}}),
        ("sheets(data(rowData(values(note))))", None),
        ("sheets/properties/sheetId", {"sheets": [{"properties": {"sheetId": gid}} for gid in (0, 7, 8, 9)]}),
    ],
)
def test_a_mask_is_all_that_comes_back(ask, mask, answer):
    asked = ask(fields=mask)
    assert asked == answer if answer else "data" in asked["sheets"][0]


def test_where_nothing_matches_an_empty_item_stands():
    with serve(Spreadsheet("empty", "empty", [Tab("Blad1")])) as server:
        server.tokens.add("known")
        session = sessions_to(server.address)()
        session.headers["Authorization"] = "Bearer known"
        address = f"{SPREADSHEETS_API_V4_BASE_URL}/empty?fields=sheets.merges"
        assert session.get(address).json() == {"sheets": [{}]}


def test_ranges_bring_only_the_tabs_they_touch_with_their_offsets(ask):
    answer = ask(fields=CELLS, ranges=["'Activiteiten'!B2:B3"])
    (sheet,) = answer["sheets"]
    assert {name: sheet["data"][0][name] for name in ("startRow", "startColumn")} == {
        "startRow": 1,
        "startColumn": 1,
    }
    assert [cell["formattedValue"] for row in sheet["data"][0]["rowData"] for cell in row["values"]] == [
        "Inzicht"
    ]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"ranges": "'Weg'"}, "Unable to parse range: 'Weg'"),
        ({"ranges": "NOPE!A5:F15"}, "Unable to parse range: NOPE!A5:F15"),
        (
            {"ranges": "'Bereik'!A5000"},
            "Range (Bereik!A5000) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        ({"fields": "sheets.sheetProperties"}, "Request contains an invalid argument."),
    ],
)
def test_a_wrong_question_is_a_400(ask, query, message):
    with pytest.raises(APIError) as refused:
        ask(**query)
    assert (refused.value.code, refused.value.error["message"]) == (400, message)


@pytest.mark.parametrize(
    ("fault", "query"),
    [("bad_range", {"ranges": "NOPE!A5:F15"}), ("bad_mask", {"fields": "sheets.sheetProperties"})],
)
def test_our_own_400_is_the_recorded_one(ask, fault, query):
    with pytest.raises(APIError) as refused:
        ask(**query)
    assert refused.value.error == json.loads(FAULTS[fault].body)["error"]


def test_a_tab_called_d3_needs_its_quotes(google, ask):
    book = Spreadsheet("d3", "d3", [Tab("Blad1", 0), Tab("D3", 1)])
    google.add(book)
    assert ask(spreadsheet_id="d3", ranges="'D3'", fields="sheets.properties.title") == {
        "sheets": [{"properties": {"title": "D3"}}]
    }


def test_no_token_is_a_401(google):
    assert sessions_to(google.address)().get(SPREADSHEET_URL % BOOK).status_code == 401


@pytest.mark.parametrize(
    ("mask", "names"),
    [
        ("a,b(c,d)", {"a": {}, "b": {"c": {}, "d": {}}}),
        ("a.b.c,d/e", {"a": {"b": {"c": {}}}, "d": {"e": {}}}),
        ("a.b(c),a(d)", {"a": {"b": {"c": {}}, "d": {}}}),
    ],
)
def test_masks_nest(mask, names):
    assert tree(mask) == names
