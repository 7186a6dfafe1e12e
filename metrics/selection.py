"""What the filter bar asks of the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Selection:
    """What the filter bar asks: an empty set or None does not filter, a period is inclusive.

    `as_of` is the day on which everything is asked: rows dated later do not count.
    """

    as_of: date
    start: date | None = None
    end: date | None = None
    partners: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is filtered but the as-of day."""
        return self == Selection(as_of=self.as_of)
