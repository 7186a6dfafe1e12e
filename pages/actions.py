"""Acties: where the actions of the plan stand, and their budget without counting anything twice."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import charts
from metrics import actions as figures
from metrics.view import View
from pages.parts import bar_card, chart_card, empty, key_figure, key_figures, paged_table, title
from pages.words import count, euro, euro_cents, listed, share

STATUSES = ("op te starten", "opgestart", "lopende", "afgerond", "stopgezet")
LISTING = {
    "Nr.": "number",
    "Actie": "action",
    "Status": "status",
    "Budget": ("budget", euro_cents),
    "Beleidslijn": "policy_line",
    "Domeinen": "domains",
    "Betrokkenen": "involved",
    "Herkomst": "origin",
}
BUDGET = {
    "Nr.": "number",
    "Begunstigde": "beneficiary",
    "Bedrag": ("amount", euro_cents),
    "Telt mee": "shown",
    "Soort": "kind",
    "Bevoegdheid": "competence",
    "Herhaling van": "repeats",
    "Periode": "period",
    "Herkomst": "origin",
}


def actions(view: View) -> None:
    """The page of the action plan; it is the network's, whatever the filters."""
    title("Acties", view.origins("actions", "action_budget"))
    totals, by_status = figures.totals(view), figures.by_status(view)
    if not totals.count:
        empty("Er zijn nog geen acties ingevuld.", "De coördinator vult het tabblad Acties in.")
        return
    st.text("Het actieplan van het hele netwerk: de filters gelden hier niet.")
    with key_figures():
        _key_figures(totals, by_status)
    with st.grid(2, min_column_width=300):
        policy_line_card(figures.by_policy_line(view), by_status)
        bar_card(
            "Acties per beleidsdomein",
            figures.by_domain(view),
            {"Beleidsdomein": "key", "Acties": ("count", count)},
            counted="acties",
        )
    paged_table("Alle acties", figures.listing(view), LISTING, file="acties", view=view)
    budget = figures.budget(view)
    shown = budget.assign(shown=["ja" if counted else "nee" for counted in budget["counted"]])
    paged_table("Alle bedragen", shown, BUDGET, file="actiebudget", view=view)


def policy_line_card(frame: pd.DataFrame, by_status: pd.DataFrame) -> None:
    """The actions of each policy line by status, in the order of the plan."""
    present = [status for status in STATUSES if status in set(frame["status"])]
    drawn = pd.DataFrame(
        {
            "naam": frame["policy_line"].astype("str"),
            "soort": frame["status"].astype("str"),
            "aantal": frame["count"],
            "volgorde": [
                STATUSES.index(status) if status in STATUSES else len(STATUSES) for status in frame["status"]
            ],
        }
    )
    counts = zip(by_status["key"], by_status["count"], strict=True)
    said = listed([f"{count(number)} {status}" for status, number in counts])
    chart = charts.stacked(drawn, name="naam", value="aantal", counted="Acties", split=present)
    columns = {"Beleidslijn": "policy_line", "Status": "status", "Acties": ("count", count)}
    chart_card("Acties per beleidslijn", f"Van alle acties zijn er {said}.", chart, frame, columns)


def _key_figures(totals: figures.ActionTotals, by_status: pd.DataFrame) -> None:
    known = dict(zip(by_status["key"], by_status["count"], strict=True))
    running = int(known.get("lopende", 0))
    key_figure(
        "Acties", count(totals.count), "", "in het plan", "Alle acties van het plan, elk nummer één keer."
    )
    key_figure(
        "Lopende",
        count(running),
        share(running / totals.count),
        "van de acties",
        "Acties met status lopende.",
    )
    key_figure(
        "Nog niet begonnen",
        count(int(known.get("op te starten", 0))),
        count(int(known.get("opgestart", 0))),
        "pas opgestart",
        "Acties met status op te starten; daarnaast die met status opgestart.",
    )
    key_figure(
        "Budget",
        euro(totals.budget_total),
        count(totals.amounts_left_out),
        "niet meegeteld",
        "Deelbedragen en herhalingen tellen niet mee. "
        f"Alles opgeteld wat gedrukt staat, zou {euro(totals.budget_printed)} zijn.",
    )
