"""The dashboard's front door on the local server in place of Google; `streamlit run` runs this file."""

import os

import dashboard
from sheets.live import Asking
from tests.google.clock import hurried
from tests.google.detour import sessions_to

SESSIONS = sessions_to(os.environ["WIJZIJ_DEMO_GOOGLE"])
"""They reach the local server, which has no quota to keep to."""

dashboard.main(Asking(SESSIONS, pace=hurried(60), least_wait=1, look_again=1))
