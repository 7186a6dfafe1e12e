"""The workbooks in folders, and what was kept of them for when one cannot be read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sheets.books import BookState, SourceBook, carried_over, failed_tab
from sheets.errors import NotFound, SheetError
from sheets.files import find_workbooks, read_workbook
from sheets.grid import Grid
from sheets.store_errors import UnsafeName

if TYPE_CHECKING:
    # The database is only needed once there is a store, and takes a while to import.
    from sheets.store import Store


def open_files(paths: Iterable[Path]) -> list[SourceBook]:
    """Every workbook at these paths; one that cannot be read says why in its state."""
    books: list[SourceBook] = []
    found = dict.fromkeys(workbook for path in paths for workbook in _found(path, books))
    return books + [_open(path) for path in found]


def _found(path: Path, books: list[SourceBook]) -> list[Path]:
    try:
        found = find_workbooks([path])
    except SheetError as error:
        books.append(_unread(path, error))
        return []
    if not found:
        message = f"{path.name}: in deze map staan geen werkboeken. Zet er .xlsx- of .ods-bestanden in."
        books.append(_unread(path, NotFound(message)))
    return found


def _open(path: Path) -> SourceBook:
    try:
        book = read_workbook(path)
    except SheetError as error:
        return _unread(path, error, kept_as=_kept_as(path))
    failed = tuple(map(failed_tab, book.failed))
    return SourceBook(
        book.name, book.name, _kept_as(path), Path(book.name).stem, tuple(book.grids), failed=failed
    )


def _unread(path: Path, error: SheetError, kept_as: str = "") -> SourceBook:
    state = BookState(code=error.code, message=error.message)
    return SourceBook(path.name, path.name, kept_as, path.stem, state=state)


def _kept_as(path: Path) -> str:
    """The same name in another folder is another workbook; where a folder stands is nobody's business."""
    folder = hashlib.sha256(os.fsencode(path.parent.resolve())).hexdigest()[:12]
    return f"{folder}/{path.name}"


def kept_files(paths: Iterable[Path], store: Store, now: datetime) -> list[SourceBook]:
    """Every workbook at these paths, kept in the store; one that fails has its last good tabs.

    Raises StoreUnavailable.
    """
    books = open_files(paths)
    former = store.latest([book.kept_as for book in books if book.failed])
    for book in books:
        if book.kept_as:
            before = former.get(book.kept_as)
            _keep(book, before.grids if before else (), store, now)
    lost = {name for name, state in store.states().items() if state.vanished}
    doubtful = [b.kept_as for b in books if b.state.is_failing or b.failed or b.kept_as in lost]
    latest = store.latest(doubtful)
    return [book.recovered(latest[book.kept_as]) if book.kept_as in latest else book for book in books]


def _keep(book: SourceBook, former: Sequence[Grid], store: Store, now: datetime) -> None:
    try:
        if book.state.code is not None:
            store.fail(book.kept_as, book.state.code, book.state.message or "", now, name=book.name)
        else:
            store.keep(book.kept_as, carried_over(book.grids, book.failed, former), now, name=book.name)
    except UnsafeName:
        # It is read and checked as ever; only nothing is kept under such a name.
        return
