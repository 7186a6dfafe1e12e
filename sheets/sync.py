"""One reading of every workbook; one broken workbook is never in the way of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from schemas.partner import Partner
from schemas.row import Row
from schemas.tabs import COORDINATOR_TABS, PARTNER_TABS, TABS, model_of
from sheets.check import check_tab
from sheets.crosscheck import crosscheck
from sheets.errors import NotFound, SheetError
from sheets.files import Workbook, find_workbooks, read_workbook
from sheets.header import safe
from sheets.issues import Issue, TabCount
from sheets.register import Register, workbook_key
from sheets.tab import CheckedTab, Place

NO_SOURCE = frozenset({"unreadable_file", "file_too_large", "not_found"})
"""Codes that say a source could not be read at all."""


@dataclass(frozen=True)
class Reading:
    """What one reading gave: the tables of valid rows, every issue, the accounting of every tab.

    `tables` maps a table's name to its columns, each a list as long as the table has rows.
    """

    tables: dict[str, dict[str, list[Any]]]
    issues: list[Issue]
    tabs: list[TabCount]
    read_at: datetime
    workbooks: tuple[str, ...] = ()

    @property
    def issue_rows(self) -> list[dict[str, Any]]:
        """The issues as plain rows."""
        return [asdict(issue) for issue in self.issues]

    @property
    def tab_rows(self) -> list[dict[str, Any]]:
        """The accounting as plain rows."""
        return [asdict(tab) for tab in self.tabs]

    @property
    def unread(self) -> bool:
        """Whether a source could not be read."""
        return any(issue.code in NO_SOURCE for issue in self.issues)


@dataclass
class _Sources:
    """The workbooks that could be opened, and the issues of those that could not."""

    workbooks: list[Workbook] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def tell(self, path: Path, error: SheetError) -> None:
        """Adds what could not be read."""
        self.issues.append(_workbook_issue(path.stem, path.name, error.code, error.message, error.tab))


def read(paths: Iterable[Path], *, today: date) -> Reading:
    """Reads, checks and cross-checks workbooks (files or folders); never raises for what is in them."""
    sources = _open(paths)
    coordinating = [book for book in sources.workbooks if _has_register(book)]
    register_tabs = [tab for book in coordinating for tab in _check_register(book, today)]
    register = Register.of(register_tabs)
    tabs, issues = _check_all(sources.workbooks, register, register_tabs, today)
    missing = _missing_workbooks(register, sources.workbooks) if coordinating else []
    _refuse_unregistered(tabs, register, coordinating, issues)
    crosscheck(tabs, register)
    tabs.sort(key=lambda tab: (tab.place.partner, tab.place.workbook))
    found = [*sources.issues, *missing, *issues, *(issue for tab in tabs for issue in tab.issues)]
    return Reading(
        tables=_tables(tabs),
        issues=sorted(found, key=_issue_order),
        tabs=[tab.count for tab in tabs],
        read_at=datetime.now().astimezone(),
        workbooks=tuple(book.name for book in sources.workbooks),
    )


def _open(paths: Iterable[Path]) -> _Sources:
    sources = _Sources()
    found = dict.fromkeys(workbook for path in paths for workbook in _found(path, sources))
    for path in found:
        try:
            book = read_workbook(path)
        except SheetError as error:
            sources.tell(path, error)
        else:
            sources.workbooks.append(book)
            for failure in book.failed:
                sources.tell(path, failure)
    return sources


def _found(path: Path, sources: _Sources) -> list[Path]:
    try:
        found = find_workbooks([path])
    except SheetError as error:
        sources.tell(path, error)
        return []
    if not found:
        message = f"{path.name}: in deze map staan geen werkboeken. Zet er .xlsx- of .ods-bestanden in."
        sources.tell(path, NotFound(message))
    return found


def _workbook_issue(partner: str, workbook: str, code: str, message: str, tab: str | None = None) -> Issue:
    severity: Any = "info" if code == "unknown_tab" else "error"
    return Issue(partner, workbook, tab, None, None, None, None, None, code, severity, message)


def _has_register(book: Workbook) -> bool:
    return any(model_of(grid.title) is Partner for grid in book.grids)


def _check_register(book: Workbook, today: date) -> list[CheckedTab]:
    place = Place(Path(book.name).stem, book.name)
    return [
        check_tab(grid, Partner, place, today=today) for grid in book.grids if model_of(grid.title) is Partner
    ]


def _check_all(
    books: Sequence[Workbook], register: Register, register_tabs: list[CheckedTab], today: date
) -> tuple[list[CheckedTab], list[Issue]]:
    """Every known tab of every workbook, and an issue for every tab that is not known."""
    tabs, issues = list(register_tabs), list[Issue]()
    coordinated = bool(register_tabs)
    for book in books:
        place = Place(register.owner(book.name) or Path(book.name).stem, book.name)
        known = _known_models(book, coordinated)
        for grid in book.grids:
            model = model_of(grid.title)
            if model is None or model not in known:
                issues.append(_unknown_tab(place, grid.title))
            elif model is not Partner:
                tabs.append(check_tab(grid, model, place, today=today))
    return tabs, issues


def _known_models(book: Workbook, coordinated: bool) -> tuple[type[Row], ...]:
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
    return _workbook_issue(place.partner, place.workbook, "unknown_tab", message, safe(title))


def _missing_workbooks(register: Register, books: Sequence[Workbook]) -> list[Issue]:
    """An issue at the register's cell for every workbook that it names and that is not there."""
    there = {workbook_key(book.name) for book in books}
    issues = []
    for name, (tab, i) in sorted(register.places.items(), key=lambda item: item[0]):
        if name not in there:
            place, cell = tab.place, f"{tab.grid.title}!rij {tab.rows[i]}"
            message = (
                f"{cell}: het werkboek ‘{safe(name)}’ van {register.owners[name]} is er niet. "
                "Kijk de naam na, of maak de cel leeg zolang de partner nog niets invult."
            )
            issues.append(
                _workbook_issue(place.partner, place.workbook, "not_found", message, tab.grid.title)
            )
    return issues


def _refuse_unregistered(
    tabs: list[CheckedTab], register: Register, coordinating: list[Workbook], issues: list[Issue]
) -> None:
    """A workbook that the register does not name may be a copy of one that it does: it counts in nothing."""
    exempt = {book.name for book in coordinating}
    told: set[str] = set()
    for tab in tabs:
        name = tab.place.workbook
        if not register.owners or name in exempt or register.owner(name):
            continue
        tab.refused.update(range(len(tab.rows)))
        if name not in told:
            told.add(name)
            message = (
                f"Werkboek ‘{safe(name)}’ staat niet in het tabblad Partners en telt daarom niet mee. "
                "Vul de naam in bij Werkboek als het erbij hoort, of haal het weg als het een kopie is."
            )
            issues.append(_workbook_issue(tab.place.partner, name, "not_registered", message))


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
