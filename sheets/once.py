"""One reading of the configured source into the store, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sheets.books import moment
from sheets.errors import NotFound, Unavailable
from sheets.file_source import kept_files
from sheets.issues import Issue
from sheets.live import AS_GOOGLE_WANTS, Asking, connect, open_store
from sheets.rate_plan import GOOGLE_LIMIT
from sheets.settings import Settings
from sheets.sync import Reading, check_workbooks
from sheets.trouble import Source

if TYPE_CHECKING:
    from sheets.google_source import GoogleBooks, Reader

BUSY = "Een ander proces leest op dit ogenblik de Google-werkbladen. Probeer het over een minuut opnieuw."
NOTHING_KEPT = (
    "De Google-werkbladen zijn nog nooit gelezen. Typ ‘wijzij sync’ om ze te lezen, of start het dashboard."
)


def kept_configured(settings: Settings, today: date, asking: Asking = AS_GOOGLE_WANTS) -> Reading:
    """What the first page would show: the folder as it is, of Google what was kept.

    Raises NotFound where nothing of Google was ever kept, StoreError or SheetError.
    """
    reading = connect(settings, asking).first(today)
    if settings.google_spreadsheet and not reading.sources:
        raise NotFound(NOTHING_KEPT)
    return reading


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


def check_google(settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> Reading:
    """The key and every spreadsheet put to the test, with nothing kept: what the dashboard shows stays.

    Raises NotFound where no spreadsheet is configured.
    """
    # Not above, here and below: who reads files only needs none of Google's.
    from sheets.store import Store

    source = _google_books(settings)
    with Store.in_memory() as store:
        source.refresh(_reader(settings, asking), store, datetime.now(UTC))
        books, cost = source.books(store, date.today()), store.last_round()
    # Nothing is known of before: since when it fails, the dashboard alone can tell.
    tried = [replace(book, state=replace(book.state, failing_since=None)) for book in books]
    return check_workbooks(tried, today=date.today(), round=cost)


def sync_google(settings: Settings, asking: Asking = AS_GOOGLE_WANTS) -> Reading:
    """Reads the coordinator's spreadsheet and those in its register; keeps them.

    Raises NotFound where none is configured, Unavailable where another process is reading, StoreError.
    """
    source = _google_books(settings)
    with open_store(settings) as store:
        with store.leader() as leading:
            if not leading:
                raise Unavailable(BUSY)
            source.refresh(_reader(settings, asking), store, datetime.now(UTC))
        today = date.today()
        return check_workbooks(source.books(store, today), today=today, round=store.last_round())


def _google_books(settings: Settings) -> GoogleBooks:
    from sheets.google_source import NO_COORDINATOR, GoogleBooks

    if settings.coordinator is None:
        raise NotFound(NO_COORDINATOR)
    return GoogleBooks(settings.coordinator)


def _reader(settings: Settings, asking: Asking) -> Reader:
    from sheets.live_google import open_reader

    return open_reader(settings, asking)


def state_lines(reading: Reading) -> Iterator[str]:
    """How each workbook stands, what is wrong with it as a whole, and what counts of its rows."""
    for source in reading.sources:
        tabs = [tab for tab in reading.tabs if tab.workbook == source.workbook]
        read, valid = sum(tab.read for tab in tabs), sum(tab.valid for tab in tabs)
        rejected = sum(tab.rejected for tab in tabs)
        counts = f"{read} rijen gelezen, {valid} geldig, {rejected} geweigerd"
        whose = f" ({source.partner})" if source.partner != source.workbook else ""
        yield f"{_mark(source)} {source.workbook}{whose}: {_state(source)}; {counts}"
    whole = [issue for issue in reading.issues if issue.row is None and issue.severity == "error"]
    yield from (f"     [{issue.code}] {_told(issue)}" for issue in whole)
    if reading.round is not None:
        cost = reading.round
        yield (
            f"{cost.requests} vragen aan Google, {cost.last_minute} in de laatste minuut van die lezing; "
            f"toegelaten zijn {GOOGLE_LIMIT} per minuut. {cost.bytes / 1000:.0f} kB ontvangen."
        )


def _told(issue: Issue) -> str:
    """The message with its workbook, which many a message begins with by itself."""
    named = issue.message.startswith(f"{issue.workbook}:")
    return issue.message if named else f"{issue.workbook}: {issue.message}"


def _mark(source: Source) -> str:
    return "FOUT" if source.code else "OK  "


def _state(source: Source) -> str:
    if source.code is None:
        return f"gelezen op {moment(source.read_at)}" if source.read_at else "gelezen"
    return f"niet gelezen sinds {moment(source.failing_since)}" if source.failing_since else "niet gelezen"
