"""The one filter bar of all pages: it draws the choices, keeps them in the URL and returns the Selection."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from metrics.choices import Choices, Period
from metrics.view import Selection
from pages import address
from pages.address import EARLIEST, LATEST
from pages.words import escaped

WHOLE_GRANT = "Hele subsidie"
QUARTER = "Kwartaal"
FREE = "Vrij"
EVERYTHING = "Alles"
MOST_YEARS = 6
"""More years than this do not fit beside each other on a projector; older ones are reached with Vrij."""
LABELS = {"partner": "Partner", "soort": "Type activiteit", "doelgroep": "Doelgroep"}


def filter_bar(choices: Choices, today: date) -> Selection:
    """Draws the bar and returns what is asked; what means nothing in the URL falls back to the default."""
    address.recall(choices, today)
    filters = address.active(choices, today)
    address.remember(filters, choices)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        left = st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content")
        label = f"Filters ({len(filters)})" if filters else "Filters"
        popover = st.popover(label, icon=":material/tune:", key="filters", wrap=False)
    with popover:
        grant, as_of = _inside(choices, today)
    with left:
        start, end = _period(choices, grant, as_of)
    chosen = {key: frozenset(filters.get(key, ())) for key in address.lists(choices)}
    return Selection(
        as_of=as_of,
        start=start,
        end=end,
        partners=chosen["partner"],
        kinds=chosen["soort"],
        provinces=chosen["provincie"],
        audiences=chosen["doelgroep"],
    )


def quarters(first: date, last: date) -> list[str]:
    """The quarters that two days span, latest first: `2024 K3`."""
    steps = range(_quarter(last), _quarter(first) - 1, -1)
    return [f"{step // 4} K{step % 4 + 1}" for step in steps]


def quarter_days(quarter: str) -> tuple[date, date]:
    """The first and the last day of a quarter such as `2024 K3`."""
    year, number = int(quarter[:4]), int(quarter[-1])
    after = date(year + number // 4, number % 4 * 3 + 1, 1)
    return date(year, number * 3 - 2, 1), after - timedelta(days=1)


def _quarter(on: date) -> int:
    return on.year * 4 + (on.month - 1) // 3


def _period(choices: Choices, grant: Period | None, as_of: date) -> tuple[date | None, date | None]:
    first, last = _days(choices, as_of)
    years = [str(year) for year in range(last.year, first.year - 1, -1)][:MOST_YEARS]
    picked = st.pills(
        "Periode",
        [WHOLE_GRANT, *years, QUARTER, FREE, EVERYTHING],
        default=WHOLE_GRANT,
        required=True,
        key="periode",
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    if picked == QUARTER:
        names = quarters(first, last)
        shape = {"bind": "query-params", "width": 140, "label_visibility": "collapsed"}
        return quarter_days(st.selectbox("Kwartaal", names, key="kwartaal", **shape))
    if picked == FREE:
        return _free(first, last)
    if picked == EVERYTHING or (picked == WHOLE_GRANT and grant is None):
        return None, None
    if picked == WHOLE_GRANT:
        return grant.start, grant.end
    return date(int(picked), 1, 1), date(int(picked), 12, 31)


def _days(choices: Choices, as_of: date) -> tuple[date, date]:
    """The days to choose between: those with data, none later than the as-of day."""
    last = min(choices.last or as_of, as_of)
    return min(choices.first or last, last), last


def _free(first: date, last: date) -> tuple[date, date]:
    shape = {"format": "DD/MM/YYYY", "bind": "query-params", "width": 140}
    start = st.date_input("Van", first, EARLIEST, LATEST, key="van", **shape)
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
    if len(started) > 1:
        st.pills("Subsidie", list(started), format_func=escaped, required=True, key=address.GRANT)
    st.button("Wissen", on_click=address.clear, args=(choices,), icon=":material/close:")
    return started.get(st.session_state.get(address.GRANT)), as_of


def _as_of() -> date | None:
    return st.date_input(
        "Peildatum",
        min_value=EARLIEST,
        max_value=LATEST,
        key=address.AS_OF,
        format="DD/MM/YYYY",
        help="Alles wordt getoond zoals het op deze dag stond. Wat later valt, telt niet mee.",
    )
