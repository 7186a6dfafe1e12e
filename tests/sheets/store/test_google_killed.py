"""A process that is killed while it reads Google: nothing is lost, and the next one takes it up again."""

import logging
import os
import signal
import sqlite3
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from loading import Readings
from looking import Look
from sheets.apart import Apart
from sheets.live import open_store
from sheets.settings import EXAMPLES, Settings
from sheets.store_engine import default_address
from sheets.sync import Reading
from tests.google.child import BEFORE_THE_SWAP, HALTS, follow, halting, source
from tests.google.network import COORDINATOR, FARO, KAZERNE, TODAY, rows
from tests.google.server import serve
from tests.google.workbooks import only, serve_workbooks

PATIENCE = 180
NEW = "Nieuw"
AT_GOOGLE = {
    "the token is asked": "/token",
    "the coordinator's sheet is asked": COORDINATOR,
    "some are kept and another is asked": FARO,
}
"""The question at which Google says nothing any more."""
STREAMING = "an answer streams in"
IN_SQLITE = [*AT_GOOGLE, STREAMING, *HALTS, BEFORE_THE_SWAP]


@pytest.fixture
def google():
    with serve(*only(serve_workbooks(EXAMPLES), COORDINATOR, KAZERNE, FARO)) as server:
        yield server


@pytest.fixture
def process(tmp_path):
    """Starts a dashboard's source as a process; it is killed in the end."""
    # Not above: there is no forkserver on Windows.
    from tests.sheets.store.processes import Process

    started = []

    def start(*given):
        started.append(Process(follow, *given, log=tmp_path / f"log-{len(started)}"))
        return started[-1]

    yield start
    for running in started:
        running.kill()


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came so far"
        time.sleep(0.01)


def halt_at(google, stage):
    """Google hangs from some question on; what is set when that came in, and what lets it go on."""
    arrived, out = threading.Event(), threading.Event()

    def met(path):
        if AT_GOOGLE[stage] in path:
            arrived.set()
            out.wait(PATIENCE)

    if stage in AT_GOOGLE:
        google.on_question = met
    if stage == STREAMING:
        google.break_down("slow", spreadsheet_id=FARO)
    return arrived, out


def said(log, word):
    """What the process that reads wrote behind this word."""
    lines = log.read_text().splitlines() if log.exists() else []
    return [line.removeprefix(word).strip() for line in lines if line.startswith(word)]


def came_to(stage, google, arrived, log):
    """Whether the process that reads is where it is to be killed."""
    if stage in AT_GOOGLE:
        return arrived.is_set() and said(log, "reads")
    if stage == STREAMING:
        return any(asked.status == 0 for asked in google.asked)
    return said(log, "halted")


def is_gone(pid):
    """Whether a process ended with all its threads, the last of which lets go of its locks.

    One that nobody waited for yet did as well.
    """
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        return all(
            thread.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z" for thread in threads
        )
    except OSError:
        return not Path(f"/proc/{pid}").exists()


def titles_of(reading):
    return set(reading.tables["activities"]["title"])


def assert_sound(file):
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def assert_nothing_lost(settings, history):
    with open_store(settings) as store:
        for name, before in history.items():
            numbers = [event.reading for event in store.history(name)]
            assert numbers[-len(before) :] == before
            assert all(store.grids_of(number) for number in numbers)
        assert all(kept.damaged == 0 for kept in store.latest().values())


def history_of(settings):
    with open_store(settings) as store:
        return {name: [event.reading for event in store.history(name)] for name in store.states()}


def edit(google):
    for name in (KAZERNE, FARO):
        google.write(name, "Activiteiten", "C5", f"{NEW} {name}")


