"""Mijn gegevens: what a partner can mend, cell by cell, and who has filled in what until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from urllib.parse import quote

import pandas as pd
import streamlit as st

from metrics.mending import Desk, Entry, desks
from metrics.standing import SECTIONS, Standing, standing, standings
from metrics.view import Role, View
from metrics.wording import aside
from pages.parts import empty, not_listed, page_of, part, table, title, with_withheld
from pages.points import FIRST_CELLS, letter_html, more_cells_html, point_html
from pages.words import count, escaped, long_day, or_withheld, plural, slug
from reports.mail import Mail, overview_mail, partner_mail
from reports.template import TemplateKind, template

EVERYBODY = "Alle partners"
CHOICE = "mijn-partner"
MOST_CHANGES = 100
TEMPLATES: Mapping[TemplateKind, str] = {
    "partner": "Leeg werkblad",
    "coordinator": "Leeg werkblad van de coördinator",
}
FIRST_STEP = (
    "Vul een leeg werkblad in en bezorg het aan de coördinator, of kies bij Filters een andere partner."
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABS = {
    "Tabblad": "tab",
    "Tellen mee": ("valid", or_withheld),
    "Tellen nog niet mee": ("rejected", or_withheld),
    "Werkboek": "workbook",
}
FIGURES, SENTENCES = ("Tellen mee", "Nog niet", "Punten"), ("Ingevuld tot", "Ontbreekt")
CHANGES = {"Wat": "outcome", "Cel": "where", "Melding": "message"}


def my_data(view: View) -> None:
    """The page of one partner, or of all of them to choose from."""
    title("Mijn gegevens")
    known, whose = bool(desks(view.told)), _whose(view)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="wie"):
        if known and not _is_own(view):
            _choose(view)
        _templates(("partner",) if whose else ("partner", "coordinator"), view)
    if not known:
        empty("Er zijn nog geen gegevens van partners.", FIRST_STEP)
    elif whose:
        _desk(standing(view, whose), view)
    else:
        _overview(standings(view), view)


def _is_own(view: View) -> bool:
    return view.viewer.role is Role.PARTNER


def _whose(view: View) -> str | None:
    """Whose page it is: a partner's own, else of the one that is chosen; None: everybody's."""
    chosen = view.selection.partners
    return view.viewer.partner if _is_own(view) else next(iter(chosen)) if len(chosen) == 1 else None


def _templates(kinds: Sequence[TemplateKind], view: View) -> None:
    """An empty workbook to fill in, of each kind; made once it is asked for."""
    for kind in kinds:
        st.download_button(
            TEMPLATES[kind],
            partial(template, kind),
            f"{slug(TEMPLATES[kind])}_{view.read_at:%Y-%m-%d}.xlsx",
            XLSX,
            on_click="ignore",
            icon=":material/download:",
        )


def _choose(view: View) -> None:
    """Whose page it is: the same choice as that of the filter bar, so that the address holds it."""
    names = [name for name, desk in desks(view.told).items() if desk.is_followed]
    chosen = _whose(view) or EVERYBODY
    st.session_state[CHOICE] = chosen if chosen in names else EVERYBODY
    shape = {"width": 420, "placeholder": "Kies"}
    st.selectbox("Kies een partner", [EVERYBODY, *names], key=CHOICE, on_change=_chosen, **shape)


def _chosen() -> None:
    name = st.session_state[CHOICE]
    st.session_state["partner"] = [] if name == EVERYBODY else [name]


def _desk(of: Standing, view: View) -> None:
    st.header(escaped(of.sentence), anchor=False)
    if of.desk.untold and (told := not_listed(view)):
        st.text(told)
    for told in of.missing:
        st.text(told)
    if of.changed:
        _changes(of)
    _points(of, view)
    _tabs(of)
    written = partial(partner_mail, of, _address(of.partner))
    _mail(written, "Mail met de open punten", f"gegevens-{slug(of.partner)}")


def _tabs(of: Standing) -> None:
    if not of.desk.tabs:
        return
    st.header("Uw tabbladen", anchor=False)
    if of.filled:
        st.text(f"Ingevuld: {of.filled}.")
    rows = [(tab.tab, tab.valid, tab.rejected, tab.workbook) for tab in of.desk.tabs]
    frame = pd.DataFrame(rows, columns=["tab", "valid", "rejected", "workbook"])
    told = {name: with_withheld(frame[name]) for name in ("valid", "rejected")}
    table("Uw tabbladen", frame.assign(**told), TABS)


def _changes(of: Standing) -> None:
    st.text(of.changed)
    drawer = st.expander("Wat veranderde er", type="compact", key="veranderd", on_change="rerun")
    if drawer.open:
        rows = [(change.outcome, change.where, change.message) for change in of.desk.changes[:MOST_CHANGES]]
        rest = len(of.desk.changes) - len(rows)
        with drawer:
            table("Veranderd", pd.DataFrame(rows, columns=list(CHANGES.values())), CHANGES)
            if rest:
                st.text("En nog andere." if of.desk.untold else f"En nog {count(rest)} andere.")


def _points(of: Standing, view: View) -> None:
    entries = of.desk.entries
    if not entries:
        # Where nobody can sign in every cell is listed: none is then really none.
        without = aside(of.desk.without) if not_listed(view) else ""
        empty(f"Er is niets te verbeteren{without}.", f"Alles wat in dit werkboek staat, telt mee{without}.")
        return
    with st.container(gap="small", key="punten"):
        at = page_of(len(entries), f"punten-{slug(of.partner)}")
        shown = entries[part(at, len(entries))]
        for severity, (name, told) in SECTIONS.items():
            own = [entry for entry in shown if entry.severity == severity]
            if own:
                _section(f"{name}{_how_many(of.desk, severity)}", told, own)


def _how_many(desk: Desk, severity: str) -> str:
    """The number of points behind the name of a section, and what it leaves out; nothing without any."""
    number = sum(entry.severity == severity for entry in desk.counted)
    return f" ({', zonder '.join([count(number), *desk.untold])})" if number else ""


def _section(name: str, told: str, entries: Sequence[Entry]) -> None:
    st.header(name, anchor=False)
    st.text(told)
    for entry in entries:
        with st.container(border=True, gap="xsmall"):
            st.html(point_html(entry))
            _more_cells(entry)


def _more_cells(entry: Entry) -> None:
    """The other cells of a point, sent once they are asked for."""
    more = len(entry.cells) - FIRST_CELLS
    if more <= 0:
        return
    key = f"cellen-{entry.workbook}-{entry.cells[0].address}-{entry.code}"
    drawer = st.expander(
        f"en nog {plural(more, 'cel', 'cellen')}", type="compact", key=key, on_change="rerun"
    )
    if drawer.open:
        drawer.html(more_cells_html(entry))


def _mail(written: Callable[[], Mail], name: str, file: str) -> None:
    """A mail to read, to copy, and to open in a mail program; written once it is asked for."""
    drawer = st.expander(name, key="brief", on_change="rerun")
    if drawer.open:
        mail = written()
        with drawer:
            st.html(letter_html(name, mail.text))
            st.download_button(
                "Download .eml", mail.eml(), f"{file}.eml", "message/rfc822", on_click="ignore"
            )


def _overview(everybody: Sequence[Standing], view: View) -> None:
    late = sum(of.is_late for of in everybody)
    st.header("Wie heeft wat ingevuld, tot wanneer", anchor=False)
    without = f" De aantallen zijn {view.without}." if view.without else ""
    st.text(f"{plural(len(everybody), 'partner', 'partners')}, van wie {count(late)} laat.{without}")
    st.html(_overview_html(everybody))
    written = partial(overview_mail, everybody, _address(), long_day(view.read_at.date()))
    _mail(written, "Mail met het overzicht en de herinneringen", "wie-heeft-wat-ingevuld")


def _overview_html(everybody: Sequence[Standing]) -> str:
    heads = ("Partner", "Stand", "Tellen mee", "Nog niet", "Punten", "Ingevuld tot", "Ontbreekt")
    head = "".join(f"<th scope='col'{_side(name)}>{name}</th>" for name in heads)
    rows = "".join(f"<tr>{_overview_row(of)}</tr>" for of in everybody)
    return (
        "<div class='tabel' role='region' tabindex='0' aria-label='Alle partners'>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _side(head: str) -> str:
    """Figures to the right; room for what holds sentences."""
    return " class='n'" if head in FIGURES else " class='z'" if head in SENTENCES else ""


def _overview_row(of: Standing) -> str:
    name = escape(of.partner)
    link = f'<a href="?partner={quote(of.partner)}" target="_self">{name}</a>'
    figures = (of.desk.valid, of.desk.rejected, len(of.desk.counted))
    texts = (of.filled, " ".join(of.missing))
    return (
        f"<td>{link if of.desk.is_followed else name}</td><td>{of.word}</td>"
        + "".join(f"<td class='n'>{count(number)}</td>" for number in figures)
        + "".join(f"<td>{escape(text)}</td>" for text in texts)
    )


def _address(partner: str | None = None) -> str:
    """The address of this page, or of a partner's own."""
    # Streamlit takes the end of this path for the page Gegevens and repeats a part of it.
    here = (st.context.url or "").partition("?")[0].partition("/mijn-")[0].rstrip("/") + "/mijn-gegevens"
    return f"{here}?partner={quote(partner)}" if partner else here
