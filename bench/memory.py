"""How much memory a process and those that it started take."""

from __future__ import annotations

from pathlib import Path

PROC = Path("/proc")


def megabytes(process: int) -> float:
    """The proportional share of memory of a process and all below it; 0 where the system does not tell."""
    return sum(_own(number) for number in (process, *_below(process)))


def _below(process: int) -> list[int]:
    try:
        listed = [task.read_text().split() for task in PROC.glob(f"{process}/task/*/children")]
    except OSError:
        return []
    children = [int(number) for numbers in listed for number in numbers]
    return [*children, *(number for child in children for number in _below(child))]


def _own(process: int) -> float:
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
