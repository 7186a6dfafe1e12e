"""The coordinator's Google Sheet and those that its register names, read into the store and out of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from schemas.tabs import model_of
from sheets.books import BookState, SourceBook, plain
from sheets.errors import ApiDisabled, KeyInvalid, Network, RateLimited, SheetError
from sheets.google_links import cell_link, parse_spreadsheet_id
from sheets.grid import Grid
from sheets.kept import Kept, State
from sheets.parallel import in_parallel
from sheets.store import Store
from sheets.store_errors import UnsafeName
from sheets.sync import check_register
from sheets.tab import Link
from sheets.trouble import asked_at

if TYPE_CHECKING:
    from sheets.google_line import Spent

THREADS = 4
"""So many spreadsheets are read at once: a slow one keeps few others waiting."""
LOOK_FOR_TABS = timedelta(minutes=30)
"""How often a spreadsheet is asked for all its titles, the one way to see a tab that was added."""
FOR_ALL = (ApiDisabled, KeyInvalid, Network)
"""What goes wrong with every spreadsheet alike: the others are not asked for."""
COORDINATOR = "de coördinator"
NO_COORDINATOR = (
    "In de instellingen staat bij google_spreadsheet geen Google-werkblad. De beheerder plakt er de link "
    "van het werkblad van de coördinator, dat met het tabblad Partners."
)


class Spreadsheet(Protocol):
    """What is used of `google.GoogleWorkbook`."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def grids(self) -> list[Grid]:
        """Its known tabs."""

    @property
    def tabs(self) -> dict[int, str]:
        """Their titles by gid."""

    @property
    def others(self) -> tuple[str, ...] | None:
        """The titles of its other tabs, None where these were not asked for."""


class Reader(Protocol):
    """What reads a spreadsheet: `google.GoogleSource`."""

    @property
    def spent(self) -> Spent:
        """What it asked of Google since it was made."""

    def read(self, spreadsheet_id: str, known_tabs: Mapping[int, str] | None = None) -> Spreadsheet:
        """The spreadsheet; raises a SheetError."""


@dataclass
class _Round:
    """One reading of all spreadsheets: when, from what was known before, and what stops all of it."""

    store: Store
    reader: Reader
    now: datetime
    before: Mapping[str, State]
    owners: dict[str, str] = field(default_factory=dict)
    stop: SheetError | None = None
    read: int = 0

    def __post_init__(self) -> None:
        self._number = self.store.begin_round(self.now)
        self._begun, self._spent = time.monotonic(), self.reader.spent

    def ask(self, spreadsheet_id: str) -> Spreadsheet | SheetError:
        """A spreadsheet, or why it could not be read."""
        if self.stop is not None:
            return self.stop
        try:
            return self.reader.read(spreadsheet_id, self._known_tabs(spreadsheet_id))
        except SheetError as error:
            if isinstance(error, FOR_ALL):
                self.stop = error
            return error

    def _known_tabs(self, spreadsheet_id: str) -> dict[int, str]:
        """The titles by gid of the last reading; none when it is time to look for new tabs."""
        state = self.before.get(spreadsheet_id)
        if state is None or state.reading is None or self._looked_at(state) + LOOK_FOR_TABS <= self.now:
            return {}
        return {int(gid): title for gid, title in state.meta.get("tabs", {}).items()}

    def _looked_at(self, state: State) -> datetime:
        return datetime.fromtimestamp(state.meta.get("looked_at", 0), UTC)

    def keep(self, spreadsheet_id: str, found: Spreadsheet | SheetError) -> None:
        """Keeps what was read, or why not, and what all of it cost up to now."""
        self._count()
        try:
            if isinstance(found, SheetError):
                self._fail(spreadsheet_id, found)
            else:
                self._keep(spreadsheet_id, found)
        except UnsafeName:
            # An id of Google's that looks like a telephone number: it is told as never read.
            return

    def _count(self) -> None:
        spent = self.reader.spent
        self.store.spend(
            self._number,
            self.now + timedelta(seconds=time.monotonic() - self._begun),
            requests=spent.requests - self._spent.requests,
            bytes=spent.bytes - self._spent.bytes,
            last_minute=spent.last_minute,
        )

    def _keep(self, spreadsheet_id: str, found: Spreadsheet) -> None:
        state = self.before.get(spreadsheet_id)
        if found.others is None and state is not None:
            others, looked_at = state.meta.get("others", []), state.meta.get("looked_at", 0)
        else:
            others, looked_at = list(found.others or ()), int(self.now.timestamp())
        meta: dict[str, Any] = plain(
            {"tabs": found.tabs, "was": _was(found, state), "others": others, "looked_at": looked_at}
        )
        self.store.keep(
            spreadsheet_id,
            found.grids,
            self.now,
            name=found.title,
            partner=self.owners.get(spreadsheet_id),
            meta=meta,
        )
        self.read += 1

    def _fail(self, spreadsheet_id: str, error: SheetError) -> None:
        state, owner = self.before.get(spreadsheet_id), self.owners.get(spreadsheet_id)
        name = state.name if state else f"Werkblad van {owner or COORDINATOR}"
        self.store.fail(spreadsheet_id, error.code, error.message, self.now, name=name, partner=owner)


