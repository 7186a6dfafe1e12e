"""The front door: what is read, who is looking, the pages, the filter bar and the freshness line."""

from __future__ import annotations

import logging
import sys
import traceback
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

import loading
from metrics.dataset import Dataset
from metrics.sources import unread
from metrics.view import View
from pages.about import about
from pages.actions import actions
from pages.attendance import attendance
from pages.filterbar import filter_bar
from pages.guide import guide
from pages.my_data import my_data
from pages.network import partners
from pages.overview import overview
from pages.parts import empty
from pages.quality import quality
from pages.reach import reach
from pages.referrals import referrals
from pages.sources import Desk, sources
from pages.spend import spend
from pages.words import BELGIUM, count, moment, plural
from sheets.errors import SheetError
from sheets.live import AS_GOOGLE_WANTS, Asking
from sheets.settings import Settings
from sheets.store_errors import StoreError

LOOKS = Path(__file__).parent / ".streamlit"
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
"""Title, address and function of each page; each gets the View, and SOURCES what it may ask for as well."""
SOURCES = "bronnen"

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
        _draw(asking)
    except (SheetError, StoreError) as error:
        empty("De werkboeken konden niet gelezen worden.", error.message)
    except Exception:
        _apologise()
    if not st.session_state.get("dutch"):
        # Once a visit: what it does to the page lasts, and every click is smaller without it.
        st.session_state["dutch"] = True
        st.html(_dutch(), unsafe_allow_javascript=True)


def _dutch() -> str:
    """The script that says Streamlit's own words in Dutch; it knows a false notice by the pages there are."""
    addresses = ", ".join(f'"{path}"' for _, path, _ in PAGES)
    return (LOOKS / "dutch.html").read_text("utf-8").replace("/* the addresses of the pages */", addresses)


def _draw(asking: Asking) -> None:
    today = datetime.now(BELGIUM).date()
    settings = Settings()
    readings = loading.readings(settings, asking)
    dataset = readings.current(today)
    if dataset.tabs.empty:
        _first_start(dataset, ONLINE if settings.google_spreadsheet else IN_FOLDER)
        return
    head = st.container(gap="xsmall", key="kop")
    with head:
        asked = filter_bar(loading.choices(dataset), today)
        view = loading.view(dataset, asked, rule=loading.rule(settings))
    also = {SOURCES: (_desk(readings, settings),)}
    pages = [
        st.Page(
            partial(page, view, *also.get(path, ())), title=name, url_path=path, default=path == "overzicht"
        )
        for name, path, page in PAGES
    ]
    chosen = st.navigation(pages, position="top")
    with head:
        _freshness(view, dataset, next(page for page in pages if page.title == "Gegevens"))
    chosen.run()


def _first_start(dataset: Dataset, advice: str) -> None:
    """What to do where nothing was read yet."""
    st.title("Wij-Zij-netwerk", anchor=False)
    empty("Er zijn nog geen werkboeken.", advice)
    # Why a file could not be read helps; where the folder stands on the server is nobody's business.
    issues = dataset.issues[dataset.issues["code"] != "not_found"]
    for message in issues["message"]:
        st.text(message)


def _desk(readings: loading.Readings, settings: Settings) -> Desk:
    """What the page of the workbooks may ask for."""
    return Desk(
        ask=readings.ask if settings.manual_refresh else None,
        is_reading=lambda: readings.is_reading,
        seconds_to_wait=readings.seconds_to_wait,
        former=readings.former,
    )


def _freshness(view: View, dataset: Dataset, quality_page: Page) -> None:
    """What is counted, how old it is and what was left out: the line under the filter bar of every page."""
    activities = (
        f"{count(view.activity_count)} van {plural(view.activity_total, 'activiteit', 'activiteiten')}"
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="versheid"):
        told = f"{activities} · gegevens van {moment(view.read_at)}{_broken(dataset)} ·"
        st.text(told, width="content")
        st.page_link(quality_page, label=plural(view.omitted, "rij weggelaten", "rijen weggelaten"))


def _broken(dataset: Dataset) -> str:
    """How many workbooks could not be read, and since when; until they can, their last good rows count."""
    number, since = unread(dataset.sources)
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
