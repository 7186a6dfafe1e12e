"""Pages read the last good reading; a changed file replaces it behind their backs."""

import shutil
import time
from datetime import date

import loading
from sheets.settings import EXAMPLES, Settings

TODAY = date(2026, 11, 22)
PATIENCE = 30.0


def source(folder):
    """What is configured: a folder of workbooks, and one beside it for what is kept."""
    return Settings(data=folder / "werkboeken", state=folder / "bewaard")


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.2)
    return condition()


def test_a_changed_file_is_read_again_while_pages_keep_the_last_reading(tmp_path):
    settings = source(tmp_path)
    settings.data.mkdir()
    book = settings.data / "partner.xlsx"
    shutil.copy(EXAMPLES / "faro.xlsx", book)
    first = loading.dataset(settings, TODAY)
    shutil.copy(EXAMPLES / "kazerne-dossin-2021-2022.xlsx", book)
    assert loading.dataset(settings, TODAY) is first
    assert wait_until(lambda: len(loading.dataset(settings, TODAY).activities) == 10)


def test_a_file_that_breaks_does_not_take_the_pages_down(tmp_path):
    settings = source(tmp_path)
    settings.data.mkdir()
    book = settings.data / "partner.xlsx"
    shutil.copy(EXAMPLES / "faro.xlsx", book)
    loading.dataset(settings, TODAY)
    book.write_bytes(b"PK\x03\x04 half een bestand")
    assert wait_until(lambda: "unreadable_file" in set(loading.dataset(settings, TODAY).issues["code"]))
