"""A server with one partner's spreadsheet, and a source that reads from it at the pace of a fake clock."""

import pytest

from sheets.google import GoogleSource
from sheets.google_line import Limits
from sheets.rate_plan import Pace
from tests.google.clock import Clock
from tests.google.detour import key, sessions_to
from tests.google.server import serve
from tests.google.spreadsheet import Spreadsheet, Tab
from tests.google.workbooks import spreadsheet_id

BOOK = spreadsheet_id("kazerne-dossin")
LIMITS = Limits(connect=5, read=2, whole=4)


@pytest.fixture
def book():
    tabs = [
        Tab("Activiteiten", 0),
        Tab("Bereik", 7),
        Tab("Eigen lijst", 8),
        Tab("Grafiek", 9, kind="OBJECT"),
    ]
    made = Spreadsheet(BOOK, "Kazerne Dossin", tabs)
    made.write("Activiteiten!A1", [["Datum", "Titel"], ["31/01/2022", "Inzicht"]])
    made.write("Bereik!A1", [["Maand"], ["2024-01"]])
    made.write("'Eigen lijst'!A1", [["geheim"]])
    return made


@pytest.fixture
def google(book):
    with serve(book) as server:
        yield server


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def source_at(clock):
    """Makes a source that reaches this address instead of Google."""

    def make(address, **options):
        pace = Pace(clock=clock, sleep=clock.sleep)
        return GoogleSource(key(), sessions=sessions_to(address), pace=pace, **{"limits": LIMITS} | options)

    return make


@pytest.fixture
def source(google, source_at):
    return source_at(google.address)
