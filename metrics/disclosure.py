"""The small-number rule: who may be told which counts, and the words that stand where a count is not told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from metrics.viewer import Role, Viewer

SMALLEST_OPEN, SMALLEST_READER = 10, 5
"""A count from one up to this is not told to whoever did not sign in, or to a reader."""
LOWEST, HIGHEST = 3, 10
"""Between these the two may be configured."""
MUNICIPALITIES = 3
"""A count is told only where this many different municipalities are known to be behind it."""

WITHHELD = "niet getoond"
TOO_FEW = "Te weinig gegevens om te tonen"


@dataclass(frozen=True)
class Rule:
    """From which count on each kind of viewer is told it.

    Raises ValueError outside `LOWEST`..`HIGHEST`, or where a reader would be told less than anybody.
    """

    smallest_open: int = SMALLEST_OPEN
    smallest_reader: int = SMALLEST_READER

    def __post_init__(self) -> None:
        for smallest in (self.smallest_open, self.smallest_reader):
            if not LOWEST <= smallest <= HIGHEST:
                raise ValueError(f"a smallest count lies between {LOWEST} and {HIGHEST}, not {smallest}")
        if self.smallest_open < self.smallest_reader:
            raise ValueError("a reader is told at least what anybody is told")

    def smallest(self, viewer: Viewer) -> int | None:
        """The smallest count that a viewer is told; None where every count is."""
        if sees_questions(viewer):
            return None
        return self.smallest_open if viewer.role is Role.OPEN else self.smallest_reader

    def before(self, viewer: Viewer) -> int | None:
        """The smallest count told to those who are told more by the same means, None where nobody is."""
        is_open = viewer.role is Role.OPEN and self.smallest_open > self.smallest_reader
        return self.smallest_reader if is_open else None


def sees_questions(viewer: Viewer) -> bool:
    """Whether a viewer may see single questions, and so any count of them."""
    return viewer.role is Role.COORDINATOR


class State(Enum):
    """What is told of a count."""

    EXACT = "exact"
    AT_LEAST = "at least"
    """A part of it is told, the rest is not."""
    SMALL = "small"
    """It is less than the smallest count told."""
    WITHHELD = "withheld"
    """Nothing: it would give away a small one, or too few municipalities are behind it."""


@dataclass(frozen=True)
class Told:
    """What is told of one count; `count` is None where it is not told, and what is told of it at least."""

    state: State
    count: int | None = None

    @classmethod
    def exactly(cls, count: int) -> Told:
        """A count that is told."""
        return cls(State.EXACT, count)

    @property
    def is_zero(self) -> bool:
        """Whether it is told that there are none."""
        return self.state is State.EXACT and not self.count

    def instead(self, smallest: int) -> str:
        """The words that stand in the place of the count; empty where that is told."""
        words = {State.SMALL: f"minder dan {smallest}", State.WITHHELD: WITHHELD}
        if self.state is State.AT_LEAST:
            return f"minstens {self.count}"
        return words.get(self.state, "")


SMALL, NOT_TOLD = Told(State.SMALL), Told(State.WITHHELD)


def together(parts: Iterable[Told]) -> Told:
    """What may be told of a sum, from what is told of its parts and from nothing else."""
    some = [part for part in parts if not part.is_zero]
    known = sum(part.count or 0 for part in some)
    if all(part.state is State.EXACT for part in some):
        return Told.exactly(known)
    if known:
        return Told(State.AT_LEAST, known)
    return some[0] if len(some) == 1 else NOT_TOLD
