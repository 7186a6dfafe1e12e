"""How `wijzij` asks a server that stands in place of Google."""

from __future__ import annotations

from sheets.google import Retries
from sheets.live import Asking
from tests.google.detour import sessions_to


def asking_at(address: str) -> Asking:
    """All that is asked of Google is asked of this address, and again at once where it failed."""
    return Asking(sessions_to(address), retries=Retries(first_wait=0))
