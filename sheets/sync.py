"""One reading of every workbook; one broken workbook is never in the way of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from schemas.partner import Partner
from schemas.row import Row
from schemas.tabs import COORDINATOR_TABS, PARTNER_TABS, TABS, is_of_template
from sheets.beside import beside_rows
from sheets.books import SourceBook
from sheets.check import check_tab
from sheets.crosscheck import crosscheck
from sheets.file_source import open_files
from sheets.grid import Grid
from sheets.header import safe
from sheets.issues import Issue, TabCount
from sheets.kept import Round
from sheets.proposals import proposal_table
from sheets.register import Register, workbook_key
from sheets.tab import CheckedTab, Place
from sheets.trouble import (
    NO_SOURCE,
    UNREGISTERED,
    Source,
    lost_rows,
    named_apart,
    source_of,
    trouble,
    workbook_issue,
)

NOT_THERE = (
    "{cell}: het werkboek ‘{name}’ van {partner} is er niet. "
    "Kijk de naam na, of maak de cel leeg zolang de partner nog niets invult."
)
NO_SPREADSHEET = (
    "{cell}: ‘{name}’ van {partner} is geen Google-werkblad. Plak de link uit de adresbalk van het "
    "werkblad, of maak de cel leeg zolang de partner nog niets invult."
)


@dataclass(frozen=True)
class Reading:
    """What one reading gave: the tables of valid rows, every issue, the accounting of every tab.

    `tables` maps a table's name to its columns, each a list as long as the table has rows. `books` are the
    workbooks as they were read and `checked` their known tabs: what later readings are compared with.
    """

    tables: dict[str, dict[str, list[Any]]]
    issues: list[Issue]
    tabs: list[TabCount]
    read_at: datetime
    workbooks: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    round: Round | None = None
    """What it cost to read these from Google; None for files."""
    books: tuple[SourceBook, ...] = field(default=(), repr=False)
    checked: tuple[CheckedTab, ...] = field(default=(), repr=False)

    @property
    def source_rows(self) -> list[dict[str, Any]]:
        """The sources as plain rows."""
        return [source.as_row() for source in self.sources]

    @property
    def lost_rows(self) -> list[dict[str, Any]]:
        """The tabs that lost their rows as plain rows."""
        return lost_rows(self.sources)

    @property
    def issue_rows(self) -> list[dict[str, Any]]:
        """The issues as plain rows, each with what stands beside it."""
        beside = beside_rows(self.checked, self.issues)
        return [asdict(issue) | near for issue, near in zip(self.issues, beside, strict=True)]

    @property
    def tab_rows(self) -> list[dict[str, Any]]:
        """The accounting as plain rows."""
        return [asdict(tab) for tab in self.tabs]

    @property
    def unread(self) -> bool:
        """Whether a source could not be read."""
        return any(issue.code in NO_SOURCE for issue in self.issues)


def read(paths: Iterable[Path], *, today: date) -> Reading:
    """Reads, checks and cross-checks workbooks (files or folders); never raises for what is in them."""
    return check_workbooks(open_files(paths), today=today)


def check_workbooks(
    books: Sequence[SourceBook],
    *,
    today: date,
    read_at: datetime | None = None,
    round: Round | None = None,
) -> Reading:
    """Checks and cross-checks workbooks wherever they come from; `read_at` is now where it is not given.

    `round` is what reading them from Google cost.
    A workbook that cannot be read counts with the tabs of its last good reading, and says since when.
    """
    books = named_apart(books)
    coordinating = [book for book in books if _has_register(book)]
    register_tabs = [tab for book in coordinating for tab in check_register(book, today)]
    register = Register.of(register_tabs)
    tabs, issues = _check_all(books, register, register_tabs, today)
    missing = _missing_workbooks(register, books) if coordinating else {}
    _refuse_unregistered(tabs, register, books, issues)
    proposals = crosscheck(tabs, register)
    tabs.sort(key=lambda tab: (tab.place.partner, tab.place.workbook))
    troubles = [issue for book in books for issue in trouble(book, register.owner(book.key))]
    found = [*troubles, *missing.values(), *issues, *(issue for tab in tabs for issue in tab.issues)]
    now = datetime.now().astimezone()
    return Reading(
        tables=_tables(tabs) | {"proposals": proposal_table(proposals)},
        issues=sorted(found, key=_issue_order),
        tabs=[tab.count for tab in tabs],
        read_at=read_at or now,
        workbooks=tuple(book.name for book in books if book.grids or not book.state.is_failing),
        sources=(*_sources(books, register, now), *_missing_sources(register, missing)),
        round=round,
        books=tuple(books),
        checked=tuple(tabs),
    )


def _sources(books: Sequence[SourceBook], register: Register, now: datetime) -> Iterator[Source]:
    """How each workbook stands that can be kept."""
    for book in books:
        owner = register.owner(book.key)
        is_registered = not register.owners or owner is not None or _has_register(book)
        if book.kept_as:
            yield source_of(book, owner, is_registered=is_registered, now=now)


def _missing_sources(register: Register, missing: Mapping[str, Issue]) -> Iterator[Source]:
    """How those stand that the register names and that are not there."""
    for name, issue in missing.items():
        yield Source(safe(name), "", register.owners[name], code=issue.code, message=issue.message)


def _has_register(book: SourceBook) -> bool:
    return any(book.model(grid) is Partner for grid in book.grids)


def check_register(book: SourceBook, today: date) -> list[CheckedTab]:
    """The Partners tabs of a workbook, checked: who is in the network, and which workbook is whose."""
    return [
        check_tab(grid, Partner, _place(book, book.partner, grid), today=today)
        for grid in book.grids
        if book.model(grid) is Partner
    ]


def _place(book: SourceBook, partner: str, grid: Grid) -> Place:
    return Place(partner, book.name, book.link(grid))


def _check_all(
    books: Sequence[SourceBook], register: Register, register_tabs: list[CheckedTab], today: date
) -> tuple[list[CheckedTab], list[Issue]]:
    """Every known tab of every workbook, and an issue for every tab that is not known."""
    tabs, issues = list(register_tabs), list[Issue]()
    coordinated = bool(register_tabs)
    for book in books:
        partner = register.owner(book.key) or book.partner
        known, unknown = _known_models(book, coordinated), list(book.others)
        for grid in book.grids:
            place = _place(book, partner, grid)
            model = book.model(grid)
            if model is None or model not in known:
                unknown.append(grid.title)
            elif model is not Partner:
                tabs.append(check_tab(grid, model, place, today=today))
        place = Place(partner, book.name)
        issues += [_unknown_tab(place, title) for title in unknown if not is_of_template(title)]
    return tabs, issues


def _known_models(book: SourceBook, coordinated: bool) -> tuple[type[Row], ...]:
    """A coordinator's tab counts in the coordinator's workbook only, once there is one."""
    if coordinated and not _has_register(book):
        return PARTNER_TABS
    return PARTNER_TABS + COORDINATOR_TABS


def _unknown_tab(place: Place, title: str) -> Issue:
    names = ", ".join(model.tab for model in TABS.values() if model in PARTNER_TABS)
    message = (
        f"Tabblad ‘{safe(title)}’ kennen we niet en telt niet mee. "
        f"Dat mag zo blijven; wat telt, heet {names}."
    )
    return workbook_issue(place.partner, place.workbook, "unknown_tab", message, safe(title))


def _missing_workbooks(register: Register, books: Sequence[SourceBook]) -> dict[str, Issue]:
    """An issue at the register's cell for every workbook that it names and that is not there, by name."""
    there = {workbook_key(book.key) for book in books}
    online = any(book.is_online for book in books)
    issues = dict[str, Issue]()
    for name, (tab, i) in sorted(register.places.items(), key=lambda item: item[0]):
        if name not in there:
            place, cell = tab.place, f"{tab.grid.title}!rij {tab.rows[i]}"
            message = (NO_SPREADSHEET if online else NOT_THERE).format(
                cell=cell, name=safe(name), partner=register.owners[name]
            )
            issues[name] = workbook_issue(place.partner, place.workbook, "not_found", message, tab.grid.title)
    return issues


