"""Gegevens: how every row was accounted for, and each thing to mend, with the cell it stands in."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics.figures import figures
from metrics.view import View
from pages.parts import empty, key_figure, key_figures, paged_table, title
from pages.words import count, escaped, share

SEVERITIES = {"fout": "error", "waarschuwing": "warning", "ter info": "info"}
ROWS = {
    "Partner": "partner",
    "Werkboek": "workbook",
    "Tabblad": "tab",
    "Gelezen": ("read", count),
    "Geldig": ("valid", count),
    "Geweigerd": ("rejected", count),
    "Overgeslagen": ("skipped", count),
}
ISSUES = {
    "Cel": "cell",
    "Wat en hoe": "message",
    "Waarde": "value",
    "Ernst": "ernst",
    "Partner": "partner",
    "Werkboek": "workbook",
}
ALSO = {"Tabblad": "tab", "Rij": ("row", count), "Kolom": "header", "Code": "code", "Link": "link"}


def quality(view: View) -> None:
    """The page of what was read."""
    title("Gegevens", view.origins(whole=True))
    if view.tabs.empty:
        empty(
            "Er is geen enkel tabblad gelezen.",
            "Zet de werkboeken van de partners in de gegevensmap, of kies bij Filters een andere partner.",
        )
        return
    with key_figures():
        _key_figures(view)
    issues = _filtered(view.issues)
    if issues.empty:
        empty("Niets te verbeteren in deze selectie.", "Alle rijen die gelezen werden, tellen mee.")
    else:
        paged_table(
            "Te verbeteren",
            issues,
            ISSUES,
            file="te-verbeteren",
            view=view,
            links=("cell", "link"),
            also=ALSO,
        )
    paged_table("Elke rij verantwoord", view.tabs, ROWS, file="rijen", view=view)


def _filtered(issues: pd.DataFrame) -> pd.DataFrame:
    words = {code: word for word, code in SEVERITIES.items()}
    named = issues.assign(ernst=issues["severity"].map(words))
    with st.container(gap="xsmall"):
        severities = st.pills(
            "Ernst", list(SEVERITIES), selection_mode="multi", key="ernst", bind="query-params"
        )
        tabs = st.pills(
            "Tabblad",
            sorted(set(issues["tab"].dropna())),
            format_func=escaped,
            selection_mode="multi",
            key="tabblad",
            bind="query-params",
        )
    chosen = named[named["ernst"].isin(severities or SEVERITIES)]
    if tabs:
        chosen = chosen[chosen["tab"].isin(tabs)]
    order = chosen["ernst"].map({word: at for at, word in enumerate(SEVERITIES)})
    return chosen.loc[order.sort_values(kind="stable").index]


def _key_figures(view: View) -> None:
    totals = figures(view).quality
    key_figure(
        "Gelezen",
        count(totals.read),
        "",
        "rijen",
        "Elke rij onder de kopregel van elk tabblad, tot de laatste met inhoud.",
    )
    key_figure(
        "Geldig",
        count(totals.valid),
        share(totals.valid / totals.read) if totals.read else "",
        "telt mee",
        "Rijen zonder fout: deze tellen mee.",
    )
    key_figure(
        "Geweigerd",
        count(totals.rejected),
        share(totals.rejected / totals.read) if totals.read else "",
        "telt niet mee",
        "Rijen met een fout: deze tellen niet mee tot de fout verbeterd is.",
    )
    key_figure(
        "Overgeslagen",
        count(totals.skipped),
        "",
        "leeg of totaal",
        "Lege rijen, totaalrijen en de voorbeeldrij van het sjabloon. "
        "Gelezen = geldig + geweigerd + overgeslagen.",
    )
