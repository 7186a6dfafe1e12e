"""Work in a process of its own: it takes nothing of this one's time but what unpacking its answer takes."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, BinaryIO

NICENESS = 5
"""The pages go first where both want the processor."""
START = "from sheets.apart import serve; serve()"


class Ended(Exception):
    """The process ended before it answered: it was killed, or memory ran out."""


class Failed(Exception):
    """The work raised something; `name` is its type alone, for its text may repeat what a cell holds."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Apart:
    """An object of which the methods run in another process, started at the first call of one.

    The object, what its methods are given and what they answer travel as pickles through the pipes of that
    process and nowhere else. A process that ended is followed by another at a later call, but within
    `least_wait` seconds of its end there is none, so that what kills it does not do so without end.
    """

    def __init__(self, work: object, least_wait: float = 60.0) -> None:
        self._work, self._least_wait = work, least_wait
        self._process: subprocess.Popen[bytes] | None = None
        self._not_before = self._used = float("-inf")
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The number of the process, None where there is none."""
        return None if self._process is None else self._process.pid

    def call(self, method: str, *given: Any) -> Any:
        """What the method answers. Raises Failed where it raised, Ended where its process ended."""
        with self._lock:
            try:
                is_good, answer = self._exchange(method, given)
            except (OSError, EOFError, pickle.UnpicklingError):
                # From None: the text of the error may hold a piece of an answer.
                raise Ended from None
            self._used = time.monotonic()
        if not is_good:
            raise Failed(answer)
        return answer

    def rest(self, seconds: float) -> None:
        """Lets go of the process, and of its memory, where it had nothing to do for so long."""
        with self._lock:
            if time.monotonic() - self._used >= seconds:
                self._end()

    def _exchange(self, method: str, given: tuple[Any, ...]) -> tuple[bool, Any]:
        if self._process is None and time.monotonic() < self._not_before:
            raise EOFError
        try:
            process = self._process or self._start()
            assert process.stdout is not None
            _send(process, (method, given))
            is_good, answer = pickle.load(process.stdout)
            return is_good, answer
        except BaseException:
            # What is left of an answer must not be taken for the next one.
            self._end()
            self._not_before = time.monotonic() + self._least_wait
            raise

    def _start(self) -> subprocess.Popen[bytes]:
        # No fork, for this process has threads; and not `multiprocessing`, which would run the page that
        # Streamlit runs once more.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}
        command = [sys.executable, "-P", "-c", START]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=-1
        )
        self._process = process
        self._finish = weakref.finalize(self, _finish, process)
        _send(process, self._work)
        return process

    def _end(self) -> None:
        if self._process is not None:
            self._process = None
            self._finish()


def _send(process: subprocess.Popen[bytes], told: object) -> None:
    assert process.stdin is not None
    pickle.dump(told, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()


def _finish(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            pipe.close()  # type: ignore[union-attr]


def serve() -> None:
    """Does what the process that started this one asks, until that ends, however that does."""
    # Ctrl+C reaches every process of a terminal; this one ends with the other.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    asked: SimpleQueue[Any] = SimpleQueue()
    answers = _only_for_answers()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    work = asked.get()
    while True:
        method, given = asked.get()
        pickle.dump(_answer(work, method, given), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _only_for_answers() -> BinaryIO:
    """What answers go to; whatever else is printed goes to the log."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _listen(questions: BinaryIO, asked: SimpleQueue[Any]) -> None:
    """Takes the questions; ends the process at once, in the midst of its work, when nobody is left to ask."""
    try:
        while True:
            asked.put(pickle.load(questions))
    finally:
        os._exit(0)


def _answer(work: object, method: str, given: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, getattr(work, method)(*given)
    except Exception as error:
        return False, type(error).__name__
