"""Rows that are no data: blank rows and rows of totals, skipped and counted as skipped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.text import is_empty, normal

UNTICKED = frozenset({"onwaar", "false"})
"""How a CSV file holds a checkbox that is not ticked."""

REPEATED_DEFAULT = 3
"""The same lone value in at least so many otherwise blank rows is a formula or a default filled down."""

_TOTAL = re.compile(
    r"(?:(?:sub|eind) ?totaal|(?:algemeen )?totaal|som|totalen)(?: [a-z]+)?(?: \d{4})?", re.ASCII
)


def is_total(values: Iterable[object]) -> bool:
    """Whether the first filled cell of a row says Totaal, Subtotaal, Som or Eindtotaal."""
    first = next((v for v in values if not _nothing(v)), None)
    return isinstance(first, str) and bool(_TOTAL.fullmatch(normal(first)))


def is_subtotal(values: Iterable[object]) -> bool:
    """Whether a row of totals stands for the rows since the one before only."""
    first = next((v for v in values if not _nothing(v)), "")
    return normal(str(first)).startswith("sub")


def blank_rows(rows: Mapping[int, Sequence[Any]]) -> set[int]:
    """Which of these rows hold nothing in their known columns; an unticked box or a default is nothing.

    `rows` gives the values of the known columns by position.
    """
    filled = {i: tuple((n, v) for n, v in enumerate(values) if not _nothing(v)) for i, values in rows.items()}
    lone = Counter(cells for cells in filled.values() if len(cells) == 1)
    return {i for i, cells in filled.items() if not cells or _is_default(cells, lone)}


def _is_default(cells: tuple[Any, ...], lone: Counter[Any]) -> bool:
    return len(cells) == 1 and (cells[0][1] in (0, "0") or lone[cells] >= REPEATED_DEFAULT)


def _nothing(value: object) -> bool:
    if isinstance(value, str):
        return is_empty(value) or value.strip().casefold() in UNTICKED
    return value is None or value is False
