"""The audit of the pinned releases, against a database of vulnerabilities on this machine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.audit import NO_ANSWER, audit
from tests.browser.server import free_port

LOCK = f"goed==1.0 --hash=sha256:{'0' * 64}\nlek==2.0 --hash=sha256:{'1' * 64}\n"
FAULT = {
    "id": "VB-1",
    "affected": [
        {
            "package": {"name": "lek", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.1"}]}],
        }
    ],
}


class Database(BaseHTTPRequestHandler):
    """Answers as the real one does, and knows one fault."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        release = (asked["package"]["name"], asked["version"])
        body = json.dumps({"vulns": [FAULT]} if release == ("lek", "2.0") else {}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Database) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("lock", "code", "told"),
    [
        (LOCK, 1, "lek 2.0: VB-1, mended in 2.1"),
        (LOCK.replace("lek==2.0", "lek==2.1"), 0, "Of 2 releases no vulnerability is known."),
    ],
)
def test_a_known_vulnerability_is_told_and_fails(
    tmp_path: Path, database: str, lock: str, code: int, told: str
) -> None:
    assert audit(written(tmp_path, lock), environment(database)) == (code, told)


def test_a_database_that_gives_no_answer_is_told_and_fails_nothing(tmp_path: Path) -> None:
    nobody = environment(f"http://127.0.0.1:{free_port()}/")
    assert audit(written(tmp_path, LOCK), nobody) == (0, NO_ANSWER)


def test_a_release_without_a_hash_is_refused(tmp_path: Path, database: str) -> None:
    code, told = audit(written(tmp_path, "goed==1.0\n"), environment(database))
    assert (code, "hash" in told) == (1, True)


def environment(address: str) -> dict[str, str]:
    # Never by way of a proxy: the database is on this machine.
    return {**os.environ, "PIP_AUDIT_OSV_URL": address, "NO_PROXY": "127.0.0.1"}


def written(folder: Path, lock: str) -> Path:
    path = folder / "een.lock"
    path.write_text(lock, encoding="utf-8")
    return path
