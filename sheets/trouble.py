"""What is wrong with whole workbooks and tabs, as issues and as the state of each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from schemas.fault import Severity
from sheets.books import FailedTab, SourceBook, aside, moment, since
from sheets.header import safe
from sheets.issues import Issue
from sheets.kept import State
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
    "mee en staat op de pagina Bronnen. Zet de rijen terug (in Google met Bestand > Versiegeschiedenis, "
    "anders uit een kopie), of vraag de coördinator te bevestigen dat het de bedoeling was."
)
UNREGISTERED = (
    "Werkboek ‘{name}’ staat niet in het tabblad Partners en telt daarom niet mee. "
    "Vul de naam in bij Werkboek als het erbij hoort, of haal het weg als het een kopie is."
)


@dataclass(frozen=True)
class Source:
    """How one workbook stands, for people: `code` and `message` are None where it could be read.

    `read_at` is its last good reading, `asked_at` the last time that was tried; `told` are sentences on
    what else is wrong with it as a whole, `lost` its tabs that lost their rows. What the register names and
    is not there has an empty `kept_as`.
    """

    workbook: str
    kept_as: str
    partner: str
    read_at: datetime | None = None
    failing_since: datetime | None = None
    code: str | None = None
    message: str | None = None
    asked_at: datetime | None = None
    told: tuple[str, ...] = ()
    lost: tuple[Vanished, ...] = ()
    is_online: bool = False
    is_registered: bool = True

    @property
    def state(self) -> str:
        """The worst that is the matter: never, failing, vanished, partly, unregistered, or read."""
        if self.code is not None:
            return "failing" if self.read_at else "never"
        if self.lost:
            return "vanished"
        if not self.is_registered:
            return "unregistered"
        return "partly" if self.told else "read"

    def seen(self, state: State) -> Source:
        """The same workbook read again, or asked for again in vain."""
        return replace(self, read_at=state.seen_at, asked_at=asked_at(state))

    def as_row(self) -> dict[str, Any]:
        """The source as a plain row; what is told of it stands in `message`, a line for each sentence."""
        sentences = [self.message, *self.told]
        return {
            "partner": self.partner,
            "workbook": self.workbook,
            "kept_as": self.kept_as,
            "state": self.state,
            "read_at": self.read_at,
            "failing_since": self.failing_since,
            "asked_at": self.asked_at,
            "message": "\n".join(text for text in sentences if text),
            "is_online": self.is_online,
        }


def lost_rows(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Each tab that lost its rows as a plain row, with the workbook that it is of."""
    return [
        {
            "partner": source.partner,
            "workbook": source.workbook,
            "kept_as": source.kept_as,
            "is_online": source.is_online,
            "tab": safe(lost.tab),
            "rows_before": lost.rows_before,
            "rows_now": lost.rows_now,
            "since": lost.since,
            "reading": lost.reading,
            "title": lost.tab,
        }
        for source in sources
        for lost in source.lost
    ]


def asked_at(state: State) -> datetime | None:
    """When a workbook was last read, or that was tried."""
    times = [at for at in (state.seen_at, state.failed_at) if at is not None]
    return max(times, default=None)


def source_of(book: SourceBook, owner: str | None, *, is_registered: bool, now: datetime) -> Source:
    """How a workbook stands; `owner` is its partner in the register, `now` when it was read by default."""
    state = book.state
    read_at = state.read_at or (None if state.is_failing else now)
    told = [_failed(tab, book) for tab in book.failed]
    if not is_registered:
        told.append(UNREGISTERED.format(name=safe(book.name)))
    return Source(
        workbook=book.name,
        kept_as=book.kept_as,
        partner=owner or book.partner,
        read_at=read_at,
        failing_since=state.failing_since,
        code=state.code,
        message=state.message,
        asked_at=state.asked_at or read_at,
        told=tuple(told),
        lost=book.vanished,
        is_online=book.is_online,
        is_registered=is_registered,
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
    links = (book.link(grid) for grid in book.grids if book.model(grid) is lost.model)
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
