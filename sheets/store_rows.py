"""The rows of the store's tables, read and written inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from sheets.grid import Grid
from sheets.kept import Event, Kept, State
from sheets.packed import unpack
from sheets.store_errors import DamagedReading, UnknownReading
from sheets.store_tables import contents, readings, state, workbooks
from sheets.vanished import Vanished, is_loss, vanished

_good, _failure = readings.alias("good"), readings.alias("failure")


def next_version(connection: sa.Connection) -> None:
    """Tells every process that what a viewer may see has changed."""
    connection.execute(sa.update(state).values(version=state.c.version + 1))


def put_content(connection: sa.Connection, content: str, packed: bytes) -> bool:
    """Keeps the bytes of a content once; whether bytes that were damaged on the disk were mended."""
    put = sa.update(contents).values(bytes=packed, size=len(packed)).where(contents.c.hash == content)
    if connection.scalar(sa.select(contents.c.size).where(contents.c.hash == content)) is None:
        connection.execute(sa.insert(contents).values(hash=content, bytes=packed, size=len(packed)))
        return False
    return connection.execute(put.where(contents.c.bytes != packed)).rowcount > 0


def add_reading(connection: sa.Connection, told: dict[str, Any], at: datetime) -> int:
    """A new line of history; its number."""
    added = connection.execute(sa.insert(readings).values(**told, read_at=at, seen_at=at))
    key = added.inserted_primary_key
    assert key is not None
    return int(key[0])


def see_again(connection: sa.Connection, number: int, told: dict[str, Any], at: datetime) -> None:
    """The same as that line of history once more, perhaps under another name."""
    connection.execute(sa.update(readings).values(**told, seen_at=at).where(readings.c.id == number))


def put_workbook(connection: sa.Connection, workbook: str, news: dict[str, Any]) -> None:
    """Where a workbook stands from now on; what the news does not say stays."""
    changed = connection.execute(sa.update(workbooks).values(**news).where(workbooks.c.workbook == workbook))
    if changed.rowcount == 0:
        connection.execute(sa.insert(workbooks).values({"workbook": workbook, "vanished": []} | news))


def states(connection: sa.Connection, workbook: str | None = None) -> dict[str, State]:
    """Where each workbook stands, or the one that is named, in the order of their names."""
    query = (
        sa.select(
            workbooks,
            *(column.label(f"good_{column.name}") for column in _good.c),
            *(column.label(f"failure_{column.name}") for column in _failure.c),
        )
        .outerjoin(_good, _good.c.id == workbooks.c.good)
        .outerjoin(_failure, _failure.c.id == workbooks.c.failure)
        .order_by(workbooks.c.workbook)
    )
    if workbook is not None:
        query = query.where(workbooks.c.workbook == workbook)
    return {row.workbook: _state(row) for row in connection.execute(query)}


def _state(row: sa.Row[Any]) -> State:
    # The failure is the later one of the two wherever there is one.
    told = "failure" if row.failure is not None else "good"
    return State(
        workbook=row.workbook,
        name=getattr(row, f"{told}_name"),
        partner=getattr(row, f"{told}_partner"),
        reading=row.good,
        read_at=row.good_read_at,
        seen_at=row.good_seen_at,
        failing_since=row.failing_since,
        failed_at=row.failure_seen_at,
        code=row.failure_code,
        message=row.failure_message,
        failure=row.failure,
        vanished=tuple(_vanished(plain) for plain in row.vanished),
        content=row.good_hash,
        meta=row.good_meta or {},
    )


def _vanished(plain: dict[str, Any]) -> Vanished:
    return Vanished(**plain | {"since": datetime.fromisoformat(plain["since"])})


def plain_vanished(found: Sequence[Vanished]) -> list[dict[str, Any]]:
    """As JSON."""
    return [asdict(tab) | {"since": tab.since and tab.since.astimezone(UTC).isoformat()} for tab in found]


def losses(
    connection: sa.Connection, before: State, grids: Sequence[Grid], at: datetime
) -> tuple[Vanished, ...]:
    """The tabs that lost their rows in this reading or an earlier one, and did not get them back."""
    if before.reading is None:
        return ()
    still = [found for tab in before.vanished if (found := _now(tab, grids)) is not None]
    told = {(tab.gid, tab.tab) for tab in still}
    try:
        fresh = vanished(grids_of(connection, before.reading), grids, _former_titles(before))
    except DamagedReading:
        fresh = []
    new = [replace(tab, reading=before.reading, since=at) for tab in fresh if (tab.gid, tab.tab) not in told]
    return (*still, *new)


def _now(tab: Vanished, grids: Sequence[Grid]) -> Vanished | None:
    """The tab with as many rows as it has now, None where they are back."""
    now = tab.rows_in(grids)
    return replace(tab, rows_now=now) if is_loss(tab.rows_before, now) else None


def _former_titles(before: State) -> dict[int, str]:
    """What each tab was called, by gid, when it still had a title of ours."""
    return {int(gid): title for gid, title in before.meta.get("was", {}).items()}


def grids_of(connection: sa.Connection, number: int) -> list[Grid]:
    """The grids of a reading. Raises UnknownReading, DamagedReading or NewerStore."""
    query = sa.select(contents.c.bytes).join(readings, readings.c.hash == contents.c.hash)
    packed = connection.scalar(query.where(readings.c.id == number))
    if packed is None:
        raise UnknownReading
    return unpack(bytes(packed))


def kept(connection: sa.Connection, found: State) -> Kept:
    """The state with the grids of its last good reading; of one before it where that is damaged."""
    if found.reading is None:
        return Kept(found)
    try:
        return Kept(found, tuple(grids_of(connection, found.reading)))
    except DamagedReading:
        return _former(connection, found, found.reading)


def _former(connection: sa.Connection, found: State, damaged: int) -> Kept:
    """The newest good reading before a damaged one that can be read."""
    former = (
        sa.select(readings)
        .where(readings.c.workbook == found.workbook, readings.c.hash.is_not(None), readings.c.id < damaged)
        .order_by(readings.c.id.desc())
    )
    count = 1
    for row in connection.execute(former):
        try:
            grids = tuple(grids_of(connection, row.id))
        except DamagedReading:
            count += 1
        else:
            times = {"read_at": row.read_at, "seen_at": row.seen_at}
            return Kept(
                replace(found, reading=row.id, content=row.hash, meta=row.meta, **times), grids, count
            )
    nothing = replace(found, reading=None, content=None, read_at=None, seen_at=None, meta={})
    return Kept(nothing, (), count)


def event(row: sa.Row[Any]) -> Event:
    """A line of history."""
    return Event(
        workbook=row.workbook,
        name=row.name,
        partner=row.partner,
        reading=row.id,
        read_at=row.read_at,
        seen_at=row.seen_at,
        content=row.hash,
        code=row.code,
        message=row.message,
        size=row.size or 0,
        meta=row.meta,
    )