@dataclass(frozen=True)
class GoogleBooks:
    """Every spreadsheet of the network: the coordinator's, and those in the Werkboek column of Partners."""

    coordinator: str

    def refresh(self, reader: Reader, store: Store, now: datetime) -> int:
        """Reads every spreadsheet into the store, each kept at once; how many could be read.

        Raises StoreUnavailable. What goes wrong with a spreadsheet is kept as its state.
        """
        todo = _Round(store, reader, now, store.states())
        todo.keep(self.coordinator, todo.ask(self.coordinator))
        todo.owners = self._register(store, now.date())
        refused = _read(todo, list(todo.owners))
        # Once the minute has turned there is room for those that came when the quota was used up.
        _read(todo, refused, again=False)
        return todo.read

    def books(self, store: Store, today: date) -> list[SourceBook]:
        """Every spreadsheet of the network as it was last kept, those that never could be read as well."""
        owners = self._register(store, today)
        latest = store.latest([self.coordinator, *owners])
        never = {name: State(name, f"Werkblad van {owner}", owner) for name, owner in owners.items()}
        kept = [latest.get(name) or Kept(never[name]) for name in owners]
        first = [latest[self.coordinator]] if self.coordinator in latest else []
        return [_book(found) for found in first + kept]

    def _register(self, store: Store, today: date) -> dict[str, str]:
        """The partner of each spreadsheet that the coordinator's last good reading names, by id."""
        latest = store.latest([self.coordinator])
        owners: dict[str, str] = {}
        for found in latest.values():
            for tab in check_register(_book(found), today):
                for i in tab.kept():
                    ids = map(parse_spreadsheet_id, tab.columns["workbooks"][i])
                    owners |= {name: tab.columns["name"][i] for name in ids if name}
        owners.pop(self.coordinator, None)
        return owners


def _read(todo: _Round, ids: list[str], *, again: bool = True) -> list[str]:
    """Reads and keeps these; those to try again, for they came when the quota was used up."""
    refused = []
    for spreadsheet_id, found in in_parallel(todo.ask, ids, THREADS):
        if again and isinstance(found, RateLimited):
            refused.append(spreadsheet_id)
        todo.keep(spreadsheet_id, found)
    return refused


def _was(found: Spreadsheet, before: State | None) -> dict[str, str]:
    """What each tab was called, by gid, when it still had a title of ours: a renamed tab goes on counting."""
    former = before.meta.get("was", {}) if before else {}
    titles = {str(gid): title for gid, title in found.tabs.items()}
    known = {gid: title for gid, title in titles.items() if model_of(title)}
    return {gid: title for gid, title in former.items() if gid in titles} | known


def _book(found: Kept) -> SourceBook:
    state = found.state
    return SourceBook(
        name=state.name,
        key=state.workbook,
        kept_as=state.workbook,
        partner=state.partner or state.name,
        grids=found.grids,
        state=BookState(state.seen_at, state.failing_since, state.code, state.message, asked_at(state)),
        vanished=state.vanished,
        others=tuple(state.meta.get("others", ())),
        link=partial(_link, state.workbook),
        was={int(gid): title for gid, title in state.meta.get("was", {}).items()},
        is_online=True,
    )


def _link(spreadsheet_id: str, grid: Grid) -> Link | None:
    return None if grid.gid is None else partial(cell_link, spreadsheet_id, grid.gid)
