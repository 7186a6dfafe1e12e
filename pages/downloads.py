"""Downloads of what is shown, as CSV and as Excel, each with its filters, its definitions and its date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from metrics.view import View
from metrics.wording import aside
from pages.asked import asked
from pages.document import within
from pages.tables import Columns, Form, csv_bytes, how_of
from pages.words import (
    capital,
    count,
    day,
    decimal,
    euro,
    euro_cents,
    growth,
    moment,
    month,
    months_missing,
    or_withheld,
    share,
    yes_no,
)
from reports.definitions import definitions
from reports.download import Column, Kind, Note, excel

KINDS: Mapping[Form, Kind] = {
    euro: "euro",
    euro_cents: "euro",
    count: "count",
    months_missing: "count",
    or_withheld: "count",
    decimal: "decimal",
    share: "share",
    growth: "share",
    day: "day",
    month: "month",
}
SUBJECTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "activiteiten": ("activities", ("telt-activiteiten", "telt-deelnemers", "telt-edities")),
    "bereik": ("reach", ("telt-bereik",)),
    "bereik-per-maand": ("reach", ("telt-bereik",)),
    "kosten": ("expenses", ("telt-besteed",)),
    "kosten-buiten-periode": ("expenses", ("telt-besteed",)),
    "acties": ("actions", ("telt-acties",)),
    "actiebudget": ("action_budget", ("telt-acties",)),
    "partners": ("partners", ("telt-activiteiten", "telt-vragen")),
}
"""By file: the table of the dataset its columns come from, and how its figures are counted (anchors)."""
FILTERS = "telt-filters"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(
    name: str, rows: Callable[[], pd.DataFrame], columns: Columns, *, file: str, view: View
) -> None:
    """A button for each kind of file; a file is made, and its rows are asked for, when it is pressed."""
    wanted = view.selection
    span = (
        f"_{wanted.start or 'begin'}_tot_{wanted.end or wanted.as_of}" if wanted.start or wanted.end else ""
    )
    stem = f"{file}{span}_gegevens-van_{view.read_at:%Y-%m-%d}"
    shape = {"on_click": "ignore", "icon": ":material/download:"}
    with st.container(horizontal=True, gap="xsmall", width="content"):
        st.download_button(
            "Download CSV",
            lambda: _csv(name, rows(), columns, file, view),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key=f"download-{file}",
            **shape,
        )
        st.download_button(
            "Download Excel",
            lambda: _excel(name, rows(), columns, file, view),
            file_name=f"{stem}.xlsx",
            mime=EXCEL,
            key=f"excel-{file}",
            **shape,
        )


def _csv(name: str, frame: pd.DataFrame, columns: Columns, file: str, view: View) -> bytes:
    head = [("Tabel", name), *notes_of(frame, view)]
    return csv_bytes(frame, columns, head=head, foot=meaning_of(file, columns))


def _excel(name: str, frame: pd.DataFrame, columns: Columns, file: str, view: View) -> bytes:
    return excel(name, typed(frame, columns), notes_of(frame, view), meaning_of(file, columns))


def notes_of(frame: pd.DataFrame, view: View) -> list[Note]:
    """What is filtered, of when the data is, and how many rows there are that may be counted."""
    without, counted = aside(view.without), frame.get("is_counted")
    held = count(len(frame)) if counted is None else f"{count(counted.sum())}{without}"
    rows = f"{held}; weggelaten omdat er iets niet klopt: {count(view.omitted)}{without}"
    return [("Filters", asked(view)), ("Gegevens van", moment(view.read_at)), ("Rijen", rows)]


def meaning_of(file: str, columns: Columns) -> list[Note]:
    """What each column means, and how the figures are counted."""
    table, anchors = SUBJECTS.get(file, (None, ()))
    counted = [part for part in within("cijfers") if part.anchor in (*anchors, FILTERS)]
    return [
        *((f"Kolom {head}", words) for head, words in definitions(table, columns)),
        *((f"Hoe geteld: {part.title.lower()}", _plain(part.short)) for part in counted),
    ]


def typed(frame: pd.DataFrame, columns: Columns) -> list[Column]:
    """The columns with what a spreadsheet program is to make of their values."""
    picked = ((head, *how_of(how)) for head, how in columns.items())
    return [_typed(head, frame[column], form) for head, column, form in picked]


def _typed(head: str, values: pd.Series, form: Form | None) -> Column:
    if form is yes_no:
        return Column(head, "text", [None if pd.isna(value) else yes_no(value) for value in values])
    kind = KINDS.get(form, "text") if form else "text"
    return Column(head, kind, values.tolist())


def _plain(markdown: str) -> str:
    return capital(markdown.replace("*", "").replace("`", ""))
