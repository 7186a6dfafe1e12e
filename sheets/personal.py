"""What may be kept of a workbook: everything but personal data, which leaves its kind behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from schemas.text import FEWEST_DIGITS, in_place_of, personal_data
from sheets.grid import Grid, Value, shown

FEWEST_DIGITS_NUMBER = 10 ** (FEWEST_DIGITS - 1)
"""A smaller number is no phone or register number, unless its format shows zeros in front."""

_ZEROS = re.compile(rf"0{{{FEWEST_DIGITS},}}")
_SERVICE_ACCOUNT = re.compile(r"[\w.-]+@[\w.-]+\.gserviceaccount\.com")


def without_personal_data(grid: Grid) -> Grid:
    """The grid with every text that holds personal data replaced; the checker refuses it as before."""
    grid = replace(grid, title=safe_text(grid.title), number_formats=_safe_formats(grid.number_formats))
    told = _kinds(grid.texts.values())
    cells = {position: told[text] for position, text in grid.texts.items() if text in told} if told else {}
    cells |= _shown_with_zeros(grid)
    values = _value_kinds(grid.rows)
    if not cells and not values:
        return grid
    return _replaced(grid, _positions(grid, values) | cells)


def safe_text(text: str) -> str:
    """A name as it may be kept: on one line, and only its kind where it holds personal data.

    An address of a service account is nobody's, and a sentence that says whom to share with needs it.
    """
    kind = personal_data(_SERVICE_ACCOUNT.sub("", text))
    return in_place_of(kind) if kind else "".join(c if c.isprintable() else " " for c in text)


def safe_meta(meta: Any) -> Any:
    """JSON with every text in it, keys too, as it may be kept."""
    if isinstance(meta, str):
        return safe_text(meta)
    if isinstance(meta, Mapping):
        return {safe_text(str(name)): safe_meta(value) for name, value in meta.items()}
    if isinstance(meta, (list, tuple)):
        return [safe_meta(item) for item in meta]
    return meta


def _kinds(texts: Iterable[str]) -> dict[str, str]:
    """The kind of personal data in each of these texts that holds any."""
    return {text: kind for text in set(texts) if (kind := personal_data(text))}


def _safe_formats(formats: Mapping[tuple[int, int], str]) -> Mapping[tuple[int, int], str]:
    """A format may hold literal text; one with personal data is left out."""
    unsafe = _kinds(formats.values())
    return {p: text for p, text in formats.items() if text not in unsafe} if unsafe else formats


def _value_kinds(rows: Iterable[list[Value]]) -> dict[Value, str]:
    """The kind of each distinct value that holds personal data, as text or as a long number."""
    distinct = set(chain.from_iterable(rows))
    kinds = dict[Value, str]()
    kinds.update(_kinds(value for value in distinct if isinstance(value, str)))
    numbers = (value for value in distinct if isinstance(value, (int, float)) and _is_long(value))
    kinds.update({value: kind for value in numbers if (kind := personal_data(shown(value)))})
    return kinds


def _is_long(value: int | float) -> bool:
    """Whether a number has as many digits as personal data; one with a fraction is a measure."""
    return value >= FEWEST_DIGITS_NUMBER and value % 1 == 0


def _shown_with_zeros(grid: Grid) -> dict[tuple[int, int], str]:
    zeros = {text for text in set(grid.number_formats.values()) if _ZEROS.fullmatch(text)}
    padded = [position for position, text in grid.number_formats.items() if text in zeros] if zeros else []
    return {p: kind for p in padded if (kind := personal_data(grid.cell(*p).text))}


def _positions(grid: Grid, kinds: Mapping[Value, str]) -> dict[tuple[int, int], str]:
    if not kinds:
        return {}
    return {
        (r, c): kinds[value]
        for r, row in enumerate(grid.rows, 1)
        for c, value in enumerate(row, 1)
        if value in kinds
    }


def _replaced(grid: Grid, cells: Mapping[tuple[int, int], str]) -> Grid:
    rows = list(grid.rows)
    for r in {r for r, _ in cells if r <= len(rows)}:
        rows[r - 1] = list(rows[r - 1])
    for (r, c), kind in cells.items():
        if r <= len(rows) and c <= len(rows[r - 1]):
            rows[r - 1][c - 1] = in_place_of(kind)
    return replace(grid, rows=rows, texts={p: text for p, text in grid.texts.items() if p not in cells})
