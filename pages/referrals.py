"""Doorverwijzingen: which questions reached the network, from whom, and what became of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import charts
from metrics import provinces
from metrics import referrals as figures
from metrics.view import View
from pages.confidential import Vault, confidential_card
from pages.follow_up import follow_up_cards
from pages.maps import map_card
from pages.parts import bar_card, chart_card, key_figure, key_figures, nothing_selected, title
from pages.words import count, day, decimal, plural, share

QUARTERS = "Vragen per kwartaal"
CARDS = (
    ("Vragen per aanvrager", "Aanvrager", figures.by_requester),
    ("Vragen per aanbod", "Aanbod", figures.by_offer),
    ("Vragen per status", "Status", figures.by_status),
    ("Vragen per partner", "Doorverwezen naar", figures.by_referred_to),
    ("Vragen naar aard", "Aard", figures.by_nature),
)
QUESTIONS = {
    "Datum": ("contacted_on", day),
    "Aanvrager": "requester",
    "Gemeente": "municipality",
    "Onderwerp": "topic",
    "Vraag": "question",
    "Resultaat": "outcome",
    "Aanbod": "offer",
    "Status": "status",
    "Partner": "partner",
}
"""What was asked in confidence, for whom it belongs to."""


def referrals(view: View, vault: Vault | None = None) -> None:
    """The page of all questions; nothing on it points at a single one, but to whom it belongs."""
    title("Doorverwijzingen", view.origins("referrals"))
    totals = figures.totals(view)
    if not totals.count:
        nothing_selected("vragen")
        return
    with key_figures():
        _key_figures(totals)
    with st.grid(2, min_column_width=300) as grid:
        topic_card(view)
        map_card("Vragen per provincie", "vragen", provinces.questions(view))
        for name, head, by in CARDS:
            bar_card(name, by(view), {head: "key", "Vragen": ("count", count)}, counted="vragen")
        quarter_card(figures.by_quarter(view))
        follow_up_cards(view, grid)
    confidential_card(vault, "Doorverwijzingen", "referrals", QUESTIONS, ("vraag", "vragen"))


def topic_card(view: View) -> None:
    """What the questions are about."""
    columns = {"Onderwerp": "key", "Vragen": ("count", count)}
    bar_card("Vragen per onderwerp", figures.by_topic(view), columns, counted="vragen")


def quarter_card(frame: pd.DataFrame) -> None:
    """How many questions came in each quarter."""
    said = [count(number) for number in frame["count"]]
    drawn = pd.DataFrame({"kwartaal": frame["key"], "aantal": frame["count"], "opschrift": said})
    top = drawn.loc[drawn["aantal"].idxmax()]
    sentence = f"Drukste kwartaal: {top['kwartaal']}, met {plural(int(top['aantal']), 'vraag', 'vragen')}."
    chart = charts.standing(drawn, name="kwartaal", value="aantal")
    chart_card(QUARTERS, sentence, chart, frame, {"Kwartaal": "key", "Vragen": ("count", count)})


def _key_figures(totals: figures.ReferralTotals) -> None:
    key_figure(
        "Vragen",
        count(totals.count),
        count(totals.followed_up),
        "opgevolgd",
        "Een vraag met meerdere onderwerpen telt één keer in het totaal en één keer bij elk onderwerp.",
    )
    key_figure(
        "Lokale besturen",
        count(totals.local_governments),
        share(totals.local_governments_share),
        f"van de {count(totals.local_governments_all)}",
        "Verschillende Vlaamse gemeenten die zelf of via hun LIVC-R een vraag stelden.",
    )
    key_figure(
        "Dagen tot opvolging",
        decimal(totals.median_days_to_follow_up),
        "mediaan",
        "",
        "De helft van de opgevolgde vragen was sneller opgevolgd, de helft trager.",
    )
    key_figure(
        "Nog open", count(totals.open), "", "op de peildatum", "Vragen die nieuw of in behandeling zijn."
    )
