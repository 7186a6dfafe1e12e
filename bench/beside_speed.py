"""A click on a filter of Activiteiten beside the same on a minimal Streamlit page with the same rows."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from playwright.sync_api import Browser, sync_playwright

from bench.clicks import Click, Screen, median, opened
from bench.relay import relay
from bench.workbooks import workbook
from tests.browser.chromium import NONE_FOUND, QUIET, find
from tests.browser.server import ROOT, running

SIZES = (10_000, 100_000)
ROUNDS = {"first time": 1, "seen before": 2}
"""As in `page`: a selection costs more the first time; each round clicks every year once, on both."""
STARTS = 3
"""How often both are started anew: only then is there a first time again."""
REFERENCE = ROOT / "bench" / "reference_page.py"
AS_IT_COMES = {
    "STREAMLIT_GLOBAL_MIN_CACHED_MESSAGE_SIZE": "10000",
    "STREAMLIT_GLOBAL_MAX_CACHED_MESSAGE_AGE": "2",
    "STREAMLIT_SERVER_ENABLE_WEBSOCKET_COMPRESSION": "false",
    "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true",
}
"""Streamlit's own defaults: what our configuration does about bytes is ours, not the reference's.

Ours come packed over the line, the reference's as they are.
"""
MOST_TIME, MOST_BYTES = 1.15, 1.5
"""What we aim at, as ratios to the reference; told beside what was measured."""

Pair: TypeAlias = tuple[Click, Click]
"""One click on ours and the same one on the reference, in turns."""
Weights: TypeAlias = tuple[int, int]
"""The bytes that came over the line for such a pair."""


def main() -> None:
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    print(
        "beside: a click on a year, to the last chart redrawn, on Activiteiten and on the reference in turns"
        f" (aims: {MOST_TIME} times the time, {MOST_BYTES} times the bytes)",
        flush=True,
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(browser), args=list(QUIET))
        for rows in SIZES:
            _compare(chromium, rows)
        chromium.close()


def _compare(chromium: Browser, rows: int) -> None:
    timed = [_timed(chromium, rows) for _ in range(STARTS)]
    weighed = _weighed(chromium, rows)
    for name in ROUNDS:
        _tell(rows, name, [pair for start in timed for pair in start[name]], weighed[name])


def _tell(rows: int, name: str, pairs: list[Pair], weights: list[Weights]) -> None:
    ours, reference = (median([pair[side] for pair in pairs]) for side in (0, 1))
    own, other = (statistics.median(pair[side] for pair in weights) for side in (0, 1))
    print(f"  {rows:7,} rows, {name} (medians of {len(pairs)} clicks on each):")
    _compared("ms to the last chart", ours.milliseconds, reference.milliseconds)
    _compared("bytes on the line", own, other)
    _compared("bytes unpacked", ours.received, reference.received)


def _compared(what: str, ours: float, reference: float) -> None:
    ratio = ours / reference
    print(f"    {what:21} ours {ours:7,.0f}, reference {reference:6,.0f}: {ratio:.2f} times", flush=True)


@contextmanager
def _served(rows: int) -> Iterator[tuple[str, str]]:
    """The addresses of ours and of the reference, on the same rows."""
    data = {"WIJZIJ_DATA": str(workbook(rows).parent)}
    with running(data) as ours, running(data | AS_IT_COMES, page=REFERENCE) as reference:
        yield ours.address, reference.address


def _timed(chromium: Browser, rows: int) -> dict[str, list[Pair]]:
    with _served(rows) as (ours, reference):
        left, right = opened(chromium, ours), opened(chromium, reference, path="")
        years = _years(left, right)
        found = {
            name: [_pair(left, right, year, number) for number in range(times) for year in years]
            for name, times in ROUNDS.items()
        }
        for tab in (left, right):
            tab.page.close()
        return found


def _weighed(chromium: Browser, rows: int) -> dict[str, list[Weights]]:
    """Apart from the times: a relay costs each message some of it, and ours are many."""
    with _served(rows) as (ours, reference), relay(ours) as line, relay(reference) as other:
        tabs = opened(chromium, line.address), opened(chromium, other.address, path="")
        found: dict[str, list[Weights]] = {}
        for name in ROUNDS:
            found[name] = []
            for year in _years(*tabs):
                before = line.received, other.received
                for tab in tabs:
                    tab.click(year)
                found[name].append((line.received - before[0], other.received - before[1]))
        for tab in tabs:
            tab.page.close()
        return found


def _years(left: Screen, right: Screen) -> list[str]:
    return [year for year in left.years if year in right.years]


def _pair(left: Screen, right: Screen, year: str, number: int) -> Pair:
    """Ours goes first in even rounds and last in odd ones, so that neither always follows the other."""
    if number % 2:
        other = right.click(year)
        return left.click(year), other
    return left.click(year), right.click(year)


if __name__ == "__main__":
    main()
