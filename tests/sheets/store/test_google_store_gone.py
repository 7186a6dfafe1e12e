"""The store stops while the dashboard runs: pages keep the last reading, and the log says it once."""

import logging
import time

import pytest

from loading import Readings
from sheets.settings import EXAMPLES
from tests.google.child import source
from tests.google.network import KAZERNE, TODAY
from tests.google.server import serve
from tests.google.through import Through
from tests.google.workbooks import serve_workbooks

PATIENCE = 60


class Counted(Through):
    """A source, and how often somebody looked whether it has something new."""

    looks = 0

    def is_due(self, today, wanted=False):
        self.looks += 1
        return self.live.is_due(today, wanted)


@pytest.fixture
def google():
    with serve(*serve_workbooks(EXAMPLES)) as running:
        yield running


@pytest.fixture
def stopped(server):
    """Stops PostgreSQL; it runs again in the end."""
    yield server.stop
    if not server.is_running():
        server.start()


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came so far"
        time.sleep(0.02)


def test_a_store_that_stops_is_told_once_and_costs_no_figure(
    server, stopped, postgres_address, google, tmp_path, caplog
):
    live = Counted(source(google.address, str(tmp_path), postgres_address))
    readings = Readings(live, look_again=0.05)
    with caplog.at_level(logging.WARNING, logger="loading"):
        wait_until(lambda: len(readings.current(TODAY).activities))
        shown = len(readings.current(TODAY).activities)
        stopped()
        looks = live.looks
        wait_until(lambda: live.looks > looks + 5)
        assert len(readings.current(TODAY).activities) == shown
        assert [record.getMessage() for record in caplog.records] == [
            "a reading failed (StoreUnavailable), the last good one stays"
        ]
        server.start()
        google.write(KAZERNE, "Activiteiten", "C5", "Nieuw")
        wait_until(lambda: "Nieuw" in set(readings.current(TODAY).activities["title"]))
        wait_until(lambda: len(caplog.records) == 2)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
