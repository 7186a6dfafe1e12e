"""Signing in and out: the quiet control in the head of every page, and what stands where one must sign in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics.viewer import Viewer
from pages.parts import empty, title
from pages.words import capital, escaped

DEFAULT = "default"
GUARDED = "Deze pagina is voor wie zich aanmeldt."
NOT_YOURS = "Deze pagina is voor de coördinator."
CLOSED = "Dit dashboard is voor wie zich aanmeldt."
STEP = "Klik op Aanmelden. Werkt dat niet, vraag dan raad aan de coördinator van het netwerk."
NOT_SET = "Aanmelden is op deze server nog niet ingesteld: verwittig de beheerder."


@dataclass(frozen=True)
class Door:
    """Who stands before it, the providers to sign in with, why somebody has no role, how to leave."""

    viewer: Viewer
    providers: Sequence[str] = ()
    refusal: str = ""
    is_signed_in: bool = False
    leave: Callable[[], None] = lambda: None


def control(door: Door) -> None:
    """Aanmelden, or Afmelden with one's role; nothing where no login is configured."""
    if door.is_signed_in:
        label = f"Afmelden ({role_words(door.viewer)})"
        st.button(label, key="afmelden", type="tertiary", on_click=_leave, args=(door,))
        return
    for provider in door.providers:
        key = f"aanmelden-{provider}"
        st.button(_name(provider), key=key, type="tertiary", on_click=_enter, args=(provider,))


def role_words(viewer: Viewer) -> str:
    """The role, and of a partner which one: `partner: FARO`."""
    if not viewer.has_signed_in:
        return "geen rol"
    return escaped(f"{viewer.role.value}: {viewer.partner}" if viewer.partner else viewer.role.value)


def _name(provider: str) -> str:
    return "Aanmelden" if provider == DEFAULT else f"Aanmelden met {escaped(capital(provider))}"


def _enter(provider: str) -> None:
    st.login(provider)


def _leave(door: Door) -> None:
    door.leave()
    st.logout()


def refused(door: Door) -> None:
    """Why somebody who signed in sees no more than anybody else."""
    if door.refusal:
        with st.container(border=True, key="geweigerd"):
            st.text(door.refusal)


def closed_page(name: str, door: Door) -> None:
    """What stands in place of a page that one may not see."""
    title(name)
    told = NOT_YOURS if door.viewer.has_signed_in else GUARDED
    empty(told, "Kies hierboven een andere pagina." if door.is_signed_in else STEP)


def closed_dashboard(door: Door) -> None:
    """The whole of a dashboard on which nothing is shown without signing in."""
    st.title("Wij-Zij-netwerk", anchor=False)
    refused(door)
    empty(CLOSED, STEP if door.providers else NOT_SET)
    control(door)
