"""Rows that may be one and the same: what is proposed, and what was decided of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.vocabulary import DIFFERENT, SAME
from sheets.tab import CheckedTab

__all__ = ["APART", "OPEN", "SAME", "Proposal", "proposal_table"]

APART = DIFFERENT
OPEN = None
"""Nothing was decided yet."""

_COLUMNS = ("code", "verdict", "table", "partner", "workbook", "tab", "row", "origin")


@dataclass(frozen=True)
class Proposal:
    """The code to type, what was decided (`dezelfde`, `verschillend` or None), and the rows it is about."""

    code: str
    verdict: str | None
    places: Sequence[tuple[CheckedTab, int]]


def proposal_table(proposals: Iterable[Proposal]) -> dict[str, list[Any]]:
    """A row for every row that a proposal is about: where it stands, never what is in it.

    Columns: code, verdict, table (`activities`, `expenses`), partner, workbook, tab, row, origin.
    """
    rows = [
        (
            *(item.code, item.verdict, tab.model.table, tab.place.partner, tab.place.workbook),
            *(tab.grid.title, tab.rows[i], tab.columns["origin"][i]),
        )
        for item in sorted(proposals, key=lambda item: (item.code, item.verdict or ""))
        for tab, i in item.places
    ]
    return {name: [row[n] for row in rows] for n, name in enumerate(_COLUMNS)}
