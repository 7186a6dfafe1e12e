"""Ranges in A1 notation, as Google reads and writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sheets.grid import column_letter

_CELLS = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?")


class BadRange(Exception):
    """A 400; the text is Google's message."""


@dataclass(frozen=True)
class Area:
    """A block of cells, 1-based and inclusive."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def split(text: str, titles: Iterable[str]) -> tuple[str | None, str]:
    """The title of the tab (None where none is named) and the cells, empty for all of them."""
    if quoted := re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text):
        return quoted[1].replace("''", "'"), quoted[2] or ""
    if text in titles:
        return text, ""
    title, mark, cells = text.rpartition("!")
    return (title, cells) if mark else (None, text)


def area(cells: str, rows: int, columns: int) -> Area | None:
    """The block these cells mean in a tab of this size; None where it is no range."""
    found = _CELLS.fullmatch(cells)
    if not found or (cells and not any(found.groups())):
        return None
    start_column, start_row, end_column, end_row = found.groups()
    if end_column is None:
        whole = not cells
        end_column, end_row = ("", "") if whole else (start_column, start_row)
    wide = sorted((column_number(start_column) or 1, column_number(end_column) or columns))
    high = sorted((int(start_row or 1), int(end_row or rows)))
    return Area(high[0], wide[0], high[1], wide[1])


def locate(text: str, sizes: Mapping[str, tuple[int, int]]) -> tuple[str, Area]:
    """The tab and the block that a range means; `sizes` holds rows and columns of each tab, in order."""
    title, cells = split(text, sizes)
    title = next(iter(sizes)) if title is None else title
    if title not in sizes:
        raise BadRange(f"Unable to parse range: {text}")
    rows, columns = sizes[title]
    block = area(cells, rows, columns)
    if block is None:
        raise BadRange(f"Unable to parse range: {text}")
    if block.first_row > rows or block.first_column > columns:
        limits = f"Max rows: {rows}, max columns: {columns}"
        raise BadRange(f"Range ({written(title, block)}) exceeds grid limits. {limits}")
    return title, Area(
        block.first_row, block.first_column, min(block.last_row, rows), min(block.last_column, columns)
    )


def written(title: str, block: Area) -> str:
    """The range as Google writes it back."""
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", title)
    name = title if plain else "'" + title.replace("'", "''") + "'"
    first = f"{column_letter(block.first_column)}{block.first_row}"
    last = f"{column_letter(block.last_column)}{block.last_row}"
    return f"{name}!{first}" if first == last else f"{name}!{first}:{last}"
