"""Workbook files to grids of typed cells; the only module that knows the workbook reader."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from math import isfinite
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook

from schemas.tabs import model_of
from sheets.csv_folder import is_csv, read_csv_file, read_csv_folder
from sheets.errors import FileTooLarge, NotFound, SheetError, UnreadableFile
from sheets.grid import Grid, Value
from sheets.limits import MAX_FILE_BYTES, Budget
from sheets.ods import is_ods, read_ods
from sheets.package import Package, Part, damaged, inflated
from sheets.tab_scan import TabScan
from sheets.xlsx import Judge, Layout, Strings, container, read_layout, read_styles

READ = (".xlsx", ".xlsm", ".ods")
REFUSED = (".xls", ".xlsb", ".numbers", ".fods")
"""Spreadsheets in a form that is not read: found in a folder they are reported, not passed over."""

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WHOLE = 2**53


@dataclass(frozen=True, slots=True)
class Workbook:
    """One workbook: its file or folder name, its tabs in order, and the tabs that could not be read."""

    name: str
    path: Path
    grids: list[Grid]
    failed: list[SheetError] = field(default_factory=list)


def find_workbooks(paths: Iterable[Path]) -> list[Path]:
    """The workbooks at these paths: a file is itself, a folder is searched, each is named once.

    A folder that holds CSV files is one workbook; inside another folder, if one of them is a known tab.
    Spreadsheets in a form that is not read (`.xls`) and folders that may not be opened are in the list
    too, so that reading them tells why. Raises NotFound.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        if not os.path.lexists(path):
            raise _not_found(path)
        for workbook in _search(path, set(), is_csv) if os.path.isdir(path) else [path]:
            found.setdefault(os.path.realpath(workbook), workbook)
    return list(found.values())


def _is_known_tab(path: Path) -> bool:
    return is_csv(path) and model_of(path.stem) is not None


def _search(folder: Path, seen: set[str], is_tab: Callable[[Path], bool]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: (entry.name.casefold(), entry.name))
    except OSError:
        yield folder
        return
    entries = [entry for entry in entries if not entry.name.startswith((".", "~$", "__MACOSX"))]
    if any(map(is_tab, entries)) or folder.suffix.lower() in READ:
        yield folder
    for entry in entries:
        if os.path.isdir(entry):
            yield from _search(entry, seen, _is_known_tab)
        elif entry.suffix.lower() in READ + REFUSED:
            yield entry


def read_workbook(path: Path) -> Workbook:
    """A workbook file (`.xlsx`, `.xlsm`, `.ods`, `.csv`) or a folder of CSV files as grids.

    What it is follows from its content, not its name. A tab that is damaged or too large is in `failed`;
    where no tab can be read the first error is raised. Raises UnreadableFile, FileTooLarge, NotFound.
    Days come as the file's own epoch says; before March 1900, where Excel counts a 29 February that never
    was, they are as calamine reads them (1 is 1900-01-01, 60 is 1900-02-28).
    """
    path = Path(path)
    name = path.name.encode("utf-8", "replace").decode()
    with _told(path, name):
        grids, failed = _read(path, name)
    if failed and not grids:
        raise failed[0]
    return Workbook(name, path, grids, failed)


