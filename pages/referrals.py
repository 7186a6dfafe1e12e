"""Doorverwijzingen: which questions reached the network, from whom, and what became of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import charts
from metrics import follow_up, provinces
from metrics import referrals as figures
from metrics.disclosure import SMALLEST_SHOWN
from metrics.view import View
from pages.maps import map_card
from pages.parts import (
    bar_card,
    bars_of,
    card,
    chart_card,
    key_figure,
    key_figures,
    leading,
    nothing_selected,
    title,
)
from pages.words import count, decimal, listed, plural, share

QUARTERS = "Vragen per kwartaal"
DAYS, MEDIANS = "Dagen tot opvolging", "Dagen tot opvolging per kwartaal"
OFFERS = "Vragen per aanbod"
COUNTED = {"Vragen": ("count", count)}
CARDS = (
    ("Vragen per aanvrager", "Aanvrager", figures.by_requester),
    ("Vragen per status", "Status", figures.by_status),
    ("Vragen per partner", "Doorverwezen naar", figures.by_referred_to),
)
NATURES = "Vragen naar aard"


def referrals(view: View) -> None:
    """The page of all questions; nothing on it points at a single one."""
    title("Doorverwijzingen", view.origins("referrals"))
    totals = figures.totals(view)
    if not totals.count:
        nothing_selected("vragen")
        return
    with key_figures():
        _key_figures(totals)
    with st.grid(2, min_column_width=300):
        topic_card(view)
        map_card("Vragen per provincie", "vragen", provinces.questions(view))
        for name, head, by in CARDS:
            bar_card(name, by(view), {head: "key", **COUNTED}, counted="vragen")
        offer_card(view)
        bar_card(NATURES, figures.by_nature(view), {"Aard": "key", **COUNTED}, counted="vragen")
        days_card(follow_up.by_days(view))
        quarter_card(figures.by_quarter(view))
        median_card(follow_up.by_quarter_median(view))


def topic_card(view: View) -> None:
    """What the questions are about."""
    columns = {"Onderwerp": "key", **COUNTED}
    bar_card("Vragen per onderwerp", figures.by_topic(view), columns, counted="vragen")


def quarter_card(frame: pd.DataFrame) -> None:
    """How many questions came in each quarter."""
    said = [count(number) for number in frame["count"]]
    drawn = pd.DataFrame({"kwartaal": frame["key"], "aantal": frame["count"], "opschrift": said})
    top = drawn.loc[drawn["aantal"].idxmax()]
    sentence = f"Drukste kwartaal: {top['kwartaal']}, met {plural(int(top['aantal']), 'vraag', 'vragen')}."
    chart = charts.standing(drawn, name="kwartaal", value="aantal")
    chart_card(QUARTERS, sentence, chart, frame, {"Kwartaal": "key", **COUNTED})


def offer_card(view: View) -> None:
    """What was offered, and how many got an offer at all."""
    frame, part = figures.by_offer(view), follow_up.share_offered(view)
    drawn = bars_of(frame)
    got = f" {share(part)} kreeg een aanbod, waar dat ingevuld is." if part is not None else ""
    chart = charts.bars(drawn, name="naam", value="aantal")
    sentence = f"{leading(drawn, 'vragen')}{got}"
    chart_card(OFFERS, sentence, chart, frame, {"Aanbod": "key", **COUNTED})


def days_card(frame: pd.DataFrame) -> None:
    """How many questions were followed up fast, and how many slowly."""
    if frame.empty:
        card(DAYS, "Niet bekend: van geen enkele vraag hier staat er een datum bij Opgevolgd op.")
        return
    said = [count(number) for number in frame["count"]]
    drawn = pd.DataFrame({"naam": frame["key"], "aantal": frame["count"], "opschrift": said})
    top = frame.loc[frame["count"].idxmax()]
    sentence = f"Meestal na {top['key']}: {count(top['count'])} van de opgevolgde vragen."
    chart = charts.bars(drawn, name="naam", value="aantal")
    chart_card(DAYS, sentence, chart, frame, {"Na": "key", **COUNTED})


def median_card(frame: pd.DataFrame) -> None:
    """Whether questions are followed up faster than before."""
    known = frame[frame["days"].notna()]
    if known.empty:
        card(MEDIANS, f"Niet bekend: geen kwartaal heeft {SMALLEST_SHOWN} opgevolgde vragen.")
        return
    said = [decimal(days) for days in known["days"]]
    drawn = pd.DataFrame({"kwartaal": known["key"], "dagen": known["days"], "opschrift": said})
    last = known.iloc[-1]
    missing = frame["key"][frame["days"].isna()]
    gaps = f" Niet bekend, te weinig vragen: {listed(list(missing))}." if len(missing) else ""
    sentence = f"Mediaan in {last['key']}: {decimal(last['days'])} dagen.{gaps}"
    columns = {"Kwartaal": "key", "Opgevolgd": ("count", count), "Mediaan in dagen": ("days", decimal)}
    chart = charts.standing(drawn, name="kwartaal", value="dagen")
    chart_card(MEDIANS, sentence, chart, frame, columns)


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
