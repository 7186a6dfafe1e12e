"""What each partner can mend: its rows in two numbers, the same fault once, what matters most first."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

import pandas as pd

from metrics.choices import owners
from metrics.view import KEPT_TOLD, Told
from schemas.tabs import PARTNER_TABS, model_of
from schemas.text import normal

SEVERITIES = ("error", "warning", "info")
OUTCOMES = ("opgelost", "nieuw", "staat er nog")

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A cell of the row that is to be mended: `text` is None where it may not be shown."""

    header: str
    text: str | None
    is_faulty: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one fault stands: `Activiteiten!M12`, and what a click opens, None for a file."""

    address: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to mend, in one cell or in many; `beside` is the row of the first.

    `message` is what is wrong and what to type; `weight` the people or the cents that its rows report;
    `is_counted` whether it may be told how many such there are.
    """

    code: str
    severity: str
    workbook: str
    tab: str | None
    header: str | None
    message: str
    proposal: str | None
    beside: tuple[Beside, ...]
    cells: tuple[Cell, ...]
    weight: int = 0
    is_counted: bool = True

    @property
    def size(self) -> int:
        """How many cells it concerns; a fault of a whole tab or workbook counts as one."""
        return max(1, len(self.cells))


@dataclass(frozen=True, slots=True)
class TabState:
    """How the rows of one tab were accounted for; None where the viewer is not told."""

    workbook: str
    tab: str
    valid: int | None
    rejected: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """An issue of the reading before, or one that came since: `outcome` is one of `OUTCOMES`.

    `is_counted` is as that of an Entry.
    """

    outcome: str
    where: str
    message: str
    tab: str | None = None
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """What one partner has before it: rows that count and that do not, what to mend, what became of it.

    `since` are the days on which the workbooks were last seen as they were before; empty where no earlier
    reading differed.
    """

    partner: str
    tabs: tuple[TabState, ...] = ()
    entries: tuple[Entry, ...] = ()
    changes: tuple[Change, ...] = ()
    since: tuple[date, ...] = ()

    @property
    def valid(self) -> int:
        """How many rows count, as far as that is told."""
        return sum(tab.valid or 0 for tab in self.tabs)

    @property
    def rejected(self) -> int:
        """How many rows do not count yet, as far as that is told."""
        return sum(tab.rejected or 0 for tab in self.tabs)

    @property
    def without(self) -> str:
        """The tabs that no count here is of, in words: `zonder Doorverwijzingen`; empty without any."""
        return f"zonder {' en '.join(self.untold)}" if self.untold else ""

    @property
    def untold(self) -> tuple[str, ...]:
        """The tabs of which it is not told how many rows and issues there are."""
        found = [tab.tab for tab in self.tabs if tab.valid is None]
        found += [entry.tab for entry in self.entries if entry.tab and not entry.is_counted]
        found += [change.tab for change in self.changes if change.tab and not change.is_counted]
        return tuple(dict.fromkeys(found))

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The entries that may be counted."""
        return tuple(entry for entry in self.entries if entry.is_counted)

    @property
    def is_followed(self) -> bool:
        """Whether there is anything to show: a member without a workbook has nothing yet."""
        return bool(self.tabs or self.entries)

    def of(self, severity: str) -> list[Entry]:
        """The entries of a severity, in their order."""
        return [entry for entry in self.entries if entry.severity == severity]

    def outcomes(self) -> Mapping[str, int]:
        """How many issues were mended, came, and are still there, as far as that is told."""
        return Counter(change.outcome for change in self.changes if change.is_counted)


@lru_cache(maxsize=KEPT_TOLD)
def desks(told: Told) -> Mapping[str, Desk]:
    """The desk of each partner by name: whoever fills in a tab, has an issue, or is a member.

    The entries stand in the order of their worth. Errors keep rows out and come first, then warnings, then
    tips. Within each: what concerns a whole tab or workbook, for every row hangs on it; then what touches
    most cells; then what reports the largest share of the people or the cents in the tab's rows with an
    issue; then the order of the sheet. Worked out once a reading: a page only takes what it shows.
    """
    tabs = _tabs(told.tabs)
    names = owners(told.tabs, told.issues) | told.members
    entries = _entries(told.issues[told.issues["partner"].isin(names)])
    changes, since = _changes(told.changes), _since(told.changes)
    return MappingProxyType(
        {
            name: Desk(
                name,
                tuple(tabs.get(name, ())),
                tuple(entries.get(name, ())),
                tuple(changes.get(name, ())),
                since.get(name, ()),
            )
            for name in sorted(names)
        }
    )


def _tabs(frame: pd.DataFrame) -> dict[str, list[TabState]]:
    found: dict[str, list[TabState]] = defaultdict(list)
    for row in frame.to_dict("records"):
        if model_of(row["tab"]) in (*PARTNER_TABS, None):
            valid, rejected = (
                None if pd.isna(row[name]) else int(row[name]) for name in ("valid", "rejected")
            )
            found[row["partner"]].append(TabState(row["workbook"], row["tab"], valid, rejected))
    return found


def _entries(issues: pd.DataFrame) -> dict[str, list[Entry]]:
    groups: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    for row in _records(issues):
        groups[_key(row)].append(row)
    totals: Counter[Key] = Counter()
    for row in _records(issues):
        totals[_tab(row)] += row["weight"] or 0
    ordered = sorted(groups.values(), key=lambda rows: _order(rows, totals))
    found: dict[str, list[Entry]] = defaultdict(list)
    for rows in ordered:
        found[rows[0]["partner"]].append(_entry(rows))
    return found


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows with None for whatever is unknown."""
    plain = frame.astype("object")
    rows: list[Any] = plain.where(plain.notna(), None).to_dict("records")
    return rows


