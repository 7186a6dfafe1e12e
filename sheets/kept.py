"""What the store gives back: a workbook's state, its last good grids, its history, its size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sheets.grid import Grid
from sheets.vanished import Vanished


@dataclass(frozen=True)
class State:
    """Where one workbook stands. Every time is in UTC.

    `reading`, `read_at` and `meta` are of the last good reading that differed from the one before it;
    `seen_at` is when a reading last gave that. All are None (`meta` empty) while none ever succeeded.
    `failing_since` is when the first failure after it happened, `code` and `message` are of the last one.
    """

    workbook: str
    name: str
    partner: str | None
    reading: int | None = None
    read_at: datetime | None = None
    seen_at: datetime | None = None
    failing_since: datetime | None = None
    failed_at: datetime | None = None
    code: str | None = None
    message: str | None = None
    failure: int | None = None
    """The history's line of that failure."""
    content: str | None = None
    """The hash of the last good grids: the same hash, the same grids."""
    vanished: tuple[Vanished, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """A workbook's state and the grids of its last good reading.

    `damaged` counts newer readings whose bytes are no longer those that were kept; the grids are then
    those of the reading before them, and `state.reading` and `state.read_at` say so.
    """

    state: State
    grids: tuple[Grid, ...] = ()
    damaged: int = 0


@dataclass(frozen=True)
class Event:
    """A line of a workbook's history: a reading that differed or a failure, from `read_at` to `seen_at`.

    `workbook` is what it is kept as, `name` and `partner` are what it was called then.
    """

    workbook: str
    name: str
    partner: str | None
    reading: int
    read_at: datetime
    seen_at: datetime
    content: str | None
    code: str | None
    message: str | None
    size: int
    """Bytes kept; 0 for a failure."""
    meta: Mapping[str, Any]

    @property
    def good(self) -> bool:
        """Whether it could be read."""
        return self.content is not None


@dataclass(frozen=True)
class Round:
    """What one reading of all spreadsheets cost so far, those that failed as well.

    It began at `started_at` and was answered last at `at`; `last_minute` of its questions to Google went
    out in the minute before that.
    """

    started_at: datetime
    at: datetime
    requests: int = 0
    bytes: int = 0
    last_minute: int = 0


@dataclass(frozen=True)
class Sizes:
    """How much is kept: readings that differed, failures, distinct contents and the bytes of these."""

    readings: int
    failures: int
    contents: int
    size: int
    oldest: datetime | None
