"""The one filter bar of all pages: it draws the choices, keeps them in the URL and returns the Selection."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics.choices import Choices, Period
from metrics.view import Selection
from pages import address, period
from pages.address import EARLIEST, LATEST
from pages.period import FREE, QUARTER, WHOLE_GRANT
from pages.tools import used_before
from pages.words import escaped

LABELS = {"partner": "Partner", "soort": "Type activiteit", "doelgroep": "Doelgroep"}
PERIOD = "periode"


@dataclass(frozen=True)
class Asked:
    """What is asked, and what one click on another period would ask, where no other filter is set."""

    selection: Selection
    beside: tuple[Selection, ...]


def filter_bar(choices: Choices, today: date, typed_meeting: date | None = None) -> Asked:
    """Draws the bar and returns what is asked; what means nothing in the URL falls back to the default.

    `typed_meeting` is the day of the last meeting where the coordinator's workbook names none.
    """
    address.recall(choices, today)
    filters = address.active(choices, today)
    address.remember(filters, choices)
    bar = st.container(horizontal=True, vertical_alignment="center", gap="xsmall")
    with bar:
        left = st.container(horizontal=True, vertical_alignment="center", gap="small", width="content")
        label = f"Filters ({len(filters)})" if filters else "Filters"
        popover = st.popover(label, icon=":material/tune:", key="filters", wrap=False)
    with popover:
        grant, as_of = _inside(choices, today)
    with left:
        meeting = period.last_meeting(choices.meetings, typed_meeting, as_of)
        (start, end), beside = _period(choices, grant, as_of, meeting, bar)
    chosen = {key: frozenset(filters.get(key, ())) for key in address.lists(choices)}
    selection = Selection(
        as_of=as_of,
        start=start,
        end=end,
        partners=chosen["partner"],
        kinds=chosen["soort"],
        provinces=chosen["provincie"],
        audiences=chosen["doelgroep"],
    )
    others = () if filters else tuple(replace(selection, start=first, end=last) for first, last in beside)
    return Asked(selection, others)


def _period(
    choices: Choices, grant: Period | None, as_of: date, meeting: date | None, bar: DeltaGenerator
) -> tuple[period.Days, list[period.Days]]:
    """The days of what is chosen, and those of each other choice that has days of its own."""
    options = period.offered(period.years_of(choices, as_of), meeting, address.asked(PERIOD))
    address.settle(PERIOD, options, WHOLE_GRANT)
    shape = {"required": True, "label_visibility": "collapsed", "wrap": True}
    picked = st.pills("Periode", options, key=PERIOD, **shape)
    others = (name for name in options if name not in (picked, QUARTER, FREE))
    beside = [period.days_of(name, grant, as_of, meeting) for name in others]
    return _days(picked, choices, grant, as_of, meeting, bar), beside


def _days(
    picked: str,
    choices: Choices,
    grant: Period | None,
    as_of: date,
    meeting: date | None,
    bar: DeltaGenerator,
) -> period.Days:
    first, last = period.known_days(choices, as_of)
    if picked == QUARTER:
        names = period.quarters(first, last)
        shape = {"bind": "query-params", "width": 140, "label_visibility": "collapsed", "placeholder": "Kies"}
        return period.quarter_days(st.selectbox("Kwartaal", names, key="kwartaal", **shape))
    if picked == FREE:
        # After the rest: where there is no room for two days, they go to the next line together.
        row = {"horizontal": True, "vertical_alignment": "center", "gap": "small", "width": "content"}
        with bar.container(**row):
            return _free(first, last)
    return period.days_of(picked, grant, as_of, meeting)


def _free(first: date, last: date) -> tuple[date, date]:
    # Without a line of labels above them, which would push the overview off a projector.
    shape = {"format": "DD/MM/YYYY", "bind": "query-params", "width": 140, "label_visibility": "collapsed"}
    start = st.date_input("Van", first, EARLIEST, LATEST, key="van", **shape)
    st.text("tot en met")
    end = st.date_input("Tot en met", last, EARLIEST, LATEST, key="tot", **shape)
    return start or first, end or last


def _inside(choices: Choices, today: date) -> tuple[Period | None, date]:
    """What the popover holds, the province first: it is asked for most; its values stand in the session."""
    st.pills("Provincie", choices.provinces, selection_mode="multi", key="provincie", wrap=True)
    with st.grid(2, min_column_width=150, gap=("xsmall", "small"), vertical_alignment="bottom"):
        for key, label in LABELS.items():
            st.multiselect(label, address.lists(choices)[key], key=key, placeholder="Alle", select_all=False)
        as_of = _as_of() or today
    started = address.started_grants(choices, as_of)
    with st.grid(2, min_column_width=150, gap=("xsmall", "small")):
        if len(started) > 1:
            shape = {"format_func": escaped, "required": True, "wrap": True}
            st.pills("Subsidie", list(started), key=address.GRANT, **shape)
        _older_years(period.years_of(choices, as_of)[period.MOST_YEARS :])
    st.button("Wissen", on_click=address.clear, args=(choices,), icon=":material/close:")
    used_before()
    return started.get(st.session_state.get(address.GRANT)), as_of


def _older_years(years: list[str]) -> None:
    """The years for which the bar has no room: buttons, for a closed popover forgets what is chosen in it."""
    if not years:
        return
    with st.container(gap="xxsmall", key="ouder-jaar"):
        st.text("Ouder jaar")
        with st.container(horizontal=True, gap="xsmall"):
            for year in years:
                st.button(year, key=f"jaar-{year}", on_click=_choose, args=(year,))


def _choose(name: str) -> None:
    """The year then stands among the periods."""
    st.session_state[PERIOD] = name


def _as_of() -> date | None:
    return st.date_input(
        "Peildatum",
        min_value=EARLIEST,
        max_value=LATEST,
        key=address.AS_OF,
        format="DD/MM/YYYY",
        help="Alles wordt getoond zoals het op deze dag stond. Wat later valt, telt niet mee.",
    )
