"""The front door: what is read, who is looking, the pages, the filter bar and the freshness line.

The server imports this file for `app`; Streamlit runs it, once for every click, for `main`.
"""

from __future__ import annotations

import gc
import logging
import sys
import traceback
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

import guard
import loading
from ahead import AHEAD
from metrics.confidential import confidential_rows
from metrics.dataset import Dataset
from metrics.kept import heard
from metrics.view import Role, Selection, View, Viewer
from pages.about import about
from pages.actions import actions
from pages.attendance import attendance
from pages.confidential import Vault
from pages.filterbar import filter_bar
from pages.guide import guide
from pages.my_data import my_data
from pages.network import partners
from pages.overview import overview
from pages.parts import empty
from pages.quality import quality
from pages.reach import reach
from pages.referrals import referrals
from pages.signing import DEFAULT, Door, closed_dashboard, closed_page, control, refused
from pages.sources import Desk, sources
from pages.spend import spend
from pages.tools import tools
from pages.words import BELGIUM, count, day, moment, plural
from sheets.audit import Sight
from sheets.errors import SheetError
from sheets.live import AS_GOOGLE_WANTS, Asking
from sheets.login import Login
from sheets.settings import Settings
from sheets.store_errors import StoreError
from visitor import DEPARTURES, EXPIRED, Visitor, visitor

LOOKS = Path(__file__).parent / ".streamlit"
SCRIPTS = ("dutch.html", "links.html", "meeting.html")
PAGES: tuple[tuple[str, str, Callable[..., None]], ...] = (
    ("Overzicht", "overzicht", overview),
    ("Activiteiten", "activiteiten", attendance),
    ("Bereik", "bereik", reach),
    ("Doorverwijzingen", "doorverwijzingen", referrals),
    ("Subsidie", "subsidie", spend),
    ("Acties", "acties", actions),
    ("Partners", "partners", partners),
    ("Gegevens", "gegevens", quality),
    ("Mijn gegevens", "mijn-gegevens", my_data),
    ("Bronnen", "bronnen", sources),
    ("Uitleg", "uitleg", guide),
    ("Over", "over", about),
)
"""Title, address and function of each page; each gets the View, and some what they may ask for as well."""
FIRST, SOURCES, MY_DATA = "overzicht", "bronnen", "mijn-gegevens"
CONFIDENTIAL = ("doorverwijzingen", "subsidie")
"""The pages that show rows told in confidence to whom they belong to."""
SEEN = "gezien"
"""Where the session holds the look that was recorded last, so that each click does not add another."""
SEEN_SECONDS = 600

IN_FOLDER = (
    "Zet de werkboeken van de partners (.xlsx, .ods of een map met .csv) in de gegevensmap. "
    "Ze verschijnen hier vanzelf, enkele seconden na het herladen van deze pagina."
)
ONLINE = (
    "Het dashboard leest de Google-werkbladen die in het tabblad Partners van de coördinator staan. "
    "Ze verschijnen hier vanzelf; herlaad deze pagina over een minuut."
)

log = logging.getLogger(__name__)


def main(asking: Asking = AS_GOOGLE_WANTS) -> None:
    """Draws one page; whatever goes wrong is told in Dutch, with a reference to find it in the log.

    `asking` is how Google is asked, where that is not the real one.
    """
    st.set_page_config(page_icon=str(LOOKS / "icon.png"), layout="wide", initial_sidebar_state="collapsed")
    st.html(LOOKS / "dashboard.css")
    try:
        with AHEAD.answering():
            _draw(asking)
    except (SheetError, StoreError) as error:
        empty("De werkboeken konden niet gelezen worden.", error.message)
    except Exception:
        _apologise()
    if not st.session_state.get("dutch"):
        # Once a visit: what they do to the page lasts, and every click is smaller without them. The first
        # stands in the page that a visit begins with as well, see below; not where that came from elsewhere.
        st.session_state["dutch"] = True
        for script in SCRIPTS:
            st.html(_script(script), unsafe_allow_javascript=True)