@contextmanager
def _told(path: Path, name: str) -> Iterator[None]:
    """Every fault of the file system or the reader as a sentence; a panic of the reader is no Exception."""
    try:
        yield
    except (SheetError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except FileNotFoundError as error:
        raise _not_found(path) from error
    except OSError as error:
        raise UnreadableFile(
            f"{name}: dit bestand of deze map mag of kan niet worden geopend. "
            "Sluit het in andere programma's en geef leesrecht, of leg een kopie in de map."
        ) from error
    except MemoryError as error:
        raise inflated(name) from error
    except BaseException as error:
        raise damaged(name) from error


def _not_found(path: Path) -> NotFound:
    where = str(path).encode("utf-8", "replace").decode()
    return NotFound(
        f"{where}: hier is geen bestand of map. "
        "Kijk de naam en de plaats na, of lever het werkboek opnieuw in."
    )


def _read(path: Path, name: str) -> tuple[list[Grid], list[SheetError]]:
    if os.path.isdir(path):
        return read_csv_folder(path, name, _file_bytes)
    data = _file_bytes(path, name)
    if data.startswith(_ZIP):
        package = Package(data, name)
        return read_ods(package) if is_ods(package) else _read_xlsx(package)
    if is_csv(path):
        return [read_csv_file(data, name, path.stem, Budget())], []
    raise _other_format(data, name)


def _file_bytes(path: Path, name: str) -> bytes:
    """The content of an ordinary file, read once so that what is judged is what is read."""
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("no ordinary file")
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(
            f"{name}: dit bestand is groter dan {MAX_FILE_BYTES // 1_000_000} MB. "
            "Verwijder afbeeldingen en oude jaren, of verdeel de rijen over meer werkboeken."
        )
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe somebody left in the folder must not keep the reading waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _other_format(data: bytes, name: str) -> UnreadableFile:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return UnreadableFile(
            f"{name}: dit werkboek is beveiligd met een wachtwoord. "
            "Verwijder het wachtwoord (Bestand, Info, Werkmap beveiligen) en bewaar het opnieuw."
        )
    if data.startswith(_OLE):
        return UnreadableFile(
            f"{name}: dit is een werkboek van voor 2007 (.xls), dat het dashboard niet leest. "
            "Open het in Excel of LibreOffice en bewaar het als Excel-werkmap (.xlsx)."
        )
    if not data:
        return UnreadableFile(f"{name}: dit bestand is leeg. Bewaar het werkboek opnieuw en lever dat in.")
    return UnreadableFile(
        f"{name}: dit is geen werkboek, ook al lijkt de naam zo. "
        "Open het in Excel of LibreOffice en bewaar het als Excel-werkmap (.xlsx)."
    )


def _read_xlsx(package: Package) -> tuple[list[Grid], list[SheetError]]:
    layout = read_layout(package)
    judge = Judge(package, read_styles(package, layout.styles), Strings(package, layout.strings))
    judged: list[tuple[str, TabScan, Part]] = []
    failed: list[SheetError] = []
    for tab in layout.tabs:
        if tab.target is not None:
            with _set_aside(failed, tab.title):
                judged.append((tab.title, *judge.tab(tab)))
    grids = _open(package, layout, judge.strings, judged, failed) if judged else []
    return grids, failed


def _open(
    package: Package,
    layout: Layout,
    strings: Strings,
    judged: list[tuple[str, TabScan, Part]],
    failed: list[SheetError],
) -> list[Grid]:
    data = container(package, layout, strings, [part for _, _, part in judged])
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    texts: dict[str, str] = {}
    grids = []
    for index, (title, scan, _) in enumerate(judged):
        with _set_aside(failed, title), _told(Path(package.where), f"{package.where}, tabblad {title}"):
            grids.append(_grid(title, book.get_sheet_by_name(str(index)), scan, texts))
    return grids


@contextmanager
def _set_aside(failed: list[SheetError], title: str) -> Iterator[None]:
    """A tab that cannot be read is kept apart; the others go on."""
    try:
        yield
    except SheetError as error:
        error.tab = title
        failed.append(error)


def _grid(title: str, sheet: CalamineSheet, scan: TabScan, texts: dict[str, str]) -> Grid:
    left: list[Value] = [None] * (sheet.start[1] if sheet.start else 0)
    rows = [left + _values(row, texts) for row in sheet.iter_rows()] if sheet.start else []
    for (row, column), text in scan.errors.items():
        _put(rows, row, column, text)
    return Grid(
        title,
        rows,
        number_formats=scan.formats,
        hidden_rows=frozenset(scan.hidden),
        merges=tuple(scan.merges),
    )


def _values(row: Sequence[Value], texts: dict[str, str]) -> list[Value]:
    """A row as the reader gives it with empty cells None, and one copy of each text."""
    return [
        (texts.setdefault(value, value) if value else None)
        if value.__class__ is str
        else _number(value)
        if value.__class__ is float
        else value
        for value in row
    ]


def _number(value: float) -> Value:
    if value.is_integer() and -_WHOLE < value < _WHOLE:
        return int(value)
    return value if isfinite(value) else str(value)


def _put(rows: list[list[Value]], row: int, column: int, text: str) -> None:
    rows.extend([] for _ in range(row - len(rows)))
    values = rows[row - 1]
    values.extend([None] * (column - len(values)))
    values[column - 1] = text
