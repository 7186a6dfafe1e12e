"""The whole dashboard in Google mode on the example sheets, behind a server on this machine."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sheets.settings import EXAMPLES, PROJECT
from tests.google.detour import key
from tests.google.network import COORDINATOR
from tests.google.server import GoogleServer, serve
from tests.google.workbooks import serve_workbooks

PAGE = Path(__file__).with_name("demo_page.py")
MINUTES = 0.1
"""Often enough to see a cell change while one looks; the real Google is asked less often."""
QUIET = ("--server.headless", "true", "--logger.hideWelcomeMessage", "true")


def environment(google: GoogleServer, state: Path, minutes: float = MINUTES) -> dict[str, str]:
    """What makes a dashboard read the sheets on this server, and keep its readings in this folder."""
    return {
        "PYTHONPATH": str(PROJECT),
        "WIJZIJ_DEMO_GOOGLE": google.address,
        "WIJZIJ_GOOGLE_SPREADSHEET": COORDINATOR,
        "WIJZIJ_GOOGLE_KEY": json.dumps(key()),
        "WIJZIJ_STATE": str(state),
        "WIJZIJ_REFRESH_MINUTES": str(minutes),
    }


@contextmanager
def demo(state: Path, *options: str) -> Iterator[tuple[GoogleServer, subprocess.Popen[bytes]]]:
    """The server with the example sheets, and a dashboard that reads them again and again."""
    with serve(*serve_workbooks(EXAMPLES)) as google:
        env = os.environ | environment(google, state)
        command = [sys.executable, "-m", "streamlit", "run", str(PAGE), *QUIET, *options]
        dashboard = subprocess.Popen(command, cwd=PROJECT, env=env)
        try:
            yield google, dashboard
        finally:
            dashboard.terminate()
            dashboard.wait()


def main() -> None:
    """Runs until Ctrl+C; a line `WERKBOEK TAB CEL WAARDE` that is typed goes into that sheet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default="localhost")
    parser.add_argument("--port", default="8501")
    asked = parser.parse_args()
    options = ("--server.address", asked.address, "--server.port", asked.port)
    with tempfile.TemporaryDirectory() as state, demo(Path(state), *options) as (google, dashboard):
        ids = {book.title: book.id for book in google.books.values()}
        print(f"The dashboard is at http://{asked.address}:{asked.port} - Ctrl+C stops it.")
        print("Edit a sheet by typing, for instance: faro Activiteiten C5 Een nieuwe titel")
        print("Ten seconds later a reloaded page shows it.", flush=True)
        try:
            for line in sys.stdin:
                _edit(google, ids, line)
            dashboard.wait()
        except KeyboardInterrupt:
            print()


def _edit(google: GoogleServer, ids: dict[str, str], line: str) -> None:
    try:
        book, tab, cell, value = line.rstrip("\n").split(" ", 3)
        google.write(ids[book], tab, cell, value)
    except (KeyError, ValueError):
        print(f"Known workbooks: {', '.join(sorted(ids))}", flush=True)


if __name__ == "__main__":
    main()
