"""A folder of workbooks as the dashboard follows it: nothing known is lost to a broken file."""

import json
import shutil
import time
from datetime import date

import pytest

from loading import Readings
from sheets.live import LiveFiles, connect
from sheets.settings import EXAMPLES, Settings
from sheets.sync import read

TODAY = date(2026, 11, 22)
BOOK = "kazerne-dossin-2021-2022.xlsx"
HALF = b"PK\x03\x04 half een bestand"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    shutil.copy(EXAMPLES / BOOK, tmp_path / "data" / BOOK)
    return tmp_path / "data"


@pytest.fixture
def settings(folder, tmp_path):
    return Settings(data=folder, state=tmp_path / "state")


def codes(reading):
    return [issue.code for issue in reading.issues if issue.severity == "error"]


def test_without_google_a_folder_is_followed(settings):
    assert isinstance(connect(settings), LiveFiles)


def test_a_file_that_breaks_counts_with_its_last_good_rows(settings, folder):
    live = connect(settings)
    good = live.first(TODAY)
    assert live.changed(TODAY) is None
    (folder / BOOK).write_bytes(HALF)
    later = live.changed(TODAY)
    assert (later.tables, codes(later)) == (good.tables, ["unreadable_file"])
    assert "tot het lukt, tellen de rijen van" in later.issues[0].message


def test_after_a_restart_a_broken_file_still_has_its_last_good_rows(settings, folder):
    live = connect(settings)
    good = live.first(TODAY)
    live.changed(TODAY)
    (folder / BOOK).write_bytes(HALF)
    again = connect(settings).first(TODAY)
    assert (again.tables, codes(again)) == (good.tables, ["unreadable_file"])


def test_another_day_is_another_reading(settings):
    live = connect(settings)
    live.first(TODAY)
    assert live.changed(date(2026, 11, 23)) is not None


def test_a_folder_that_may_not_be_written_keeps_nothing_and_goes_on(folder, tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    live = connect(Settings(data=folder, state=tmp_path / "state"))
    good = live.first(TODAY)
    (folder / BOOK).write_bytes(HALF)
    assert (codes(good), codes(live.changed(TODAY))) == ([], ["unreadable_file"])


def test_the_page_of_a_moment_later_shows_a_changed_file(settings, folder):
    readings = Readings(connect(settings), look_again=0.05)
    first = readings.current(TODAY)
    shutil.copy(EXAMPLES / "faro.xlsx", folder)
    readings.look()
    assert len(readings.current(TODAY).activities) > len(first.activities) == 10


class Unsteady:
    """A source that gives one reading and then breaks."""

    first_look = 60.0
    is_read_elsewhere = False
    mark = None

    def first(self, today):
        return read([EXAMPLES / BOOK], today=today)

    def is_due(self, today, wanted=False):
        return True

    def changed(self, today, wanted=False):
        raise RuntimeError("a bug")

    def changes(self, reading, today):
        return []

    def seconds_to_wait(self):
        return 0.0


def test_whatever_goes_wrong_the_last_dataset_stays(caplog):
    readings = Readings(Unsteady())
    first = readings.current(TODAY)
    for _ in range(3):
        readings.look()
    assert readings.current(TODAY) is first
    assert [record.getMessage() for record in caplog.records] == [
        "a reading failed (RuntimeError), the last good one stays"
    ]


def test_nobody_waits_for_a_reading_that_went_wrong():
    readings = Readings(Unsteady())
    readings.ask()
    assert readings.is_reading
    readings.look()
    assert not readings.is_reading


def test_no_secret_is_shown(tmp_path):
    key = {"type": "service_account", "private_key": "GEHEIM", "client_email": "x"}
    settings = Settings(google_key=key, store="postgresql://wie:GEHEIM@server/naam")
    assert "GEHEIM" not in repr(settings) + str(settings) + settings.model_dump_json()
    assert settings.service_account() == key
    (tmp_path / "key.json").write_text(json.dumps(key))
    assert Settings(google_key=str(tmp_path / "key.json")).service_account() == key


def test_a_page_waits_for_the_first_reading_alone(settings):
    readings = Readings(connect(settings))
    readings.current(TODAY)
    start = time.perf_counter()
    for _ in range(1000):
        readings.current(TODAY)
    assert time.perf_counter() - start < 1
