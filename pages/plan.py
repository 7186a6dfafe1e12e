"""The choice of a part of the action plan, and the card that shows where its policy lines stand."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

import charts
from metrics import actions as figures
from metrics import plan
from metrics.view import View
from pages.parts import chart_card
from pages.words import count, listed

STATUSES = ("op te starten", "opgestart", "lopende", "afgerond", "stopgezet")
EVERY = "Alle"
DOMAINS = {
    "KB": "Kanselarij en Bestuur",
    "OV": "Onderwijs en Vorming",
    "WVG": "Welzijn, Volksgezondheid en Gezin",
    "CJSM": "Cultuur, Jeugd, Sport en Media",
    "WSE": "Werk en Sociale Economie",
    "IV": "Internationaal Vlaanderen",
}
"""The policy domains by what the plan calls them in short."""
BORNE = "Van het budget blijft dan staan wat deze bevoegdheid draagt, en wat geen bevoegdheid noemt."


def chosen(view: View) -> View:
    """The part of the plan that is asked for; the address holds it."""
    found = plan.choices(view)
    with st.grid(3, min_column_width=220, gap="small"):
        return plan.narrowed(
            view,
            minister=_one("Minister", found.ministers, "minister"),
            domain=_one("Beleidsdomein", found.domains, "domein", explained=_domains()),
            competence=_one("Bevoegdheid", found.competences, "bevoegdheid", explained=BORNE),
        )


def domain_name(short: str) -> str:
    """A policy domain in full, where it is one that is known."""
    return DOMAINS.get(short, short)


def _domains() -> str:
    return "; ".join(f"{short}: {name}" for short, name in DOMAINS.items()) + "."


def _one(label: str, options: Sequence[str], key: str, explained: str = "") -> str | None:
    shape = {"bind": "query-params", "help": explained or None}
    picked = st.selectbox(label, [EVERY, *options], key=key, **shape)
    return None if picked == EVERY else picked


def policy_line_card(view: View, whole: View) -> None:
    """The actions of each policy line by status, in the order of the plan; a status keeps its colour."""
    frame, by_status = figures.by_policy_line(view), figures.by_status(view)
    present = [status for status in STATUSES if status in set(whole.actions["status"])]
    drawn = pd.DataFrame(
        {
            "naam": frame["policy_line"].astype("str"),
            "soort": frame["status"].astype("str"),
            "aantal": frame["count"],
            "volgorde": [_place(status) for status in frame["status"]],
        }
    )
    drawn["opschrift"] = drawn["naam"].map(_in_words(drawn))
    counts = zip(by_status["key"], by_status["count"], strict=True)
    said = listed([f"{count(number)} {status}" for status, number in counts])
    chart = charts.stacked(drawn, name="naam", value="aantal", counted="Acties", split=present)
    columns = {"Beleidslijn": "policy_line", "Status": "status", "Acties": ("count", count)}
    chart_card("Acties per beleidslijn", f"Van deze acties zijn er {said}.", chart, frame, columns)


def _place(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)


def _in_words(drawn: pd.DataFrame) -> dict[str, str]:
    """The parts of each bar from left to right: `3 op te starten, 11 lopende`."""
    parts: dict[str, list[str]] = {}
    for row in drawn.sort_values("volgorde", kind="stable").itertuples():
        parts.setdefault(row.naam, []).append(f"{count(row.aantal)} {row.soort}")
    return {name: ", ".join(words) for name, words in parts.items()}
