"""Every sentence the program says of a sheet, in one list: `python -m tests.oddities.messages` writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from google.auth.exceptions import GoogleAuthError, RefreshError
from requests import exceptions as http

from sheets.books import BookState, FailedTab, SourceBook
from sheets.csv_folder import read_csv_folder
from sheets.errors import SheetError
from sheets.google_errors import breakdown, refusal, too_large, unreadable_key
from sheets.google_source import NO_COORDINATOR
from sheets.grid import Grid
from sheets.issues import Issue
from sheets.limits import Budget
from sheets.live_google import FIRST_TIME
from sheets.sync import Reading, check_workbooks, read
from sheets.tab_scan import too_many_cells
from sheets.trouble import trouble, workbook_issue
from sheets.vanished import Vanished
from tests.google.faults import CLOCK, FAULTS
from tests.oddities.network import decided, network
from tests.oddities.sheet import write_xlsx
from tests.oddities.test_layouts import LAYOUTS
from tests.oddities.workbook import KEY, sheets
from tests.sheets.test_files_hostile import HOSTILE

LIST = Path(__file__).with_name("messages.txt")
TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
ACCOUNT = "dashboard@voorbeeld.iam.gserviceaccount.com"
FILES = (
    *("old xls", "password", "nothing", "web page", "truncated", "a Word document", "binary named csv"),
    *("open quote", "ods with a password", "ods text document", "too large on disk", "a million lines"),
    *("bomb in a part nobody reads", "one text a million times", "one cell everywhere"),
)


def issues(folder: Path) -> list[Issue]:
    """An issue for everything that the program can say of a workbook, a tab or a cell."""
    return [*of_cells(folder), *_of_files(folder), *_of_google(), *_of_tabs_gone()]


def of_cells(folder: Path) -> Iterator[Issue]:
    """What is said of the oddities, of every layout, and of workbooks together."""
    yield from read([write_xlsx(folder, name, sheets(name)) for name in KEY], today=TODAY).issues
    for layout in LAYOUTS:
        yield from read([write_xlsx(folder, "voorbeeld", [layout.sheet])], today=TODAY).issues
    yield from network(folder).issues
    yield from decided(folder).issues
    yield from online().issues


def online() -> Reading:
    """A register that names something that is no Google Sheet."""
    rows = [["Naam", "Werkboek"], ["Voorbeeldhuis", "huis.xlsx"]]
    book = SourceBook("Coördinator", "c", "c", "Coördinator", (Grid("Partners", rows),), is_online=True)
    return check_workbooks([book], today=TODAY)


def _of_files(folder: Path) -> Iterator[Issue]:
    for case in FILES:
        name, make, _ = HOSTILE[case]
        (folder / name).write_bytes(make())
        yield from read([folder / name], today=TODAY).issues
    (folder / "leeg").mkdir()
    os.mkfifo(folder / "pijp.xlsx")
    yield from read([folder / "leeg", folder / "weg.xlsx", folder / "pijp.xlsx"], today=TODAY).issues
    for error in (
        _caught(read_csv_folder, folder / "leeg", "leeg", _no_bytes),
        _caught(Budget(0).spend, 1, 0, "a.ods"),
    ):
        yield workbook_issue("", "", error.code, error.message)
    yield workbook_issue("", "", "file_too_large", too_many_cells("a.xlsx").message)


def _no_bytes(path: Path, where: str) -> bytes:
    return b""


def _caught(call: Callable[..., object], *arguments: object) -> SheetError:
    try:
        call(*arguments)
    except SheetError as error:
        return error
    raise AssertionError("nothing was refused")


def _of_google() -> Iterator[Issue]:
    state = BookState(read_at=AT, failing_since=AT)
    found: list[SheetError] = [
        refusal(fault.status, fault.body, ACCOUNT)
        for fault in FAULTS.values()
        if fault.how == "answer" and not fault.of_token
    ]
    found += [breakdown(error, ACCOUNT) for error in _BREAKDOWNS]
    found += [too_large(50_000_000), unreadable_key()]
    for error in found:
        failing = replace(state, code=error.code, message=error.message)
        yield from trouble(_online(failing), None)
    yield from trouble(_online(replace(failing, read_at=None)), None)
    yield workbook_issue("", "Google", "unavailable", FIRST_TIME)
    yield workbook_issue("", "Google", "not_found", NO_COORDINATOR)


_BREAKDOWNS: tuple[GoogleAuthError | http.RequestException, ...] = (
    RefreshError("invalid_grant"),
    RefreshError(CLOCK),
    RefreshError("internal_failure", retryable=True),
    GoogleAuthError("no key"),
    http.SSLError(),
    http.ConnectTimeout(),
    http.ReadTimeout(),
    http.ConnectionError(),
)


def _online(state: BookState) -> SourceBook:
    return SourceBook("Werkblad", "w", "w", "Voorbeeldhuis", state=state, is_online=True)


def _of_tabs_gone() -> Iterator[Issue]:
    lost = Vanished("Uitgaven", 1, 40, 0, reading=1, since=AT)
    failed = FailedTab("Bereik", "unreadable_file", "Werkblad, tabblad Bereik: dit is beschadigd.")
    grids = (Grid("Bereik", []),)
    yield from trouble(SourceBook("w", "w", "w", "p", grids, vanished=(lost,), failed=(failed,)), None)


def sentence(issue: Issue) -> str:
    """What a screen shows: the message without what must not be quoted."""
    return issue.public_message or issue.message


_QUOTED = re.compile(r"‘[^’]*’")
_WHERE = re.compile(r"^[^:!]+!(?:[A-Z]+|rij )\d+(?: \(.*?\)+)?: ")


def where(text: str) -> str:
    """The cell that a message begins with, else nothing."""
    found = _WHERE.match(text)
    return found[0] if found else ""


_FOLDER = re.compile(r"^/\S*/")


def lines(found: list[Issue]) -> list[str]:
    """One line a sentence, whatever the cell and the value: `code (severity): sentence`."""
    kept: dict[tuple[str, str], str] = {}
    for issue in found:
        for text in (_FOLDER.sub("", said) for said in (issue.message, sentence(issue))):
            plain = re.sub(r"\d+", "#", _QUOTED.sub("‘…’", text.removeprefix(where(text))))
            kept.setdefault((issue.code, plain), f"{issue.code} ({issue.severity}): {text}")
    return [kept[key] for key in sorted(kept)]


def write() -> None:
    """Write the list anew."""
    with TemporaryDirectory() as folder:
        LIST.write_text("\n".join(lines(issues(Path(folder)))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
