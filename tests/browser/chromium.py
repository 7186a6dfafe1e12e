"""Which Chromium drives the browser tests, and how to come by one; run as a script it installs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first is Chromium without a window to draw: a page costs it two thirds of the time."""
MAC_APPS = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
NONE_FOUND = (
    "No Chromium or Chrome was found and none could be installed: the browser tests are skipped. "
    "Install one and put it on the PATH, or name it: CHROMIUM=/path/to/chromium make test"
)
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""Flags that keep the browser from talking to anybody but the dashboard."""

PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> Path | None:
    """The browser to use: the one named in CHROMIUM, the machine's, Playwright's own, or None."""
    return _named() or _on_this_machine() or _playwrights_own()


def find_or_install() -> Path | None:
    """The browser to use, installed first where there is none; None where none can be had."""
    return find() or (_install_playwrights() and find()) or (_install_debians() and find()) or None


def _named() -> Path | None:
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        sys.exit(f"CHROMIUM names {named}, but there is no such program.")
    return _program(named) if named else None


def _on_this_machine() -> Path | None:
    apps = [str(root / "Applications" / app) for root in (Path("/"), Path.home()) for app in MAC_APPS]
    return next((found for name in (*NAMES, *apps) if (found := _program(name))), None)


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    return Path(found) if found else None


def _playwrights_own() -> Path | None:
    # In a process of its own: a second Playwright cannot start in a process that already runs one.
    answer = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True)
    path = Path(answer.stdout.strip() or "/nowhere")
    return path if path.is_file() else None


def _install_playwrights() -> bool:
    print("No Chromium or Chrome found; asking Playwright for its own ...", flush=True)
    return _succeeds(sys.executable, "-m", "playwright", "install", "chromium", seconds=300)


def _install_debians() -> bool:
    if not shutil.which("apt-get"):
        return False
    as_root = () if os.geteuid() == 0 else ("sudo", "--non-interactive")
    apt = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    print("Installing Debian's chromium-headless-shell ...", flush=True)
    install = (*apt, "install", "--yes", "--no-install-recommends")
    return _succeeds(*apt, "update", seconds=120) and any(
        _succeeds(*install, package, seconds=400) for package in ("chromium-headless-shell", "chromium")
    )


def _succeeds(*command: str, seconds: int) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    browser = find_or_install()
    print(f"Browser tests use {browser}" if browser else NONE_FOUND, flush=True)
