"""One look at the source: what it gave, made into a Dataset; in whatever process that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from metrics.dataset import Dataset, Quota
from sheets import sync
from sheets.kept import Round
from sheets.live import Live, Mark, Renewed
from sheets.rate_plan import GOOGLE_LIMIT


@dataclass(frozen=True, eq=False)
class Seen:
    """What a look gave: another Dataset, or what is new of the same one, or neither; and where it stands.

    `trouble` is the type of what went wrong meanwhile, without its text, which may repeat what a cell holds.
    """

    news: Dataset | Renewed | None
    mark: Mark
    is_read_elsewhere: bool = False
    trouble: str = ""


class Look:
    """Looks at a source for who shows it, and who says each time where that stands.

    The source is connected at the first look; a Look that pickles may do its work in another process.
    """

    def __init__(self, connected: Callable[[], Live]) -> None:
        self._connected = connected
        self._live: Live | None = None
        self._fresh: sync.Reading | None = None

    def look(self, mark: Mark, today: date, wanted: bool) -> Seen:
        """What the source has that is new since this mark."""
        live = self._source()
        live.mark = mark
        try:
            news = live.changed(today, wanted)
            if isinstance(news, sync.Reading):
                self._fresh = news
                return Seen(build(news), live.mark, live.is_read_elsewhere)
        except Exception as error:
            # The mark all the same: what was asked of Google was asked.
            return Seen(None, live.mark, live.is_read_elsewhere, type(error).__name__)
        return Seen(news, live.mark, live.is_read_elsewhere)

    def changes(self, today: date) -> list[dict[str, Any]]:
        """What became of earlier issues, for what the last look gave, or else for what is known now."""
        live, fresh = self._source(), self._fresh
        self._fresh = None
        if fresh is None:
            mark, fresh = live.mark, live.first(today)
            live.mark = mark
        return live.changes(fresh, today)

    def _source(self) -> Live:
        self._live = self._live or self._connected()
        return self._live


def build(reading: sync.Reading) -> Dataset:
    """The Dataset of a reading."""
    return Dataset.build(
        reading.tables,
        issues=reading.issue_rows,
        tabs=reading.tab_rows,
        sources=reading.source_rows,
        lost=reading.lost_rows,
        read_at=reading.read_at,
        quota=_quota(reading.round),
    )


def renewed(dataset: Dataset, news: Renewed) -> Dataset:
    """The same Dataset, read again or tried in vain."""
    rows = [source.as_row() for source in news.sources]
    return dataset.renewed(news.read_at or dataset.read_at, rows, _quota(news.round))


def _quota(cost: Round | None) -> Quota | None:
    if cost is None:
        return None
    return Quota(cost.started_at, cost.requests, cost.bytes, cost.last_minute, GOOGLE_LIMIT)
