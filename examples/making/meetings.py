"""The days on which the example network met."""

from __future__ import annotations

from datetime import date

from .tabs import EXAMPLE, Row, records


def meetings() -> list[Row]:
    """The days of voorbeeld_vergaderingen.csv: none is later than the last rows, so that each shows some."""
    return [
        Row(
            {
                "Datum": date.fromisoformat(row["datum"]),
                "Opmerking": row["opmerking"],
                "Herkomst": EXAMPLE,
            }
        )
        for row in records("voorbeeld_vergaderingen")
    ]
