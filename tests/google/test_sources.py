"""What a viewer of the sources may ask of Google, and what each process knows of it."""

import time
from dataclasses import replace

import pytest

from loading import Readings
from sheets.google import Retries
from sheets.live import Asking, Renewed, connect
from sheets.once import state_lines, sync_google
from sheets.rate_plan import GOOGLE_LIMIT
from sheets.settings import EXAMPLES, Settings
from sheets.store import Store
from sheets.sync import Reading
from tests.google.detour import key, sessions_to
from tests.google.network import COORDINATOR, FARO, KAZERNE, LIMITS, TODAY
from tests.google.server import serve
from tests.google.workbooks import serve_workbooks

PATIENCE = 60.0
BOOKS = len(list(EXAMPLES.glob("*.xlsx")))


@pytest.fixture
def google():
    with serve(*serve_workbooks(EXAMPLES)) as server:
        yield server


@pytest.fixture
def settings(tmp_path):
    return Settings(google_spreadsheet=COORDINATOR, google_key=key(), state=tmp_path, data=tmp_path)


@pytest.fixture
def asking(google):
    """As Google is asked in earnest, but without waiting for a silent server."""
    retries = Retries(tries=2, first_wait=0)
    return Asking(sessions_to(google.address), limits=LIMITS, retries=retries)


@pytest.fixture
def live(settings, asking):
    """Another process, as it has just started; `least_wait` in seconds."""

    def start(least_wait=60.0):
        source = connect(settings, replace(asking, least_wait=least_wait))
        source.first(TODAY)
        return source

    return start


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert condition()


def states(reading):
    return {source.workbook: source.state for source in reading.sources}


def test_what_a_viewer_wants_is_read_before_it_is_time(live, google):
    source = live(least_wait=0)
    source.changed(TODAY)
    google.forget()
    assert (source.changed(TODAY), google.reads) == (None, 0)
    assert isinstance(source.changed(TODAY, wanted=True), Renewed)
    assert google.reads == BOOKS


def test_within_a_minute_of_any_process_nothing_more_is_read(live, google):
    reader, other = live(), live()
    assert other.seconds_to_wait() == 0
    reader.changed(TODAY)
    asked = google.reads
    for source in (reader, other):
        source.changed(TODAY, wanted=True)
        assert 0 < source.seconds_to_wait() <= 60
        assert not source.is_read_elsewhere
    assert google.reads == asked


def test_what_another_process_is_reading_goes_on(live, google, settings):
    source = live(least_wait=0)
    with Store.open(settings.store_address) as other, other.leader() as leading:
        assert leading
        source.changed(TODAY, wanted=True)
        assert (source.is_read_elsewhere, google.asked) == (True, [])
    source.changed(TODAY, wanted=True)
    assert (source.is_read_elsewhere, google.reads) == (False, 2 * BOOKS)


def test_pages_wait_for_nothing_and_see_it_when_it_is_there(live, google):
    readings = Readings(live(least_wait=0), look_again=600)
    readings.current(TODAY)
    wait_until(lambda: len(readings.current(TODAY).activities) > 0)
    google.write(KAZERNE, "Activiteiten", "C5", "Nieuw")
    readings.ask()
    assert readings.is_reading
    wait_until(lambda: not readings.is_reading)
    assert "Nieuw" in set(readings.current(TODAY).activities["title"])


def test_every_workbook_says_when_it_was_last_read_by_whichever_process(live, settings, asking, google):
    source = live()
    google.break_down("not_shared", spreadsheet_id=FARO)
    first = source.changed(TODAY)
    sync_google(settings, asking)
    later = source.changed(TODAY)
    assert isinstance(first, Reading)
    assert isinstance(later, Renewed)
    assert states(later) == states(first)
    for before, after in zip(first.sources, later.sources, strict=True):
        assert after.asked_at > before.asked_at
        assert (after.read_at is None) is (before.code == "not_shared")


def test_a_round_is_counted_with_what_failed(settings, asking, google):
    google.break_down("broken", spreadsheet_id=FARO)
    reading = sync_google(settings, asking)
    assert reading.round.requests == google.reads >= 2 * BOOKS
    assert reading.round.last_minute == google.reads
    assert reading.round.bytes > 50_000
    *_, told = state_lines(reading)
    assert told.startswith(f"{google.reads} vragen aan Google, ")
    assert f"toegelaten zijn {GOOGLE_LIMIT} per minuut" in told


def test_every_process_knows_what_the_last_round_cost(live, settings, asking, google):
    source = live()
    sync_google(settings, asking)
    assert source.changed(TODAY).round.requests == google.reads == 2 * BOOKS
    for _ in range(2):
        google.forget()
        google.break_down("broken")
        sync_google(settings, asking)
        assert source.changed(TODAY).round.requests == google.reads > BOOKS
