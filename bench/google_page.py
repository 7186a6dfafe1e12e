"""The front door on the local server in place of Google, read again as soon as it was read."""

import os

import dashboard
from sheets.live import Asking
from tests.google.detour import sessions_to

dashboard.main(Asking(sessions_to(os.environ["WIJZIJ_DEMO_GOOGLE"]), least_wait=0))
