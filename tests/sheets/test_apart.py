"""Work in another process: it answers, it may fail or be killed, and it never outlives who asks."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sheets.apart import Apart, Ended, Failed
from sheets.settings import PROJECT
from tests.sheets.apart_work import Work

PATIENCE = 60.0


@pytest.fixture
def apart():
    found = Apart(Work(), least_wait=0.3)
    yield found
    found.rest(0)


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never came so far"
        time.sleep(0.02)


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_answers_from_one_other_process(apart):
    there = apart.call("pid")
    assert there == apart.pid != os.getpid()
    assert (apart.call("add", 1), apart.call("add", 2), apart.call("pid")) == (1, 3, there)


def test_what_it_prints_is_no_answer(apart):
    assert apart.call("say", "iets") == "iets"


def test_what_it_raises_comes_back_as_a_name_alone(apart):
    with pytest.raises(Failed, match=r"^ValueError$"):
        apart.call("fail", "een cel met een naam")
    assert apart.call("add", 1) == 1


def test_a_process_that_is_killed_is_followed_by_another_but_not_at_once(apart):
    first = apart.call("pid")
    os.kill(first, signal.SIGKILL)
    for _ in range(2):
        with pytest.raises(Ended):
            apart.call("pid")
    wait_until(lambda: answers(apart))
    assert apart.pid != first


def answers(apart):
    try:
        return apart.call("pid")
    except Ended:
        return None


def test_a_process_without_work_is_let_go(apart):
    first = apart.call("pid")
    apart.rest(PATIENCE)
    assert apart.pid == first
    apart.rest(0)
    assert (apart.pid, is_gone(first)) == (None, True)
    assert apart.call("pid") != first


def test_it_ends_with_who_holds_it():
    apart = Apart(Work())
    there = apart.call("pid")
    del apart
    assert is_gone(there)


@pytest.mark.parametrize("how", ["kill", "terminate"])
def test_it_ends_with_the_process_that_asks_also_in_the_midst_of_its_work(how, tmp_path):
    log = tmp_path / "log"
    asks = f"from tests.sheets.apart_work import ask; ask({str(log)!r})"
    asking = subprocess.Popen([sys.executable, "-c", asks], cwd=PROJECT, env=os.environ | {"PYTHONPATH": "."})
    wait_until(lambda: Path(log).exists() and log.read_text())
    getattr(asking, how)()
    asking.wait()
    wait_until(lambda: is_gone(int(log.read_text())))
