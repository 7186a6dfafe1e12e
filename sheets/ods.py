"""An .ods file to grids, in one pass over its content.

It does not go through the workbook reader, which repeats what a file says is repeated before anyone can
object, gives an error cell as empty text and refuses a file with white space between its cells.
"""

from __future__ import annotations

from collections.abc import Callable

from sheets.errors import SheetError, UnreadableFile
from sheets.formats import Formats
from sheets.grid import Grid, Merge, Value, column_letter, shown
from sheets.limits import MAX_AREA, MAX_COLUMNS, MAX_ROWS, MAX_TABS, Budget
from sheets.ods_value import cell_value, number_format
from sheets.package import Package, damaged, feed, xml_parser
from sheets.tab_scan import SHEET_ROWS, clipped, too_far

Attributes = dict[str, str]
MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MOST_SPACES = 32_767

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = f"{_URN}table:1.0 ", f"{_URN}office:1.0 ", f"{_URN}text:1.0 "
_APART = (f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_URN}drawing:1.0 ")
"""Notes, drawings and charts hold paragraphs and even tables that are no cell's."""


def is_ods(package: Package) -> bool:
    """Whether a container holds an OpenDocument file, of whatever kind."""
    return "mimetype" in package or "content.xml" in package


def read_ods(package: Package) -> tuple[list[Grid], list[SheetError]]:
    """The tabs of an .ods file and those that are too large; UnreadableFile where it is no sound workbook."""
    _check_kind(package)
    reader = _Content(package.where)
    content = package.part("content.xml", package.where)
    feed(reader.parser, package.chunks(content, package.where), package.where)
    return reader.grids, reader.failed


def _check_kind(package: Package) -> None:
    where = package.where
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in _content(package, manifest):
        raise UnreadableFile(
            f"{where}: dit werkboek is beveiligd met een wachtwoord. "
            "Bewaar het opnieuw zonder wachtwoord (Opslaan als, vinkje bij wachtwoord uit)."
        )
    if "mimetype" in package and not _content(package, "mimetype").startswith(MIMETYPE):
        raise UnreadableFile(
            f"{where}: dit is geen rekenblad. Bewaar de tabel als rekenblad (.ods of .xlsx) en lever dat in."
        )


def _content(package: Package, name: str) -> bytes:
    part = package.part(name, package.where)
    return b"".join(package.chunks(part, package.where))


class _Content:
    """The handlers of one content.xml; `grids` and `failed` grow with each tab that ends."""

    def __init__(self, where: str) -> None:
        self.grids: list[Grid] = []
        self.failed: list[SheetError] = []
        self.parser = xml_parser(where, namespaces=True)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._where = where
        self._budget = Budget()
        self._tab: _Tab | None = None
        self._apart = 0
        self._starts: dict[str, Callable[[Attributes], None]] = {
            f"{_TABLE}table-row": self._row,
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}covered-table-cell": self._cell,
            f"{_TABLE}table-source": self._outside,
            f"{_TEXT}p": self._paragraph,
            f"{_TEXT}s": self._spaces,
            f"{_TEXT}tab": lambda _: self._say("\t"),
            f"{_TEXT}line-break": lambda _: self._say("\n"),
        }

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._apart or name.startswith(_APART):
            self._apart += 1
        elif name == f"{_TABLE}table":
            if self._tab is not None:
                self._apart += 1
                return
            self._open(attributes)
        elif self._tab is not None and (begin := self._starts.get(name)) is not None:
            begin(attributes)

    def _end(self, name: str) -> None:
        if self._apart:
            self._apart -= 1
        elif self._tab is None:
            return
        elif name == f"{_TEXT}p":
            self.parser.CharacterDataHandler = None
        elif name.endswith("table-cell"):
            self._tab.end_cell()
        elif name == f"{_TABLE}table-row":
            self._tab.end_row()
        elif name == f"{_TABLE}table":
            self._close(self._tab)

    def _open(self, attributes: Attributes) -> None:
        title = attributes.get(f"{_TABLE}name", "")
        self._tab = _Tab(title, f"{self._where}, tabblad {title}", self._budget)
        if len(self.grids) + len(self.failed) >= MAX_TABS:
            raise damaged(self._where)

    def _close(self, tab: _Tab) -> None:
        self._tab = None
        if tab.error is not None:
            tab.error.tab = tab.title
            self.failed.append(tab.error)
        elif tab.own:
            self.grids.append(tab.grid())

    def _row(self, attributes: Attributes) -> None:
        if self._tab is not None:
            hidden = attributes.get(f"{_TABLE}visibility") in ("collapse", "filter")
            self._tab.begin_row(self._count(attributes, "number-rows-repeated"), hidden)

    def _cell(self, attributes: Attributes) -> None:
        if self._tab is not None:
            spans = tuple(self._count(attributes, f"number-{side}-spanned") for side in ("rows", "columns"))
            self._tab.begin_cell(attributes, self._count(attributes, "number-columns-repeated"), spans)

    def _outside(self, _: Attributes) -> None:
        """A tab that is a copy of another file's, kept for formulas: no tab of this workbook."""
        if self._tab is not None:
            self._tab.own = False

    def _paragraph(self, _: Attributes) -> None:
        self.parser.CharacterDataHandler = self._say
        if self._tab is not None and self._tab.text:
            self._say("\n")

    def _spaces(self, attributes: Attributes) -> None:
        self._say(" " * min(_count(attributes.get(f"{_TEXT}c")) or 1, MOST_SPACES))

    def _say(self, text: str) -> None:
        if self._tab is not None and not self._apart:
            self._tab.say(text)

    def _count(self, attributes: Attributes, name: str) -> int:
        count = _count(attributes.get(_TABLE + name))
        if count is None:
            raise damaged(self._where)
        return count


