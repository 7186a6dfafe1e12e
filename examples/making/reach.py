"""Fictional monthly reach: levels that grow, and sums that breathe with the school year."""

from __future__ import annotations

from datetime import date
from random import Random

from .calendar import ACTIVE_MONTHS
from .tabs import EXAMPLE, Row, records

LEVELS = {"abonnees", "volgers"}
SUMMER = {7: 1.0, 8: 0.7}
MISSING = (date(2023, 8, 1), "website", "actieve gebruikers")


def reach(partner_id: str, rng: Random) -> list[Row]:
    """A partner's months by channel and indicator; one month of the website was never filled in."""
    series = [row for row in records("voorbeeld_bereik") if row["partner_id"] == partner_id]
    return [
        _month(rng, month, number, row)
        for number, month in enumerate(ACTIVE_MONTHS)
        for row in series
        if (month, row["kanaal"], row["indicator"]) != MISSING
    ]


def _month(rng: Random, month: date, number: int, series: dict[str, str]) -> Row:
    begin, end, noise = (float(series[name]) for name in ("begin", "eind", "ruis"))
    trend = begin + (end - begin) * number / (len(ACTIVE_MONTHS) - 1)
    quiet = 1 - (1 - float(series["zomer"])) * SUMMER.get(month.month, 0.0)
    spread = rng.uniform(0, noise) if series["indicator"] in LEVELS else rng.uniform(-noise, noise)
    return Row(
        {
            "Maand": month,
            "Kanaal": series["kanaal"],
            "Indicator": series["indicator"],
            "Waarde": max(0, round(trend * quiet + spread)),
            "Herkomst": EXAMPLE,
        }
    )
