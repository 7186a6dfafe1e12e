"""What readings cost, the same in SQLite and in PostgreSQL, and a store of before that was kept."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from sheets.grid import Grid
from sheets.kept import Round
from sheets.store import Store
from sheets.store_tables import SCHEMA, contents, rounds, state

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
GRIDS = [Grid("Activiteiten", [["Datum", "Titel"], ["1/2/2024", "a"]])]


def at(minutes):
    return START + timedelta(minutes=minutes)


def test_what_a_round_cost_is_known_to_every_process(store, address):
    assert store.last_round() is None
    first = store.begin_round(at(0))
    store.spend(first, at(1), requests=7, bytes=3_000_000_000, last_minute=5)
    with Store.open(address) as other:
        assert other.last_round() == Round(at(0), at(1), 7, 3_000_000_000, 5)
        other.begin_round(at(5))
    assert store.last_round() == Round(at(5), at(5))


def test_what_rounds_cost_is_kept_for_a_month(store):
    for day in range(0, 70, 10):
        store.begin_round(START + timedelta(days=day))
    with store._engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(rounds)) == 4


def test_a_store_of_the_former_release_goes_on(address):
    """The first schema had every table but `rounds`, and said 1."""
    with Store.open(address) as store:
        store.keep("kd", GRIDS, at(0), name="Kazerne Dossin")
        version = store.version()
        with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
            rounds.drop(connection)
            connection.execute(sa.update(state).values(schema=1))
    for _ in range(2):
        with Store.open(address) as store:
            assert (store.latest()["kd"].grids, store.version()) == (tuple(GRIDS), version)
            assert store.last_round() is None
            with store._engine.connect() as connection:
                assert connection.scalar(sa.select(state.c.schema)) == SCHEMA
    with Store.open(address) as store:
        store.keep("kd", GRIDS, at(1))
        store.spend(store.begin_round(at(1)), at(2), requests=1, bytes=2, last_minute=1)
        assert store.last_round() == Round(at(1), at(2), 1, 2, 1)


def test_a_reading_that_was_mended_is_news(store):
    store.keep("kd", GRIDS, at(0))
    with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(sa.update(contents).values(bytes=b"WZN\x01 broken"))
    before = store.version()
    assert store.latest()["kd"].damaged == 1
    store.keep("kd", GRIDS, at(1))
    assert (store.latest()["kd"].grids, store.version() > before) == (tuple(GRIDS), True)
