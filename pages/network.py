"""Partners: who is in the network, who does what, and where they overlap."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import charts
from metrics import coverage, yearly
from metrics import partners as figures
from metrics.tally import UNKNOWN
from metrics.view import View
from pages.matrix import SKILLED, chosen, matrix_card
from pages.parts import (
    bar_card,
    card,
    chart_card,
    empty,
    key_figure,
    key_figures,
    paged_table,
    said,
    table,
    title,
)
from pages.tables import Form
from pages.words import count, day, decimal, listed, plural

MEMBERS = {
    "Partner": "name",
    "Status": "status",
    "Provincie": "province",
    "Expertise": "expertise",
    "Activiteiten": ("activities", count),
    "Deelnemers": ("attended", count),
    "Vragen": ("questions", str),
    "Herkomst": "origin",
}
ALSO = {
    "Afkorting": "abbreviation",
    "Sector": "sector",
    "Gemeente": "municipality",
    "Lid sinds": ("member_since", day),
    "Lid tot": ("member_until", day),
}
EXPERTISE = {"Expertise": "key", "Partners": ("count", count), "Wie": "partners"}
OVERLAP = {
    "Partner": "partner",
    "Andere partner": "other",
    "Gedeeld": ("count", count),
    "Expertise": "shared",
}
TOPICS, AUDIENCES = "Onderwerpen", "Doelgroepen"
YEARS = "Leden per jaar"
NO_AIM = "geen doel"
PROVINCES = "Leden per provincie"
LIVING = {"Provincie": "key", "Leden": ("count", count)}
MEETINGS = "Netwerkoverleggen per jaar"
MET = {"Jaar": "key", "Overleggen": ("count", count), "Doel": "aim"}
TOGETHER = {"Partner": "partner", "Andere partner": "other", "Activiteiten": ("count", count)}


def partners(view: View) -> None:
    """The page of the network."""
    title("Partners", view.origins("partners", "activities", "referrals"))
    members, expertise = figures.members(view), figures.expertise(view)
    members = members.assign(questions=said(members, "referrals"))
    if members.empty:
        empty("Er zijn nog geen partners ingevuld.", "De coördinator vult het tabblad Partners in.")
        return
    with key_figures():
        _key_figures(
            figures.by_status(view), len(members[members["activities"].fillna(0) > 0]), len(expertise)
        )
    if told := living(view):
        st.text(told)
    _matrix(view)
    with st.grid(2, min_column_width=300) as grid:
        _partner_card("Activiteiten", members.drop(columns="instead"), "activities", ("activities", count))
        _partner_card("Doorverwijzingen", members, "referrals", ("questions", str))
        with grid.cell():
            _members_card(view)
            bar_card(PROVINCES, figures.by_province(view), LIVING, counted="leden")
        _meetings_card(yearly.meetings(view))
    paged_table("Alle partners", members, MEMBERS, file="partners", view=view, also=ALSO)
    paged_table("Wie kan wat", expertise, EXPERTISE, file="expertise", view=view)
    paged_table("Overlap in expertise", figures.overlap(view), OVERLAP, file="overlap", view=view)
    paged_table("Samen georganiseerd", figures.together(view), TOGETHER, file="samen", view=view)


def _partner_card(counted: str, members: pd.DataFrame, value: str, shown: tuple[str, Form]) -> None:
    """How many of something each partner has in the selection."""
    columns = {"Partner": "name", counted: shown}
    name, nothing = f"{counted} per partner", f"Geen {counted.lower()} in deze selectie."
    bar_card(name, members, columns, counted=counted.lower(), value=value, key="name", nothing=nothing)


def _matrix(view: View) -> None:
    """Where partners overlap and where nobody is, by topic or by audience."""
    shorts = {
        name: short
        for name, short in view.partners[["name", "abbreviation"]].itertuples(index=False)
        if short == short
    }
    counted = "Een cijfer telt de activiteiten van een partner in deze selectie."
    if chosen([TOPICS, AUDIENCES]) == AUDIENCES:
        matrix_card("Wie werkt voor wie", coverage.audiences(view), shorts, head="Doelgroep", about=counted)
        return
    skilled = f"{SKILLED}: het onderwerp staat in zijn expertise. Wie het anders noemt, telt hier niet mee."
    matrix_card(
        "Wie werkt waarrond", coverage.topics(view), shorts, head="Onderwerp", about=f"{counted} {skilled}"
    )


def _members_card(view: View) -> None:
    """How many members there were at the end of each year, as far as their start is known."""
    frame, without = coverage.members_by_year(view), coverage.members_without_start(view)
    missing = f"Van {plural(without, 'lid', 'leden')} is niet bekend sinds wanneer." if without else ""
    if frame.empty:
        advice = "Vul Lid sinds en Lid tot in het tabblad Partners in; dan verschijnen de jaren hier."
        card(YEARS, f"{missing} {advice}".strip())
        return
    last = frame.iloc[-1]
    members = plural(int(last["count"]), "lid", "leden")
    said = f"{last['key']}: {members} waarvan het begin bekend is. {missing}".strip()
    drawn = frame.rename(columns={"key": "jaar", "count": "aantal"}).assign(
        opschrift=[count(number) for number in frame["count"]]
    )
    chart = charts.standing(drawn, name="jaar", value="aantal")
    chart_card(YEARS, said, chart, frame, {"Jaar": "key", "Leden": ("count", count)})


def _meetings_card(frame: pd.DataFrame) -> None:
    """How often the partners met each year, against how often they said they would."""
    aims = [f"{decimal(aim)} per jaar" if pd.notna(aim) else NO_AIM for aim in frame["target"]]
    rows = zip(frame["key"], frame["count"], aims, strict=True)
    told = [f"{year}: {count(met)}, doel {aim}" for year, met, aim in rows if aim != NO_AIM and pd.notna(met)]
    with card(MEETINGS, f"{'; '.join(told)}." if told else "Er is geen doel per jaar ingevuld."):
        if not frame.empty:
            table(MEETINGS, frame.assign(aim=aims), MET)


def living(view: View) -> str:
    """How many members are in the provinces that are filtered; empty where none is.

    The figures above it are not of members there: of the network, or of activities there.
    """
    provinces = sorted(view.selection.provinces)
    found = figures.by_province(view).set_index("key")["count"].to_dict()
    there = sum(found.get(name, 0) for name in provinces)
    unknown = found.get(UNKNOWN, 0)
    rest = f" Van {plural(unknown, 'lid', 'leden')} is de provincie niet bekend." if unknown else ""
    return f"In {listed(provinces)}: {plural(there, 'lid', 'leden')}.{rest}" if provinces else ""


def _key_figures(by_status: pd.DataFrame, active: int, fields: int) -> None:
    known = dict(zip(by_status["key"], by_status["count"], strict=True))
    members, talking = int(known.get("lid", 0)), int(known.get("in gesprek", 0))
    key_figure("Leden", count(members), "", "op de peildatum", "Partners met status lid.")
    key_figure("In gesprek", count(talking), "", "nog geen lid", "Partners met status in gesprek.")
    key_figure("Actief", count(active), "", "in deze selectie", "Partners die een activiteit meldden.")
    key_figure(
        "Expertises", count(fields), "", "in het register", "Verschillende expertises van de partners."
    )
