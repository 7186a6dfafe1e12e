"""The front door on the local server for the tests: everything that takes minutes takes seconds here."""

import os
from pathlib import Path

import dashboard
from sheets.google import Retries
from sheets.google_line import Limits
from sheets.live import Asking
from tests.google.clock import hurried
from tests.google.detour import sessions_to
from tests.google.server import PROCESS

FASTER = 240.0
"""So many times sooner Google's minute is over here."""
ADDRESS = Path(os.environ["WIJZIJ_DEMO_GOOGLE"])
"""The file with the address that stands for Google: what it holds may change while the dashboard runs."""
LIMITS = Limits(connect=5, read=3, whole=6)
RETRIES = Retries(tries=2)


SESSIONS = sessions_to(ADDRESS.read_text, **{PROCESS: str(os.getpid())})
"""Who asks is told by the number of this process, also where another asks on its behalf."""

dashboard.main(
    Asking(
        SESSIONS,
        limits=LIMITS,
        retries=RETRIES,
        pace=hurried(FASTER),
        least_wait=0.2,
        look_again=0.2,
    )
)
