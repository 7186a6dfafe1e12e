"""Partners: who is in the network, who does what, and where they overlap."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics import partners as figures
from metrics.view import View
from pages.parts import bar_card, empty, key_figure, key_figures, paged_table, title
from pages.words import count, day

MEMBERS = {
    "Partner": "name",
    "Status": "status",
    "Provincie": "province",
    "Expertise": "expertise",
    "Activiteiten": ("activities", count),
    "Deelnemers": ("attended", count),
    "Vragen": ("referrals", count),
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
CARDS = (("Activiteiten per partner", "activities"), ("Doorverwijzingen per partner", "referrals"))
OVERLAP = {
    "Partner": "partner",
    "Andere partner": "other",
    "Gedeeld": ("count", count),
    "Expertise": "shared",
}
TOGETHER = {"Partner": "partner", "Andere partner": "other", "Activiteiten": ("count", count)}


def partners(view: View) -> None:
    """The page of the network."""
    title("Partners", view.origins("partners", "activities", "referrals"))
    members, expertise = figures.members(view), figures.expertise(view)
    if members.empty:
        empty("Er zijn nog geen partners ingevuld.", "De coördinator vult het tabblad Partners in.")
        return
    with key_figures():
        _key_figures(
            figures.by_status(view), len(members[members["activities"].fillna(0) > 0]), len(expertise)
        )
    with st.grid(2, min_column_width=300):
        for name, value in CARDS:
            counted = name.split()[0]
            columns = {"Partner": "name", counted: (value, count)}
            bar_card(name, members, columns, counted=counted.lower(), value=value, key="name")
    paged_table("Alle partners", members, MEMBERS, file="partners", view=view, also=ALSO)
    paged_table("Wie kan wat", expertise, EXPERTISE, file="expertise", view=view)
    paged_table("Overlap in expertise", figures.overlap(view), OVERLAP, file="overlap", view=view)
    paged_table("Samen georganiseerd", figures.together(view), TOGETHER, file="samen", view=view)


def _key_figures(by_status: pd.DataFrame, active: int, fields: int) -> None:
    known = dict(zip(by_status["key"], by_status["count"], strict=True))
    members, talking = int(known.get("lid", 0)), int(known.get("in gesprek", 0))
    key_figure("Leden", count(members), "", "op de peildatum", "Partners met status lid.")
    key_figure("In gesprek", count(talking), "", "nog geen lid", "Partners met status in gesprek.")
    key_figure("Actief", count(active), "", "in deze selectie", "Partners die een activiteit meldden.")
    key_figure(
        "Expertises", count(fields), "", "in het register", "Verschillende expertises van de partners."
    )
