"""The template as a Google Sheet, behind the local server: read as from its file."""

import pytest

from reports.template import TABS_OF, template
from sheets.live import Asking, connect
from sheets.settings import Settings
from sheets.sync import Reading
from tests.google.detour import key, sessions_to
from tests.google.server import serve
from tests.google.workbooks import serve_workbooks, spreadsheet_id
from tests.reports.filling import TODAY, network, reading_of, tables, told


@pytest.fixture
def read_online(tmp_path):
    """Reads a folder of workbooks as Google Sheets."""

    def run(folder):
        address = f"https://docs.google.com/spreadsheets/d/{spreadsheet_id('coordinator')}/edit"
        settings = Settings(google_spreadsheet=address, google_key=key(), state=tmp_path, data=tmp_path)
        with serve(*serve_workbooks(folder)) as google:
            source = connect(settings, Asking(sessions_to(google.address)))
            source.first(TODAY)
            reading = source.changed(TODAY)
        assert isinstance(reading, Reading)
        return reading

    return run


@pytest.mark.parametrize("nonsense", [False, True])
def test_a_filled_template_is_read_from_google_as_from_its_file(tmp_path, read_online, nonsense):
    # The local server points Werkboek at its own ids, in the example row too: so that row is wiped.
    folder = network(tmp_path / "netwerk", nonsense=nonsense, wiped=True)
    online = read_online(folder)
    assert told(online) == []
    assert tables(online) == tables(reading_of(folder))


def test_untouched_it_has_no_rows_and_no_faults(tmp_path, read_online):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / "coordinator.xlsx").write_bytes(template("coordinator"))
    online = read_online(tmp_path / "leeg")
    assert told(online) == []
    assert {(tab.read, tab.valid, tab.skipped) for tab in online.tabs} == {(1, 0, 1)}
    assert len(online.tabs) == len(TABS_OF["coordinator"])
