"""Words that stand in confidential cells alone, workbooks full of them, a search in all that was received."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from schemas.row import Row, fields_of
from schemas.tabs import COORDINATOR_TABS, PARTNER_TABS, confidential_fields, model_of
from schemas.text import key
from sheets.settings import EXAMPLES

CANARY, OWN = "KANARIE", "EIGEN"
MUNICIPALITY = "Horebeke"
CANARIES = (MUNICIPALITY, CANARY, "Kanariegem")
"""Strings that stand in the examples in confidential cells only: a municipality, a question, its outcome, a
supplier, and a misspelt municipality in a rejected row."""
TALKATIVE = "kazerne-dossin"
PERSONAL = ("jan.peeters@voorbeeld.be", "0470 12 34 56", "85.07.30-033.28")
"""What no sheet may hold, and nobody at all ever gets."""
SECRETIVE = [model for model in PARTNER_TABS + COORDINATOR_TABS if confidential_fields(model)]
WHERE = "municipality"
"""The one confidential field in which no other word can stand than those of a list."""


@dataclass
class Received:
    """Everything that somebody got: frames, bodies, headers, cookies, and what is in the files."""

    parts: list[bytes] = field(default_factory=list)

    def add(self, file: bytes) -> None:
        """A download; of an Excel file the parts it is packed from."""
        self.parts.append(file)
        if zipfile.is_zipfile(packed := BytesIO(file)):
            with zipfile.ZipFile(packed) as book:
                self.parts += [book.read(name) for name in book.namelist()]

    def holds(self, text: str) -> bool:
        return any(text.encode() in part or text.encode("utf-16-le") in part for part in self.parts)

    @property
    def canaries(self) -> list[str]:
        return [canary for canary in CANARIES if self.holds(canary)] + self.personal

    @property
    def personal(self) -> list[str]:
        return [data for data in PERSONAL if self.holds(data)]


def planted(folder: Path, own: str) -> Path:
    """The examples with a canary in each confidential cell (in one's `own` another word) and private data."""
    for file in EXAMPLES.glob("*.xlsx"):
        book = openpyxl.load_workbook(file)
        if file.stem == TALKATIVE:
            for at, data in enumerate(PERSONAL):
                _tell(book, data, at)
        word = OWN if file.stem == own else CANARY
        if sum([_plant(sheet, word) for sheet in book]):
            book.save(folder / file.name)
        else:
            shutil.copy(file, folder)
    return folder


def _tell(book: openpyxl.Workbook, data: str, at: int) -> None:
    """Personal data in an activity's title, among other words, and in a question."""
    book["Activiteiten"].append(["5/3/2024", None, f"Vraag het aan {data}", "lezing"])
    book["Activiteiten"].cell(3 + at, 3).value = data
    book["Doorverwijzingen"].append(["5/3/2024", "school", None, "Limburg", "andere", None, data])


def _plant(sheet: Worksheet, word: str) -> int:
    """How many columns of a tab now hold the word in each row."""
    model = model_of(sheet.title)
    found = [*_columns(sheet, model)] if model in SECRETIVE else []
    for top, column, name in found:
        for row in range(top + 1, sheet.max_row + 1):
            cell = sheet.cell(row, column)
            if sheet.cell(row, 1).value is not None:
                cell.value = f"{cell.value or 'voorbeeld:'} {word}-{name}"
    return len(found)


def _columns(sheet: Worksheet, model: type[Row]) -> Iterator[tuple[int, int, str]]:
    """The row of each head of a confidential column, its column, and the field."""
    for name in confidential_fields(model) - {WHERE}:
        column = fields_of(model)[name].column
        heads = {key(head) for head in (column.header, *column.variants)}
        for cells in sheet.iter_rows(max_row=6):
            yield from (
                (cell.row, cell.column, name)
                for cell in cells
                if isinstance(cell.value, str) and key(cell.value) in heads
            )
