"""One pass over the XML of a tab: how far it reaches, its errors, formats, merges and hidden rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sheets.errors import FileTooLarge
from sheets.formats import Formats
from sheets.grid import Merge, column_letter
from sheets.limits import MAX_AREA, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from sheets.package import damaged, feed, xml_parser
from sheets.plain_cells import RUN, Run

Attributes = dict[str, str]
NOT_AVAILABLE = "#N/A"
"""Stands for an error, or a formula that was never calculated, of which the file keeps no result."""

SHEET_ROWS, SHEET_COLUMNS = 1_048_576, 16_384
_LIMITS = f"{MAX_ROWS:_} rijen, {MAX_COLUMNS} kolommen en samen {MAX_AREA:_} cellen".replace("_", ".")
_DIGITS = "0123456789"
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class _Kinds(dict[str, str]):
    """Element name -> name without prefix; asked four million times a file, so a dictionary."""

    def __missing__(self, name: str) -> str:
        return name.rpartition(":")[2]


def column_number(letters: str) -> int:
    """The 1-based number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


class TabScan:
    """What a tab holds: the furthest filled row and column, and per 1-based (row, column) what is odd."""

    def __init__(self, styles: dict[str, str], text_sizes: Sequence[int], where: str) -> None:
        self.last_row = self.last_column = 0
        self.low = self.wide = "A1"
        self.cells = self.text = 0
        self.errors: dict[tuple[int, int], str] = {}
        self.formats = Formats()
        self.hidden: set[int] = set()
        self.merges: list[Merge] = []
        self._styles, self._sizes, self._where = styles, text_sizes, where
        self._largest = max(text_sizes, default=0)
        self._row, self._row_text, self._column = 0, "0", 0
        self._attributes: Attributes = {}
        self._columns: dict[str, int] = {}
        self._met: set[bytes] = set()
        self._odd_styles = frozenset(style.encode() for style in styles)
        self._kinds = _Kinds({name: name for name in ("c", "v", "is", "t", "f", "row")})
        self._heard: list[str] = []
        self._awaited: tuple[int, int] | None = None
        self._formulas = True  # until the extensions, which hold formulas that are no cell's
        self._parser = xml_parser(where)
        self._parser.StartElementHandler = self._start

    @property
    def area(self) -> int:
        """The cells of the rectangle from A1 to the furthest filled row and column."""
        return self.last_row * self.last_column

    def run(self, chunks: Iterable[bytes]) -> None:
        """Go over the whole tab."""
        feed(self._parser, (RUN.sub(self._take, chunk) for chunk in chunks), self._where)
        self._settle()

    def _take(self, match: re.Match[bytes]) -> bytes:
        """Count a run of plain cells, and leave nothing of it for the parser."""
        run = Run.of(match[0])
        self.cells += run.written
        for letters in run.columns - self._met:
            self._met.add(letters)
            self._reach(1, self._new_column(letters.decode()), (letters + run.cells[0][1]).decode())
        for number in run.rows:
            self._reach(self._number(number.decode(), SHEET_ROWS), 1, (run.cells[-1][0] + number).decode())
        if shared := run.shared:
            self.text += sum(map(self._size, shared))
        for row, column, style in run.formatted(self._odd_styles) if self._odd_styles else ():
            self.formats.add(row, self._columns[column], self._styles[style])
        return b""

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._awaited is not None:
            self._settle()
        kind = self._kinds[name]
        if kind == "t":
            return
        if kind == "c":
            self.cells += 1
            if "r" not in attributes:
                attributes["r"] = self._next_reference()
            self._attributes = attributes
            if "t" in attributes and attributes["t"] == "e":
                self.errors[self._fill()] = NOT_AVAILABLE
        elif kind == "v" or kind == "is":
            self._value(self._attributes)
        elif kind == "row":
            self._begin_row(attributes)
        elif kind == "f":
            self._formula()
        elif kind == "extLst":
            self._formulas = False
        elif kind == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _begin_row(self, attributes: Attributes) -> None:
        text = attributes.get("r")
        self._row = self._number(text, SHEET_ROWS) if text is not None else self._row + 1
        self._row_text, self._attributes = str(self._row), {}
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.add(self._row)
        if self.cells > MAX_CELLS:
            raise too_many_cells(self._where)

    def _number(self, text: str, most: int) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= most):
            raise damaged(self._where)
        return int(text)

    def _next_reference(self) -> str:
        """The cell after the last one of this row, where the file does not say which."""
        before = _REFERENCE.fullmatch(self._attributes.get("r", ""))
        column = column_number(before[1]) + 1 if before else 1
        return f"{column_letter(column)}{self._row or 1}"

    def _fill(self) -> tuple[int, int]:
        """The position of the cell at hand, which now counts as filled."""
        reference = self._attributes.get("r", "")
        letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters) or self._new_column(letters)
        row = self._row
        if reference[len(letters) :] != self._row_text:
            row = self._number(reference[len(letters) :], SHEET_ROWS)
        self._reach(row, column, reference)
        return row, column

    def _reach(self, row: int, column: int, reference: str) -> None:
        if row > self.last_row:
            self.last_row, self.low = row, reference
        if column > self.last_column:
            self.last_column, self.wide = column, reference

    def _new_column(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) < 4):
            raise damaged(self._where)
        column = self._columns[letters] = column_number(letters)
        if column > SHEET_COLUMNS:
            raise damaged(self._where)
        return column

    def _value(self, attributes: Attributes) -> None:
        position = self._fill()
        kind = attributes.get("t")
        if kind == "s" or (self.errors and position in self.errors):
            self._awaited = position
            self._parser.CharacterDataHandler = self._heard.append
        if kind is None or kind == "n":
            code = self._styles.get(attributes.get("s", ""))
            if code is not None:
                self.formats.add(*position, code)

    def _formula(self) -> None:
        """A formula without a result counts as an error until its result is met."""
        if self._formulas and self._attributes.get("t") != "str":
            self.errors[self._fill()] = NOT_AVAILABLE

    def _settle(self) -> None:
        """What the value of the last cell says, now that all of it was heard."""
        position, self._awaited = self._awaited, None
        if position is not None and self._heard:
            self._result(position, "".join(self._heard))
        self._heard.clear()
        self._parser.CharacterDataHandler = None

    def _result(self, position: tuple[int, int], text: str) -> None:
        kind = self._attributes.get("t")
        if kind == "s":
            self.text += self._size(text)
        if kind == "e":
            self.errors[position] = text[:100]
        else:
            self.errors.pop(position, None)

    def _size(self, index: str | bytes) -> int:
        """The bytes of a shared text; of one that is not there, the most there can be."""
        known = index.isdigit() and len(index) < 10 and int(index) < len(self._sizes)
        return self._sizes[int(index)] if known else self._largest

    def _merge(self, reference: str) -> None:
        found = _RANGE.fullmatch(reference)
        if found is None:
            return
        rows, columns = (int(found[2]), int(found[4])), (column_number(found[1]), column_number(found[3]))
        self.merges.append(Merge(min(rows), min(columns), max(rows), max(columns)))


