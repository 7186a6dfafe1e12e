"""`wijzij check` on 100,000 activities against `pandas.read_excel` that only opens the same workbook."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.workbooks import workbook

ROWS = 100_000
REPEATS = 3
WIJZIJ = Path(sys.executable).with_name("wijzij")
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='openpyxl')"


@dataclass(frozen=True)
class Run:
    """One process from start to end: seconds on the clock, peak memory in MB, exit code."""

    seconds: float
    megabytes: float
    exit_code: int


def main() -> None:
    path = workbook(ROWS)
    print(f"check: {ROWS:,} activities in 20 columns, 5 % bad, {path.stat().st_size / 1e6:.1f} MB on disk")
    pairs = [(_check(path), _pandas(path)) for _ in range(REPEATS)]
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    for name, runs in (("wijzij check --format json", ours), ("pandas.read_excel, openpyxl", theirs)):
        seconds, peak = statistics.median(run.seconds for run in runs), max(run.megabytes for run in runs)
        print(f"  {name:28} {seconds:6.1f} s {peak:6.0f} MB")
    ratio = statistics.median(other.seconds / own.seconds for own, other in pairs)
    print(
        f"  pandas takes {ratio:.2f} times as long (median of {REPEATS} pairs; above 1 check is the faster)"
    )


def _check(path: Path) -> Run:
    with tempfile.TemporaryFile() as out:
        run = measured([str(WIJZIJ), "check", str(path), "--format", "json"], out)
        out.seek(0)
        _tell(json.load(out), run)
    return run


def _tell(answer: dict[str, list[dict[str, object]]], run: Run) -> None:
    counts = ", ".join(
        f"{key} {sum(int(str(tab[key])) for tab in answer['tabs']):,}"
        for key in ("read", "valid", "rejected", "skipped")
    )
    print(f"  {counts}; {len(answer['issues']):,} issues; exit {run.exit_code}")


def _pandas(path: Path) -> Run:
    with tempfile.TemporaryFile() as out:
        return measured([sys.executable, "-c", PANDAS, str(path)], out)


def measured(command: list[str], out: IO[bytes]) -> Run:
    """The run of a command, with the peak memory of that process alone."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=out)
    # wait4 and not getrusage(RUSAGE_CHILDREN): that is the largest of all children so far.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 1e6, process.returncode)


if __name__ == "__main__":
    main()
