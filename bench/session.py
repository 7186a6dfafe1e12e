"""A visitor without a browser, who clicks on the pills of one page and counts the seconds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.wire import Fault, Visitor, visit

PAGE = "Activiteiten"


@dataclass
class Session:
    """A visitor on one page, and what was chosen there."""

    visitor: Visitor
    _chosen: dict[str, list[str]] = field(default_factory=dict)

    def options(self, key: str) -> list[str]:
        """What the pills of this key offer."""
        return [*self.visitor.screen.choices[key].options]

    def chosen(self, key: str) -> list[str]:
        """What was chosen of these pills; nothing as long as nobody did."""
        return self._chosen.get(key, [])

    def choose(self, key: str, value: str) -> float:
        """Seconds from a click on one of the pills until the script has finished. Raises Fault."""
        self._chosen[key] = [value]
        began = time.perf_counter()
        screen = self.visitor.choose(self.visitor.screen.choices[key], value)
        seconds = time.perf_counter() - began
        if not screen.charts or self.visitor.title != PAGE:
            raise Fault("a page without charts, or another one than was asked")
        return seconds


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A visitor of Activiteiten at this address, with the page sent to the end. Raises Fault or OSError."""
    with visit(address, f"/{PAGE.lower()}", {}, []) as visitor:
        yield Session(visitor)
