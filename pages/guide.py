"""Uitleg: what a partner fills in, what each message means, and how each figure is counted."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from metrics.view import View
from pages.document import Part, chapters, introduction, within
from pages.parts import title

READABLE_WIDTH = 760
"""Pixels: a longer line is hard to read."""

ALWAYS_OPEN = "tien-minuten"
"""The chapter that everybody reads; what is looked up in the others is folded away."""

UNFOLD = Path(__file__).parents[1] / ".streamlit" / "unfold.html"


def guide(view: View) -> None:
    """The page of the documentation for partners; `/uitleg#bad_date` opens the part about that code."""
    title("Uitleg voor partners")
    with st.container(width=READABLE_WIDTH, gap="small", key="uitleg"):
        st.markdown(introduction())
        for chapter in chapters():
            st.header(chapter.title, anchor=chapter.anchor)
            _text(chapter)
            for part in within(chapter.anchor):
                _part(part, folded=chapter.anchor != ALWAYS_OPEN)
    st.html(UNFOLD, unsafe_allow_javascript=True)


def _part(part: Part, *, folded: bool) -> None:
    if not folded:
        st.subheader(part.title, anchor=part.anchor)
        _text(part)
        return
    with st.container(key=f"deel-{part.anchor}"), st.expander(part.title):
        _text(part)


def _text(part: Part) -> None:
    marked = part.body.replace("**Fout**", ":red-badge[Fout]").replace("**Goed**", ":green-badge[Goed]")
    if marked:
        st.markdown(marked)
