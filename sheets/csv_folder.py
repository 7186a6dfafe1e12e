"""CSV files to grids of text: encoding and separator found, rows numbered as a spreadsheet would."""

from __future__ import annotations

import codecs
import csv
import os
import re
from collections import Counter
from collections.abc import Callable
from io import StringIO
from itertools import islice
from pathlib import Path

from sheets.errors import SheetError, UnreadableFile
from sheets.grid import Grid, Value, column_letter
from sheets.limits import MAX_COLUMNS, MAX_ROWS, MAX_TABS, Budget
from sheets.tab_scan import too_far

SEPARATORS = ";,\t|"
SAMPLE_ROWS = 200
MAX_CELL_CHARACTERS = 131_072
"""Four times what Excel keeps in a cell; the csv module's own limit."""

_SEP_LINE = re.compile(r'\s*"?sep=([;,\t|])"?[ ;,]*(\r\n|\r|\n|$)', re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def is_csv(path: Path) -> bool:
    """Whether a file's name says it is a CSV file."""
    return path.suffix.lower() == ".csv" and not path.name.startswith((".", "~$")) and not os.path.isdir(path)


def read_csv_folder(
    folder: Path, name: str, file_bytes: Callable[[Path, str], bytes]
) -> tuple[list[Grid], list[SheetError]]:
    """The CSV files of a folder by name, one tab each, and those that cannot be read."""
    paths = sorted(filter(is_csv, folder.iterdir()), key=lambda path: (path.name.casefold(), path.name))
    if not paths or len(paths) > MAX_TABS:
        raise UnreadableFile(
            f"{name}: deze map bevat geen csv-bestanden of meer dan {MAX_TABS}. "
            "Leg er de tabbladen van één werkboek in, elk als een csv-bestand."
        )
    grids, failed, budget = [], [], Budget()
    for path in paths:
        try:
            where = f"{name}/{path.name}"
            grids.append(read_csv_file(file_bytes(path, where), where, path.stem, budget))
        except SheetError as error:
            error.tab = path.stem
            failed.append(error)
    return grids, failed


def read_csv_file(data: bytes, where: str, title: str, budget: Budget) -> Grid:
    """One CSV file as a grid of text, an empty cell None; UnreadableFile or FileTooLarge where refused."""
    text = decoded(data, where)
    named = _SEP_LINE.match(text)
    text = text[named.end() :] if named else text
    separator = named[1] if named else found_separator(text)
    rows = _rows(text, separator, where, title)
    budget.spend(sum(map(len, rows)), len(data), where)
    return Grid(title, rows)


def decoded(data: bytes, where: str) -> str:
    """The text of a CSV file: UTF-8 or UTF-16 where it says or proves so, else Windows' western one."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for candidate in [encoding] if encoding else ["utf-8", "cp1252", "latin-1"]:
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    raise UnreadableFile(
        f"{where}: dit is geen gewone tekst met rijen en kolommen. "
        'Open het in Excel of LibreOffice en bewaar het als "CSV UTF-8".'
    )


def found_separator(text: str) -> str:
    """The separator that splits most of the first rows into the same number of cells.

    >>> found_separator("Rapport 2024, versie 2\\nDatum;Titel\\n1/1/2024;a, b\\n")
    ';'
    """
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        widths = Counter(len(row) for row in islice(reader, SAMPLE_ROWS) if len(row) > 1)
    except csv.Error:
        return 0, 0
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return rows, width


def _rows(text: str, separator: str, where: str, title: str) -> list[list[Value]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[Value]] = []
    known: dict[str, str] = {}
    try:
        for record in reader:
            rows.append([known.setdefault(cell, cell) or None for cell in record])
            if len(rows) > MAX_ROWS or len(record) > MAX_COLUMNS:
                raise too_far(where, title, f"{column_letter(len(record) or 1)}{len(rows)}")
    except csv.Error as error:
        raise UnreadableFile(
            f"{where}: rond regel {reader.line_num} staat een aanhalingsteken te veel of te weinig, of een "
            f'cel van meer dan {MAX_CELL_CHARACTERS} tekens. Verdubbel aanhalingstekens in een cel ("") of '
            'bewaar de tabel opnieuw als "CSV UTF-8".'
        ) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