def scan_tab(scan: TabScan, chunks: Iterable[bytes], where: str, title: str) -> TabScan:
    """What a tab holds; FileTooLarge where its furthest cell is beyond the limits."""
    scan.run(chunks)
    check_reach(scan, where, title)
    scan.merges = clipped(scan.merges, scan.last_row)
    scan.hidden = {row for row in scan.hidden if row <= scan.last_row}
    return scan


def check_reach(scan: TabScan, where: str, title: str) -> None:
    """Refuse a tab whose rectangle of cells is too large, naming the cell that makes it so."""
    if scan.last_column <= MAX_COLUMNS and scan.last_row <= MAX_ROWS and scan.area <= MAX_AREA:
        return
    wide = scan.last_column / MAX_COLUMNS > scan.last_row / MAX_ROWS
    raise too_far(where, title, scan.wide if wide else scan.low)


def too_far(where: str, title: str, address: str) -> FileTooLarge:
    """The error for a cell too far out; Ctrl+End and a forgotten space often put one there."""
    return FileTooLarge(
        f"{where}: cel {address} ligt te ver, want het dashboard leest {_LIMITS}. "
        "Verwijder de rijen en kolommen voorbij uw laatste gegevens "
        "(Ctrl+End springt naar die cel) en bewaar het werkboek opnieuw.",
        tab=title,
    )


def too_many_cells(where: str) -> FileTooLarge:
    """The error for a tab of more cells than there is time for."""
    return FileTooLarge(
        f"{where}: dit tabblad telt meer dan {MAX_CELLS // 1_000_000} miljoen cellen, lege inbegrepen. "
        "Verwijder de lege rijen en kolommen en bewaar opnieuw, of verdeel de rijen over meer werkboeken."
    )


def clipped(merges: Iterable[Merge], last_row: int) -> list[Merge]:
    """Merges down to the last filled row, together no more than a tab: sound ones do not overlap."""
    left, kept = min(last_row * MAX_COLUMNS, MAX_AREA), []
    for merge in merges:
        row, column = min(merge.last_row, last_row), min(merge.last_column, MAX_COLUMNS)
        size = (row - merge.first_row + 1) * (column - merge.first_column + 1)
        if merge.first_row <= row and merge.first_column <= column and 1 < size <= left:
            left -= size
            kept.append(Merge(merge.first_row, merge.first_column, row, column))
    return kept
