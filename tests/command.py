"""`wijzij` in a process of its own that need not import anything first."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cli
from sheets.live import AS_GOOGLE_WANTS
from tests.google.terminal import asking_at
from tests.processes import CONTEXT


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code, what it printed and what it complained of."""

    code: int | None
    out: str
    err: str


def run(arguments: Sequence[str], environment: Mapping[str, str], google: str = "") -> Done:
    """What a command does with these settings and none of ours; `google` is the address in Google's place."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = CONTEXT.Process(
            target=_run, args=(list(arguments), dict(environment), google, str(out), str(err)), daemon=True
        )
        process.start()
        process.join(timeout=300)
        told = [path.read_text(encoding="utf-8") if path.exists() else "" for path in (out, err)]
        return Done(process.exitcode, *told)


def _run(arguments: list[str], environment: dict[str, str], google: str, out: str, err: str) -> None:
    for number, path in ((1, out), (2, err)):
        with open(path, "wb") as file:
            os.dup2(file.fileno(), number)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for name in [name for name in os.environ if name.startswith("WIJZIJ_")]:
        del os.environ[name]
    os.environ.update(environment)
    sys.exit(cli.main(arguments, asking_at(google) if google else AS_GOOGLE_WANTS))
