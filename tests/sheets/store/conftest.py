"""A store in a real SQLite and in a real PostgreSQL."""

from uuid import uuid4

import psycopg
import pytest

from sheets.store import Store
from sheets.store_engine import default_address
from tests.sheets.store import postgres


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server; the test is skipped, and says why, where there can be none."""
    try:
        running = postgres.running()
        found = running.__enter__()
    except postgres.CannotRun as error:
        pytest.skip(f"PostgreSQL cannot run here: {error}")
    yield found
    running.__exit__(None, None, None)


@pytest.fixture
def postgres_address(server):
    """A new database."""
    name = f"store_{uuid4().hex[:12]}"
    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.address(name)


@pytest.fixture
def sqlite_address(tmp_path):
    return default_address(tmp_path / "opslag")


@pytest.fixture(params=["sqlite", "postgres"])
def address(request):
    return request.getfixturevalue(f"{request.param}_address")


@pytest.fixture
def store(address):
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def child(tmp_path):
    """Starts a process: `child("write", address, "kd")`; whatever still runs in the end is killed."""
    # Not above: there is no forkserver on Windows, and only these tests need one.
    from tests.sheets.store.child import run
    from tests.sheets.store.processes import Process

    started = []

    def start(work, address, name):
        started.append(Process(run, work, address, name, log=tmp_path / f"log-{len(started)}"))
        return started[-1]

    yield start
    for process in started:
        process.kill()
