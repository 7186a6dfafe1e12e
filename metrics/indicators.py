"""The indicators that a target may name, and how each is counted from the rows of its window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import pandas as pd

from metrics import reach
from metrics.tally import total

Count: TypeAlias = Callable[[pd.DataFrame], float | None]

GOVERNMENTS = "lokale besturen bereikt"
SOCIAL_MEDIA = ("linkedin", "facebook", "instagram", "youtube")


@dataclass(frozen=True)
class Indicator:
    """What is counted: rows of a table of `Rows`, placed in time by a column."""

    table: str
    day: str
    count: Count


def _editions(kind: str | None = None) -> Count:
    """Editions of the activities, of one kind or of all."""

    def count(rows: pd.DataFrame) -> float | None:
        return float(
            rows["editions"].sum() if kind is None else rows["editions"][rows["kind"].eq(kind)].sum()
        )

    return count


def _known(column: str) -> Count:
    return lambda rows: total(rows[column])


def _added_up(channels: Sequence[str], indicator: str) -> Count:
    """An indicator of reach, added up over months by its own rule and then over channels."""

    def count(rows: pd.DataFrame) -> float | None:
        wanted = rows[rows["channel"].isin(channels) & rows["indicator"].eq(indicator)]
        series = reach.monthly(wanted).groupby("channel")["value"]
        values = [reach.add_up(values, indicator) for _, values in series]
        return sum(value for value in values if value is not None) if values else None

    return count


def _activities(count: Count) -> Indicator:
    return Indicator("activities", "end", count)


INDICATORS = MappingProxyType(
    {
        "publieksmomenten": _activities(_editions("publieksmoment")),
        "intervisiemomenten": _activities(_editions("intervisie")),
        "netwerkoverleggen": _activities(_editions("netwerkoverleg")),
        "vormingen": _activities(_editions("vorming")),
        "activiteiten": _activities(_editions()),
        "deelnemers": _activities(_known("attended")),
        "voltooide opleidingen": _activities(_known("completed")),
        "ondersteuningsvragen": Indicator("referrals", "contacted_on", len),
        GOVERNMENTS: Indicator("referrals", "contacted_on", lambda rows: rows["local_government"].nunique()),
        "actieve gebruikers website": Indicator(
            "reach", "month", _added_up(("website",), "actieve gebruikers")
        ),
        "abonnees nieuwsbrief": Indicator("reach", "month", _added_up(("nieuwsbrief",), "abonnees")),
        "volgers sociale media": Indicator("reach", "month", _added_up(SOCIAL_MEDIA, "volgers")),
    }
)
