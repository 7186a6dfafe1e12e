"""For what happens by itself, sooner or later."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 120.0


def wait_until(condition: Callable[[], bool]) -> bool:
    """Whether it came to that, in two minutes."""
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()
