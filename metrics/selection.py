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

    def as_filters(self) -> dict[str, list[str]]:
        """What keeps questions and costs, in the words of the address: `{"partner": ["FARO"]}`."""
        days = {"peildatum": self.as_of, "van": self.start, "tot": self.end}
        asked = {name: [day.isoformat()] for name, day in days.items() if day}
        chosen = {"partner": sorted(self.partners), "provincie": sorted(self.provinces)}
        return asked | {name: values for name, values in chosen.items() if values}
