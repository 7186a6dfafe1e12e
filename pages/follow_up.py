"""The cards that tell how fast questions were followed up, and how many of them got an offer."""

from __future__ import annotations

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

import charts
from metrics import follow_up as figures
from metrics.view import View
from pages.parts import card, chart_card
from pages.words import count, decimal, listed, share

OFFERED = "Vragen met een aanbod"
DAYS, MEDIANS = "Dagen tot opvolging", "Dagen tot opvolging per kwartaal"
TOO_FEW = "Te weinig gegevens om te tonen."


def follow_up_cards(view: View, grid: DeltaGenerator) -> None:
    """The cards, in the last row of the grid of a page."""
    with grid.cell():
        days_card(figures.by_days(view))
        offered_card(view)
    median_card(figures.by_quarter_median(view))


def days_card(frame: pd.DataFrame) -> None:
    """How many questions were followed up fast, and how many slowly."""
    if frame.empty:
        card(DAYS, TOO_FEW)
        return
    top = frame.loc[frame["count"].idxmax()]
    sentence = f"Meestal na {top['key']}: {count(top['count'])} van de opgevolgde vragen."
    _bars(DAYS, sentence, frame, "Na")


def offered_card(view: View) -> None:
    """How many questions got an offer, of those of which that is filled in."""
    frame, part = figures.offered(view), figures.share_offered(view)
    if part is None:
        card(OFFERED, TOO_FEW)
        return
    _bars(OFFERED, f"{share(part)} kreeg een aanbod, waar dat ingevuld is.", frame, "Kreeg")


def median_card(frame: pd.DataFrame) -> None:
    """Whether questions are followed up faster than before."""
    known = frame[frame["days"].notna()]
    if known.empty:
        card(MEDIANS, TOO_FEW)
        return
    said = [decimal(days) for days in known["days"]]
    drawn = pd.DataFrame({"kwartaal": known["key"], "dagen": known["days"], "opschrift": said})
    last, missing = known.iloc[-1], list(frame["key"][frame["days"].isna()])
    gaps = f" Niet bekend, te weinig vragen: {listed(missing)}." if missing else ""
    sentence = f"Mediaan in {last['key']}: {decimal(last['days'])} dagen.{gaps}"
    columns = {"Kwartaal": "key", "Opgevolgd": ("count", count), "Mediaan in dagen": ("days", decimal)}
    chart = charts.standing(drawn, name="kwartaal", value="dagen")
    chart_card(MEDIANS, sentence, chart, frame, columns)


def _bars(name: str, sentence: str, frame: pd.DataFrame, head: str) -> None:
    """Bars in the frame's own order, those of none too."""
    said = [count(number) for number in frame["count"]]
    drawn = pd.DataFrame({"naam": frame["key"], "aantal": frame["count"], "opschrift": said})
    chart = charts.bars(drawn, name="naam", value="aantal")
    chart_card(name, sentence, chart, frame, {head: "key", "Vragen": ("count", count)})
