"""Readings kept: the last known good of every workbook, and all that went before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from schemas.text import personal_data
from sheets.grid import Grid
from sheets.kept import Event, Kept, Round, Sizes, State
from sheets.packed import content_hash, pack
from sheets.personal import safe_meta, safe_text, without_personal_data
from sheets.store_engine import memory_engine, only_reader, open_engine, reading, writing
from sheets.store_errors import UnknownReading, UnsafeName
from sheets.store_rows import (
    add_reading,
    event,
    grids_of,
    kept,
    losses,
    next_version,
    plain_vanished,
    put_content,
    put_workbook,
    see_again,
    states,
)
from sheets.store_tables import FAILED, GOOD, contents, readings, rounds, state

ROUNDS_KEPT = timedelta(days=31)
"""What a reading cost is of no use after that; what it gave is kept for ever."""


_EVENTS = sa.select(readings, contents.c.size).outerjoin(contents, contents.c.hash == readings.c.hash)


class Store:
    """The readings of every workbook, in SQLite or PostgreSQL; any thread and any process may use it.

    Every method raises StoreUnavailable where the database does not answer. Times are aware, and come
    back in UTC.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, address: str) -> Store:
        """The store at an address (`store_engine.open_engine`), made where there is none."""
        return cls(open_engine(address))

    @classmethod
    def in_memory(cls) -> Store:
        """A store for one thread that knows nothing yet, and is gone once it is closed."""
        return cls(memory_engine())

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def keep(
        self,
        workbook: str,
        grids: Sequence[Grid],
        read_at: datetime,
        *,
        name: str = "",
        partner: str | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> bool:
        """Keeps what was read of a whole workbook; whether it differs from the last good reading.

        Where it does not, only `seen_at`, name, partner and meta (JSON) are renewed. Personal data is
        replaced first (`personal`). Raises UnsafeName.
        """
        safe = [without_personal_data(grid) for grid in grids]
        packed = pack(safe)
        told = _told(workbook, name, partner, meta) | {"outcome": GOOD, "hash": content_hash(packed)}
        with writing(self._engine) as connection:
            before = states(connection, workbook).get(workbook) or State(workbook, name, partner)
            mended = put_content(connection, told["hash"], packed)
            news: dict[str, Any] = {"failure": None, "failing_since": None}
            changed = before.reading is None or before.content != told["hash"]
            if before.reading is None or changed:
                news["vanished"] = plain_vanished(losses(connection, before, safe, read_at))
                news["good"] = add_reading(connection, told, read_at)
            else:
                see_again(connection, before.reading, told, read_at)
            put_workbook(connection, workbook, news)
            if changed or mended or before.failure is not None:
                next_version(connection)
        return changed

    def fail(
        self,
        workbook: str,
        code: str,
        message: str,
        at: datetime,
        *,
        name: str = "",
        partner: str | None = None,
    ) -> None:
        """Keeps that a workbook could not be read, and why; the same failure again is one line of history."""
        told = _told(workbook, name, partner, None)
        told |= {"outcome": FAILED, "code": code, "message": safe_text(message)}
        with writing(self._engine) as connection:
            before = states(connection, workbook).get(workbook) or State(workbook, name, partner)
            if before.failure is not None and (before.code, before.message) == (code, told["message"]):
                see_again(connection, before.failure, told, at)
                return
            news = {"failure": add_reading(connection, told, at), "failing_since": before.failing_since or at}
            put_workbook(connection, workbook, news)
            next_version(connection)

    def settle(self, workbook: str) -> None:
        """Takes the rows that vanished from a workbook as gone on purpose: they are told no more."""
        with writing(self._engine) as connection:
            if workbook in states(connection, workbook):
                put_workbook(connection, workbook, {"vanished": []})
                next_version(connection)

    def states(self) -> dict[str, State]:
        """Where every workbook stands, without its grids."""
        with reading(self._engine) as connection:
            return states(connection)

    def latest(self, only: Collection[str] | None = None) -> dict[str, Kept]:
        """Where every workbook stands, or `only` those named, with the grids of its last good reading."""
        if only is not None and not only:
            return {}
        with reading(self._engine) as connection:
            found = states(connection)
            wanted = found if only is None else found.keys() & set(only)
            return {name: kept(connection, found[name]) for name in found if name in wanted}

    def history(self, workbook: str) -> list[Event]:
        """A workbook's readings that differed and its failures, the newest first."""
        query = _EVENTS.where(readings.c.workbook == workbook).order_by(readings.c.id.desc())
        with reading(self._engine) as connection:
            return [event(row) for row in connection.execute(query)]

    def event(self, number: int) -> Event:
        """One line of history. Raises UnknownReading."""
        with reading(self._engine) as connection:
            row = connection.execute(_EVENTS.where(readings.c.id == number)).one_or_none()
        if row is None:
            raise UnknownReading
        return event(row)

    def grids_of(self, number: int) -> list[Grid]:
        """The grids of one reading. Raises UnknownReading, DamagedReading or NewerStore."""
        with reading(self._engine) as connection:
            return grids_of(connection, number)

    def version(self) -> int:
        """A number that grows whenever what a viewer may see changed; cheap enough to ask every second.

        A reading that gave the same again does not change it; `states` tells when that was.
        """
        with reading(self._engine) as connection:
            return connection.scalar(sa.select(state.c.version)) or 0

    def begin_round(self, at: datetime) -> int:
        """The number of a reading of all spreadsheets that begins now."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(rounds).where(rounds.c.at < at - ROUNDS_KEPT))
            values = {"started_at": at, "at": at, "requests": 0, "bytes": 0, "last_minute": 0}
            added = connection.execute(sa.insert(rounds).values(values)).inserted_primary_key
        assert added is not None
        return int(added[0])

    def spend(self, number: int, at: datetime, *, requests: int, bytes: int, last_minute: int) -> None:
        """What a round cost up to now; kept while it goes on, so that one that is cut off counts too."""
        cost = {"at": at, "requests": requests, "bytes": bytes, "last_minute": last_minute}
        with writing(self._engine) as connection:
            connection.execute(sa.update(rounds).values(cost).where(rounds.c.id == number))

    def last_round(self) -> Round | None:
        """What the last reading of all spreadsheets cost, whoever made it; None before the first."""
        columns = [column for column in rounds.c if column.name != "id"]
        query = sa.select(*columns).order_by(rounds.c.id.desc()).limit(1)
        with reading(self._engine) as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Round(**row._asdict())

    def sizes(self) -> Sizes:
        """How much is kept; nothing is ever thrown away by itself."""
        count = sa.select(sa.func.count()).select_from(readings)
        blobs = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(contents.c.size), 0))
        with reading(self._engine) as connection:
            kept, size = connection.execute(blobs).one()
            return Sizes(
                readings=connection.scalar(count.where(readings.c.outcome == GOOD)) or 0,
                failures=connection.scalar(count.where(readings.c.outcome == FAILED)) or 0,
                contents=kept,
                size=int(size),
                oldest=connection.scalar(sa.select(sa.func.min(readings.c.read_at))),
            )

    def leader(self) -> AbstractContextManager[bool]:
        """Whether the caller is the one reader of the source, over all processes and threads, in its block.

        Nobody waits: the others get False at once. It is for one refresh, and not for the life of a
        process: whoever holds it is killed or cut off, and the next one to ask has it.
        """
        return only_reader(self._engine)


def _told(workbook: str, name: str, partner: str | None, meta: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a line of history says of the workbook, as it may be kept."""
    if personal_data(workbook) or not workbook.isprintable():
        raise UnsafeName
    return {
        "workbook": workbook,
        "name": safe_text(name or workbook),
        "partner": None if partner is None else safe_text(partner),
        "meta": safe_meta(meta or {}),
    }
