"""`make bench`: every benchmark, or those named: `make bench BENCH="check validate"`."""

from __future__ import annotations

import subprocess
import sys

from bench import machine

BENCHES = ("check", "validate", "page", "beside", "sessions", "mending", "store", "google", "large")


def main(names: list[str]) -> None:
    """Runs each in a process of its own, so that none inherits another's memory; fails where one failed."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(BENCHES)}.")
    print(f"Measured on {machine.description()}", flush=True)
    failed = [name for name in names or BENCHES if _run(name) != 0]
    if failed:
        sys.exit(f"Did not run to the end: {', '.join(failed)}")


def _run(name: str) -> int:
    print(flush=True)
    return subprocess.run([sys.executable, "-m", f"bench.{name}_speed"]).returncode


if __name__ == "__main__":
    main(sys.argv[1:])
