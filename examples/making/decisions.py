"""What the example coordinator decided about rows that two members report; one of each is left open."""

from __future__ import annotations

from datetime import date

from .tabs import EXAMPLE, Mess, Row, Value, records


def decisions() -> list[Row]:
    """The decisions of voorbeeld_beslissingen.csv, by the code that the program shows for the rows."""
    return [_decision(row) for row in records("voorbeeld_beslissingen")]


def _decision(row: dict[str, str]) -> Row:
    values: dict[str, Value] = {
        "Kenmerk": row["kenmerk"],
        "Beslissing": row["beslissing"],
        "Telt": row["telt"] or None,
        "Datum": date.fromisoformat(row["datum"]),
        "Opmerking": row["opmerking"],
        "Herkomst": EXAMPLE,
    }
    return Row(values, mess=[Mess("Kenmerk", row["reden"], row["code"])] if row["reden"] else [])
