"""An attacker who is told all that one viewer can be told, and bounds each count by whole-number programming.

The unknowns are how many questions there are of each kind (a quarter, and of each key a value, or a set of
values where a question may have several). All that is told is a sum of these between two numbers. So
whatever can be concluded by adding, subtracting and comparing answers, the solver concludes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, combinations, product
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.answers import Answers
from metrics.disclosure import State, Told
from metrics.quarters import first_day, last_day
from metrics.release import EACH, Node, Release
from metrics.selection import Selection

AS_OF = date(2026, 11, 22)
MOST = 400


def subsets(values: Iterable[str]) -> Iterator[frozenset[str]]:
    values = list(values)
    some = (combinations(values, size) for size in range(1, len(values) + 1))
    return map(frozenset, chain.from_iterable(some))


def periods(quarters: range) -> list[range]:
    """Every run of quarters."""
    return [range(start, stop) for start in quarters for stop in range(start + 1, quarters.stop + 1)]


def selection(period: range, **more: Any) -> Selection:
    return Selection(as_of=AS_OF, start=first_day(period[0]), end=last_day(period[-1]), **more)


@dataclass
class Attacker:
    """Knows the values that each key can have, and adds what it is told."""

    quarters: range
    values: Mapping[str, Sequence[str]]
    facts: list[tuple[Any, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        options = [
            list(subsets(found)) if key in EACH else [frozenset([value]) for value in found]
            for key, found in self.values.items()
        ]
        self.kinds = list(product(self.quarters, *options))

    def of(self, period: range, key: str = "", wanted: Collection[str] = ()) -> Any:
        """Which kinds of questions a count counts."""
        place = list(self.values).index(key) + 1 if key else 0
        return np.array(
            [kind[0] in period and (not key or bool(kind[place] & set(wanted))) for kind in self.kinds],
            dtype=float,
        )

    def learn(self, which: Any, low: float, high: float = np.inf) -> None:
        if low > 0 or high < np.inf:
            self.facts.append((which, low, high))

    def ask_everything(self, release: Release) -> None:
        """Every run of quarters, with every set of provinces, and of partners: all counts and all tables."""
        for period in periods(self.quarters):
            answers = Answers(release, selection(period))
            self._hear(answers.total(), self.of(period), release.smallest)
            for key in self.values:
                self._hear_table(answers, period, key)
            node = answers.node()
            if "requester" in self.values and node and node.governments:
                local = self.of(period, "requester", ("lokaal bestuur", "LIVC-R"))
                self.learn(local, node.governments)
            for key, name in (("province", "provinces"), ("partner", "partners")):
                for chosen in subsets(self.values.get(key, ())):
                    own = Answers(release, selection(period, **{name: chosen}))
                    self._hear(own.total(), self.of(period, key, chosen), release.smallest)
                    self._hear_table(own, period, key, chosen)

    def _hear_table(
        self, answers: Answers, period: range, key: str, only: Collection[str] | None = None
    ) -> None:
        for value in self.values[key] if only is None else only:
            told = answers.value(key, value)
            self._hear(told, self.of(period, key, [value]), answers.release.smallest)

    def _hear(self, told: Told, which: Any, smallest: int) -> None:
        count = told.count or 0
        if told.state is State.EXACT:
            self.learn(which, count, count)
        elif told.state is State.AT_LEAST:
            self.learn(which, count)
        elif told.state is State.SMALL:
            self.learn(which, 0, smallest - 1)

    def know_the_rule(self, release: Release, before: Release | None = None) -> None:
        """What a mark means on a count that no other is a part of: from one up, or not small."""
        least = before.smallest if before else release.smallest
        for span in release.spans:
            self._mark(span.count, self.of(span.range), release.smallest, least)
            self._marks(span, release.smallest, least)
            some = [part for part in span.parts if not part.count.is_zero]
            for part in span.parts:
                for at, told in (part.quarters or {}).items():
                    self._mark(told, self.of(range(at, at + 1)), release.smallest, 0 if before else least)
                if len(some) == 1:
                    self._marks(part, release.smallest, least)

    def _marks(self, node: Node, smallest: int, least: int) -> None:
        for key in self.values:
            for value, told in (node.tables.get(key) or {}).items():
                self._mark(told, self.of(node.range, key, [value]), smallest, least)

    def _mark(self, told: Told, which: Any, smallest: int, least: int) -> None:
        if told.state is State.SMALL:
            self.learn(which, 1, smallest - 1)
        elif told.state is State.WITHHELD:
            self.learn(which, least)

    def bounds(self, which: Any) -> tuple[int, int]:
        """The lowest and the highest that a count can be."""
        if not self.facts:
            return 0, MOST
        rows, low, high = (np.array(column) for column in zip(*self.facts, strict=True))
        rows, kept = np.unique(np.column_stack([rows, low, high]), axis=0), rows.shape[1]
        limits = LinearConstraint(rows[:, :kept], rows[:, kept], rows[:, kept + 1])
        found = [
            milp(sign * which, constraints=limits, integrality=np.ones(kept), bounds=Bounds(0, MOST))
            for sign in (1, -1)
        ]
        assert all(solved.success for solved in found)
        return round(found[0].fun), round(-found[1].fun)
