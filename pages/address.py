"""The filters in the URL, so that a link shows what its sender saw.

Streamlit's own binding (`bind="query-params"`) drops a widget in a closed popover from the URL on the way to
another page; these filters are therefore read from the URL once and written back after each choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from metrics.choices import Choices, Period
from pages.words import slug

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
AS_OF, GRANT = "peildatum", "subsidie"


def recall(choices: Choices, today: date) -> None:
    """Puts each filter of the URL in the session on its first drawing; what means nothing is left out."""
    state = st.session_state
    for key, options in lists(choices).items():
        wanted = state.get(key, st.query_params.get_all(key))
        known = {slug(option): option for option in reversed(options)}
        meant = (value if value in options else known.get(slug(value)) for value in wanted)
        state[key] = list(dict.fromkeys(value for value in meant if value))
    state[AS_OF] = state.get(AS_OF) or _day(st.query_params.get(AS_OF, "")) or today
    started = started_grants(choices, state[AS_OF])
    if started:
        wanted = state.get(GRANT, st.query_params.get(GRANT))
        state[GRANT] = wanted if wanted in started else next(iter(started))


def active(choices: Choices, today: date) -> dict[str, list[str]]:
    """The filters that differ from their default, as the URL holds them."""
    state = st.session_state
    chosen = {key: list(state[key]) for key in lists(choices)}
    chosen[AS_OF] = [] if state[AS_OF] == today else [state[AS_OF].isoformat()]
    names = [*started_grants(choices, state[AS_OF])]
    chosen[GRANT] = [] if state.get(GRANT) in (*names[:1], None) else [state[GRANT]]
    return {key: values for key, values in chosen.items() if values}


def remember(filters: Mapping[str, Sequence[str]], choices: Choices) -> None:
    """Writes the filters to the URL, and takes away those that no longer filter."""
    for key in (*lists(choices), AS_OF, GRANT):
        _write(key, list(filters.get(key, ())))


def _write(key: str, values: list[str]) -> None:
    if st.query_params.get_all(key) == values:
        return
    if values:
        st.query_params[key] = values
    else:
        del st.query_params[key]


def asked(key: str) -> str | None:
    """The one value that a filter has, or that the URL asks for on its first drawing."""
    return st.session_state.get(key) or st.query_params.get(key)


def settle(key: str, options: Sequence[str], default: str) -> None:
    """Puts what is asked of a filter in the session and the URL; the default stands in no URL."""
    meant = asked(key)
    chosen = meant if meant in options else default
    st.session_state[key] = chosen
    _write(key, [] if chosen == default else [chosen])


def link(page: str, chosen: Mapping[str, str]) -> str:
    """The address of a page, from any other, with the filters of now and what is to be chosen there."""
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key not in chosen}
    query = urlencode({**kept, **chosen}, doseq=True)
    return f"{page}?{query}" if query else page


def clear(choices: Choices) -> None:
    """Back to the defaults."""
    for key in lists(choices):
        st.session_state[key] = []
    for key in (AS_OF, GRANT):
        st.session_state[key] = None


def lists(choices: Choices) -> dict[str, Sequence[str]]:
    """The filters of which several values may be chosen, with what there is to choose."""
    return {
        "provincie": choices.provinces,
        "partner": choices.partners,
        "soort": choices.kinds,
        "doelgroep": choices.audiences,
    }


def started_grants(choices: Choices, as_of: date) -> dict[str, Period]:
    """The grants that had started on a day, latest first."""
    return {grant.name: grant for grant in reversed(choices.grants) if grant.start <= as_of}


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None