def kill_at(stage, google, store, tmp_path, process):
    """A good reading, an edit, and a dashboard that is killed at this stage of reading that.

    The process that reads for it ends with it, whatever it waits for.
    """
    good = source(google.address, str(tmp_path), store).changed(TODAY)
    history = history_of(Settings(state=tmp_path, store=store))
    edit(google)
    google.forget()
    arrived, out = halt_at(google, stage)
    child, log = process(google.address, str(tmp_path), store, stage), tmp_path / "log-0-apart"
    wait_until(lambda: came_to(stage, google, arrived, log))
    if stage == "some are kept and another is asked":
        with open_store(Settings(state=tmp_path, store=store)) as kept:
            wait_until(lambda: len(kept.history(KAZERNE)) > len(history[KAZERNE]))
    child.kill()
    (reader,) = said(log, "reads")
    wait_until(lambda: is_gone(reader))
    out.set()
    google.on_question = None
    google.mend()
    return good, history


def assert_taken_up(good, google, store, tmp_path):
    """The next process shows what was last good, without a word to Google, and then reads the rest."""
    started = time.monotonic()
    following = source(google.address, str(tmp_path), store)
    first = following.first(TODAY)
    # What the killed process asked is written down when the server is done with it, which may be now.
    assert [asked for asked in google.asked if asked.began > started] == []
    assert rows(first, "activities") == rows(good, "activities")
    assert {found.code for found in first.sources} == {None}
    assert titles_of(first) - titles_of(good) <= {f"{NEW} {KAZERNE}", f"{NEW} {FARO}"}
    later = following.changed(TODAY)
    shown = later if isinstance(later, Reading) else first
    assert titles_of(shown) >= {f"{NEW} {KAZERNE}", f"{NEW} {FARO}"}
    assert google.reads >= len(google.books)


@pytest.mark.parametrize("stage", IN_SQLITE)
def test_a_kill_while_it_reads_loses_nothing(stage, google, tmp_path, process):
    good, history = kill_at(stage, google, "", tmp_path, process)
    assert_sound(default_address(tmp_path).removeprefix("sqlite:///"))
    assert_nothing_lost(Settings(state=tmp_path), history)
    assert_taken_up(good, google, "", tmp_path)


@pytest.mark.parametrize("stage", ["all but the end is written", "some are kept and another is asked"])
def test_a_kill_while_it_reads_loses_nothing_in_postgresql(
    stage, google, tmp_path, process, postgres_address
):
    good, history = kill_at(stage, google, postgres_address, tmp_path, process)
    assert_nothing_lost(Settings(store=postgres_address), history)
    assert_taken_up(good, google, postgres_address, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    "stage", ["some are kept and another is asked", STREAMING, "all but the end is written"]
)
def test_a_kill_of_the_process_that_reads_costs_no_figure(stage, google, tmp_path, caplog):
    """The pages keep what they show, the log says it once, and another process takes it up."""
    log, address = tmp_path / "log", google.address
    good = source(address, str(tmp_path), "").changed(TODAY)
    history = history_of(Settings(state=tmp_path))
    edit(google)
    google.forget()
    arrived, out = halt_at(google, stage)
    apart = Apart(Look(partial(halting, address, str(tmp_path), "", stage, str(log))), least_wait=0.5)
    readings = Readings(source(address, str(tmp_path), ""), look_again=0.05, apart=apart)
    assert titles(readings) == titles_of(good)
    wait_until(lambda: came_to(stage, google, arrived, log))
    with caplog.at_level(logging.WARNING, logger="loading"):
        os.kill(apart.pid, signal.SIGKILL)
        wait_until(lambda: caplog.records)
        assert titles(readings) == titles_of(good)
        out.set()
        google.on_question = None
        google.mend()
        wait_until(lambda: titles(readings) >= {f"{NEW} {KAZERNE}", f"{NEW} {FARO}"})
        wait_until(lambda: len(caplog.records) == 2)
    assert [record.getMessage() for record in caplog.records] == [
        "a reading failed (Ended), the last good one stays",
        "readings succeed again",
    ]
    assert_nothing_lost(Settings(state=tmp_path), history)


def titles(readings):
    return set(readings.current(TODAY).activities["title"])
