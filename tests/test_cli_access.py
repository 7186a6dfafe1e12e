"""`wijzij access` says who is behind a code, to who stands at the server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cli import main
from sheets.audit import Audit
from sheets.store_engine import default_address

ROLES = """
"an@voorbeeld.be" = "coordinator"
"Bert@voorbeeld.be" = { role = "partner", partner = "FARO", until = 2026-12-31 }
"""


@pytest.fixture
def configure(tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Sets the roles for a dashboard with its store in a folder of its own."""
    before = dict(os.environ)

    def set_roles(roles: str) -> None:
        os.environ.update(WIJZIJ_STATE=str(tmp_path), WIJZIJ_LOGIN_ROLES=roles)

    yield set_roles
    os.environ.clear()
    os.environ.update(before)


def test_each_with_the_code_in_the_record(
    configure: Callable[[str], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(ROLES)
    assert main(["access", "Daan@elders.be"]) == 0
    with closing(Audit.open(default_address(tmp_path))) as audit:
        codes = [audit.code(f"{name}@voorbeeld.be") for name in ("an", "bert")]
        gone = audit.code("daan@elders.be")
    assert capsys.readouterr().out.splitlines() == [
        f"{gone}  geen rol  daan@elders.be",
        f"{codes[0]}  coördinator  an@voorbeeld.be",
        f"{codes[1]}  partner, FARO, tot en met 31/12/2026  bert@voorbeeld.be",
    ]


def test_roles_that_cannot_be_read_are_told(
    configure: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    configure('"an@voorbeeld.be" = "baas"')
    assert main(["access"]) == 2
    assert "De rollen kunnen niet gelezen worden" in capsys.readouterr().err
