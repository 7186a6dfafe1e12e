"""What is likely to be asked next is worked out while nobody waits."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

Work: TypeAlias = Callable[[], object]

PAUSE = 0.2
"""Seconds without a click after which nobody is thought to wait."""

log = logging.getLogger(__name__)


class Ahead:
    """Works one piece at a time, in a thread of its own, and only while no click is being answered.

    `pause` is how many seconds after the last answer it begins; a piece that has begun is finished.
    """

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._news = threading.Condition()
        self._works: list[Work] = []
        self._answers = 0
        self._begins = 0.0
        self._is_started = False

    @contextmanager
    def answering(self) -> Iterator[None]:
        """While a click is answered: what was still to be done is dropped, for something else is asked."""
        with self._news:
            self._answers += 1
            self._works = []
        try:
            yield
        finally:
            with self._news:
                self._answers -= 1
                self._begins = time.monotonic() + self._pause
                self._news.notify()

    def then(self, works: Iterable[Work]) -> None:
        """What to do once nobody waits, in this order, in place of what was still to be done."""
        with self._news:
            self._works = list(works)
            self._news.notify()
            if not self._is_started:
                self._is_started = True
                threading.Thread(target=self._run, name="ahead", daemon=True).start()

    def _run(self) -> None:
        while True:
            work = self._next()
            try:
                work()
            except Exception as error:
                # Without the error's own text: it may repeat what a cell holds. Who asks for it is told.
                log.warning("nothing was worked out ahead (%s)", type(error).__name__)
            del work

    def _next(self) -> Work:
        with self._news:
            while self._answers or not self._works or time.monotonic() < self._begins:
                is_soon = self._works and not self._answers
                self._news.wait(max(0.0, self._begins - time.monotonic()) if is_soon else None)
            return self._works.pop(0)


AHEAD = Ahead()
"""The one of this process: all its visitors share the processor."""
