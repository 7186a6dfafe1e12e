"""The dashboard's source in Google mode, and the commands that do the same from a terminal."""

from datetime import timedelta

import pytest

from loading import Readings
from sheets.errors import NotFound
from sheets.live import Asking, Renewed, connect
from sheets.once import state_lines, sync_configured, sync_google
from sheets.settings import EXAMPLES, Settings
from sheets.store import Store
from sheets.sync import Reading
from tests.google.detour import key, sessions_to
from tests.google.network import COORDINATOR, KAZERNE, TODAY
from tests.google.server import serve
from tests.google.workbooks import serve_workbooks


@pytest.fixture
def google():
    with serve(*serve_workbooks(EXAMPLES)) as server:
        yield server


@pytest.fixture
def settings(tmp_path):
    link = f"https://docs.google.com/spreadsheets/d/{COORDINATOR}/edit"
    return Settings(google_spreadsheet=link, google_key=key(), state=tmp_path, data=tmp_path)


@pytest.fixture
def live(settings, google):
    """Another process, as it has just started."""
    return lambda: connect(settings, Asking(sessions_to(google.address)))


def test_the_first_page_ever_says_that_google_is_being_read(live, google):
    reading = live().first(TODAY)
    assert (reading.tabs, [issue.code for issue in reading.issues]) == ([], ["unavailable"])
    assert google.asked == []


def test_the_first_page_after_a_restart_does_not_ask_google(live, google):
    running = live()
    running.first(TODAY)
    read = running.changed(TODAY)
    google.close()
    again = live().first(TODAY)
    assert isinstance(read, Reading)
    assert (again.tables, again.issues) == (read.tables, read.issues)


def test_google_is_asked_once_in_five_minutes_whoever_asks(live, google):
    first, second = live(), live()
    for source in (first, second):
        source.first(TODAY)
    first.changed(TODAY)
    asked = google.reads
    assert isinstance(second.changed(TODAY), Reading)
    assert (first.changed(TODAY), second.changed(TODAY), google.reads) == (None, None, asked)


def test_who_does_not_hold_the_lock_asks_nothing(live, google, settings):
    source = live()
    source.first(TODAY)
    with Store.open(settings.store_address) as other, other.leader() as leading:
        assert leading
        source.changed(TODAY)
        assert google.asked == []
        with pytest.raises(Exception, match="Een ander proces leest"):
            sync_google(settings, Asking(sessions_to(google.address)))


def test_the_same_again_only_renews_the_moment(live, settings, google):
    source = live()
    source.first(TODAY)
    read = source.changed(TODAY)
    sync_google(settings, Asking(sessions_to(google.address)))
    seen = source.changed(TODAY)
    assert isinstance(seen, Renewed)
    assert timedelta() < seen.read_at - read.read_at < timedelta(minutes=10)
    assert {source.read_at for source in seen.sources} == {seen.read_at}
    assert source.changed(TODAY) is None


def test_pages_get_what_another_process_read(live, settings, google):
    readings = Readings(live())
    sync_google(settings, Asking(sessions_to(google.address)))
    before = len(readings.current(TODAY).activities)
    cells = google.books[KAZERNE].tab("Activiteiten").cells
    for position in [at for at in cells if at[0] == 5]:
        del cells[position]
    sync_google(settings, Asking(sessions_to(google.address)))
    readings.look()
    assert len(readings.current(TODAY).activities) == before - 1


def test_something_that_is_no_spreadsheet_is_told(tmp_path):
    with pytest.raises(NotFound, match="geen Google-werkblad"):
        connect(Settings(google_spreadsheet="coordinator.xlsx", state=tmp_path))


def test_the_terminal_says_of_each_workbook_how_it_stands(settings, google):
    google.break_down("not_shared", spreadsheet_id=KAZERNE)
    reading = sync_configured(settings, asking=Asking(sessions_to(google.address)))
    lines = list(state_lines(reading))
    assert len([line for line in lines if line.startswith("OK ")]) == len(google.books) - 1
    assert any(
        line.startswith("FOUT Werkblad van Kazerne Dossin (Kazerne Dossin): niet gelezen sinds")
        for line in lines
    )
    assert any("Deel het werkblad met dashboard@wij-zij.iam.gserviceaccount.com" in line for line in lines)
    assert reading.unread


@pytest.mark.parametrize("broken", ["", "{}", '{"type": "service_account"}', "nergens.json"])
def test_a_broken_key_is_told_and_changes_nothing(settings, google, live, broken):
    sync_google(settings, Asking(sessions_to(google.address)))
    shown = live().first(TODAY)
    google.forget()
    wrong = settings.model_copy(update={"google_key": type(settings.google_key)(broken)})
    reading = sync_google(wrong, Asking(sessions_to(google.address)))
    assert {source.code for source in reading.sources} == {"key_invalid"}
    assert (reading.tables, google.asked) == (shown.tables, [])
