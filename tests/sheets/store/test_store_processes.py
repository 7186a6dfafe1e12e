"""Several processes and one store; some of them are killed without warning."""

import random
import sqlite3
import threading
import time
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from sheets.store import Store
from sheets.store_errors import StoreUnavailable
from tests.sheets.store.child import START, grid
from tests.sheets.store.grids import spelled

KILLS = 20


def kept_by(store, name):
    """The numbers of the readings kept under a name, oldest first; each of them is read back whole."""
    numbers = []
    for event in reversed(store.history(name)):
        [found] = store.grids_of(event.reading)
        assert spelled(found) == spelled(grid(name, found.gid))
        numbers.append(found.gid)
    return numbers


def test_several_processes_open_a_new_store_at_once(address, child):
    started = [child("open", address, "x") for _ in range(4)]
    assert [process.finish() for process in started] == [0] * 4
    assert [process.said("version") for process in started] == [["0"]] * 4


def test_the_reader_of_three_is_killed_and_another_takes_over(address, child):
    reader = child("lead", address, "een")
    reader.wait_for("kept", count=4)
    others = {name: child("turns", address, name) for name in ("twee", "drie")}
    for process in others.values():
        process.wait_for("follows", count=3)
    gone = time.monotonic_ns()
    reader.kill()
    for process in others.values():
        process.wait_for("out", count=2)
        process.kill()
    _assert_one_at_a_time([reader, *others.values()], killed_at=gone)
    with Store.open(address) as store:
        for name, process in {"een": reader, **others}.items():
            told = list(map(int, process.said("kept")))
            # One more than was told of: it was kept when the process died before it could say so.
            assert told == kept_by(store, name)[: len(told)]
            assert len(kept_by(store, name)) <= len(told) + 1
            assert store.states()[name].content == store.history(name)[0].content
        assert store.version() == sum(len(store.history(name)) for name in store.states())
        with store.leader() as leading:
            assert leading


def _assert_one_at_a_time(processes, *, killed_at):
    """No two were the reader at one moment; who never said `out` was it until it was killed."""
    spans = []
    for process in processes:
        begins, ends = (list(map(int, process.said(word))) for word in ("in", "out"))
        spans += zip(begins, [*ends, max(killed_at, *begins)], strict=False)
    spans.sort()
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))


@pytest.mark.parametrize("moment", range(KILLS))
def test_a_kill_at_any_moment_of_a_write_loses_nothing_in_sqlite(sqlite_address, tmp_path, child, moment):
    chance = random.Random(moment)
    process = child("write", sqlite_address, "kd")
    process.wait_for("kept")
    time.sleep(chance.uniform(0, 0.06))
    process.kill()
    told = list(map(int, process.said("kept")))
    connection = sqlite3.connect(tmp_path / "opslag" / "werkboeken.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with Store.open(sqlite_address) as store:
        assert kept_by(store, "kd")[: len(told)] == told
        assert len(kept_by(store, "kd")) <= len(told) + 1
        assert store.version() == len(store.history("kd"))
        assert store.states()["kd"].reading == store.history("kd")[0].reading
        assert store.keep("kd", [grid("kd", 10**6)], START)


def test_readers_see_whole_readings_while_another_process_writes(address, child):
    process = child("write", address, "kd")
    process.wait_for("kept")
    seen, faults = set(), []

    def read():
        try:
            with Store.open(address) as store:
                last = store.version()
                for _ in range(25):
                    [found] = store.latest()["kd"].grids
                    assert spelled(found) == spelled(grid("kd", found.gid))
                    seen.add(found.gid)
                    last, before = store.version(), last
                    assert last >= before
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(seen) > 1


def test_two_processes_and_this_one_write_at_once_and_all_is_kept(address, child):
    processes = {name: child("write", address, name) for name in ("een", "twee")}
    with Store.open(address) as store:
        for number in range(30):
            store.keep("drie", [grid("drie", number)], START)
        for name, process in processes.items():
            process.wait_for("kept", count=5)
            process.kill()
            told = list(map(int, process.said("kept")))
            assert kept_by(store, name)[: len(told)] == told
        assert kept_by(store, "drie") == list(range(30))


def test_a_server_that_crashed_is_told_and_its_readings_are_there_again(server, postgres_address):
    with Store.open(postgres_address) as store:
        store.keep("kd", [grid("kd", 0)], START)
        server.stop()
        with pytest.raises(StoreUnavailable):
            store.keep("kd", [grid("kd", 1)], START)
        with pytest.raises(StoreUnavailable), store.leader():
            pytest.fail("nobody leads without a server")
        server.start()
        assert kept_by(store, "kd") == [0]
        assert store.keep("kd", [grid("kd", 1)], datetime.now(UTC))


def test_a_reader_whose_server_crashed_leaves_without_another_error(server, postgres_address):
    with Store.open(postgres_address) as store:
        with store.leader() as leading:
            assert leading
            server.stop()
        server.start()
        with store.leader() as leading:
            assert leading
