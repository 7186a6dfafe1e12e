"""Bronnen: how each workbook of the network stands, who mends what, and reading them now."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from metrics import sources as figures
from metrics.dataset import Quota
from metrics.disclosure import WITHHELD
from metrics.sources import Former, Trouble
from metrics.view import View
from pages.parts import card, empty, paged_table, table, title
from pages.words import capital, count, escaped, listed, moment, or_withheld, plural, short_moment

BOOKS = {
    "Werkboek": "workbook",
    "Toestand": "toestand",
    "Laatste lezing": "laatste",
    "Gelezen": ("read", or_withheld),
    "Geldig": ("valid", or_withheld),
    "Geweigerd": ("rejected", or_withheld),
    "Overgeslagen": ("skipped", or_withheld),
    "Partner": "partner",
}
SIGHTS = {
    "Wanneer": "at",
    "Rol": "role",
    "Partner": "partner",
    "Persoon": "person",
    "Pagina": "page",
    "Filters": "filters",
}
SIGHTS_NOTE = (
    "Wat in de rijen stond, wordt niet bewaard. Achter een code van een persoon staat een e-mailadres; de "
    "beheerder vindt het op de server: wijzij access"
)
WORDS = {
    "read": "gelezen",
    "partly": "gelezen, op een tabblad na",
    "unregistered": "gelezen, maar niet in het register",
    "vanished": "rijen verdwenen",
    "failing": "niet gelezen",
    "never": "nog nooit gelezen",
}
READING = "Er wordt gelezen..."
LOOK_SECONDS = 1.0
ANSWER = "verversing"
"""Where the session holds whether the last press was granted, for Streamlit may run a page once more."""
PUT_BACK = {
    True: "Terugzetten: open het werkblad in Google, kies Bestand > Versiegeschiedenis > Versiegeschiedenis "
    "bekijken, en herstel een versie van vóór {since}.",
    False: "Terugzetten: vervang het bestand door een kopie van vóór {since}.",
}
ON_PURPOSE = (
    "Was het de bedoeling? Dan bevestigt de coördinator het op de server: wijzij sync --settle {workbook}"
)
NO_ROWS = (
    "Van dit tabblad toont het dashboard geen enkele rij, want het is vertrouwelijk. De coördinator "
    "krijgt ze op de server: wijzij history --reading {reading} --rows"
)
NOT_NOW = "De vorige rijen zijn nu niet op te halen. Blijft dat zo, verwittig dan de beheerder."


@dataclass(frozen=True)
class Desk:
    """What the page may ask for: a reading now (None for who may not), how it goes, the former rows of a tab.

    `former` gets what a workbook is kept as and the title of its tab; None is that it cannot be had now.
    `sights` gives who saw rows told in confidence; it is the coordinator's alone.
    """

    ask: Callable[[], None] | None
    is_reading: Callable[[], bool]
    seconds_to_wait: Callable[[], int]
    former: Callable[[str, str], Former | None]
    sights: Callable[[], list[dict[str, Any]] | None] | None = None


def sources(view: View, desk: Desk) -> None:
    """The page of the workbooks."""
    title("Bronnen")
    if view.sources.empty:
        empty("Geen werkboeken in deze selectie.", "Kies bij Filters een andere partner, of klik op Wissen.")
        return
    _head(view, desk)
    for trouble in figures.troubles(view):
        _trouble(trouble, view, desk)
    books = figures.listed(view)
    books = books.assign(toestand=_states(books), laatste=[_short(at) for at in books["read_at"]])
    told = {name: books[name].astype("object").where(books["is_told"], WITHHELD) for name in figures.COUNTS}
    note = f"De aantallen rijen zijn {view.without}." if view.without else ""
    paged_table("Alle werkboeken", books.assign(**told), BOOKS, file="werkboeken", view=view, note=note)
    if desk.sights is not None:
        _sights(desk.sights)


def _sights(sights: Callable[[], list[dict[str, Any]] | None]) -> None:
    """Who saw what was told in confidence; not to download, for it is about people."""
    with st.container(border=True, gap="xsmall", key="inzage"):
        st.header("Wie zag vertrouwelijke rijen", anchor=False)
        st.text(SIGHTS_NOTE)
        drawer = st.expander("Toon de laatste 100", type="compact", key="lade-inzage", on_change="rerun")
        if drawer.open:
            with drawer:
                _sights_table(sights())


def _sights_table(found: list[dict[str, Any]] | None) -> None:
    if not found:
        st.text("Nog niemand." if found == [] else "Dit is nu niet op te halen. Verwittig de beheerder.")
        return
    rows = [
        {**sight, "at": short_moment(sight["at"]), "filters": _filters(sight["filters"])} for sight in found
    ]
    table("Wie zag vertrouwelijke rijen", pd.DataFrame(rows), SIGHTS)


def _filters(asked: dict[str, list[str]]) -> str:
    return "; ".join(f"{name}: {', '.join(values)}" for name, values in asked.items())


def _head(view: View, desk: Desk) -> None:
    unread, _ = figures.unread(view.sources)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="verversing"):
        st.text(summary(len(view.sources), unread, figures.attention(view.sources)), width="content")
        if desk.ask is not None:
            _refresh(view, desk, desk.ask)
    if view.quota is not None:
        st.text(quota_sentence(view.quota))


def summary(total: int, unread: int, attention: int) -> str:
    """The page in one sentence: `15 van 16 werkboeken zijn gelezen; 1 vraagt aandacht.`"""
    if total == 1:
        read = "Het enige werkboek is niet gelezen" if unread else "Het enige werkboek is gelezen"
    elif unread == total:
        read = f"Geen van de {count(total)} werkboeken is gelezen"
    elif not unread:
        read = f"Alle {count(total)} werkboeken zijn gelezen"
    else:
        verb = "is" if total - unread == 1 else "zijn"
        read = f"{count(total - unread)} van {count(total)} werkboeken {verb} gelezen"
    asks = f"; {count(attention)} {'vraagt' if attention == 1 else 'vragen'} aandacht." if attention else "."
    return read + asks


def quota_sentence(quota: Quota) -> str:
    """What the last reading took of what Google allows."""
    asked = f"{plural(quota.requests, 'vraag', 'vragen')} aan Google"
    return (
        f"De laatste lezing ({moment(quota.began_at)}) kostte {asked}, waarvan {count(quota.last_minute)} in "
        f"haar laatste minuut; toegelaten zijn er {count(quota.limit)} per minuut. "
        f"{count(quota.bytes / 1000)} kB ontvangen."
    )


def _refresh(view: View, desk: Desk, ask: Callable[[], None]) -> None:
    pressed = st.button("Nu verversen", key="verversen", icon=":material/refresh:")
    wait = desk.seconds_to_wait()
    if pressed:
        st.session_state[ANSWER] = not wait
    if pressed and not wait:
        ask()
    granted = st.session_state.get(ANSWER)
    if desk.is_reading():
        # It asks again and again until the reading is there, and then draws the whole page once.
        st.fragment(_progress, run_every=LOOK_SECONDS)(desk)
    elif granted is False and wait:
        st.text(f"Zopas gelezen; opnieuw kan over {plural(wait, 'seconde', 'seconden')}.", width="content")
    elif granted:
        st.text(f"Klaar: gegevens van {moment(view.read_at)}.", width="content")


def _progress(desk: Desk) -> None:
    if not desk.is_reading():
        st.rerun()
    st.text(READING, width="content")


def _trouble(trouble: Trouble, view: View, desk: Desk) -> None:
    """What is the matter, who does what, and what counts meanwhile."""
    many = len(trouble.workbooks) > 1
    name = plural(len(trouble.workbooks), "werkboek", "werkboeken") if many else escaped(trouble.workbooks[0])
    state = state_words(trouble.state, trouble.since)
    with card(name, capital(state if many else f"{trouble.partners[0]}: {state}") + "."):
        for sentence in trouble.told:
            st.text(sentence)
        if trouble.read_at is not None and trouble.state == "failing":
            st.text(f"Tot het lukt, tellen de rijen van {moment(trouble.read_at)}.")
        if many:
            st.text(f"Het gaat om {listed(trouble.workbooks)}.")
        lost = view.lost[view.lost["workbook"].isin(trouble.workbooks)]
        for at, tab in lost.iterrows():
            _lost(tab, f"vorige-rijen-{at}", view, desk)
        if not lost.empty:
            since = moment(lost["since"].min())
            st.text(PUT_BACK[bool(lost["is_online"].any())].format(since=since))
            st.text(ON_PURPOSE.format(workbook=shlex.quote(trouble.workbooks[0])))


def _lost(tab: pd.Series, file: str, view: View, desk: Desk) -> None:
    """A tab that lost its rows, and these rows one click away; of questions not how many they were."""
    lost = f"verloor rijen sinds {moment(tab['since'])}"
    if pd.notna(tab["rows_before"]):
        before = plural(tab["rows_before"], "rij", "rijen")
        lost = f"had {before} en heeft er sinds {moment(tab['since'])} nog {count(tab['rows_now'])}"
    st.text(f"{tab['tab']} {lost}. Wat verdween, telt niet meer mee.")
    drawer = st.expander(f"De vorige rijen van {escaped(tab['tab'])}", key=file, on_change="rerun")
    if drawer.open:
        with drawer:
            _former(desk.former(tab["kept_as"], tab["title"]), tab, file, view)


def _former(former: Former | None, tab: pd.Series, file: str, view: View) -> None:
    if former is None:
        st.text(NOT_NOW)
    elif former.rows.empty:
        st.text(NO_ROWS.format(reading=tab["reading"]))
    else:
        if former.hidden:
            st.text(f"Vertrouwelijk en daarom niet te zien: {listed(former.hidden)}.")
        if former.left_out:
            st.text(f"{capital(plural(former.left_out, 'rij', 'rijen'))} met een fout staan er niet bij.")
        columns: dict[str, Any] = {head: head for head in former.rows}
        name = f"Wat er stond in {tab['workbook']}, {tab['tab']}"
        paged_table(name, former.rows, columns, file=f"tabel-{file}", view=view)


def _states(books: pd.DataFrame) -> list[str]:
    return [
        state_words(state, since) for state, since in zip(books["state"], books["failing_since"], strict=True)
    ]


def state_words(state: str, since: datetime | None) -> str:
    """How a workbook stands: `niet gelezen sinds 20 november 2026, 09.15 uur`."""
    is_dated = state == "failing" and not pd.isna(since)
    return f"{WORDS[state]} sinds {moment(since)}" if is_dated else WORDS[state]


def _short(at: datetime) -> str:
    return "nooit" if pd.isna(at) else short_moment(at)
