"""A click on a filter of Activiteiten beside the same on a minimal Streamlit page with the same rows."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from bench.clicks import Click, Screen, median, opened
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
}
"""Streamlit's own defaults: what our configuration does about bytes is ours, not the reference's.

Ours come packed over the line, the reference's as they are.
"""
MOST_TIME, MOST_BYTES = 1.15, 1.5
"""What we aim at, as ratios to the reference; told beside what was measured."""

Pair = tuple[Click, Click]
"""One click on ours and the same one on the reference, in turns."""


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
    for rows in SIZES:
        found = [_measure(str(browser), rows) for _ in range(STARTS)]
        for name in ROUNDS:
            _tell(rows, name, [pair for start in found for pair in start[name]])


def _tell(rows: int, name: str, pairs: list[Pair]) -> None:
    ours, reference = (median([pair[side] for pair in pairs]) for side in (0, 1))
    print(
        f"  {rows:7,} rows, {name:11}: ours {ours}, reference {reference} (medians of {len(pairs)}): "
        f"{ours.milliseconds / reference.milliseconds:.2f} times the time, "
        f"{ours.received / reference.received:.2f} times the bytes "
        f"({ours.unpacked / reference.unpacked:.2f} unpacked)",
        flush=True,
    )


def _measure(browser: str, rows: int) -> dict[str, list[Pair]]:
    data = {"WIJZIJ_DATA": str(workbook(rows).parent)}
    with (
        running(data) as ours,
        running(data | AS_IT_COMES, page=REFERENCE) as reference,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=list(QUIET)) as chromium,
        opened(chromium, ours.address) as left,
        opened(chromium, reference.address, path="") as right,
    ):
        years = [year for year in left.years if year in right.years]
        return {
            name: [_pair(left, right, year, number) for number in range(times) for year in years]
            for name, times in ROUNDS.items()
        }


def _pair(left: Screen, right: Screen, year: str, number: int) -> Pair:
    """Ours goes first in even rounds and last in odd ones, so that neither always follows the other."""
    if number % 2:
        other = right.click(year)
        return left.click(year), other
    return left.click(year), right.click(year)


if __name__ == "__main__":
    main()
