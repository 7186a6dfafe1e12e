"""Subsidie: what was spent of the grant, on what, and whether it goes as planned."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import charts
from metrics import spend as figures
from metrics.spend import Grant, Line
from metrics.view import View
from pages.parts import bar_card, card, chart_card, empty, key_figure, key_figures, paged_table, table, title
from pages.words import count, day, euro, euro_cents, listed, long_day, month, share

LINES = {
    "Post": "line",
    "Begroot": ("budget", euro_cents),
    "Besteed": ("spent", euro_cents),
    "Vastgelegd": ("committed", euro_cents),
    "Over": ("remaining", euro_cents),
}
MONTHS = {
    "Maand": ("month", month),
    "Besteed": ("spent", euro_cents),
    "Samen": ("cumulative", euro_cents),
    "Gelijkmatig": ("straight_line", euro_cents),
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


def spend(view: View) -> None:
    """The page of the money."""
    grant = current_grant(figures.grants(view), view)
    title("Subsidie", figures.origins(view, grant.name) | view.origins("expenses") if grant else ())
    if grant is None:
        empty("Er is nog geen subsidie ingevuld.", "De coördinator vult het tabblad Subsidies in.")
        return
    st.text(f"{grant.name}: {long_day(grant.start)} tot en met {long_day(grant.end)}. Van het hele netwerk.")
    with key_figures():
        _key_figures(grant)
    with st.grid(2, min_column_width=300):
        burn_card(view, grant)
        line_card(grant)
        facts_card(grant)
        forecast_card(grant)
        year_card(view)
        partner_card(view)
    outside = figures.outside(view)
    if not outside.empty:
        paged_table(
            "Kosten buiten elke subsidieperiode", outside, COSTS, file="kosten-buiten-periode", view=view
        )
    paged_table("Kosten in deze selectie", figures.costs(view), COSTS, file="kosten", view=view)


def current_grant(grants: Sequence[Grant], view: View) -> Grant | None:
    """The latest grant that had started by the end of the period asked, and by the as-of day."""
    until = min(view.selection.end or view.as_of, view.as_of)
    started = [grant for grant in grants if grant.start <= until]
    return started[-1] if started else next(iter(grants), None)


def burn_card(view: View, grant: Grant | None) -> None:
    """What was spent month by month, against the straight line from start to end."""
    if grant is None or grant.spent is None:
        card("Besteding", "Er zijn nog geen kosten ingevuld.")
        return
    frame = figures.cumulative(view, grant.name)
    drawn = pd.DataFrame(
        {
            "dag": frame["month"].dt.strftime("%Y-%m-%d"),
            "besteed": frame["cumulative"].astype("Float64") / 100,
            "gelijkmatig": frame["straight_line"].astype("Float64") / 100,
        }
    )
    sentence = (
        f"{share(grant.share_spent)} besteed na {share(grant.share_elapsed)} van de looptijd. "
        "Stippellijn: gelijkmatig besteed."
    )
    chart_card("Besteding", sentence, charts.burn(drawn, amount=grant.amount / 100), frame, MONTHS)


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
            "nadruk": [line.remaining is not None and line.remaining < 0 for line in shown],
        }
    )
    over = [line.line for line in shown if line.remaining is not None and line.remaining < 0]
    sentence = (
        f"Meer besteed dan begroot: {listed(over)}." if over else "Geen enkele post zit over zijn begroting."
    )
    chart_card("Besteed per post", sentence, charts.progress(drawn, name="post"), frame, LINES)


def facts_card(grant: Grant) -> None:
    """The days and amounts that a grant is settled by."""
    rows = (
        ("Subsidie", euro_cents(grant.amount)),
        ("Voorschot", euro_cents(grant.advance)),
        ("Saldo na controle", euro_cents(grant.balance)),
        ("Besteed", euro_cents(grant.spent)),
        ("Vastgelegd", euro_cents(grant.committed)),
        ("Buiten de periode, telt niet mee", euro_cents(grant.outside)),
        ("Dubbel geteld bewijsstuk", euro_cents(grant.duplicates)),
        ("Verslag tegen", day(grant.report_due)),
    )
    with card("Afrekening", f"Het verslag moet klaar zijn tegen {long_day(grant.report_due)}."):
        table(
            "Afrekening",
            pd.DataFrame(rows, columns=["wat", "stand"]),
            {"Wat": "wat", "Stand": ("stand", str)},
        )


def forecast_card(grant: Grant) -> None:
    """Where the spending ends when it goes on as it does, and what to look at."""
    with card("Vooruitzicht", outlook(grant)):
        st.text(grant.forecast.basis)
        for warning in grant.warnings:
            st.text(f"• {warning.message}")


def outlook(grant: Grant) -> str:
    """What will have been spent at the grant's end, with its range while that is still to come."""
    ahead = grant.forecast
    if ahead.end is None:
        return f"Besteed op {long_day(grant.end)}: nog niet te zeggen."
    span = f", tussen {euro(ahead.low)} en {euro(ahead.high)}" if ahead.low != ahead.high else ""
    word = "Raming" if span else "Besteed"
    over = (
        f" Dat is {euro(ahead.end - grant.amount)} meer dan de subsidie." if ahead.end > grant.amount else ""
    )
    return f"{word} op {long_day(grant.end)}: {euro(ahead.end)}{span}.{over}"


def year_card(view: View) -> None:
    """The selected costs of each calendar year."""
    frame = figures.selected_by_year(view)
    if frame.empty:
        card("Kosten per kalenderjaar", "Er zijn geen kosten in deze selectie.")
        return
    spent, committed = int(frame["spent"].sum()), int(frame["committed"].sum())
    sentence = f"In deze selectie {euro(spent)} besteed en {euro(committed)} vastgelegd."
    with card("Kosten per kalenderjaar", sentence):
        table("Kosten per kalenderjaar", frame, {"Jaar": "key", **ADDED})


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
