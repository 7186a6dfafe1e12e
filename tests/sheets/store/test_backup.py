"""A copy of the store, made while it is used, can be put back: SQLite and PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sheets.grid import Grid
from sheets.store import Store
from tests import source

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
GRIDS = {title: [Grid("Activiteiten", [["Datum", "Titel"], ["1/2/2024", title]])] for title in ("a", "b")}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the scripts are for a shell")


def run(script, *arguments, **environment):
    given = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, **environment}
    command = ["sh", str(source.ROOT / "deploy" / script), *map(str, arguments)]
    return subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def configured(request, address, tmp_path):
    """The environment that names the store."""
    if address.startswith("sqlite"):
        return {"WIJZIJ_STATE": str(tmp_path / "opslag")}
    programs = request.getfixturevalue("server").binaries
    return {"WIJZIJ_STORE": address, "PATH": f"{programs}:{os.environ['PATH']}"}


def test_a_copy_is_made_while_the_store_is_used_and_put_back(address, configured, tmp_path):
    with Store.open(address) as store:
        store.keep("kd", GRIDS["a"], AT)
        copy = Path(run("backup.sh", tmp_path / "kopieën", **configured))
        store.keep("kd", GRIDS["b"], AT + timedelta(hours=1))
    assert copy.stat().st_mode & 0o077 == 0
    run("restore.sh", copy, **configured)
    with Store.open(address) as store:
        assert store.latest()["kd"].grids == tuple(GRIDS["a"])
        assert store.keep("kd", GRIDS["b"], AT + timedelta(hours=2))
    if store_file := configured.get("WIJZIJ_STATE"):
        assert (Path(store_file) / "werkboeken.sqlite").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("script", "argument"), [("backup.sh", "kopieën"), ("restore.sh", "geen")])
def test_nothing_to_copy_is_told(tmp_path, script, argument):
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(script, tmp_path / argument, WIJZIJ_STATE=str(tmp_path))
    assert "Er is geen" in failed.value.stderr
