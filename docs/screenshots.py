"""Takes a picture of every page on a projector, a laptop and a phone: `python -m docs.screenshots`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.chromium import NONE_FOUND, QUIET, find
from tests.browser.screen import open_page
from tests.browser.server import serving

PICTURES = Path(__file__).with_name("screenshots")
SIZES = ((1280, 720), (1440, 900), (390, 844))
COLOURS = 160
"""As many as a page needs to look like itself; the whole set stays under 3 MB."""
MEETING = "vergadering"
ALSO = {
    MEETING: "/activiteiten?vergadering=1",
    "gefilterd": "/activiteiten?periode=2024&provincie=Limburg",
}
"""Pictures that are of no page alone, by name."""
PATIENCE = 2_000
"""Milliseconds that charts and letters get to settle."""


def main() -> None:
    """Makes every picture again; exit 1 where there is no browser."""
    browser = find()
    if browser is None:
        sys.exit(NONE_FOUND)
    PICTURES.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(browser), args=list(QUIET))
        for name, picture in _pictures(opened, address):
            (PICTURES / name).write_bytes(small(picture))
            print(f"docs/screenshots/{name}", flush=True)


def small(picture: bytes) -> bytes:
    """The same picture as a PNG with few colours."""
    out = BytesIO()
    reduced = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()


def _pictures(browser: Browser, address: str) -> Iterator[tuple[str, bytes]]:
    wanted: dict[str, str] = {}
    for width, height in SIZES:
        shape = ViewportSize(width=width, height=height)
        context = browser.new_context(viewport=shape, locale="nl-BE", timezone_id="Europe/Brussels")
        page = open_page(context.new_page(), address)
        wanted = wanted or _pages(page, address) | ALSO
        for name, path in wanted.items():
            open_page(page, address + path).wait_for_timeout(PATIENCE)
            if name == MEETING:
                page.keyboard.press("ArrowRight")
                page.wait_for_timeout(PATIENCE)
            yield f"{name}-{width}x{height}.png", page.screenshot()
        context.close()


def _pages(page: Page, address: str) -> dict[str, str]:
    """Every page in the bar, by the name in its address."""
    links = page.get_by_test_id("stTopNavLink")
    links.first.wait_for()
    paths = [link.removeprefix(address) for link in links.evaluate_all("all => all.map(one => one.href)")]
    return {path.strip("/") or "overzicht": path for path in paths}


if __name__ == "__main__":
    main()
