"""How the tests start processes of their own: from one that has imported everything once."""

from __future__ import annotations

import multiprocessing
from typing import Any

# A fork of it is a fresh process, tens of them in a second; where there is none, each imports for itself.
_METHODS = multiprocessing.get_all_start_methods()
CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
if "forkserver" in _METHODS:
    CONTEXT.set_forkserver_preload(
        ["__main__", "tests.command", "tests.google.child", "tests.sheets.store.child"]
    )
