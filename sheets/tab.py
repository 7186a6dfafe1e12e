"""A tab after checking: its rows, what became of each, and its issues at their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from schemas.fault import Fault, Severity, shorten
from schemas.row import Row, fields_of
from schemas.tabs import confidential_fields
from sheets.grid import Grid, column_letter
from sheets.header import Header, HeaderFault
from sheets.issues import Issue, TabCount

Link: TypeAlias = Callable[[str], str]
"""From a cell's address (`M12`) to where a click opens it."""

HARMLESS = re.compile(r"[\d\s.,/€+()%:-]*", re.I)
"""What may be quoted from a tab with confidential columns: no letter, so no name that slipped a column."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose tab it is, and how to link to its cells."""

    partner: str
    workbook: str
    link: Link | None = None


@dataclass
class CheckedTab:
    """A tab's rows as columns of values; position `i` is sheet row `rows[i]`.

    `columns` holds the rows that were neither skipped nor refused by their own cells; `refused` are
    positions that a rule over rows or workbooks refuses. read = valid + rejected + skipped.
    """

    place: Place
    grid: Grid
    model: type[Row]
    header: Header
    columns: dict[str, list[Any]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    read: int = 0
    skipped: int = 0
    refused: set[int] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)
    _columns: dict[str, tuple[int | None, str | None, str]] = field(default_factory=dict)

    @property
    def valid(self) -> int:
        """How many rows count."""
        return len(self.rows) - len(self.refused)

    @property
    def count(self) -> TabCount:
        """The accounting of this tab."""
        rejected = self.read - self.skipped - self.valid
        place = self.place
        return TabCount(
            place.partner, place.workbook, self.grid.title, self.read, self.valid, rejected, self.skipped
        )

    def kept(self) -> Iterable[int]:
        """The positions of the rows that count."""
        return (i for i in range(len(self.rows)) if i not in self.refused)

    def tell(self, fault: Fault, position: int, name: str) -> None:
        """Adds an issue at a row's cell; an error refuses the row."""
        self.issues.append(self.issue(fault, self.rows[position], name))
        if fault.severity == "error":
            self.refused.add(position)

    def issue(self, fault: Fault, row: int, name: str) -> Issue:
        """The fault as an issue at the cell of a field in a sheet row."""
        column, letter, header = self._column(name)
        where = f"{self.grid.title}!{letter or 'rij '}{row}"
        typed = self.grid.cell(row, column).text if column else ""
        typed = "" if fault.code == "personal_data" else typed
        hidden = self._hides(name, typed)
        return Issue(
            partner=self.place.partner,
            workbook=self.place.workbook,
            tab=self.grid.title,
            row=row,
            column=letter,
            header=header,
            cell=where if letter else None,
            value=typed,
            code=fault.code,
            severity=fault.severity,
            message=f"{where} ({header}): {fault.message(shorten(typed))}",
            link=self.place.link(f"{letter}{row}") if self.place.link and letter else None,
            confidential=hidden,
            public_message=f"{where} ({header}): {fault.public_message()}" if hidden else "",
            proposal=None if name in confidential_fields(self.model) else fault.proposal,
            fields=fault.fields,
        )

    def _column(self, name: str) -> tuple[int | None, str | None, str]:
        """The column of a field, its letter, and its header as the partner wrote it."""
        if name not in self._columns:
            column = self.header.columns.get(name)
            header = self.header.text(self.grid, name, fields_of(self.model)[name].header)
            self._columns[name] = (column, column_letter(column) if column else None, header)
        return self._columns[name]

    def _hides(self, name: str, typed: str) -> bool:
        confidential = confidential_fields(self.model)
        return name in confidential or (bool(confidential) and not HARMLESS.fullmatch(typed))

    def tell_header(self, fault: HeaderFault) -> None:
        """Adds an issue of the tab's columns."""
        letter = column_letter(fault.column) if fault.column else None
        address = f"{letter}{self.header.row}" if letter and self.header.row else None
        self.issues.append(
            Issue(
                partner=self.place.partner,
                workbook=self.place.workbook,
                tab=self.grid.title,
                row=self.header.row or None,
                column=letter,
                header=fault.header,
                cell=f"{self.grid.title}!{address}" if address else None,
                value=None,
                code=fault.code,
                severity=cast(Severity, fault.severity),
                message=fault.message,
                link=self.place.link(address) if self.place.link and address else None,
            )
        )

    def table(self) -> dict[str, list[Any]]:
        """The dataset's columns of the rows that count, with where each row comes from."""
        kept = list(self.kept())
        columns = self.model.derive({name: [c[i] for i in kept] for name, c in self.columns.items()})
        size = len(kept)
        return columns | {
            "partner": [self.place.partner] * size,
            "workbook": [self.place.workbook] * size,
            "tab": [self.grid.title] * size,
            "row": [self.rows[i] for i in kept],
        }
