"""A workbook on its way to being checked: its tabs, where it comes from, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from schemas.row import Row
from schemas.tabs import model_of
from sheets.errors import SheetError
from sheets.grid import Grid
from sheets.kept import Kept
from sheets.tab import Link
from sheets.vanished import Vanished, same_tab

BELGIUM = ZoneInfo("Europe/Brussels")

LinkOf: TypeAlias = Callable[[Grid], Link | None]
"""From a tab to what makes links to its cells."""


def no_link(_: Grid) -> Link | None:
    """A file has no address that a click opens."""
    return None


@dataclass(frozen=True)
class BookState:
    """How reading a workbook goes: last read when, and since when and why not any more (times aware)."""

    read_at: datetime | None = None
    failing_since: datetime | None = None
    code: str | None = None
    message: str | None = None
    asked_at: datetime | None = None
    """When reading it was last tried; None where that is when it was read."""

    @property
    def is_failing(self) -> bool:
        """Whether the last reading failed."""
        return self.code is not None


@dataclass(frozen=True)
class FailedTab:
    """A tab that could not be read in a workbook that could, and why."""

    title: str
    code: str
    message: str


@dataclass(frozen=True)
class SourceBook:
    """One workbook as it is checked, whether it is a file or a Google Sheet.

    `key` is what the register calls it and `kept_as` what the store does; `partner` is whose it is as long
    as no register says so. `others` are titles of tabs that exist and were not read,
    `was` what a tab was called by gid before somebody renamed it. Where the workbook
    could not be read, `grids` are those of its last good reading, if there is one.
    """

    name: str
    key: str
    kept_as: str
    partner: str
    grids: Sequence[Grid] = ()
    state: BookState = BookState()
    failed: tuple[FailedTab, ...] = ()
    vanished: tuple[Vanished, ...] = ()
    others: tuple[str, ...] = ()
    was: Mapping[int, str] = field(default_factory=dict)
    link: LinkOf = no_link
    is_online: bool = False

    def model(self, grid: Grid) -> type[Row] | None:
        """The model of a tab, by its title or by the one that it had; None for any other tab."""
        former = None if grid.gid is None else self.was.get(grid.gid)
        return model_of(grid.title) or (model_of(former) if former else None)

    def recovered(self, kept: Kept) -> SourceBook:
        """This workbook with what the store knows: the last good tabs where it fails, and what vanished."""
        found = kept.state
        state = BookState(found.seen_at, found.failing_since, found.code, found.message, found.failed_at)
        grids = kept.grids if state.is_failing else carried_over(self.grids, self.failed, kept.grids)
        return replace(self, grids=grids, state=state, vanished=found.vanished)


def carried_over(
    grids: Sequence[Grid], failed: Sequence[FailedTab], former: Sequence[Grid]
) -> Sequence[Grid]:
    """The tabs of a workbook, with the former state of those that could not be read this time."""
    kept = (same_tab(tab.title, None, former) for tab in failed)
    return (*grids, *(grid for grid in kept if grid is not None))


def failed_tab(error: SheetError) -> FailedTab:
    """The fault of one tab."""
    return FailedTab(error.tab or "", error.code, error.message)


def moment(at: datetime) -> str:
    """A day and an hour in Belgium: `22/11/2026 om 9.15 uur`."""
    here = at.astimezone(BELGIUM)
    return f"{here:%d/%m/%Y} om {here.hour}.{here:%M} uur"


def since(state: BookState) -> str:
    """What is shown of a workbook that cannot be read, and since when that is; no sentence of its own."""
    started = f"het lezen lukt niet sinds {moment(state.failing_since)}, en " if state.failing_since else ""
    if state.read_at is None:
        return f"{started}er is nog geen eerdere lezing om te tonen"
    return f"{started}tot het lukt, tellen de rijen van {moment(state.read_at)}"


def aside(message: str, remark: str) -> str:
    """A message with a remark in its last sentence: a message has two sentences at most."""
    return f"{message.removesuffix('.')}; {remark}."


def plain(about: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept beside the tabs, without what is not there."""
    return {name: value for name, value in about.items() if value}