def _tab(row: Mapping[str, Any]) -> Key:
    return row["partner"], row["workbook"], row["tab"] or ""


def _key(row: Mapping[str, Any]) -> Key:
    """What makes two faults one: the tab, the column, the code, and the same value and sentence."""
    value = " ".join((row["value"] or "").split())
    said = _sentence(row).replace(value, "").casefold()
    return (*_tab(row), row["header"] or "", row["code"], row["severity"], normal(value), said)


def _sentence(row: Mapping[str, Any]) -> str:
    """What is wrong and what to type, without the cell that the message begins with."""
    message, cell = str(row["message"]), f"{row['cell']} ("
    _, found, rest = message.partition("): ") if message.startswith(cell) else ("", "", "")
    return rest if found else message


def _order(rows: Sequence[Mapping[str, Any]], totals: Mapping[Key, int]) -> tuple[Any, ...]:
    first, total = rows[0], totals[_tab(rows[0])]
    is_whole = first["beside"] is None
    share = sum(row["weight"] or 0 for row in rows) / total if total else 0.0
    rank = SEVERITIES.index(first["severity"])
    return rank, not is_whole, -len(rows), -share, *_tab(first), first["row"] or 0


def _entry(rows: Sequence[Mapping[str, Any]]) -> Entry:
    first = rows[0]
    return Entry(
        code=first["code"],
        severity=first["severity"],
        workbook=first["workbook"],
        tab=first["tab"],
        header=first["header"],
        message=_sentence(first),
        proposal=first["proposal"],
        beside=tuple(
            Beside(head, text, bool(own)) for head, text, own in json.loads(first["beside"] or "[]")
        ),
        cells=tuple(Cell(row["cell"], row["link"]) for row in rows if row["cell"]),
        weight=sum(row["weight"] or 0 for row in rows),
        is_counted=first["is_counted"],
    )


def _changes(frame: pd.DataFrame) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for row in sorted(_records(frame), key=lambda row: OUTCOMES.index(row["outcome"])):
        where = row["cell"] or row["tab"] or row["workbook"]
        change = Change(row["outcome"], where, _sentence(row), row["tab"], row["is_counted"])
        found[row["partner"]].append(change)
    return found


def _since(frame: pd.DataFrame) -> dict[str, tuple[date, ...]]:
    found: dict[str, set[date]] = defaultdict(set)
    for partner, day in zip(frame["partner"], frame["since"], strict=True):
        found[partner].add(day.date())
    return {partner: tuple(sorted(days)) for partner, days in found.items()}
