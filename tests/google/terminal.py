"""`wijzij` on a server in place of Google: its address, then what is typed after `wijzij`."""

import sys

import cli
from sheets.google import Retries
from sheets.live import Asking
from tests.google.detour import sessions_to

if __name__ == "__main__":
    here = Asking(sessions_to(sys.argv[1]), retries=Retries(first_wait=0))
    sys.exit(cli.main(sys.argv[2:], here))
