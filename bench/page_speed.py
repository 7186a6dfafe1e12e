"""From a click on a filter to the last chart redrawn, and the bytes that come with it, in Chromium."""

from __future__ import annotations

from bench.clicks import Click, median, screen
from bench.workbooks import workbook
from tests.browser.chromium import NONE_FOUND, find
from tests.browser.server import serving

SIZES = (10_000, 100_000)
ROUNDS = {"first time": 1, "seen before": 2}
"""A selection costs more the first time than later; each round clicks every year once."""


def main() -> None:
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    print(
        "page: a click on a year, on Activiteiten, to the last chart redrawn (Chromium, 1280x720)", flush=True
    )
    medians = {rows: _told(rows, _measure(str(browser), rows)) for rows in SIZES}
    small, large = (medians[rows] for rows in SIZES)
    for name in ROUNDS:
        time_ratio = large[name].milliseconds / small[name].milliseconds
        byte_ratio = large[name].received / small[name].received
        print(
            f"  100,000 to 10,000, {name}: {time_ratio:.2f} times the time, {byte_ratio:.2f} times the bytes"
        )


def _told(rows: int, clicks: dict[str, list[Click]]) -> dict[str, Click]:
    """The median click of each round, printed beside the worst one."""
    medians = {}
    for name, measured in clicks.items():
        times, sizes = [click.milliseconds for click in measured], [click.received for click in measured]
        medians[name] = median(measured)
        worst = Click(max(times), max(sizes))
        print(
            f"  {rows:7,} rows, {name:11}: median {medians[name]}; worst of {len(times)} {worst}", flush=True
        )
    return medians


def _measure(browser: str, rows: int) -> dict[str, list[Click]]:
    with serving(data=workbook(rows).parent) as address, screen(browser, address) as page:
        return {
            name: [page.click(year) for _ in range(times) for year in page.years]
            for name, times in ROUNDS.items()
        }


if __name__ == "__main__":
    main()
