"""Acties: where the actions of the plan stand, and their budget without counting anything twice."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics import actions as figures
from metrics import plan
from metrics.view import View
from pages.parts import bar_card, empty, key_figure, key_figures, paged_table, title
from pages.plan import EVERY, chosen, domain_name, policy_line_card
from pages.words import count, euro, euro_cents, plural, share, span

BUDGETS = {
    "Beleidslijn": "key",
    "Acties": ("count", count),
    "Met een bedrag": ("known", count),
    "Budget": ("amount", euro_cents),
}
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
ALSO = {"Maatregel": "measure", "Ministers": "ministers", "Bevoegdheden": "competences"}


def actions(view: View) -> None:
    """The page of the action plan; it is the network's, whatever the filters."""
    title("Acties", view.origins("actions", "action_budget"))
    if view.actions.empty:
        empty("Er zijn nog geen acties ingevuld.", "De coördinator vult het tabblad Acties in.")
        return
    whole, view = view, chosen(view)
    totals, by_status = figures.totals(view), figures.by_status(view)
    if not totals.count:
        empty("Geen acties in deze keuze.", f"Kies {EVERY} bij Minister, Beleidsdomein of Bevoegdheid.")
        return
    st.text(
        f"{count(totals.count)} van {plural(len(whole.actions), 'actie', 'acties')} van het plan. "
        "De filters hierboven gelden hier niet."
    )
    with key_figures():
        _key_figures(totals, by_status)
    with st.grid(2, min_column_width=300):
        policy_line_card(view, whole)
        by_domain = figures.by_domain(view)
        bar_card(
            "Acties per beleidsdomein",
            by_domain.assign(key=by_domain["key"].map(domain_name)),
            {"Beleidsdomein": "key", "Acties": ("count", count)},
            counted="acties",
        )
        budgets = plan.budget_by_policy_line(view)
        bar_card("Budget per beleidslijn", budgets, BUDGETS, counted="budget", value="amount", form=euro)
        bar_card(
            "Acties per bevoegdheid",
            figures.by_competence(view),
            {"Bevoegdheid": "key", "Acties": ("count", count)},
            counted="acties",
        )
    paged_table("Alle acties", figures.listing(view), LISTING, file="acties", view=view, also=ALSO)
    budget = figures.budget(view)
    shown = budget.assign(
        shown=["ja" if counted else "nee" for counted in budget["counted"]],
        period=budget["period"].map(span, na_action="ignore"),
    )
    paged_table("Alle bedragen", shown, BUDGET, file="actiebudget", view=view)


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
