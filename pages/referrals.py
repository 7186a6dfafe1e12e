"""Doorverwijzingen: which questions reached the network, from whom, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import charts
from metrics import provinces
from metrics import referrals as figures
from metrics.disclosure import WITHHELD
from metrics.kept import once_a_view
from metrics.view import View
from pages.asking import topic_card
from pages.confidential import Vault, confidential_card
from pages.follow_up import follow_up_cards
from pages.maps import map_card
from pages.parts import (
    NOTHING_TOLD,
    Card,
    bars_card,
    chart_card,
    key_figure,
    key_figures,
    nothing_selected,
    said,
    show,
    title,
)
from pages.words import count, day, decimal, listed, long_day, plural, share

WIDER = "Kies een heel jaar of de hele subsidie, zonder provincie of partner."
HIDDEN_HEIGHT = 0.12
QUARTERS = "Vragen per kwartaal"
MAP = "Vragen per provincie"
FIRST = "Vragen per onderwerp"
CARDS = {
    FIRST: ("Onderwerp", figures.by_topic),
    "Vragen per aanvrager": ("Aanvrager", figures.by_requester),
    "Vragen per aanbod": ("Aanbod", figures.by_offer),
    "Vragen per status": ("Status", figures.by_status),
    "Vragen per partner": ("Doorverwezen naar", figures.by_referred_to),
    "Vragen naar aard": ("Aard", figures.by_nature),
}
QUESTIONS = {
    "Datum": ("contacted_on", day),
    "Aanvrager": "requester",
    "Gemeente": "municipality",
    "Onderwerp": "topic",
    "Vraag": "question",
    "Resultaat": "outcome",
    "Opmerking": "remark",
    "Aanbod": "offer",
    "Status": "status",
    "Partner": "partner",
}
"""What was asked in confidence, for whom it belongs to."""


def referrals(view: View, vault: Vault | None = None) -> None:
    """The page of all questions; nothing on it points at a single one, but to whom it belongs."""
    title("Doorverwijzingen", view.origins("referrals"))
    totals = figures.totals(view)
    if totals.count == 0:
        nothing_selected("vragen")
        return
    with key_figures():
        _key_figures(totals)
    shown = _bars(view)
    places, quarters = provinces.questions(view), figures.by_quarter(view)
    if view.answers:
        untold = [*(name for name in CARDS if name not in shown), *([MAP] if places.empty else [])]
        _protected(view, [*untold, *([QUARTERS] if quarters.empty else [])])
    with st.grid(2, min_column_width=300) as grid:
        for name, drawn in shown.items():
            show(drawn)
            if name == FIRST and len(places):
                show(map_card(MAP, "vragen", places))
        if FIRST not in shown and len(places):
            show(map_card(MAP, "vragen", places))
        if len(quarters):
            quarter_card(quarters)
        follow_up_cards(view, grid)
    topic_card(view)
    confidential_card(vault, "Doorverwijzingen", "referrals", QUESTIONS, ("vraag", "vragen"))


@once_a_view
def _bars(view: View) -> dict[str, Card]:
    """The cards of bars by their name, without those of which nothing is told."""
    frames = {name: frame for name, (_, by) in CARDS.items() if len(frame := by(view)) or not view.answers}
    return {name: _bars_of(name, frame) for name, frame in frames.items()}


def _bars_of(name: str, frame: pd.DataFrame) -> Card:
    columns = {CARDS[name][0]: "key", "Vragen": ("said", str)}
    return bars_card(name, frame.assign(said=said(frame)), columns, counted="vragen")


def quarter_card(frame: pd.DataFrame) -> None:
    """How many questions came in each quarter."""
    hidden = frame["count"].isna()
    stub = round((frame["count"].max() if not hidden.all() else 1) * HIDDEN_HEIGHT) or 1
    drawn = pd.DataFrame(
        {
            "kwartaal": frame["key"],
            "aantal": frame["count"].fillna(stub),
            "opschrift": [text.replace(" ", "|", 1) for text in said(frame)],
        }
    )
    if hidden.any():
        drawn = drawn.assign(verborgen=hidden)
    sentence = _busiest(frame[~hidden], hidden.any())
    chart = charts.standing(drawn, name="kwartaal", value="aantal")
    columns = {"Kwartaal": "key", "Vragen": ("said", str)}
    chart_card(QUARTERS, sentence, chart, frame.assign(said=said(frame)), columns)


def _busiest(told: pd.DataFrame, is_partial: bool) -> str:
    """`Drukste kwartaal: 2023-K4, met 30 vragen.`"""
    if told.empty:
        return NOTHING_TOLD
    top = told.loc[told["count"].idxmax()]
    only = ", voor zover getoond" if is_partial else ""
    dashed = " Een open balk is een aantal dat we niet tonen." if is_partial else ""
    return (
        f"Drukste kwartaal{only}: {top['key']}, met {plural(int(top['count']), 'vraag', 'vragen')}.{dashed}"
    )


def _protected(view: View, untold: Sequence[str]) -> None:
    """Which days count, why some numbers are not there, and what is not told at all."""
    days = figures.days_counted(view)
    if not days:
        st.text("Kies minstens een heel kwartaal dat voorbij is: van kortere periodes tonen we geen vragen.")
        return
    smallest = view.answers.release.smallest
    st.text(
        f"Geteld per heel kwartaal, van {long_day(days[0])} tot en met {long_day(days[1])}. Aantallen onder "
        f"{smallest}, en wat ze zou verraden, tonen we niet: zo is geen gemeente te herkennen."
    )
    if untold:
        st.text(f"Te weinig gegevens om te tonen: {listed([_after(name) for name in untold])}. {WIDER}")


def _after(name: str) -> str:
    """What follows "vragen" in the name of a card."""
    return name.partition(" ")[2]


def _key_figures(totals: figures.ReferralTotals) -> None:
    instead = totals.instead
    followed = instead.get("followed_up") or count(totals.followed_up)
    key_figure(
        "Vragen",
        instead.get("count") or count(totals.count),
        followed if followed != WITHHELD else "",
        "opgevolgd" if followed != WITHHELD else "",
        "Een vraag met meerdere onderwerpen telt één keer in het totaal en één keer bij elk onderwerp.",
    )
    is_told = totals.local_governments_share is not None
    key_figure(
        "Lokale besturen",
        instead.get("local_governments") or count(totals.local_governments),
        share(totals.local_governments_share) if is_told else "",
        f"van de {count(totals.local_governments_all)}" if is_told else "",
        "Verschillende Vlaamse gemeenten die zelf of via hun LIVC-R een vraag stelden.",
    )
    key_figure(
        "Dagen tot opvolging",
        instead.get("median_days_to_follow_up") or decimal(totals.median_days_to_follow_up),
        "mediaan",
        "",
        "De helft van de opgevolgde vragen was sneller opgevolgd, de helft trager.",
    )
    key_figure(
        "Nog open",
        instead.get("open") or count(totals.open),
        "",
        "op de peildatum" if not totals.instead else "",
        "Vragen die nieuw of in behandeling zijn.",
    )
