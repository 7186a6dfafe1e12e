"""Mijn gegevens with 5,000 issues beside the same page with 5: to open it, and to ask for the mail."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

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
SIZES = (5, 5_000)
TIMES = 7
HEADERS = ("Datum", "Titel", "Type", "Aanwezig")
PARTNER = "Grote partner"


def main() -> None:
    browser = find()
    if browser is None:
        print(NONE_FOUND)
        return
    print(f"mending: Mijn gegevens of a partner with {ROWS:,} rows (Chromium, 1280x720)", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        found = {issues: _told(issues, str(browser), Path(folder) / str(issues)) for issues in SIZES}
    few, many = (found[issues] for issues in SIZES)
    for name, at in (("opened", 0), ("mail", 1), ("bytes", 2)):
        print(f"  5,000 to 5, {name}: {many[at] / few[at]:.2f} times")


def _told(issues: int, browser: str, folder: Path) -> tuple[float, float, float]:
    """The median milliseconds to open the page and to see its mail, and the median bytes of opening it."""
    _write(folder, issues)
    print(f"  {issues:5,} issues, grouped once a reading: {_grouped(folder):.0f} ms", flush=True)
    measured = _measure(browser, folder)
    opened, mail, sent = (statistics.median(values) for values in zip(*measured, strict=True))
    print(
        f"  {issues:5,} issues: opened in {opened:.0f} ms, {sent / 1000:.1f} KB; mail in {mail:.0f} ms",
        flush=True,
    )
    return opened, mail, sent


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


def _measure(browser: str, folder: Path) -> list[tuple[float, float, float]]:
    with serving(data=folder) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(QUIET))
        url = f"{address}/mijn-gegevens?partner={PARTNER.lower().replace(' ', '-')}"
        _once(chromium.new_page(), url)
        found = [_once(chromium.new_page(viewport={"width": 1280, "height": 720}), url) for _ in range(TIMES)]
        chromium.close()
    return found


def _once(page: Page, url: str) -> tuple[float, float, float]:
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
