"""Gegevens: how every row was accounted for, and each thing to mend, with the cell it stands in."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics import figures
from metrics.decisions import proposals
from metrics.view import View
from metrics.wording import aside
from pages.parts import empty, key_figure, key_figures, not_listed, paged_table, title, with_withheld
from pages.words import UNKNOWN, count, escaped, euro_cents, or_withheld, share, when

SEVERITIES = {"fout": "error", "waarschuwing": "warning", "ter info": "info"}
ROWS = {
    "Partner": "partner",
    "Werkboek": "workbook",
    "Tabblad": "tab",
    "Gelezen": ("read", or_withheld),
    "Geldig": ("valid", or_withheld),
    "Geweigerd": ("rejected", or_withheld),
    "Overgeslagen": ("skipped", or_withheld),
}
ISSUES = {
    "Cel": "cell",
    "Wat en hoe": "message",
    "Waarde": "value",
    "Ernst": "ernst",
    "Partner": "partner",
    "Werkboek": "workbook",
}
DECISIONS = {
    "Kenmerk": "code",
    "Partner": "partner",
    "Wanneer": "when",
    "Wat": "what",
    "Aanwezig of bedrag": "figure",
    "Telt nu": "counted",
    "Beslissing": "decision",
    "Rij": ("row", count),
}
WHERE = {"Tabblad": "tab", "Werkboek": "workbook", "Herkomst": "origin"}
HOW_TO_DECIDE = (
    "De coördinator typt in het tabblad Beslissingen het kenmerk en ‘dezelfde’ of ‘verschillend’; bij Telt "
    "mag de partner van wie de cijfers tellen. Staan twee rijen hier niet bij, typ dan de kenmerken van "
    "beide samen: ze staan in de download van Activiteiten."
)
NOT_COUNTED = (
    "Waar ‘niet getoond’ staat, gaat het om vragen, en dat kan er één van één gemeente zijn. Die rijen "
    "tellen niet mee in de cijfers bovenaan, en niet in ‘rijen weggelaten’."
)
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
    if view.viewer.sees_faults:
        _issues(view)
    else:
        st.text("Welke cellen te verbeteren zijn, ziet wie zich aanmeldt.")
    _decisions(view)
    counts = ("read", "valid", "rejected", "skipped")
    rows = view.tabs.assign(**{name: with_withheld(view.tabs[name]) for name in counts})
    note = NOT_COUNTED if view.without else ""
    paged_table("Elke rij verantwoord", rows, ROWS, file="rijen", view=view, note=note)


def _issues(view: View) -> None:
    """Each thing to mend, with its cell."""
    issues = _filtered(view.issues)
    note = not_listed(view)
    if issues.empty:
        told = f"Alle rijen die gelezen werden, tellen mee{aside(view.without)}."
        empty("Niets te verbeteren in deze selectie.", f"{told} {note}".strip())
    else:
        paged_table(
            "Te verbeteren",
            issues,
            ISSUES,
            file="te-verbeteren",
            view=view,
            links=("cell", "link"),
            also=ALSO,
            note=note,
        )


def _decisions(view: View) -> None:
    """What two partners report, both sides shown: which counts now, and what was decided."""
    rows = proposals(view)
    if rows.empty:
        return
    shown = rows.assign(
        when=[when(*row) for row in rows[["start", "end", "precision"]].itertuples(index=False)],
        what=rows["title"].where(~rows["is_cost"].astype(bool), "Kost: " + rows["title"].astype("str")),
        figure=[_figure(*row) for row in rows[["attended", "amount", "is_cost"]].itertuples(index=False)],
        counted=["ja" if counts else "nee" for counts in rows["counts"]],
        decision=[word if isinstance(word, str) else "te beslissen" for word in rows["verdict"]],
    )
    paged_table(
        "Te beslissen", shown, DECISIONS, file="te-beslissen", view=view, also=WHERE, note=HOW_TO_DECIDE
    )


def _figure(attended: int, amount: int, is_cost: bool) -> str:
    """What a reported row says: how many came, or what it cost."""
    if is_cost:
        return euro_cents(amount)
    return UNKNOWN if pd.isna(attended) else f"{count(attended)} aanwezig"


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
    totals = figures.quality(view)
    # What all four leave out stands with the first.
    but = f", {view.without}" if view.without else ""
    key_figure(
        "Gelezen",
        count(totals.read),
        "",
        f"rijen{but}",
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
