"""What a release answers to a selection: sums of what it tells, and nothing where it does not tell enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from metrics.disclosure import NOT_TOLD, Told, together
from metrics.quarters import Quarter, first_day, label, last_day, whole_quarters
from metrics.release import Node, Release
from metrics.selection import Selection
from metrics.suppression import Answer

EARLIEST = date(1900, 1, 1)
_NONE = Told.exactly(0)


@dataclass(frozen=True)
class _Table:
    """What is told of each value of a key, and of each value that is not named."""

    told: Answer
    rest: Told

    def of(self, name: str) -> Told:
        return self.told.get(name, self.rest)


@dataclass(frozen=True)
class Answers:
    """The answers to one selection; of a period only its whole quarters count."""

    release: Release
    selection: Selection

    @property
    def quarters(self) -> range:
        """The whole quarters of the selection, as far as they are over."""
        asked = self.selection
        end = min(asked.end or asked.as_of, asked.as_of)
        found = whole_quarters(asked.start or first_day(self.release.first), max(end, EARLIEST))
        return range(found.start, max(found.start, min(found.stop, self.release.last + 1)))

    @property
    def is_plain(self) -> bool:
        """Whether only a period is asked: there is no table of two keys."""
        return not self.selection.provinces and not self.selection.partners

    def total(self) -> Told:
        """The questions selected."""
        asked = self.selection
        if self.is_plain:
            return self.during(self.quarters)
        if asked.provinces and asked.partners:
            return NOT_TOLD
        key, wanted = ("province", asked.provinces) if asked.provinces else ("partner", asked.partners)
        found = self._table(key)
        return NOT_TOLD if found is None else together(found.of(name) for name in wanted)

    def during(self, quarters: range) -> Told:
        """The questions of these quarters of the whole network."""
        nodes, loose = self._nodes(quarters)
        return together([*(node.count for node in nodes), *loose.values()]) if len(quarters) else NOT_TOLD

    def by(self, key: str) -> Answer | None:
        """What is told of each value of a key, None where nothing is."""
        asked = self.selection
        wanted = {"province": asked.provinces, "partner": asked.partners}
        own = wanted.pop(key, frozenset())
        if any(wanted.values()):
            return None
        found = self._table(key)
        if found is None:
            return None
        return {name: found.of(name) for name in (own or found.told)}

    def value(self, key: str, name: str) -> Told:
        """What is told of one value of a key."""
        found = self.by(key)
        return NOT_TOLD if found is None else found.get(name, self.of_others(key))

    def of_others(self, key: str) -> Told:
        """What is told of each value of a key that `by` does not name."""
        found = self._table(key)
        return NOT_TOLD if found is None or self.by(key) is None else found.rest

    def by_quarter(self) -> dict[str, Told]:
        """What is told of each quarter, from the first with any question to the last."""
        if not self.is_plain:
            return {}
        told = {at: self.during(range(at, at + 1)) for at in self.quarters}
        some = [at for at, answer in told.items() if not answer.is_zero]
        return {label(at): told[at] for at in told if some and some[0] <= at <= some[-1]}

    def node(self) -> Node | None:
        """The one node with questions that is selected, if it is one: for what does not add up."""
        if not self.is_plain:
            return None
        nodes, loose = self._nodes(self.quarters)
        some = [node for node in nodes if not node.count.is_zero]
        return some[0] if len(some) == 1 and all(answer.is_zero for answer in loose.values()) else None

    def governments(self) -> Told:
        """The distinct local governments among those who asked; they do not add up over periods."""
        if self.total().is_zero:
            return _NONE
        node = self.node()
        return NOT_TOLD if node is None or node.governments is None else Told.exactly(node.governments)

    def of(self, selection: Selection) -> Answers:
        """The answers of the same release to another selection."""
        return Answers(self.release, selection)

    def days(self) -> tuple[date, date] | None:
        """The first and the last day that count, None where no whole quarter is selected."""
        found = self.quarters
        return (first_day(found[0]), last_day(found[-1])) if len(found) else None

    def _table(self, key: str) -> _Table | None:
        quarters = self.quarters
        nodes, loose = self._nodes(quarters)
        some = [node for node in nodes if not node.count.is_zero]
        tables = [table for node in some if (table := node.tables.get(key)) is not None]
        untold = len(some) - len(tables) + sum(not answer.is_zero for answer in loose.values())
        if not len(quarters) or (untold and not tables):
            return None
        rest = [NOT_TOLD] if untold else []
        names = sorted({name for table in tables for name in table})
        told = {name: together([*(table.get(name, _NONE) for table in tables), *rest]) for name in names}
        return _Table(told, together(rest))

    def _nodes(self, quarters: range) -> tuple[list[Node], dict[Quarter, Told]]:
        """The largest nodes within these quarters, and what is told of each quarter beside them."""
        nodes: list[Node] = []
        loose: dict[Quarter, Told] = {}
        for span in self.release.spans:
            for node in [span] if _holds(quarters, span) else span.parts or [span]:
                if _holds(quarters, node):
                    nodes.append(node)
                else:
                    loose |= _loose(node, _common(quarters, node.range))
        return nodes, loose


def _holds(quarters: range, node: Node) -> bool:
    return len(_common(quarters, node.range)) == len(node.range)


def _common(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _loose(node: Node, quarters: Iterable[Quarter]) -> dict[Quarter, Told]:
    if node.count.is_zero:
        return {}
    return {at: (node.quarters or {}).get(at, NOT_TOLD) for at in quarters}