def _count(text: str | None) -> int | None:
    """A count of one or more, 1 where none is given, None where it is no such count.

    >>> _count("1048576"), _count(None), _count("-1")
    (1048576, 1, None)
    """
    if text is None:
        return 1
    sound = text.isascii() and text.isdigit() and len(text) < 9 and int(text) > 0
    return int(text) if sound else None


class _Tab:
    """One tab while it is read; after its first error nothing more is kept of it."""

    def __init__(self, title: str, where: str, budget: Budget) -> None:
        self.title, self.own = title, True
        self.error: SheetError | None = None
        self.text: list[str] = []
        self._where, self._budget = where, budget
        self._rows: list[list[Value]] = []
        self._formats = Formats()
        self._texts: dict[tuple[int, int], str] = {}
        self._hidden: list[range] = []
        self._merges: list[Merge] = []
        self._blank_rows = self._row_repeat = 0
        self._row: list[Value] = []
        self._odd: list[tuple[int, str, str]] = []
        self._attributes: Attributes = {}
        self._repeat = self._column = 0
        self._known: dict[str, str] = {}

    def begin_row(self, repeat: int, hidden: bool) -> None:
        self._row, self._odd, self._column, self._row_repeat = [], [], 0, repeat
        if hidden:
            self._hidden.append(range(self._number, self._number + repeat))

    @property
    def _number(self) -> int:
        """The 1-based number of the row at hand."""
        return len(self._rows) + self._blank_rows + 1

    def begin_cell(self, attributes: Attributes, repeat: int, spans: tuple[int, ...]) -> None:
        self.text = []
        self._attributes, self._repeat = attributes, repeat
        if max(spans) > 1:
            row, column = self._number, self._column + 1
            self._merges.append(Merge(row, column, row + spans[0] - 1, column + spans[1] - 1))

    def say(self, text: str) -> None:
        self.text.append(text)
        self._spend(0, len(text))

    def end_cell(self) -> None:
        shown_text = "".join(self.text)
        value = cell_value(self._attributes, shown_text)
        first, self._column = self._column, self._column + self._repeat
        if value is None or self.error is not None:
            return
        if self._column > MAX_COLUMNS:
            self._refuse(self._column)
            return
        if isinstance(value, str):
            value = self._known.setdefault(value, value)
        self._row.extend([None] * (first - len(self._row)))
        self._row.extend([value] * self._repeat)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            code = number_format(self._attributes, shown_text)
            self._odd.extend((column, code, shown_text) for column in range(first + 1, self._column + 1))

    def end_row(self) -> None:
        if self.error is not None:
            return
        if not self._row:
            self._blank_rows = min(self._blank_rows + self._row_repeat, SHEET_ROWS)
            return
        last = self._number + self._row_repeat - 1
        if last > MAX_ROWS or len(self._row) * self._row_repeat > MAX_AREA:
            self._refuse(len(self._row), last)
            return
        self._spend(len(self._row) * self._row_repeat, 0)
        if self.error is None:
            self._append(last)

    def _append(self, last: int) -> None:
        self._rows.extend([] for _ in range(self._blank_rows))
        self._blank_rows = 0
        for row in range(self._number, last + 1):
            self._rows.append(list(self._row))
            for column, code, text in self._odd:
                self._note(row, column, code, text)

    def _note(self, row: int, column: int, code: str, text: str) -> None:
        if code:
            self._formats.add(row, column, code)
        if text and text != shown(self._rows[row - 1][column - 1], code):
            self._texts[row, column] = self._known.setdefault(text, text)

    def _refuse(self, column: int, row: int | None = None) -> None:
        self.error = too_far(self._where, self.title, f"{column_letter(column)}{row or self._number}")

    def _spend(self, area: int, text: int) -> None:
        try:
            self._budget.spend(area, text, self._where)
        except SheetError as error:
            self.error = error

    def grid(self) -> Grid:
        height = len(self._rows)
        hidden = (row for rows in self._hidden for row in rows[: max(0, height - rows.start + 1)])
        return Grid(
            self.title,
            self._rows,
            number_formats=self._formats,
            texts=self._texts,
            hidden_rows=frozenset(hidden),
            merges=tuple(clipped(self._merges, height)),
        )
