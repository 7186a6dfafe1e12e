"""The two buttons beside the freshness line, and what the popover says of filters used before."""

from __future__ import annotations

import streamlit as st

ICON = '<span class="icoon" aria-hidden="true">{}</span>'
TOOLS = (
    '<span class="gereedschap"><span role="status"></span><button type="button" class="kopieer" '
    'data-kopieer-link title="Wie de link opent, ziet dezelfde pagina met dezelfde filters">'
    f"{ICON.format('link')}Kopieer link</button>"
    '<button type="button" class="kopieer" data-vergadering title="Groot, één antwoord tegelijk">'
    f"{ICON.format('slideshow')}Vergadering</button></span>"
)
"""Both work in the browser alone, see `.streamlit/dutch.html` and `.streamlit/meeting.html`."""
USED = '<nav class="gebruikt" aria-label="Laatst gebruikt" hidden></nav>'
"""Filled by `.streamlit/links.html` from what the visitor's own browser remembers."""


def tools() -> None:
    """A button that copies the address of what is shown, and one that shows it to a meeting."""
    st.html(TOOLS, width="content")


def used_before() -> None:
    """The filters that were used last in this browser, as links."""
    st.html(USED)
