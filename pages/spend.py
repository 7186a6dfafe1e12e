"""Subsidie: what was spent of the grant, on what, and whether it goes as planned."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import charts
from metrics import spend as figures
from metrics.course import UnitCost, unit_cost
from metrics.spend import Grant, Line
from metrics.targets import targets
from metrics.view import View
from metrics.yearly import granted_a_year, money
from pages.address import GRANT
from pages.burn import burn_card, outlook
from pages.confidential import Vault, confidential_card
from pages.parts import (
    bar_card,
    card,
    chart_card,
    empty,
    key_figure,
    key_figures,
    paged_table,
    table,
    title,
    unknown_note,
)
from pages.period import WHOLE_GRANT
from pages.targets import change_table, target_card
from pages.words import count, day, escaped, euro, euro_cents, listed, long_day, plural, share, unbroken

LINES = {
    "Post": "line",
    "Begroot": ("budget", euro_cents),
    "Besteed": ("spent", euro_cents),
    "Vastgelegd": ("committed", euro_cents),
    "Over": ("remaining", euro_cents),
}
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
PER_ACTIVITY = (
    "Wat besteed is, gedeeld door het aantal activiteiten van het hele netwerk in dezelfde maanden. "
    "Maanden zonder ingevulde kosten tellen aan geen van beide kanten. Ook activiteiten die een partner "
    "zelf betaalde, tellen mee."
)
PER_PARTICIPANT = (
    "Wat besteed is, gedeeld door het aantal deelnemers dat bekend is, van het hele netwerk in dezelfde "
    "maanden. Een activiteit waarvan het aantal niet bekend is, telt niet als nul; is er zo een, dan is dit "
    "het hoogste dat een deelnemer kan gekost hebben."
)


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
        with grid.cell():
            worth_card(view, grant)
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


def line_card(grant: Grant) -> None:
    """What was spent on each budget line, against its budget where that was approved."""
    frame = pd.DataFrame(
        {name: [getattr(line, name) for line in grant.by_line] for name in Line.__annotations__},
        dtype="object",
    )
    shown = [line for line in grant.by_line if line.budget or line.spent]
    if not shown:
        card("Besteed per post", "Er is nog geen begroting en geen kost ingevuld.")
        return
    drawn = pd.DataFrame(
        {
            "post": [line.line for line in shown],
            "aandeel": [_line_share(line) for line in shown],
            "opschrift": [_line_words(line) for line in shown],
            "samen": [_share_with_committed(line) for line in shown],
            "nadruk": [line.remaining is not None and line.remaining < 0 for line in shown],
        }
    )
    if not any(line.committed for line in shown):
        drawn = drawn.drop(columns="samen")
    chart_card(
        "Besteed per post", _line_sentence(grant, shown), charts.progress(drawn, name="post"), frame, LINES
    )


def _line_sentence(grant: Grant, shown: Sequence[Line]) -> str:
    over = [line.line for line in shown if line.remaining is not None and line.remaining < 0]
    budgeted = any(line.budget is not None for line in shown)
    told = (
        f"Meer besteed dan begroot: {listed(over)}." if over else "Geen enkele post zit over zijn begroting."
    )
    if not budgeted:
        told = "Een begroting per post is niet bekend."
    return f"{told} Vastgelegd, lichter getekend: {euro(grant.committed)}." if grant.committed else told


def facts_card(grant: Grant) -> None:
    """The days and amounts that a grant is settled by."""
    rows = (
        ("Subsidie", euro_cents(grant.amount)),
        ("Voorschot", euro_cents(grant.advance)),
        ("Saldo na controle", euro_cents(grant.balance)),
        ("Saldo op het spel", euro_cents(grant.at_stake)),
        ("Besteed", euro_cents(grant.spent)),
        ("Vastgelegd", euro_cents(grant.committed)),
        ("Buiten de periode, telt niet mee", euro_cents(grant.outside)),
        ("Dubbel geteld bewijsstuk", euro_cents(grant.duplicates)),
        ("Verslag tegen", day(grant.report_due)),
    )
    with card("Afrekening", _at_stake(grant)):
        table(
            "Afrekening",
            pd.DataFrame(rows, columns=["wat", "stand"]),
            {"Wat": "wat", "Stand": ("stand", str)},
        )


def _at_stake(grant: Grant) -> str:
    """How much of the balance no cost covers yet, and when the report is due."""
    due = f"Het verslag moet klaar zijn tegen {long_day(grant.report_due)}."
    if grant.at_stake is None:
        return due
    if not grant.at_stake:
        return f"Het saldo van {euro(grant.balance)} is helemaal door kosten gedekt. {due}"
    return (
        f"Van het saldo van {euro(grant.balance)} is {euro(grant.at_stake)} nog niet door kosten gedekt: "
        f"wat niet besteed wordt, wordt niet uitbetaald. {due}"
    )


def forecast_card(grant: Grant) -> None:
    """Where the spending ends when it goes on as it does, and what to look at."""
    with card("Vooruitzicht", outlook(grant)):
        st.text(unbroken(grant.forecast.basis))
        for warning in grant.warnings:
            st.text(f"• {unbroken(warning.message)}")


def worth_card(view: View, grant: Grant) -> None:
    """What an activity and a participant cost, counted over the months of which the costs are known."""
    found = unit_cost(view, grant.name)
    with card("Wat het kostte", _worth(found)), key_figures(2):
        over = f"van {plural(found.months, 'maand', 'maanden')} met kosten" if found.months else ""
        key_figure("Per activiteit", euro(found.per_activity), "", over, PER_ACTIVITY)
        key_figure("Per deelnemer", euro(found.per_participant), "", over, PER_PARTICIPANT)


def _worth(found: UnitCost) -> str:
    if found.spent is None:
        return "Niet bekend: er zijn nog geen kosten ingevuld."
    people = (
        "aantal deelnemers niet bekend" if found.attended is None else f"{count(found.attended)} deelnemers"
    )
    told = f"{euro(found.spent)} besteed, {plural(found.activities, 'activiteit', 'activiteiten')}, {people}."
    unknown = unknown_note(found.attended_unknown)
    return f"{told} Per deelnemer is het hoogstens zoveel: het aantal is {unknown}." if unknown else told


def year_card(view: View, grant: Grant) -> None:
    """The selected costs of each calendar year, beside what the grant gives that year."""
    frame = money(view, grant)
    added = frame[["spent", "committed"]].sum()
    year = f"{grant.name} is {euro(granted_a_year(grant))} per twaalf maanden."
    sentence = (
        f"{year} In deze selectie {euro(added['spent'])} besteed en {euro(added['committed'])} vastgelegd."
    )
    columns = {"Jaar": "key", "Toegekend naar dagen": ("granted", euro), **ADDED}
    with card("Kosten per kalenderjaar", sentence):
        table("Kosten per kalenderjaar", frame, columns)


def partner_card(view: View) -> None:
    """What each partner spent in the selection."""
    frame = figures.selected_by_partner(view)
    columns = {"Partner": "key", **ADDED}
    bar_card("Besteed per partner", frame, columns, counted="besteed", value="spent", form=euro)


def _line_words(line: Line) -> str:
    against = ", begroting niet bekend" if line.budget is None else f" van {euro(line.budget)}"
    return f"{euro(line.spent)}{against}"


def _line_share(line: Line) -> float | None:
    if line.spent is None or not line.budget:
        return None
    return round(line.spent / line.budget, 3)


def _share_with_committed(line: Line) -> float | None:
    if line.spent is None or not line.budget:
        return None
    return round(min(1.0, (line.spent + (line.committed or 0)) / line.budget), 3)


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
        "tot",
        day(grant.end),
        f"Het deel van de dagen van {day(grant.start)} tot en met {day(grant.end)} dat voorbij is.",
    )
