"""Thirty sessions that filter at a human pace, beside one that does so alone: what each of them waits."""

from __future__ import annotations

import random
import statistics
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.clicks import YEAR
from bench.session import Session, session
from bench.workbooks import workbook
from tests.browser.server import serving
from tests.wire import Fault

ROWS = 10_000
SESSIONS = 30
PACE = 10.0
"""Seconds from one click of a session to its next."""
CLICKS = 6
ALONE = 6
"""Clicks of the one session, as well before as after the thirty: what else the machine does may change."""
TIMES = 3.0
"""What we aim at, as ratio of the medians; told beside what was measured."""


@dataclass
class Told:
    """What the sessions tell: seconds of each click, and what went wrong. Lists take what threads append."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def main() -> None:
    print(
        f"sessions: {SESSIONS} at once, a click each {PACE:.0f} s on a year or a province, from click to"
        f" script finished (aims: no errors, under {TIMES:.0f} times one alone)",
        flush=True,
    )
    _measure(ROWS)


def _measure(rows: int) -> None:
    with serving(data=workbook(rows).parent) as address:
        before = _filtering(address, sessions=1, clicks=ALONE)
        together = _filtering(address, sessions=SESSIONS, clicks=CLICKS)
        after = _filtering(address, sessions=1, clicks=ALONE)
    alone = Told(before.seconds + after.seconds, before.faults + after.faults)
    _tell(rows, "one alone", alone)
    _tell(rows, f"{SESSIONS} at once", together)
    if alone.seconds and together.seconds:
        ratio = statistics.median(together.seconds) / statistics.median(alone.seconds)
        print(f"  {rows:7,} rows, ratio of the medians: {ratio:.2f}", flush=True)


def _tell(rows: int, name: str, told: Told) -> None:
    print(f"  {rows:7,} rows, {name:10}: {len(told.faults)} errors, {_figures(told.seconds)}", flush=True)
    for fault in sorted(set(told.faults)):
        print(f"    {told.faults.count(fault)} times: {fault}", flush=True)


def _figures(seconds: Sequence[float]) -> str:
    if not seconds:
        return "nothing finished"
    median, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
    return f"median {median:.0f} ms, worst {worst:.0f} ms of {len(seconds)} clicks"


def _filtering(address: str, *, sessions: int, clicks: int) -> Told:
    """So many sessions, opened first and spread over the pace of a click."""
    told, opened = Told(), threading.Barrier(sessions)
    threads = [
        threading.Thread(target=_visit, args=(address, number / sessions * PACE, clicks, told, opened))
        for number in range(sessions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def _visit(address: str, late: float, clicks: int, told: Told, opened: threading.Barrier) -> None:
    """One visitor: everything that goes wrong is told, and ends the visit."""
    chance = random.Random(late)
    try:
        with session(address) as visitor:
            opened.wait()
            began = time.monotonic() + late
            for number in range(clicks):
                time.sleep(max(0.0, began + (number + chance.random() / 2) * PACE - time.monotonic()))
                told.seconds.append(_click(visitor, chance))
    except (Fault, OSError, threading.BrokenBarrierError) as error:
        opened.abort()
        told.faults.append(str(error) or type(error).__name__)


def _click(visitor: Session, chance: random.Random) -> float:
    """Chooses a year, or one time in three a province, each time another than before."""
    key = "provincie" if chance.random() < 1 / 3 else "periode"
    offered = [name for name in visitor.options(key) if key != "periode" or YEAR.match(name)]
    options = [name for name in offered if [name] != visitor.chosen(key)]
    return visitor.choose(key, chance.choice(options))


if __name__ == "__main__":
    main()
