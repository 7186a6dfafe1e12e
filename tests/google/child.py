"""A process that follows the Google Sheets as the dashboard does, and halts where it is to be killed."""

from __future__ import annotations

import os
import threading
from datetime import date
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from loading import Readings
from looking import Look
from sheets.apart import Apart
from sheets.live import Asking, Live, Renewed, connect
from sheets.settings import Settings
from sheets.sync import Reading
from tests.google.clock import hurried
from tests.google.detour import key, sessions_to
from tests.google.network import COORDINATOR, TODAY
from tests.google.through import Through
from tests.sheets.store.child import Tell, teller

HALTS = {
    "a reading is written": "INSERT INTO readings",
    "all but the end is written": "UPDATE state SET version",
}
"""The statement after which the process halts: within a transaction, when others were kept before it."""
BEFORE_THE_SWAP = "all is kept and nothing shown"


def source(google: str, state: str, store: str) -> Live:
    """The spreadsheets behind this address, of which each look is a reading."""
    settings = Settings(
        google_spreadsheet=COORDINATOR, google_key=key(), state=state, store=store, refresh_minutes=1e-6
    )
    return connect(settings, Asking(sessions_to(google), pace=hurried(1000), least_wait=0))


def halting(google: str, state: str, store: str, stage: str, log: str) -> Live:
    """The same, that halts at a stage of its own the first time, and says so and in which process."""
    if os.path.exists(log):
        return source(google, state, store)
    tell = teller(log)
    tell("reads", os.getpid())
    if stage in HALTS:
        event.listen(sa.Engine, "after_cursor_execute", _halting_after(HALTS[stage], tell))
    live = source(google, state, store)
    return _Halting(live, tell) if stage == BEFORE_THE_SWAP else live


def follow(google: str, state: str, store: str, stage: str, log: str) -> None:
    """Follows them until it is killed, by a process of its own that halts at a stage."""
    apart = Apart(Look(partial(halting, google, state, store, stage, f"{log}-apart")), least_wait=0.1)
    readings = Readings(source(google, state, store), look_again=0.05, apart=apart)
    teller(log)("shown", len(readings.current(TODAY).activities))
    threading.Event().wait()


def _halting_after(statement: str, tell: Tell) -> Any:
    seen = []

    def executed(connection: Any, cursor: Any, text: str, *rest: Any) -> None:
        if text.startswith(statement):
            seen.append(text)
            if len(seen) == 2:
                _halt(tell)

    return executed


def _halt(tell: Tell) -> None:
    tell("halted")
    threading.Event().wait()


class _Halting(Through):
    """A source that is read and kept, and then says nothing of it."""

    def __init__(self, live: Live, tell: Tell) -> None:
        super().__init__(live)
        self._tell = tell

    def changed(self, today: date, wanted: bool = False) -> Reading | Renewed | None:
        news = self.live.changed(today, wanted)
        if isinstance(news, Reading):
            _halt(self._tell)
        return news
