"""Mijn gegevens with 5,000 issues beside the same page with 5 and 50: to open it, and its mail."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TypeAlias

import xlsxwriter
from playwright.sync_api import Page, sync_playwright

import loading
from metrics.mending import desks
from metrics.selection import Selection
from metrics.view import View
from tests.browser.chromium import NONE_FOUND, QUIET, find
from tests.browser.screen import open_page
from tests.browser.server import serving

ROWS = 6_000
SIZES = (5, 50, 5_000)
"""With 50 a page is full: what is drawn is then as much as with 5,000."""
TIMES = 7
Visit: TypeAlias = tuple[float, float, float]
"""Milliseconds until the page is there, until the mail is, and the bytes of opening it."""
HEADERS = ("Datum", "Titel", "Type", "Aanwezig")
PARTNER = "Grote partner"


def main() -> None:
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    print(f"mending: Mijn gegevens of a partner with {ROWS:,} rows (Chromium, 1280x720)", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folders = {issues: Path(name) / str(issues) for issues in SIZES}
        for issues, folder in folders.items():
            _write(folder, issues)
            print(f"  {issues:5,} issues, grouped once a reading: {_grouped(folder):.0f} ms", flush=True)
        found = _measure(str(browser), folders)
    medians = {
        issues: [statistics.median(values) for values in zip(*visits, strict=True)]
        for issues, visits in found.items()
    }
    for issues, (opened, mail, sent) in medians.items():
        print(f"  {issues:5,} issues: opened in {opened:.0f} ms, {sent / 1000:.1f} KB; mail in {mail:.0f} ms")
    many = medians[SIZES[-1]]
    for issues in SIZES[:-1]:
        ratios = (many[at] / medians[issues][at] for at in range(3))
        opened, mail, sent = (f"{ratio:.2f}" for ratio in ratios)
        print(f"  5,000 to {issues}: {opened} times the time, mail {mail}, {sent} times the bytes")


def _write(folder: Path, issues: int) -> None:
    folder.mkdir()
    with xlsxwriter.Workbook(str(folder / f"{PARTNER}.xlsx")) as book:
        sheet = book.add_worksheet("Activiteiten")
        sheet.write_row(0, 0, HEADERS)
        for row, values in enumerate(_rows(issues), 1):
            sheet.write_row(row, 0, values)


def _rows(issues: int) -> Iterator[tuple[str | int, ...]]:
    """Rows of which so many have a fault: half of these the same one, half each another."""
    for n in range(ROWS):
        fault = f"ca. {n}" if n % 2 else "veel"
        attended = fault if n < issues else n
        yield f"{n % 28 + 1}/{n % 12 + 1}/2024", f"Activiteit {n} (voorbeeld)", "lezing", attended


def _grouped(folder: Path) -> float:
    view = View.of(loading.read(folder, date.today()), Selection(as_of=date.today()))
    start = time.perf_counter()
    assert desks(view.told)[PARTNER].entries
    return (time.perf_counter() - start) * 1000


def _measure(browser: str, folders: Mapping[int, Path]) -> dict[int, list[Visit]]:
    """The visits to each, in turns, so that a busy machine is busy for all."""
    with ExitStack() as stack, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(QUIET))
        addresses = {issues: stack.enter_context(serving(data=path)) for issues, path in folders.items()}
        found: dict[int, list[Visit]] = {issues: [] for issues in folders}
        for _ in range(TIMES + 1):
            for issues, address in addresses.items():
                page = chromium.new_page(viewport={"width": 1280, "height": 720}, locale="nl-BE")
                found[issues].append(_once(page, f"{address}/mijn-gegevens?partner=grote-partner"))
        chromium.close()
    # The first visit waits for the workbook.
    return {issues: visits[1:] for issues, visits in found.items()}


def _once(page: Page, url: str) -> Visit:
    received: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda frame: received.append(len(frame))))
    start = time.perf_counter()
    open_page(page, url)
    page.locator(".punt").nth(2).wait_for()
    opened, sent = time.perf_counter(), sum(received)
    page.get_by_text("Mail met de open punten").click()
    page.locator(".brief pre").wait_for()
    mail = time.perf_counter()
    page.close()
    return (opened - start) * 1000, (mail - opened) * 1000, sent


if __name__ == "__main__":
    main()
