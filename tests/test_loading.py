"""Pages read the last good reading; a changed file replaces it behind their backs."""

import gc
import shutil
import weakref
from datetime import date

import pytest

import loading
from metrics.view import Selection, View
from sheets.live import connect
from sheets.settings import EXAMPLES, Settings
from tests.waiting import PATIENCE, wait_until

TODAY = date(2026, 11, 22)


def source(folder):
    """What is configured: a folder of workbooks, and one beside it for what is kept."""
    return Settings(data=folder / "werkboeken", state=folder / "bewaard")


@pytest.fixture
def waste():
    """Something that nobody holds but itself, and that Python does not look for by itself meanwhile."""

    class Circle:
        pass

    gc.disable()
    circle = Circle()
    circle.itself = circle
    held = weakref.ref(circle)
    del circle
    yield held
    gc.enable()


def test_a_changed_file_is_read_again_while_pages_keep_the_last_reading(tmp_path, waste):
    settings = source(tmp_path)
    settings.data.mkdir()
    book = settings.data / "partner.xlsx"
    shutil.copy(EXAMPLES / "faro.xlsx", book)
    first = loading.dataset(settings, TODAY)
    shutil.copy(EXAMPLES / "kazerne-dossin-2021-2022.xlsx", book)
    assert loading.dataset(settings, TODAY) is first
    assert wait_until(lambda: len(loading.dataset(settings, TODAY).activities) == 10)
    # No click looks for waste any more: who looks at the source does.
    assert wait_until(lambda: waste() is None)


def test_a_file_that_breaks_does_not_take_the_pages_down(tmp_path):
    settings = source(tmp_path)
    settings.data.mkdir()
    book = settings.data / "partner.xlsx"
    shutil.copy(EXAMPLES / "faro.xlsx", book)
    loading.dataset(settings, TODAY)
    book.write_bytes(b"PK\x03\x04 half een bestand")
    assert wait_until(lambda: "unreadable_file" in set(loading.dataset(settings, TODAY).issues["code"]))


def test_what_became_of_earlier_issues_follows_a_changed_file(tmp_path):
    settings = source(tmp_path)
    settings.data.mkdir()
    shutil.copy(EXAMPLES / "kazerne-dossin.xlsx", settings.data / "partner.xlsx")
    readings = loading.Readings(connect(settings), look_again=PATIENCE)
    assert readings.current(TODAY).changes.empty
    readings.look()
    assert readings.current(TODAY).changes.empty
    shutil.copy(EXAMPLES / "faro.xlsx", settings.data / "partner.xlsx")
    readings.look()
    told = View.of(readings.current(TODAY), Selection(as_of=TODAY)).told.changes
    assert set(told["outcome"]) == {"opgelost", "nieuw"}
    assert "confidential" not in told
    assert "Kanariegem" not in told.to_csv()
