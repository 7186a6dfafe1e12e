"""Other processes that use the store: started, listened to, and killed without warning."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.processes import CONTEXT


class Process:
    """A process that runs a function, and the lines that this wrote so far to the log, its last argument."""

    def __init__(self, run: Callable[..., None], *given: Any, log: Path) -> None:
        self._log = log
        self._process = CONTEXT.Process(target=run, args=(*given, str(log)), daemon=True)
        self._process.start()

    def said(self, word: str) -> list[str]:
        """What stood behind this word, line by line; what a killed process wrote in part says nothing."""
        if not self._log.exists():
            return []
        lines = self._log.read_text().split("\n")[:-1]
        return [line.removeprefix(word).strip() for line in lines if line.startswith(word)]

    def wait_for(self, word: str, *, count: int = 1, seconds: float = 60) -> None:
        """Until it said the word so many times; an AssertionError after so many seconds."""
        end = time.monotonic() + seconds
        while len(self.said(word)) < count:
            assert time.monotonic() < end, f"never said {word!r} {count} times"
            assert self._process.is_alive() or len(self.said(word)) >= count, f"ended before {word!r}"
            time.sleep(0.002)

    def kill(self) -> None:
        """SIGKILL: no handler, no finally, no goodbye."""
        self._process.kill()
        self.finish()

    def finish(self) -> int | None:
        """Waits for its end; its exit code."""
        self._process.join(timeout=60)
        return self._process.exitcode