def _refuse_unregistered(
    tabs: list[CheckedTab],
    register: Register,
    books: Sequence[SourceBook],
    issues: list[Issue],
) -> None:
    """A workbook that the register does not name may be a copy of one that it does: it counts in nothing."""
    if not register.owners:
        return
    registered = {book.name for book in books if _has_register(book) or register.owner(book.key)}
    told: set[str] = set()
    for tab in tabs:
        name = tab.place.workbook
        if name in registered:
            continue
        tab.refused.update(range(len(tab.rows)))
        if name not in told:
            told.add(name)
            message = UNREGISTERED.format(name=safe(name))
            issues.append(workbook_issue(tab.place.partner, name, "not_registered", message))


def _tables(tabs: list[CheckedTab]) -> dict[str, dict[str, list[Any]]]:
    """The tables of all tabs, rows in the order of partner, workbook and row."""
    tables: dict[str, dict[str, list[Any]]] = {}
    for tab in tabs:
        columns = tab.table()
        table = tables.setdefault(tab.model.table, {name: [] for name in columns})
        for name, values in columns.items():
            table[name].extend(values)
    return tables


def _issue_order(issue: Issue) -> tuple[str, str, str, int]:
    return (issue.partner, issue.workbook, issue.tab or "", issue.row or 0)
