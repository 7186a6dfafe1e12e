"""Every activity in a table, by who and where or by form and numbers."""

from __future__ import annotations

import pandas as pd

from metrics.attendance import Listing
from metrics.view import View
from pages.parts import Lines, one_of, paged_table
from pages.words import UNKNOWN, count, decimal, when, yes_no

WHO, COUNTED = "Wie en waar", "Vorm en aantallen"
LISTINGS = {
    WHO: {
        "Wanneer": "when",
        "Titel": "title",
        "Type": "kind",
        "Aanwezig": ("attended", count),
        "Provincie": "province",
        "Doelgroep": "audience",
        "Gemeld door": "reported_by",
        "Status": "status",
        "Herkomst": "origin",
    },
    COUNTED: {
        "Wanneer": "when",
        "Titel": "title",
        "Type": "kind",
        "Vorm": "mode_said",
        "Edities": ("editions", count),
        "Dagdelen": ("half_days_said", str),
        "Uitgenodigd": ("invited", count),
        "Ingeschreven": ("registered", count),
        "Aanwezig": ("attended", count),
        "Verslag": ("report_sent", yes_no),
        "Herkomst": "origin",
    },
}
"""What the table shows of each activity; its download holds all of it."""

ALSO = {
    "Van": "start",
    "Tot": "end",
    "Gemeente": "municipality",
    "Vorm": "mode",
    "Edities": ("editions", count),
    "Thema": "theme",
    "Rol": "role",
    "Medeorganisatoren": "co_organisers",
    "Uitgenodigd": ("invited", count),
    "Ingeschreven": ("registered", count),
    "Voltooid": ("completed", count),
    "Dagdelen": ("half_days", decimal),
    "Verslag": ("report_sent", yes_no),
    "Opmerking": "remark",
    "Kenmerk": "reference",
}


def lines_of(listing: Listing) -> Lines:
    """The activities of a listing as lines of a table."""
    return Lines(len(listing), lambda part: _in_words(listing.rows(part)))


def activity_table(lines: Lines, view: View) -> None:
    """The activities of `lines_of`, with the columns that are asked for."""
    paged_table(
        "Alle activiteiten",
        lines,
        LISTINGS[_columns()],
        file="activiteiten",
        view=view,
        also={**LISTINGS[WHO], **ALSO},
    )


def _in_words(rows: pd.DataFrame) -> pd.DataFrame:
    days = rows[["start", "end", "precision"]].itertuples(index=False)
    halves = [decimal(number) if pd.notna(number) else "" for number in rows["half_days"]]
    modes = rows["mode"].astype("object").fillna(UNKNOWN.replace(" ", "\N{NO-BREAK SPACE}"))
    return rows.assign(when=[when(*row) for row in days], half_days_said=halves, mode_said=modes)


def _columns() -> str:
    """Which columns are asked for; the address holds it."""
    return one_of("Kolommen", LISTINGS, "tabel")