def _script(name: str) -> str:
    """A script for the browser, with the addresses of the pages where it asks for them."""
    addresses = ", ".join(f'"{path}"' for _, path, _ in PAGES)
    return (LOOKS / name).read_text("utf-8").replace("/* the addresses of the pages */", addresses)


def _draw(asking: Asking) -> None:
    now = datetime.now(BELGIUM)
    settings, login, claims = Settings(), Login(), st.user.to_dict()
    person = visitor(claims, login, DEPARTURES, now=now)
    door = _door(person, claims)
    if login.required and not person.viewer.has_signed_in:
        st.navigation(_closed(door), position="hidden").run()
        return
    readings = loading.readings(settings, asking)
    dataset = readings.current(now.date())
    if dataset.tabs.empty:
        _first_start(dataset, ONLINE if settings.google_spreadsheet else IN_FOLDER)
        return
    viewer = person.among(loading.choices(dataset).partners).viewer
    _draw_pages(replace(door, viewer=viewer), person, readings, settings, now)


def _draw_pages(
    door: Door, person: Visitor, readings: loading.Readings, settings: Settings, now: datetime
) -> None:
    dataset, today, viewer = readings.current(now.date()), now.date(), door.viewer
    rule = loading.rule(settings)
    head = st.container(gap="xsmall", key="kop")
    with head:
        asked = filter_bar(loading.choices(dataset), today, settings.last_meeting)
        view = loading.view(dataset, asked.selection, viewer, rule)
    vault = _vault(dataset, view.selection, viewer, person, settings)
    also = {SOURCES: (_desk(readings, settings, viewer),), **dict.fromkeys(CONFIDENTIAL, (vault,))}
    pages = [_page(name, path, partial(page, view, *also.get(path, ())), door) for name, path, page in PAGES]
    chosen = st.navigation(pages, position="top")
    with head:
        _freshness(view, dataset, next(page for page in pages if page.title == "Gegevens"), door)
    refused(door)
    with heard() as questions:
        chosen.run()
    AHEAD.then(partial(loading.ask, dataset, other, viewer, rule, questions) for other in asked.beside)


def _page(name: str, path: str, draw: Callable[[], None], door: Door) -> Page:
    """A page, or where the viewer may not see it, one in its place that says so."""
    may = {SOURCES: door.viewer.sees_workbooks, MY_DATA: door.viewer.sees_faults}.get(path, True)
    return st.Page(
        draw if may else partial(closed_page, name, door),
        title=name,
        url_path=path,
        default=path == FIRST,
        visibility="visible" if may else "hidden",
    )


def _closed(door: Door) -> list[Page]:
    """The way in at the address of every page, so that who signs in still stands where they wanted to be."""
    draw = partial(closed_dashboard, door)
    return [st.Page(draw, title="Aanmelden", url_path=path, default=path == FIRST) for _, path, _ in PAGES]


def _door(person: Visitor, claims: Mapping[str, Any]) -> Door:
    is_signed_in = claims.get("is_logged_in") is True and not DEPARTURES.holds(claims)
    return Door(
        viewer=person.viewer,
        providers=_providers() if "is_logged_in" in claims else (),
        refusal=person.refusal,
        is_signed_in=is_signed_in and person.refusal != EXPIRED,
        leave=partial(DEPARTURES.end, claims),
    )


def _providers() -> tuple[str, ...]:
    """With whom one can sign in: the one of `[auth]` itself, or each of its tables."""
    section = st.secrets["auth"]
    if "client_id" in section:
        return (DEFAULT,)
    tables = [(name, given) for name, given in section.items() if isinstance(given, Mapping)]
    return tuple(name for name, given in tables if "client_id" in given)


def _vault(
    dataset: Dataset, selection: Selection, viewer: Viewer, person: Visitor, settings: Settings
) -> Vault | None:
    """The rows told in confidence that are a viewer's own; each look is recorded before it is had."""
    if viewer.role not in (Role.PARTNER, Role.COORDINATOR):
        return None

    def rows(page: str, table: str) -> Any:
        try:
            _record(page, selection, viewer, person, settings)
        except StoreError as error:
            log.error("a look could not be recorded (%s), so nothing was shown", type(error).__name__)
            return None
        return confidential_rows(dataset, table, selection, viewer)

    owner = viewer.partner or "de partner van wie een rij is"
    return Vault(f"Alleen de coördinator en {owner} zien deze rijen.", rows)


