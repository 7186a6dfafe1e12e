"""What became of the issues of each workbook's reading before: mended, new, or still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from schemas.partner import Partner
from sheets.books import BELGIUM, SourceBook
from sheets.grid import Grid, Value, column_letter
from sheets.issues import Issue
from sheets.store import Store
from sheets.store_errors import DamagedReading
from sheets.sync import Reading, check_workbooks
from sheets.tab import CheckedTab

MENDED, NEW, STILL = "opgelost", "nieuw", "staat er nog"


@dataclass(frozen=True)
class Trace:
    """An issue with what tells it again after rows moved: its place but for the row, and its row.

    `whole` stands for what the whole row holds, `rest` for the row without the faulty cell.
    """

    issue: Issue
    place: tuple[Hashable, ...]
    whole: int
    rest: int


Sign: TypeAlias = Callable[[Trace], Hashable]
_SIGNS: tuple[Sign, ...] = (
    lambda trace: trace.whole,
    lambda trace: (trace.issue.row, trace.issue.value),
    lambda trace: trace.rest,
    lambda trace: trace.issue.value or None,
)
"""What tells an issue again, the surest first: its row may have moved, or another cell of it was mended."""


def changes(reading: Reading, store: Store, today: date) -> list[dict[str, Any]]:
    """The issues of the readings before, and those that came since, as plain rows.

    Each with its `outcome` and `since`, the day on which the workbook was last seen as it was. Only of
    workbooks with an earlier reading that differed; both are judged by the rules and the register of today.
    Raises StoreUnavailable.
    """
    former = {book.name: past for book in reading.books if (past := _former(book, store))}
    if not former:
        return []
    books = [
        replace(book, grids=former[book.name][1]) if book.name in former else book for book in reading.books
    ]
    before = check_workbooks(books, today=today)
    found = compare(traces(before.checked, former), traces(reading.checked, former))
    return [
        asdict(issue) | {"outcome": outcome, "since": former[issue.workbook][0]} for outcome, issue in found
    ]


def _former(book: SourceBook, store: Store) -> tuple[date, list[Grid]] | None:
    """The last reading of a partner's workbook that differed from the one that counts, and its last day."""
    if not book.kept_as or any(book.model(grid) is Partner for grid in book.grids):
        return None
    good = [event for event in store.history(book.kept_as) if event.good]
    if len(good) < 2:
        return None
    try:
        return good[1].seen_at.astimezone(BELGIUM).date(), store.grids_of(good[1].reading)
    except DamagedReading:
        return None


def traces(tabs: Sequence[CheckedTab], workbooks: Collection[str]) -> list[Trace]:
    """The errors and warnings in the tabs of these workbooks, with what tells them again."""
    return [
        _trace(tab, issue)
        for tab in tabs
        if tab.place.workbook in workbooks
        for issue in tab.issues
        if issue.severity != "info"
    ]


def _trace(tab: CheckedTab, issue: Issue) -> Trace:
    # By table, for a tab may have been renamed.
    place = (issue.workbook, tab.model.table, issue.code, issue.header)
    row = issue.row or 0
    is_data = tab.header.first_data_row <= row <= len(tab.grid.rows)
    cells = tab.grid.rows[row - 1] if is_data else []
    rest = [None if column_letter(at) == issue.column else value for at, value in enumerate(cells, 1)]
    return Trace(issue, place, _content(cells), _content(rest))


def _content(cells: Sequence[Value]) -> int:
    return hash(tuple((at, value) for at, value in enumerate(cells) if value is not None))


def compare(before: Sequence[Trace], now: Sequence[Trace]) -> list[tuple[str, Issue]]:
    """Each issue with its outcome: those mended as they were, those new or still there as they are."""
    gone, come, same = list(before), list(now), list[Trace]()
    for sign in _SIGNS:
        again = _matched(gone, come, sign)
        same += again.values()
        gone = [trace for at, trace in enumerate(gone) if at not in again]
        found = set(map(id, again.values()))
        come = [trace for trace in come if id(trace) not in found]
    return [*_told(MENDED, gone), *_told(NEW, come), *_told(STILL, same)]


def _matched(gone: Sequence[Trace], come: Sequence[Trace], sign: Sign) -> dict[int, Trace]:
    """The positions in `gone` of what is told again in `come`, each with one of those."""
    waiting: dict[Hashable, list[Trace]] = defaultdict(list)
    for trace in reversed(come):
        waiting[trace.place, sign(trace)].append(trace)
    found = {}
    for at, trace in enumerate(gone):
        if sign(trace) is not None and (same := waiting.get((trace.place, sign(trace)))):
            found[at] = same.pop()
    return found


def _told(outcome: str, found: Sequence[Trace]) -> Iterator[tuple[str, Issue]]:
    return ((outcome, trace.issue) for trace in found)
