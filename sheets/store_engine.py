"""How the store's database is opened, locked and brought up to date: SQLite in a folder, or PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from sheets.store_errors import NewerStore, StoreUnavailable
from sheets.store_tables import SCHEMA, metadata, state

WAIT = 30
"""Seconds that a write waits for another process's write."""
CONNECT_WAIT = 10
"""Seconds that PostgreSQL may take to answer at all."""
# Any two numbers will do, as long as every process takes the same.
_OPENING, _READING = 0x77697A6A01, 0x77697A6A02
_GONE_AFTER = "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
"""Half a minute after a machine went dark PostgreSQL lets go of its locks, and not after two hours."""


def default_address(folder: Path) -> str:
    """The address of the SQLite store in a folder."""
    return f"sqlite:///{(folder / 'werkboeken.sqlite').as_posix()}"


def open_engine(address: str) -> sa.Engine:
    """The database at an address, its tables made; raises StoreUnavailable or NewerStore.

    `sqlite:///folder/file` (the folder is made, for its owner alone) or `postgresql://user@host/name`.
    """
    engine = _engine(address)
    try:
        _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(address: str) -> sa.Engine:
    try:
        url = sa.make_url(address)
    except exc.ArgumentError:
        # From None: the text of the error holds the address, and that a password.
        raise StoreUnavailable(NO_ADDRESS) from None
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return _sqlite(url.set(drivername="sqlite+pysqlite"), Path(url.database))
    if url.get_backend_name() in ("postgresql", "postgres"):
        return _postgresql(url.set(drivername="postgresql+psycopg"))
    raise StoreUnavailable(NO_ADDRESS)


NO_ADDRESS = (
    "Het adres van de opslag is geen adres. Geef ‘sqlite:///map/werkboeken.sqlite’ "
    "of ‘postgresql://gebruiker@server/databank’."
)


def _sqlite(url: sa.URL, path: Path) -> sa.Engine:
    with translated():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What is confidential in a workbook is so here: the file is its owner's from the first byte on.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = sa.create_engine(url, hide_parameters=True, connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def memory_engine() -> sa.Engine:
    """A database of this process alone, that ends with it and leaves nothing behind."""
    engine = sa.create_engine("sqlite://", hide_parameters=True, poolclass=sa.StaticPool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    _bring_up_to_date(engine)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # None: the module must not begin transactions itself, for `_begin_sqlite` says which kind it is.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: sa.URL) -> sa.Engine:
    options = {"connect_timeout": CONNECT_WAIT, "options": _GONE_AFTER, "application_name": "wijzij"}
    return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=options)


@contextmanager
def translated() -> Iterator[None]:
    """Raises StoreUnavailable where the database or its file cannot be used."""
    try:
        yield
    except (exc.DBAPIError, exc.TimeoutError, sqlite3.Error, OSError) as error:
        raise StoreUnavailable from error


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that only reads; another process's write never keeps it waiting."""
    with translated(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that writes, one at a time over all processes; all of it is kept, or nothing."""
    with translated(), engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.select(state.c.id).with_for_update())
        yield connection


def _bring_up_to_date(engine: sa.Engine) -> None:
    """Makes the tables that are not there; several processes may open a new or a former store at once."""
    with translated(), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_OPENING)))
        metadata.create_all(connection)
        schema = connection.scalar(sa.select(state.c.schema))
        if schema is None:
            connection.execute(state.insert().values(id=1, schema=SCHEMA, version=0))
        elif schema > SCHEMA:
            raise NewerStore
        elif schema < SCHEMA:
            # From 1 to 2 and from 2 to 3 tables were added, which stand there by now.
            connection.execute(sa.update(state).values(schema=SCHEMA))


@contextmanager
def only_reader(engine: sa.Engine) -> Iterator[bool]:
    """Whether this is the one reader of the source, until the block ends or the process is killed."""
    lock = _file_lock if engine.dialect.name == "sqlite" else _advisory_lock
    with lock(engine) as taken:
        yield taken


@contextmanager
def _file_lock(engine: sa.Engine) -> Iterator[bool]:
    """A lock that the system itself lets go of when a process dies, whatever system it is."""
    with translated():
        connection = sqlite3.connect(
            f"{engine.url.database}-lezer", timeout=0, isolation_level=None, check_same_thread=False
        )
    try:
        yield _is_taken(connection)
    finally:
        connection.close()


def _is_taken(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise StoreUnavailable from error
        return False
    return True


@contextmanager
def _advisory_lock(engine: sa.Engine) -> Iterator[bool]:
    """A lock of the session, on a connection of its own: PostgreSQL lets go of it when that breaks."""
    with translated():
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        with translated():
            taken = connection.scalar(sa.select(sa.func.pg_try_advisory_lock(_READING)))
        yield bool(taken)
    finally:
        with suppress(exc.DBAPIError):
            connection.execute(sa.select(sa.func.pg_advisory_unlock_all()))
        connection.invalidate()
        connection.close()