def _record(page: str, selection: Selection, viewer: Viewer, person: Visitor, settings: Settings) -> None:
    now, filters = datetime.now(UTC), selection.as_filters()
    look = (page, filters, viewer)
    last, at = st.session_state.get(SEEN, (None, now))
    if last == look and (now - at).total_seconds() < SEEN_SECONDS:
        return
    audit = loading.audit(settings)
    audit.add(Sight(now, viewer.role.value, viewer.partner, audit.code(person.email), page, filters))
    st.session_state[SEEN] = (look, now)


def _first_start(dataset: Dataset, advice: str) -> None:
    """What to do where nothing was read yet."""
    st.title("Wij-Zij-netwerk", anchor=False)
    empty("Er zijn nog geen werkboeken.", advice)
    # Why a file could not be read helps; where the folder stands on the server is nobody's business.
    issues = dataset.issues[dataset.issues["code"] != "not_found"]
    for message in issues["message"]:
        st.text(message)


def _desk(readings: loading.Readings, settings: Settings, viewer: Viewer) -> Desk:
    """What the page of the workbooks may ask for."""
    return Desk(
        ask=readings.ask if settings.manual_refresh else None,
        is_reading=lambda: readings.is_reading,
        seconds_to_wait=readings.seconds_to_wait,
        former=readings.former,
        sights=partial(loading.sights, settings) if viewer.role is Role.COORDINATOR else None,
    )


def _freshness(view: View, dataset: Dataset, quality_page: Page, door: Door) -> None:
    """What is counted, how old it is and what was left out: the line under the filter bar of every page."""
    activities = (
        f"{count(view.activity_count)} van {plural(view.activity_total, 'activiteit', 'activiteiten')}"
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="versheid"):
        told = f"{activities}{_span(view)} · gegevens van {moment(view.read_at)}{_broken(dataset)} ·"
        st.text(told, width="content")
        st.page_link(quality_page, label=_omitted(view))
        tools()
        control(door)


def _omitted(view: View) -> str:
    """How many rows were left out; in a word that there may be more, for the line has room for no more."""
    told = plural(view.omitted, "rij weggelaten", "rijen weggelaten")
    if not view.without:
        return told
    return f"zeker {told}" if view.omitted else f"{told}, {view.without}"


def _span(view: View) -> str:
    """The days that are counted: what "this quarter" is, nobody needs to work out."""
    start, end = view.selection.start, view.selection.end
    return f", {day(start)} tot {day(end)}" if start and end else ""


def _broken(dataset: Dataset) -> str:
    """How many workbooks could not be read, and since when; until they can, their last good rows count."""
    number, since = loading.unread(dataset)
    if not number:
        return ""
    started = f"{', het eerste' if number > 1 else ''} sinds {moment(since)}" if since else ""
    return f" · {plural(number, 'werkboek', 'werkboeken')} niet gelezen{started}"


def _apologise() -> None:
    reference = uuid.uuid4().hex[:8]
    _, error, frames = sys.exc_info()
    # Without the error's own text: it may repeat what a cell holds.
    log.error("error %s: %s\n%s", reference, type(error).__name__, "".join(traceback.format_tb(frames)))
    empty(
        "Deze pagina kan nu niet getoond worden.",
        "Probeer het over enkele minuten opnieuw. Blijft het misgaan, geef dan deze code door aan de "
        f"coördinator: {reference}.",
    )


if __name__ == "__main__":
    main()
else:
    scripts = [*map(_script, SCRIPTS), (LOOKS / "unfold.html").read_text("utf-8")]
    guards = guard.middleware(Login(), scripts, [path for _, path, _ in PAGES], first=scripts[0])
    app = st.App(__file__, secrets=guard.secrets(Login()), middleware=guards)
    # What was loaded so far stays, so that waste is never looked for in it: no message is sent meanwhile, for
    # a tenth of a second, or some milliseconds without what stays.
    gc.collect()
    gc.freeze()
