"""What was kept of each workbook, and today's rules over any of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath

from schemas.tabs import model_of
from sheets.books import SourceBook, moment
from sheets.former import Former, public_rows, whole_rows
from sheets.grid import Grid
from sheets.kept import Event
from sheets.store import Store
from sheets.store_errors import DamagedReading
from sheets.sync import Reading, check_workbooks
from sheets.vanished import rows, same_tab

NOTHING = "Er is nog niets bewaard. ‘wijzij sync’ leest wat ingesteld is en bewaart het."
DAMAGED = "beschadigd, niet meer te lezen"
LAST = 10
"""So many lines of each workbook are told unless more are asked for."""


def history_lines(store: Store, last: int = LAST) -> Iterator[str]:
    """Each workbook with its last readings and failures, the newest first. Raises StoreError."""
    states = store.states()
    if not states:
        yield NOTHING
    for name, state in states.items():
        yield f"{state.name} ({state.partner})" if state.partner else state.name
        events = store.history(name)
        for event in events[:last]:
            yield f"  {_line(store, event, events)}"
        if len(events) > last:
            yield f"  en {len(events) - last} eerdere"


def _line(store: Store, event: Event, events: Sequence[Event]) -> str:
    when = moment(event.read_at)
    if not event.good:
        until = f" tot {moment(event.seen_at)}" if event.seen_at > event.read_at else ""
        return f"{'':9}{when}{until}: niet gelezen [{event.code}] {event.message}"
    grids = _grids(store, event)
    if grids is None:
        return f"nr. {event.reading:<4} {when}: {DAMAGED}"
    former = next((e for e in events if e.good and e.reading < event.reading), None)
    before = _grids(store, former) if former else None
    count = sum(rows(grid, model) for grid in grids if (model := model_of(grid.title)))
    what = "de eerste lezing" if former is None else _differences(before, grids)
    return f"nr. {event.reading:<4} {when}: {count} rijen; {what}"


def _grids(store: Store, event: Event) -> list[Grid] | None:
    try:
        return store.grids_of(event.reading)
    except DamagedReading:
        return None


def _filled(grid: Grid) -> Counter[str]:
    return Counter(repr(row) for row in grid.rows if any(value not in (None, "") for value in row))


def _differences(before: Sequence[Grid] | None, now: Sequence[Grid]) -> str:
    """Which tabs differ, and how many rows came and went: `Activiteiten +2 -1`."""
    if before is None:
        return "de lezing ervoor is beschadigd"
    gone = [grid for grid in before if same_tab(grid.title, grid.gid, now) is None]
    told = [_difference(same_tab(grid.title, grid.gid, before), grid) for grid in now]
    told += [f"{grid.title} weg" for grid in gone]
    return ", ".join(filter(None, told)) or "alleen opmaak"


def _difference(before: Grid | None, now: Grid) -> str:
    if before is None:
        return f"{now.title} nieuw"
    former, present = _filled(before), _filled(now)
    came, went = (present - former).total(), (former - present).total()
    renamed = f" (heette {before.title})" if before.title != now.title else ""
    counts = [f"+{came}"] * bool(came) + [f"-{went}"] * bool(went)
    return f"{now.title}{renamed} {' '.join(counts)}".strip() if counts or renamed else ""


def replay(store: Store, number: int, today: date) -> Reading:
    """What the rules of today make of a former reading of one workbook, alone. Raises StoreError."""
    return check_workbooks([_book(store, number)], today=today)


def _book(store: Store, number: int) -> SourceBook:
    event = store.event(number)
    return SourceBook(
        name=event.name,
        key=event.name,
        kept_as=event.workbook,
        partner=event.partner or PurePath(event.name).stem,
        grids=store.grids_of(number),
        was={int(gid): title for gid, title in event.meta.get("was", {}).items()},
    )


def rows_of(store: Store, number: int, today: date, *, confidential: bool) -> Iterator[tuple[str, Former]]:
    """Each known tab of a reading by its title, and its rows: all of it, or without what is confidential.

    Raises StoreError.
    """
    book = _book(store, number)
    for grid in book.grids:
        if model := book.model(grid) or model_of(grid.title):
            yield grid.title, whole_rows(grid) if confidential else public_rows(grid, model, today)
