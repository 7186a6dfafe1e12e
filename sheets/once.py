"""One reading of the configured source into the store, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from sheets.books import moment
from sheets.errors import NotFound
from sheets.file_source import kept_files
from sheets.live import AS_GOOGLE_WANTS, Asking, open_store
from sheets.rate_plan import GOOGLE_LIMIT
from sheets.settings import Settings
from sheets.sync import Reading, check_workbooks
from sheets.trouble import Source

BUSY = "Een ander proces leest op dit ogenblik de Google-werkbladen. Probeer het over een minuut opnieuw."


def sync_configured(
    settings: Settings, settle: Sequence[str] = (), asking: Asking = AS_GOOGLE_WANTS
) -> Reading:
    """Reads what is configured, a folder or Google, and keeps it.

    `settle` names workbooks whose vanished rows are gone on purpose. Raises StoreError or SheetError.
    """
    reading = _sync(settings, asking)
    named = [source for source in reading.sources if source.workbook in settle]
    if not named:
        return reading
    with open_store(settings) as store:
        for source in named:
            store.settle(source.kept_as)
    return _sync(settings, asking)


def _sync(settings: Settings, asking: Asking) -> Reading:
    if settings.google_spreadsheet:
        return sync_google(settings, asking)
    with open_store(settings) as store:
        return check_workbooks(kept_files([settings.data], store, datetime.now(UTC)), today=date.today())


def sync_google(settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> Reading:
    """Reads the coordinator's spreadsheet and those in its register; keeps them.

    Raises NotFound where none is configured, Unavailable where another process is reading, StoreError.
    """
    # Not above: who reads files only needs none of Google's.
    from sheets.errors import Unavailable
    from sheets.google_source import NO_COORDINATOR, GoogleBooks
    from sheets.live_google import open_reader

    if settings.coordinator is None:
        raise NotFound(NO_COORDINATOR)
    source = GoogleBooks(settings.coordinator)
    with open_store(settings) as store:
        with store.leader() as leading:
            if not leading:
                raise Unavailable(BUSY)
            source.refresh(open_reader(settings, asking), store, datetime.now(UTC))
        today = date.today()
        return check_workbooks(source.books(store, today), today=today, round=store.last_round())


def state_lines(reading: Reading) -> Iterator[str]:
    """How each workbook stands, what is wrong with it as a whole, and what counts of its rows."""
    for source in reading.sources:
        tabs = [tab for tab in reading.tabs if tab.workbook == source.workbook]
        read, valid = sum(tab.read for tab in tabs), sum(tab.valid for tab in tabs)
        rejected = sum(tab.rejected for tab in tabs)
        counts = f"{read} rijen gelezen, {valid} geldig, {rejected} geweigerd"
        yield f"{_mark(source)} {source.workbook} ({source.partner}): {_state(source)}; {counts}"
    whole = [issue for issue in reading.issues if issue.row is None and issue.severity == "error"]
    yield from (f"     [{issue.code}] {issue.workbook}: {issue.message}" for issue in whole)
    if reading.round is not None:
        cost = reading.round
        yield (
            f"{cost.requests} vragen aan Google, {cost.last_minute} in de laatste minuut van die lezing; "
            f"toegelaten zijn {GOOGLE_LIMIT} per minuut. {cost.bytes / 1000:.0f} kB ontvangen."
        )


def _mark(source: Source) -> str:
    return "FOUT" if source.code else "OK  "


def _state(source: Source) -> str:
    if source.code is None:
        return f"gelezen op {moment(source.read_at)}" if source.read_at else "gelezen"
    return f"niet gelezen sinds {moment(source.failing_since)}" if source.failing_since else "niet gelezen"
