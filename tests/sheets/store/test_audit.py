"""Who saw rows told in confidence: the same in SQLite and in PostgreSQL, and in a store of before."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from sheets.audit import KEPT, Audit, Sight
from sheets.grid import Grid
from sheets.store import Store
from sheets.store_tables import SCHEMA, salt, sights, state

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
SIGHT = Sight(AT, "partner", "FARO", "0a1b2c3d4e", "Doorverwijzingen", {"provincie": ["Limburg"]})
EMAIL = "An.Voorbeeld@FARO.voorbeeld"
GRIDS = [Grid("Activiteiten", [["Datum", "Titel"], ["1/2/2024", "a"]])]


@pytest.fixture
def audit(address):
    with closing(Audit.open(address)) as opened:
        yield opened


def test_what_was_seen_is_known_to_every_process_newest_first(audit, address):
    later = replace(SIGHT, at=AT + timedelta(minutes=1), partner=None, filters={})
    audit.add(SIGHT)
    audit.add(later)
    with closing(Audit.open(address)) as other:
        assert other.last() == [later, SIGHT]
        assert other.last(1) == [later]


def test_what_is_too_old_is_thrown_away(audit):
    audit.add(replace(SIGHT, at=AT - KEPT - timedelta(days=1)))
    audit.add(SIGHT)
    assert audit.last() == [SIGHT]


def test_one_person_has_one_code_that_holds_no_address(audit, address, tmp_path):
    code = audit.code(EMAIL)
    assert code == audit.code(f" {EMAIL.upper()} ")
    assert code != audit.code("bert@faro.voorbeeld")
    with closing(Audit.open(address)) as other:
        assert other.code(EMAIL) == code
    with closing(Audit.open(f"sqlite:///{tmp_path / 'elders'}")) as elsewhere:
        assert elsewhere.code(EMAIL) != code


def test_an_address_in_a_filter_is_not_kept(audit):
    audit.add(replace(SIGHT, filters={"partner": [EMAIL, "FARO"]}))
    assert audit.last()[0].filters == {"partner": ["(niet bewaard)", "FARO"]}


def test_a_store_of_the_former_release_goes_on(address):
    """The second schema had every table but these two, and said 2."""
    with Store.open(address) as store:
        store.keep("kd", GRIDS, AT, name="Kazerne Dossin")
        with store._engine.connect().execution_options(writes=True) as connection, connection.begin():
            sights.drop(connection)
            salt.drop(connection)
            connection.execute(sa.update(state).values(schema=2))
    with closing(Audit.open(address)) as audit:
        audit.add(SIGHT)
        assert audit.last() == [SIGHT]
    with Store.open(address) as store:
        assert store.latest()["kd"].grids == tuple(GRIDS)
        with store._engine.connect() as connection:
            assert connection.scalar(sa.select(state.c.schema)) == SCHEMA
