"""Activiteiten: what took place, for whom, where, and how many people came."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import charts
from metrics import attendance as figures
from metrics import provinces
from metrics.view import View
from pages.maps import map_card
from pages.parts import (
    EXAMPLE,
    bar_card,
    card,
    chart_card,
    key_figure,
    key_figures,
    nothing_selected,
    paged_table,
    title,
    unknown_note,
)
from pages.words import count, decimal, month, plural, share, when, yes_no

SOURCES = (EXAMPLE, "gepubliceerd", "eigen opgave")
COUNTS = {"Activiteiten": ("count", count), "Edities": ("editions", count), "Deelnemers": ("attended", count)}
CARDS = (
    ("Deelnemers per type", "Type", figures.by_kind, "attended"),
    ("Activiteiten per doelgroep", "Doelgroep", figures.by_audience, "count"),
    ("Deelnemers per doelgroep", "Doelgroep", figures.by_audience, "attended"),
    ("Activiteiten per partner", "Partner", figures.by_partner, "count"),
    ("Activiteiten per vorm", "Vorm", figures.by_mode, "count"),
)
LISTING = {
    "Wanneer": "when",
    "Titel": "title",
    "Type": "kind",
    "Aanwezig": ("attended", count),
    "Provincie": "province",
    "Doelgroep": "audience",
    "Gemeld door": "reported_by",
    "Status": "status",
    "Herkomst": "origin",
}

ALSO = {
    "Van": "start",
    "Tot": "end",
    "Gemeente": "municipality",
    "Vorm": "mode",
    "Edities": ("editions", count),
    "Thema": "theme",
    "Rol": "role",
    "Medeorganisatoren": "co_organisers",
    "Uitgenodigd": ("invited", count),
    "Ingeschreven": ("registered", count),
    "Voltooid": ("completed", count),
    "Dagdelen": ("half_days", decimal),
    "Verslag": ("report_sent", yes_no),
    "Opmerking": "remark",
    "Kenmerk": "reference",
}


def attendance(view: View) -> None:
    """The page of all activities."""
    title("Activiteiten", view.origins("activities"))
    listing = figures.listing(view)
    if listing.empty:
        nothing_selected("activiteiten")
        return
    with key_figures():
        _key_figures(figures.totals(view))
    with st.grid(2, min_column_width=300):
        kind_card(view)
        month_card(view)
        map_card("Activiteiten per provincie", "activiteiten", provinces.activities(view))
        for name, head, by, value in CARDS:
            bar_card(name, by(view), {head: "key", **COUNTS}, counted=name.split()[0].lower(), value=value)
    timed = listing.assign(
        when=[when(*row) for row in listing[["start", "end", "precision"]].itertuples(index=False)]
    )
    paged_table("Alle activiteiten", timed, LISTING, file="activiteiten", view=view, also=ALSO)


def kind_card(view: View) -> None:
    """How many activities of each kind took place."""
    bar_card(
        "Activiteiten per type", figures.by_kind(view), {"Type": "key", **COUNTS}, counted="activiteiten"
    )


def month_card(view: View) -> None:
    """How many people came each month."""
    frame = figures.monthly(view)
    known = frame[frame["attended"].notna()]
    if known.empty:
        card("Deelnemers per maand", "In deze selectie is van geen enkele maand een aantal bekend.")
        return
    top = known.loc[known["attended"].idxmax()]
    people = plural(int(top["attended"]), "deelnemer", "deelnemers")
    sentence = f"Drukste maand: {month(top['month'])}, met {people}."
    chart = _months_by_origin(view) or charts.months(_drawn(frame), value="aantal", counted="Deelnemers")
    columns = {"Maand": ("month", month), "Activiteiten": ("count", count), "Deelnemers": ("attended", count)}
    chart_card("Deelnemers per maand", sentence, chart, frame, columns)


def _months_by_origin(view: View) -> charts.Spec | None:
    """The months with what is fictional in a colour of its own, where the selection holds other rows too."""
    frame = figures.monthly_by_origin(view)
    sources = frame["origin"].replace({"afgeleid": "gepubliceerd", "onbekend": "eigen opgave"})
    split = [source for source in SOURCES if source in set(sources)]
    if EXAMPLE not in split or len(split) == 1:
        return None
    drawn = _drawn(frame).assign(soort=sources)
    return charts.months(drawn, value="aantal", counted="Deelnemers", split=split)


def _drawn(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"maand": frame["month"].dt.strftime("%Y-%m-%d"), "aantal": frame["attended"]})


def _key_figures(totals: figures.Totals) -> None:
    key_figure(
        "Activiteiten",
        count(totals.count),
        count(totals.editions),
        "edities",
        "Activiteiten die doorgingen; een rij telt zoveel edities als er in Edities staat. "
        f"Gepland: {count(totals.planned)}. Geannuleerd: {count(totals.cancelled)}.",
    )
    key_figure(
        "Deelnemers",
        count(totals.attended),
        count(totals.attended_known),
        f"van {count(totals.count)} gekend",
        "De som van wat bekend is. Een activiteit zonder aantal is niet nul, maar blijft uit de som"
        f" ({unknown_note(totals.attended_unknown) or 'alle aantallen zijn bekend'}).",
    )
    key_figure(
        "Opkomst",
        share(totals.show_up),
        count(totals.show_up_known),
        "met beide cijfers",
        "Aanwezigen gedeeld door ingeschrevenen, over de activiteiten waarvan beide bekend zijn.",
    )
    key_figure(
        "Voltooid",
        count(totals.completed),
        "",
        "hele opleiding gevolgd",
        "Deelnemers die een opleiding van meerdere delen helemaal volgden.",
    )
