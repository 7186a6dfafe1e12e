"""What the tests let another process do."""

from __future__ import annotations

import os
import time
from pathlib import Path

from sheets.apart import Apart


class Work:
    """It counts, fails, prints, and works without end."""

    def __init__(self) -> None:
        self.sum = 0

    def pid(self) -> int:
        return os.getpid()

    def add(self, number: int) -> int:
        self.sum += number
        return self.sum

    def fail(self, text: str) -> None:
        raise ValueError(text)

    def say(self, text: str) -> str:
        print(text, flush=True)
        return text

    def work_on(self, log: str) -> None:
        part = Path(f"{log}.part")
        part.write_text(str(os.getpid()))
        part.rename(log)
        while True:
            time.sleep(0.01)


def ask(log: str) -> None:
    """Asks for work that never ends."""
    Apart(Work()).call("work_on", log)
