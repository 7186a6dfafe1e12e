"""Subsidie: what was spent of the grant, on what, and whether it goes as planned."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from metrics import spend as figures
from metrics.spend import Grant
from metrics.targets import targets
from metrics.view import View
from metrics.yearly import granted_a_year, money
from pages.address import GRANT
from pages.budget import line_card
from pages.burn import burn_card, outlook
from pages.confidential import Vault, confidential_card
from pages.parts import (
    bar_card,
    card,
    empty,
    key_figure,
    key_figures,
    paged_table,
    table,
    title,
)
from pages.period import WHOLE_GRANT
from pages.settlement import facts_card, worth_card
from pages.targets import change_table, target_card
from pages.words import count, day, escaped, euro, euro_cents, long_day, plural, share, unbroken

ADDED = {
    "Kosten": ("count", count),
    "Besteed": ("spent", euro),
    "Vastgelegd": ("committed", euro),
    "Buiten periode": ("outside", euro),
}
COSTS = {
    "Datum": ("date", day),
    "Bedrag": ("amount", euro_cents),
    "Omschrijving": "description",
    "Post": "budget_line",
    "Partner": "partner",
    "Bewijsstuk": "voucher",
    "Status": "status",
    "Subsidie": "grant",
    "Herkomst": "origin",
}
SUPPLIERS = {
    "Datum": ("date", day),
    "Bedrag": ("amount", euro_cents),
    "Omschrijving": "description",
    "Leverancier": "supplier",
    "Bewijsstuk": "voucher",
    "Opmerking": "remark",
    "Partner": "partner",
}
"""Who was paid, for whom it belongs to."""
EVERY_LINE = "Kosten van alle posten"
YEARS = "Kosten per kalenderjaar"
NO_COSTS = "In deze selectie zijn geen kosten ingevuld."


def spend(view: View, vault: Vault | None = None) -> None:
    """The page of the money."""
    grant = current_grant(figures.grants(view), view)
    title("Subsidie", figures.origins(view, grant.name) | view.origins("expenses") if grant else ())
    if grant is None:
        empty("Er is nog geen subsidie ingevuld.", "De coördinator vult het tabblad Subsidies in.")
        return
    line = _switch(view, grant)
    with key_figures():
        _key_figures(grant)
    if line:
        # Whoever asks for a line, here or by a link, sees its costs without scrolling.
        _costs(view, line)
    with st.grid(2, min_column_width=300) as grid:
        burn_card(view, grant)
        line_card(grant)
        with grid.cell():
            forecast_card(grant)
            facts_card(grant)
            worth_card(view, grant)
        with grid.cell():
            target_card(targets(view), grant)
            year_card(view, grant)
            partner_card(view)
    change_table(view, grant)
    if not line:
        paged_table("Kosten in deze selectie", figures.costs(view), COSTS, file="kosten", view=view)
    outside = figures.outside(view)
    if not outside.empty:
        paged_table(
            "Kosten buiten elke subsidieperiode", outside, COSTS, file="kosten-buiten-periode", view=view
        )
    confidential_card(vault, "Subsidie", "expenses", SUPPLIERS, ("kost", "kosten"))


def _switch(view: View, grant: Grant) -> str | None:
    """Which grant this is, and one click to another; the choice is the filter's own, so the URL has it.

    Returns the budget line of which the costs are asked.
    """
    names = [each.name for each in figures.grants(view) if each.start <= view.as_of]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if len(names) > 1:
            st.session_state["andere-subsidie"] = grant.name
            st.segmented_control(
                "Subsidie",
                names,
                format_func=escaped,
                required=True,
                key="andere-subsidie",
                on_change=_choose,
                label_visibility="collapsed",
            )
        st.text(
            f"{grant.name}: {long_day(grant.start)} tot en met {long_day(grant.end)}. Van het hele netwerk.",
            width="stretch",
        )
        return _line(grant)


def _choose() -> None:
    """The filter bar then shows the whole of the grant chosen."""
    st.session_state[GRANT] = st.session_state["andere-subsidie"]
    st.session_state["periode"] = WHOLE_GRANT


def _line(grant: Grant) -> str | None:
    """The budget line of which the costs are asked, in the address as well; None: of no line apart."""
    names = [line.line for line in grant.by_line]
    if not names:
        return None
    shape = {"width": 300, "label_visibility": "collapsed"}
    chosen = st.selectbox(
        "Kosten van de post", [EVERY_LINE, *names], key="post", bind="query-params", **shape
    )
    return None if chosen == EVERY_LINE else chosen


def _costs(view: View, line: str) -> None:
    """The selected costs of one budget line: what its amount is made of."""
    found = figures.selected_by_line(view).set_index("key")
    if line not in found.index:
        card(line, "Op deze post staan in deze selectie geen kosten.")
        return
    note = _line_note(found.loc[line])
    paged_table(line, figures.costs(view, line), COSTS, file="kosten", view=view, note=note)


def _line_note(row: pd.Series) -> str:
    return (
        f"{plural(row['count'], 'kost', 'kosten')}: {euro_cents(row['spent'])} besteed en "
        f"{euro_cents(row['committed'])} vastgelegd binnen de periode van de subsidie."
    )


def current_grant(grants: Sequence[Grant], view: View) -> Grant | None:
    """The latest grant that had started by the end of the period asked, and by the as-of day."""
    until = min(view.selection.end or view.as_of, view.as_of)
    started = [grant for grant in grants if grant.start <= until]
    return started[-1] if started else next(iter(grants), None)


def forecast_card(grant: Grant) -> None:
    """Where the spending ends when it goes on as it does, and what to look at."""
    with card("Vooruitzicht", outlook(grant)):
        st.text(unbroken(grant.forecast.basis))
        for warning in grant.warnings:
            st.text(f"• {unbroken(warning.message)}")


def year_card(view: View, grant: Grant) -> None:
    """The selected costs of each calendar year, beside what the grant gives that year."""
    frame = money(view, grant)
    added = frame[["count", "spent", "committed"]].sum()
    told = f"In deze selectie {euro(added['spent'])} besteed en {euro(added['committed'])} vastgelegd."
    a_year = f"{grant.name} is {euro(granted_a_year(grant))} per twaalf maanden."
    columns = {"Jaar": "key", "Toegekend naar dagen": ("granted", euro), **ADDED}
    with card(YEARS, f"{a_year} {told if added['count'] else NO_COSTS}"):
        if not frame.empty:
            table(YEARS, frame, columns)


def partner_card(view: View) -> None:
    """What each partner spent in the selection."""
    frame = figures.selected_by_partner(view)
    columns = {"Partner": "key", **ADDED}
    shape = {"counted": "besteed", "value": "spent", "form": euro, "nothing": NO_COSTS}
    bar_card("Besteed per partner", frame, columns, **shape)


def _key_figures(grant: Grant) -> None:
    key_figure(
        "Besteed",
        euro(grant.spent),
        share(grant.share_spent),
        f"van {euro(grant.amount)}",
        "Betaalde en ingediende kosten binnen de periode van de subsidie.",
    )
    key_figure(
        "Vastgelegd",
        euro(grant.committed),
        "",
        "nog te betalen",
        "Kosten met status vastgelegd: besteld of beloofd, nog niet betaald.",
    )
    key_figure(
        "Nog beschikbaar",
        euro(grant.remaining),
        euro(grant.uncommitted),
        "na vastgelegd",
        "De subsidie min wat besteed is.",
    )
    key_figure(
        "Looptijd voorbij",
        share(grant.share_elapsed),
        "",
        f"tot {day(grant.end)}",
        f"Het deel van de dagen van {day(grant.start)} tot en met {day(grant.end)} dat voorbij is.",
    )
