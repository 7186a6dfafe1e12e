"""Asks of every pinned release whether a vulnerability is known: `python tests/audit.py`.

Exit code 0: none is known, or the database gives no answer, which is then said. 1: some are, or the lock
itself cannot be audited.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements" / "dev.lock"
"""What runs and what the tests need: run.lock pins nothing else."""
# The lock is all there is to it: nothing is installed or resolved, and a release without a hash is refused.
PINNED = ("--require-hashes", "--disable-pip")
# Of the services that can be asked, the one whose address may be another: PIP_AUDIT_OSV_URL.
SERVICE = ("--vulnerability-service", "osv", "--timeout", "10")
FORM = ("--format", "json", "--progress-spinner", "off")
NO_ANSWER = "The releases were NOT audited: the database of vulnerabilities gives no answer from here."


def audit(lock: Path = LOCK, environment: Mapping[str, str] = os.environ) -> tuple[int, str]:
    """The exit code, and what to say."""
    answer = _ask(lock, environment)
    if found := answer.stdout.strip():
        return _told(json.loads(found)["dependencies"])
    reading = _ask(lock, environment, "--dry-run")
    return (1, reading.stderr.strip()) if reading.returncode else (0, NO_ANSWER)


def _ask(lock: Path, environment: Mapping[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip_audit", *PINNED, *SERVICE, *FORM, *more, "--requirement", str(lock)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def _told(releases: list[dict[str, Any]]) -> tuple[int, str]:
    known = [
        f"{release['name']} {release['version']}: {_words(fault)}"
        for release in releases
        for fault in release["vulns"]
    ]
    return (1, "\n".join(known)) if known else (0, f"Of {len(releases)} releases no vulnerability is known.")


def _words(fault: dict[str, Any]) -> str:
    mended = ", ".join(fault["fix_versions"]) or "no release yet"
    return f"{fault['id']}, mended in {mended}"


if __name__ == "__main__":
    code, told = audit()
    print(told)
    sys.exit(code)
