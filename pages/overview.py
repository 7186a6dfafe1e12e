"""Overzicht: are we on track, is the money going as planned, what needs attention."""

from __future__ import annotations

import streamlit as st

from metrics import attendance, referrals, spend, targets
from metrics.view import View
from pages.attendance import kind_card, month_card
from pages.burn import burn_card, outlook
from pages.parts import card, key_figure, key_figures, title, unknown_note
from pages.referrals import topic_card
from pages.spend import current_grant
from pages.targets import target_card
from pages.words import count, escaped, euro, long_day, plural, share

SELECTED = ("activities", "reach", "referrals")


def overview(view: View) -> None:
    """The page of one look."""
    grant = current_grant(spend.grants(view), view)
    title("Overzicht", view.origins(*SELECTED) | (spend.origins(view, grant.name) if grant else frozenset()))
    with key_figures():
        _activities(attendance.totals(view))
        _questions(referrals.totals(view), view)
        _money(grant)
    with st.grid(2, min_column_width=300) as grid:
        burn_card(view, grant)
        target_card(view, targets.targets(view), grant)
        outlook_card(grant)
        attention_card(view, grant)
        kind_card(view)
        month_card(view)
        with grid.cell(column_span="all"):
            topic_card(view)


def outlook_card(grant: spend.Grant | None) -> None:
    """Where the spending ends, what that rests on, and how the grant is settled."""
    if grant is None:
        card("Vooruitzicht", "Er is nog geen subsidie ingevuld.")
        return
    with card("Vooruitzicht", outlook(grant)):
        st.text(grant.forecast.basis)
        st.text(
            f"Voorschot: {euro(grant.advance)}. Saldo na controle: {euro(grant.balance)}. "
            f"Verslag tegen {long_day(grant.report_due)}."
        )


def attention_card(view: View, grant: spend.Grant | None) -> None:
    """What somebody has to do something about, each in a sentence."""
    asked = [warning.message for warning in grant.warnings] if grant else []
    if view.omitted:
        asked.append(f"{plural(view.omitted, 'rij telt', 'rijen tellen')} niet mee: zie de pagina Gegevens.")
    with card("Wat vraagt aandacht", f"{plural(len(asked), 'punt', 'punten')} op {long_day(view.as_of)}."):
        for sentence in asked:
            st.text(f"• {sentence}")


def _activities(totals: attendance.Totals) -> None:
    key_figure(
        "Activiteiten",
        count(totals.count),
        plural(totals.planned, "gepland", "gepland"),
        "",
        "Activiteiten die doorgingen. Een activiteit die meerdere partners melden, telt één keer.",
    )
    key_figure(
        "Deelnemers",
        count(totals.attended),
        count(totals.attended_known),
        f"van {count(totals.count)} gekend",
        "De som van wat bekend is. Een activiteit zonder aantal telt niet als nul, maar blijft uit de som"
        f" ({unknown_note(totals.attended_unknown) or 'alle aantallen zijn bekend'}).",
    )


def _questions(totals: referrals.ReferralTotals, view: View) -> None:
    known = "referrals" in view.recorded
    key_figure(
        "Vragen",
        count(totals.count if known else None),
        count(totals.local_governments) if known else "",
        "lokale besturen" if known else "",
        "Vragen aan het netwerk. Een vraag met meerdere onderwerpen telt één keer.",
    )


def _money(grant: spend.Grant | None) -> None:
    key_figure(
        "Besteed",
        euro(grant.spent if grant else None),
        share(grant.share_spent) if grant else "",
        f"van {euro(grant.amount)}" if grant else "",
        "Betaalde en ingediende kosten binnen de periode van de subsidie, van het hele netwerk."
        + (f" Subsidie: {escaped(grant.name)}." if grant else ""),
    )
