"""What the server answers: spreadsheets and values as the Sheets API gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.google.a1 import Area, written
from tests.google.entry import Entry
from tests.google.formats import show_date
from tests.google.spreadsheet import Spreadsheet, Tab

Json = dict[str, Any]


def spreadsheet(book: Spreadsheet, ranges: Sequence[str], *, with_data: bool) -> Json:
    """The whole of it; with ranges only the tabs and cells that they touch. Raises BadRange."""
    blocks: dict[int, list[Area]] = {}
    for text in ranges:
        tab, block = book.locate(text)
        blocks.setdefault(tab.gid, []).append(block)
    tabs = [tab for tab in book.tabs if not ranges or tab.gid in blocks]
    return {
        "spreadsheetId": book.id,
        "properties": {
            "title": book.title,
            "locale": book.locale,
            "autoRecalc": "ON_CHANGE",
            "timeZone": book.time_zone,
        },
        "sheets": [_sheet(book, tab, blocks.get(tab.gid), with_data) for tab in tabs],
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
    }


def _sheet(book: Spreadsheet, tab: Tab, blocks: list[Area] | None, with_data: bool) -> Json:
    properties: Json = {
        "sheetId": tab.gid,
        "title": tab.title,
        "index": book.tabs.index(tab),
        "sheetType": tab.kind,
    }
    if tab.kind != "GRID":
        return {"properties": properties}
    properties["gridProperties"] = {"rowCount": tab.rows, "columnCount": tab.columns}
    properties |= {"hidden": True} if tab.hidden else {}
    sheet: Json = {"properties": properties}
    if with_data:
        whole = [Area(1, 1, tab.rows, tab.columns)]
        sheet["data"] = [_data(tab, block, book.locale) for block in blocks or whole]
    if tab.merges:
        sheet["merges"] = [_merge(tab.gid, block) for block in tab.merges]
    return sheet


def _merge(gid: int, block: Area) -> Json:
    return {
        "sheetId": gid,
        "startRowIndex": block.first_row - 1,
        "endRowIndex": block.last_row,
        "startColumnIndex": block.first_column - 1,
        "endColumnIndex": block.last_column,
    }


def _data(tab: Tab, block: Area, locale: str) -> Json:
    rows = [{"values": [_cell(entry, locale) for entry in row]} if row else {} for row in _rows(tab, block)]
    data: Json = {"rowData": rows} if rows else {}
    data["rowMetadata"] = [_row_metadata(tab, row) for row in range(block.first_row, block.last_row + 1)]
    if block.first_row > 1:
        data["startRow"] = block.first_row - 1
    if block.first_column > 1:
        data["startColumn"] = block.first_column - 1
    return data


def _rows(tab: Tab, block: Area) -> list[list[Entry | None]]:
    """The cells of a block; blank rows and cells at the end are cut."""
    inside: dict[int, dict[int, Entry]] = {}
    for (row, column), entry in tab.cells.items():
        if block.first_row <= row <= block.last_row and block.first_column <= column <= block.last_column:
            inside.setdefault(row, {})[column] = entry
    return [
        [inside[row].get(column) for column in range(block.first_column, max(inside[row]) + 1)]
        if row in inside
        else []
        for row in range(block.first_row, max(inside, default=0) + 1)
    ]


def _row_metadata(tab: Tab, row: int) -> Json:
    hidden = {"hiddenByUser": row in tab.hidden_by_user, "hiddenByFilter": row in tab.hidden_by_filter}
    return {"pixelSize": 21} | {name: True for name, value in hidden.items() if value}


def _cell(entry: Entry | None, locale: str) -> Json:
    if entry is None:
        return {}
    effective = entry.effective
    if "errorValue" in effective:
        told = {key: value for key, value in effective["errorValue"].items() if key != "shown"}
        effective = {"errorValue": told}
    cell: Json = {
        "userEnteredValue": entry.typed,
        "effectiveValue": effective,
        "formattedValue": entry.shown(locale),
        "effectiveFormat": {"wrapStrategy": "OVERFLOW_CELL"},
    }
    if entry.pattern:
        cell["effectiveFormat"]["numberFormat"] = {"type": entry.kind, "pattern": entry.pattern}
    return cell


def values(book: Spreadsheet, text: str, query: Mapping[str, str]) -> Json:
    """A range of values as `values.get` gives it. Raises BadRange."""
    tab, block = book.locate(text)
    dimension = query.get("majorDimension", "ROWS")
    rows = _rendered(tab, block, book.locale, query)
    lines = _trimmed(rows if dimension == "ROWS" else _turned(rows))
    answer: Json = {"range": written(tab.title, block), "majorDimension": dimension}
    return answer | ({"values": lines} if lines else {})


def _rendered(tab: Tab, block: Area, locale: str, query: Mapping[str, str]) -> list[list[Any]]:
    how = query.get("valueRenderOption", "FORMATTED_VALUE")
    dates = query.get("dateTimeRenderOption", "SERIAL_NUMBER")
    return [
        ["" if entry is None else _value(entry, how, dates, locale) for entry in row]
        for row in _rows(tab, block)
    ]


def _value(entry: Entry, how: str, dates: str, locale: str) -> Any:
    if how == "FORMATTED_VALUE" or "errorValue" in entry.effective:
        return entry.shown(locale)
    if how == "FORMULA" and "formulaValue" in entry.typed:
        return entry.typed["formulaValue"]
    if dates == "FORMATTED_STRING" and entry.kind in ("DATE", "TIME", "DATE_TIME"):
        return show_date(entry.effective["numberValue"], entry.pattern, locale)
    return next(iter(entry.effective.values()))


def _turned(rows: list[list[Any]]) -> list[list[Any]]:
    width = max(map(len, rows), default=0)
    return [[row[i] if i < len(row) else "" for row in rows] for i in range(width)]


def _trimmed(lines: Iterable[list[Any]]) -> list[list[Any]]:
    trimmed = [
        line[: max((i + 1 for i, value in enumerate(line) if value != ""), default=0)] for line in lines
    ]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return trimmed
