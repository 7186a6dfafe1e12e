"""What is wrong with whole workbooks and tabs, as issues and as the state of each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from schemas.fault import Severity
from schemas.tabs import model_of
from sheets.books import FailedTab, SourceBook, aside, moment, since
from sheets.header import safe
from sheets.issues import Issue
from sheets.vanished import Vanished, same_tab

SHOWN_OF_ID = 4
"""So many characters of an id tell two spreadsheets with one title apart."""

NO_SOURCE = frozenset(
    {
        "unreadable_file",
        "file_too_large",
        "not_found",
        "not_shared",
        "api_disabled",
        "office_file",
        "rate_limited",
        "key_invalid",
        "network",
        "unavailable",
    }
)
"""Codes that say a source could not be read at all."""

STILL_COUNTS = "tot het lukt, tellen de rijen van de vorige lezing"
VANISHED = (
    "{tab}: dit tabblad had {before} rijen en heeft er sinds {since} nog {now}; wat verdween, telt niet meer "
    "mee. Zet de rijen terug (in Google met Bestand > Versiegeschiedenis, anders uit een kopie), of vraag de "
    "coördinator te bevestigen dat het de bedoeling was."
)


@dataclass(frozen=True)
class Source:
    """How one workbook stands, for people: `code` and `message` are None where it could be read."""

    workbook: str
    kept_as: str
    partner: str
    read_at: datetime | None
    failing_since: datetime | None
    code: str | None
    message: str | None
    vanished: int = 0


def source_of(book: SourceBook, owner: str | None) -> Source:
    """How a workbook stands; `owner` is its partner in the register."""
    state = book.state
    return Source(
        book.name,
        book.kept_as,
        owner or book.partner,
        state.read_at,
        state.failing_since,
        state.code,
        state.message,
        len(book.vanished),
    )


def trouble(book: SourceBook, owner: str | None) -> Iterator[Issue]:
    """What is wrong with a workbook as a whole, with its tabs that failed and with what vanished."""
    partner, state = owner or book.partner, book.state
    if state.code is not None:
        message = f"{book.name}: {state.message}" if book.is_online else state.message or ""
        told = aside(message, since(state)) if state.failing_since else message
        yield workbook_issue(partner, book.name, state.code, told)
    for tab in book.failed:
        yield workbook_issue(partner, book.name, tab.code, _failed(tab, book), tab.title)
    for lost in book.vanished:
        yield _vanished(book, partner, lost)


def _failed(tab: FailedTab, book: SourceBook) -> str:
    is_carried = same_tab(tab.title, None, book.grids) is not None
    return aside(tab.message, STILL_COUNTS) if is_carried else tab.message


def _vanished(book: SourceBook, partner: str, lost: Vanished) -> Issue:
    message = VANISHED.format(
        tab=safe(lost.tab),
        before=lost.rows_before,
        now=lost.rows_now,
        since=moment(lost.since) if lost.since else "kort",
    )
    issue = workbook_issue(partner, book.name, "rows_vanished", message, safe(lost.tab))
    links = (book.link(grid) for grid in book.grids if book.model(grid) is model_of(lost.tab))
    link = next(links, None)
    return replace(issue, link=link("A1")) if link else issue


def workbook_issue(partner: str, workbook: str, code: str, message: str, tab: str | None = None) -> Issue:
    """An issue of a whole workbook or tab."""
    severity: Severity = "info" if code == "unknown_tab" else "error"
    return Issue(partner, workbook, tab, None, None, None, None, None, code, severity, message)


def named_apart(books: Sequence[SourceBook]) -> list[SourceBook]:
    """The workbooks; spreadsheets that carry the same title get the end of their id behind it."""
    titles = Counter(book.name for book in books)
    return [
        replace(book, name=f"{book.name} (…{book.kept_as[-SHOWN_OF_ID:]})")
        if book.is_online and titles[book.name] > 1
        else book
        for book in books
    ]
