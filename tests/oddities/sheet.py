"""Tabs as somebody typed them, written as the files that people hand in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from sheets.grid import shown


@dataclass(frozen=True)
class Sheet:
    """One tab: rows of typed values, number formats by (row, column), merges as (row, column, rows)."""

    title: str
    rows: list[list[Any]]
    formats: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: Iterable[int] = ()
    merged: Iterable[tuple[int, int, int]] = ()
    struck: Iterable[int] = ()


def write_xlsx(folder: Path, name: str, sheets: Iterable[Sheet], *, since_1904: bool = False) -> Path:
    """The tabs as an Excel workbook."""
    book = Workbook()
    book.remove(book.active)
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    book.save(folder / f"{name}.xlsx")
    return folder / f"{name}.xlsx"


def _fill(target: Any, sheet: Sheet) -> None:
    for r, row in enumerate(sheet.rows, 1):
        for c, value in enumerate(row, 1):
            if value is None:
                continue
            cell = target.cell(r, c, value)
            if isinstance(value, str) and cell.data_type == "f":
                cell.data_type = "s"
            cell.number_format = sheet.formats.get((r, c)) or cell.number_format
            if r in sheet.struck:
                cell.font = Font(strike=True)
    for r in sheet.hidden:
        target.row_dimensions[r].hidden = True
    for r, c, height in sheet.merged:
        target.merge_cells(start_row=r, end_row=r + height - 1, start_column=c, end_column=c)


def write_ods(folder: Path, name: str, sheets: Iterable[Sheet]) -> Path:
    """The tabs as LibreOffice keeps them."""
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        book.spreadsheet.addElement(_table(sheet))
    book.save(folder / f"{name}.ods")
    return folder / f"{name}.ods"


def _table(sheet: Sheet) -> Table:
    table = Table(name=sheet.title)
    heights = {(r, c): height for r, c, height in sheet.merged}
    covered = {(r + n, c) for r, c, height in sheet.merged for n in range(1, height)}
    for r, row in enumerate(sheet.rows, 1):
        line = TableRow(visibility="collapse") if r in sheet.hidden else TableRow()
        for c, value in enumerate(row, 1):
            spanned = {"numberrowsspanned": heights[r, c]} if (r, c) in heights else {}
            cell = (
                CoveredTableCell()
                if (r, c) in covered
                else TableCell(**_typed(value, sheet, r, c), **spanned)
            )
            for text in _text(value, sheet, r, c).split("\n") if value is not None else ():
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    return table


def _typed(value: Any, sheet: Sheet, row: int, column: int) -> dict[str, str]:
    if isinstance(value, bool):
        return {"valuetype": "boolean", "booleanvalue": str(value).lower()}
    if isinstance(value, (int, float)):
        kind = "percentage" if "%" in sheet.formats.get((row, column), "") else "float"
        return {"valuetype": kind, "value": repr(value)}
    if isinstance(value, date):
        return {"valuetype": "date", "datevalue": value.isoformat()}
    return {} if value is None else {"valuetype": "string", "stringvalue": value}


def _text(value: Any, sheet: Sheet, row: int, column: int) -> str:
    """What the cell shows in Belgium."""
    code = sheet.formats.get((row, column), "")
    if isinstance(value, float) and "%" in code:
        return f"{value:.0%}"
    if isinstance(value, float) and "0.00" in code:
        return f"{value:.2f}".replace(".", ",")
    return shown(value, code)


def write_csv(folder: Path, name: str, sheets: Iterable[Sheet]) -> Path:
    """The tabs as a folder of CSV files, as Excel in Belgium exports them: what the cells show."""
    target = folder / name
    target.mkdir()
    for sheet in sheets:
        with (target / f"{sheet.title}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            out = csv.writer(file, delimiter=";")
            for r, row in enumerate(sheet.rows, 1):
                out.writerow(["" if v is None else _text(v, sheet, r, c) for c, v in enumerate(row, 1)])
    return target


WRITERS = {"xlsx": write_xlsx, "ods": write_ods, "csv": write_csv}
