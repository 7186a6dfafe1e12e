"""A spreadsheet as the server keeps it: tabs of typed cells that can be written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.google import a1
from tests.google.entry import Entry, raw, typed


@dataclass
class Tab:
    """A tab; cells by 1-based (row, column). A chart's tab has the type OBJECT and no cells."""

    title: str
    gid: int = 0
    rows: int = 1000
    columns: int = 26
    cells: dict[tuple[int, int], Entry] = field(default_factory=dict)
    hidden_by_user: set[int] = field(default_factory=set)
    hidden_by_filter: set[int] = field(default_factory=set)
    merges: list[a1.Area] = field(default_factory=list)
    hidden: bool = False
    kind: str = "GRID"

    def put(self, row: int, column: int, entry: Entry | None) -> None:
        """Sets one cell; an empty text clears it. The tab grows where it must."""
        if entry is None or entry.effective.get("stringValue") == "":
            self.cells.pop((row, column), None)
        else:
            self.cells[row, column] = entry
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


@dataclass
class Spreadsheet:
    """A spreadsheet: what it is called, its language, its tabs in order."""

    id: str
    title: str
    tabs: list[Tab] = field(default_factory=list)
    locale: str = "nl_BE"
    time_zone: str = "Europe/Brussels"

    @property
    def sizes(self) -> dict[str, tuple[int, int]]:
        return {tab.title: (tab.rows, tab.columns) for tab in self.tabs if tab.kind == "GRID"}

    def tab(self, title: str) -> Tab:
        return next(tab for tab in self.tabs if tab.title == title)

    def locate(self, text: str) -> tuple[Tab, a1.Area]:
        """The tab and block that a range means; raises BadRange."""
        title, block = a1.locate(text, self.sizes)
        return self.tab(title), block

    def write(self, text: str, values: Sequence[Sequence[Any]], mode: str = "USER_ENTERED") -> None:
        """Writes values from the top left of a range on; None leaves a cell as it is."""
        tab, block = self.locate(text)
        for row, line in enumerate(values, block.first_row):
            for column, value in enumerate(line, block.first_column):
                if value is not None:
                    tab.put(row, column, typed(value, self.locale) if mode == "USER_ENTERED" else raw(value))
