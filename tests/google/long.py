"""An answer about a spreadsheet with a tab of very many rows, made once and compressed."""

from __future__ import annotations

import gzip
import json
from typing import Any

from sheets.google_grid import CELLS
from tests.google import answers
from tests.google.mask import cut, tree
from tests.google.spreadsheet import Spreadsheet

HEADERS = ("Datum", "Titel", "Type", "Aanwezig")


def long_answer(book: Spreadsheet, title: str, rows: int) -> bytes:
    """What Google answers about this spreadsheet where so many activities stand in the tab of that title."""
    whole = cut(answers.spreadsheet(book, [], with_data=True), tree(CELLS))
    (tab,) = [sheet for sheet in whole["sheets"] if sheet["properties"]["title"] == title]
    data = [_row(_text(header) for header in HEADERS)]
    data += [_row((DAY, _text(f"Lezing {number} (voorbeeld)"), KIND, PEOPLE)) for number in range(rows)]
    tab["data"] = [{"rowData": data}]
    tab["properties"]["gridProperties"]["rowCount"] = rows + 1
    return gzip.compress(json.dumps(whole, separators=(",", ":")).encode(), 1)


def _row(cells: Any) -> dict[str, Any]:
    return {"values": list(cells)}


def _text(text: str) -> dict[str, Any]:
    return {"formattedValue": text, "effectiveValue": {"stringValue": text}}


DAY = {
    "formattedValue": "02/01/2024",
    "effectiveValue": {"numberValue": 45293},
    "effectiveFormat": {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}},
}
KIND = _text("lezing")
PEOPLE = {"formattedValue": "7", "effectiveValue": {"numberValue": 7}}
