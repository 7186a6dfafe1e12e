"""The one filter bar of all pages: it draws the choices, keeps them in the URL and returns the Selection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from metrics.choices import Choices, Period
from metrics.view import Selection

WHOLE_GRANT = "Hele subsidie"
QUARTER = "Kwartaal"
FREE = "Vrij"
EVERYTHING = "Alles"
LISTS = ("partner", "soort", "provincie", "doelgroep")
OTHERS = ("subsidie", "peildatum")
MOST_YEARS = 6
"""More years than this do not fit beside each other on a projector; older ones are reached with Vrij."""


def filter_bar(choices: Choices, today: date) -> Selection:
    """Draws the bar and returns what is asked; a value in the URL that means nothing falls back to the default."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        left = st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content")
        popover = st.popover(_popover_label(), icon=":material/tune:", key="filters", wrap=False)
    with popover:
        lists, grant, as_of = _inside(choices, today)
    with left:
        start, end = _period(choices, grant, as_of)
    partners, kinds, provinces, audiences = (frozenset(lists[name]) for name in LISTS)
    return Selection(
        as_of=as_of,
        start=start,
        end=end,
        partners=partners,
        kinds=kinds,
        provinces=provinces,
        audiences=audiences,
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
    start = st.date_input("Van", first, date(2000, 1, 1), date(2099, 12, 31), key="van", **shape)
    end = st.date_input("Tot en met", last, date(2000, 1, 1), date(2099, 12, 31), key="tot", **shape)
    return start or first, end or last


def _as_of(today: date) -> date:
    asked = st.date_input(
        "Peildatum",
        today,
        date(2000, 1, 1),
        date(2099, 12, 31),
        key="peildatum",
        bind="query-params",
        format="DD/MM/YYYY",
        help="Alles wordt getoond zoals het op deze dag stond. Wat later valt, telt niet mee.",
    )
    return asked or today


def _grant(grants: Sequence[Period], as_of: date) -> Period | None:
    started = [grant for grant in grants if grant.start <= as_of][::-1]
    if len(started) < 2:
        return started[0] if started else None
    names = [grant.name for grant in started]
    picked = st.pills("Subsidie", names, default=names[0], required=True, key="subsidie", bind="query-params")
    return next(grant for grant in started if grant.name == picked)


def _inside(choices: Choices, today: date) -> tuple[dict[str, list[str]], Period | None, date]:
    """What the popover holds: the province first, it is asked for most."""
    many = {"selection_mode": "multi", "key": "provincie", "bind": "query-params", "wrap": True}
    lists = {"provincie": st.pills("Provincie", choices.provinces, **many)}
    with st.grid(2, min_column_width=150, gap=("xsmall", "small"), vertical_alignment="bottom"):
        for key, label, offered in (
            ("partner", "Partner", choices.partners),
            ("soort", "Type activiteit", choices.kinds),
            ("doelgroep", "Doelgroep", choices.audiences),
        ):
            drop = {"key": key, "placeholder": "Alle", "select_all": False, "bind": "query-params"}
            lists[key] = st.multiselect(label, offered, **drop)
        as_of = _as_of(today)
    grant = _grant(choices.grants, as_of)
    st.button("Wissen", on_click=_clear, icon=":material/close:")
    return lists, grant, as_of


def _popover_label() -> str:
    active = sum(1 for key in (*LISTS, *OTHERS) if _is_set(key))
    return f"Filters ({active})" if active else "Filters"


def _is_set(key: str) -> bool:
    """Whether a filter is in the URL, where Streamlit keeps only what differs from the default."""
    return bool("".join(st.query_params.get_all(key)))


def _clear() -> None:
    for key in LISTS:
        st.session_state[key] = []
    for key in OTHERS:
        st.session_state.pop(key, None)
