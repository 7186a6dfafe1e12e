"""When the next question to Google may go out: under the limit, spread, and silent after a refusal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

GOOGLE_LIMIT = 60
"""Reads a minute for one service account; counted by Google, over a minute of its own choosing."""

LIMIT = 54
"""Ours: leaves room for a test of the key from a terminal, and for answers that were long under way."""

BURST = 32
"""So many go out at once: a cold start of fifteen spreadsheets is over in one breath."""

MINUTE = 60.0
SPACING = MINUTE / LIMIT


@dataclass(frozen=True)
class RatePlan:
    """What went out in the last minute, and until when Google is left alone; all times in seconds.

    No more than LIMIT go out in any minute; after a BURST they go evenly, so that a cold start of three
    hundred spreadsheets becomes a steady flow.
    """

    sent: tuple[float, ...] = ()
    silent_until: float = float("-inf")

    def next_at(self, now: float) -> float:
        """The earliest moment, from now on, that a question may go out."""
        moment = max(now, self.silent_until)
        if len(self.sent) >= LIMIT:
            moment = max(moment, self.sent[-LIMIT] + MINUTE)
        if sum(1 for sent in self.sent if sent > moment - MINUTE) >= BURST:
            moment = max(moment, self.sent[-1] + SPACING)
        return moment

    def sending(self, at: float) -> RatePlan:
        """The plan once a question went out at this moment."""
        return replace(self, sent=(*self.sent, at)[-LIMIT:])

    def refused(self, now: float) -> RatePlan:
        """The plan once Google said that the quota is used up: nothing until its minute has surely turned."""
        return replace(self, silent_until=max(self.silent_until, now + MINUTE))


@dataclass
class Pace:
    """Keeps every thread of this process to one plan."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    plan: RatePlan = field(default_factory=RatePlan)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __reduce__(self) -> tuple[Any, ...]:
        # Another process has a lock of its own.
        return Pace, (self.clock, self.sleep, self.plan)

    def wait(self) -> None:
        """Returns when a question may go out, which then counts as sent."""
        while (seconds := self._claim()) > 0:
            self.sleep(seconds)

    def _claim(self) -> float:
        """Takes the next moment where that is now, else says how many seconds it is away."""
        with self._lock:
            now = self.clock()
            moment = self.plan.next_at(now)
            if moment <= now:
                self.plan = self.plan.sending(now)
            return moment - now

    def refused(self) -> None:
        """Google refused a question for its quota."""
        with self._lock:
            self.plan = self.plan.refused(self.clock())

    @property
    def sent_last_minute(self) -> int:
        """How many questions went out in the minute behind us: the quota used."""
        with self._lock:
            now = self.clock()
            return sum(1 for sent in self.plan.sent if sent > now - MINUTE)
