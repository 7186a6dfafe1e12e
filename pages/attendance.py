"""Activiteiten: what took place, for whom, where, and how many people came."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

import charts
from metrics import attendance as figures
from metrics import provinces
from metrics import timeline as over_time
from metrics.kept import once_a_view
from metrics.view import View
from pages.activity_table import activity_table, lines_of
from pages.maps import map_card
from pages.parts import (
    EXAMPLE,
    NOTHING,
    Card,
    Lines,
    bars_of,
    framed,
    key_figure,
    key_figures,
    leading,
    nothing_selected,
    one_of,
    show,
    title,
    unknown_note,
)
from pages.words import capital, count, listed, month, plural, share

SOURCES = (EXAMPLE, "gepubliceerd", "eigen opgave")
STEPS = {
    "invited": "uitgenodigd",
    "registered": "ingeschreven",
    "attended": "aanwezig",
    "completed": "voltooid",
}
MOST_GAPS = 3
MONTHS, FUNNEL = "Deelnemers per maand", "Van uitnodiging tot einde"
COUNTS = {"Activiteiten": ("count", count), "Edities": ("editions", count), "Deelnemers": ("attended", count)}
DIVIDED = {
    "Per type": ("Type", figures.by_kind),
    "Per doelgroep": ("Doelgroep", figures.by_audience),
    "Per vorm": ("Vorm", figures.by_mode),
}
"""What the activities are divided by, one at a time: its head, and its figures."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """All that the page shows of a view."""

    lines: Lines
    totals: figures.Totals
    timeline: Card | None
    months: Card
    map: Card
    funnel: Card


def attendance(view: View) -> None:
    """The page of all activities."""
    title("Activiteiten", view.origins("activities"))
    drawn = _drawn(view)
    if not drawn.lines.number:
        nothing_selected("activiteiten")
        return
    with key_figures():
        _key_figures(drawn.totals)
    show(drawn.timeline)
    with st.grid(2, min_column_width=300):
        show(drawn.months)
        show(drawn.map)
        frame = framed()
        with frame:
            divided_by = _divided_by()
        show(_divided(view, divided_by), frame)
        show(drawn.funnel)
    activity_table(drawn.lines, view)


@once_a_view
def _drawn(view: View) -> Drawn:
    return Drawn(
        lines=lines_of(figures.listing(view)),
        totals=figures.totals(view),
        timeline=timeline_card(over_time.timeline(view)),
        months=month_card(view),
        map=map_card("Activiteiten per provincie", "activiteiten", provinces.activities(view)),
        funnel=funnel_card(over_time.funnel(view)),
    )


def _divided_by() -> str:
    """What the activities are divided by, as asked; the address holds it."""
    return one_of("Verdeling", DIVIDED, "verdeling")


@once_a_view
def _divided(view: View, by: str) -> Card:
    head, figures_of = DIVIDED[by]
    return people_card(f"Activiteiten {by.lower()}", head, figures_of(view))


def timeline_card(frame: pd.DataFrame) -> Card | None:
    """How many activities each month had or will have, and the months without any."""
    if frame.empty:
        return None
    gaps = over_time.gaps(frame)
    drawn = pd.DataFrame(
        {
            "maand": frame["month"],
            "hier": frame["held"],
            "gepland": frame["planned"],
            "samen": frame["held"] + frame["planned"],
            "leeg": frame["month"].isin(gaps),
        }
    )
    number = int(frame["planned"].sum())
    planned = f"Gepland, in een open balk: {count(number)}." if number else "Er is niets gepland."
    columns = {"Maand": ("month", month), "Doorgegaan": ("held", count), "Gepland": ("planned", count)}
    sentence = f"{_gaps(gaps)} {planned}".strip()
    return Card("Activiteiten per maand", sentence, charts.timeline(drawn), frame, columns)


def _gaps(gaps: list[pd.Timestamp]) -> str:
    """`Geen activiteiten in augustus 2023 en juli 2024.`"""
    if not gaps:
        return "Elke maand heeft minstens één activiteit."
    named = [month(gap) for gap in gaps]
    more = len(named) - MOST_GAPS
    if more > 1:
        return f"{len(named)} maanden zonder activiteit (grijze band), het laatst {named[-1]}."
    return f"Geen activiteiten in {listed(named)}."


def people_card(name: str, head: str, frame: pd.DataFrame) -> Card:
    """How many activities, and behind each bar how many people came to them, as far as that is known."""
    drawn = bars_of(frame)
    if drawn.empty:
        return Card(name, NOTHING)
    people = dict(zip(frame["key"], frame["attended"].tolist(), strict=True))
    said = [
        text if pd.isna(people[key]) else f"{text} met {plural(people[key], 'deelnemer', 'deelnemers')}"
        for text, key in zip(drawn["opschrift"], drawn["naam"], strict=True)
    ]
    sentence = leading(drawn, "activiteiten")
    drawn["opschrift"] = said
    chart = charts.bars(drawn, name="naam", value="aantal")
    return Card(name, sentence, chart, frame, {head: "key", **COUNTS})


def funnel_card(frame: pd.DataFrame) -> Card:
    """What part of those invited came, and saw it through."""
    known = frame[frame["known"] > 0]
    if known.empty:
        return Card(FUNNEL, "Van geen enkele activiteit hier zijn twee van die cijfers bekend.")
    rows = list(known.itertuples(index=False))
    steps = [f"{STEPS[row.after]} van wie {STEPS[row.before]} was" for row in rows]
    drawn = pd.DataFrame(
        {
            "naam": [capital(step) for step in steps],
            "aandeel": known["share"].array,
            "opschrift": [
                f"{share(row.share)}, {plural(row.known, 'activiteit', 'activiteiten')}" for row in rows
            ],
            "nadruk": False,
        }
    )
    told = known.assign(step=steps)
    columns = {
        "Stap": "step",
        "Bereikt": ("reached", count),
        "Van": ("of", count),
        "Aandeel": ("share", share),
        "Activiteiten met beide cijfers": ("known", count),
    }
    sentence = (
        "Elke stap telt alleen activiteiten met beide cijfers; achter de balk staat hoeveel dat er zijn."
    )
    return Card(FUNNEL, sentence, charts.progress(drawn, name="naam"), told, columns)


def month_card(view: View) -> Card:
    """How many people came each month."""
    frame = figures.monthly(view)
    known = frame[frame["attended"].notna()]
    if known.empty:
        return Card(MONTHS, "In deze selectie is van geen enkele maand een aantal bekend.")
    top = known.loc[known["attended"].idxmax()]
    people = plural(int(top["attended"]), "deelnemer", "deelnemers")
    sentence = f"Drukste maand: {month(top['month'])}, met {people}."
    chart = _months_by_origin(view) or charts.months(_bars(frame), value="aantal", counted="Deelnemers")
    columns = {"Maand": ("month", month), "Activiteiten": ("count", count), "Deelnemers": ("attended", count)}
    return Card(MONTHS, sentence, chart, frame, columns)


def _months_by_origin(view: View) -> charts.Chart | None:
    """The months with what is fictional in a colour of its own, where the selection holds other rows too."""
    if len(view.origins("activities")) == 1:
        return None
    frame = figures.monthly_by_origin(view)
    sources = frame["origin"].replace({"afgeleid": "gepubliceerd", "onbekend": "eigen opgave"})
    split = [source for source in SOURCES if source in set(sources)]
    if EXAMPLE not in split or len(split) == 1:
        return None
    drawn = _bars(frame).assign(soort=sources)
    return charts.months(drawn, value="aantal", counted="Deelnemers", split=split)


def _bars(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"maand": frame["month"], "aantal": frame["attended"]})


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
