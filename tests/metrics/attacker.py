"""An attacker who is told all that one viewer can be told, and bounds counts by whole-number programming.

The unknowns are how many questions there are of each kind: of each key, in each quarter, those of a value,
or of a set of values where a question may have several. All that is told is a sum of these between two
numbers, or one of some such sets of sums. So whatever can be concluded by adding, subtracting and comparing
answers, the solver concludes.

No count is told of two keys together. The questions of a quarter may then have any value of one key beside
any of another, so that the keys share nothing but the questions of each quarter: there they are tied, and no
unknown of two keys is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, combinations, combinations_with_replacement, product
from typing import Any, TypeAlias

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from metrics.answers import Answers
from metrics.choices import Choices
from metrics.dataset import LOCAL_REQUESTERS, NOT_FLEMISH
from metrics.disclosure import State, Told
from metrics.quarters import first_day, last_day, quarter
from metrics.release import ALONE, EACH, FOLLOWED, NOT_FOLLOWED, Node, Release
from metrics.selection import Selection
from metrics.tally import UNKNOWN

AS_OF = date(2026, 11, 22)
MOST = 400
SLACK = 1e-3
DAYS = "days"
"""The key of the days until a question was followed up, of which no count is told but a median."""

Fact: TypeAlias = tuple[Any, float, float]
"""Which kinds are added, and between which numbers their sum lies."""


def subsets(values: Iterable[str]) -> Iterator[frozenset[str]]:
    values = list(values)
    some = (combinations(values, size) for size in range(1, len(values) + 1))
    return map(frozenset, chain.from_iterable(some))


def periods(quarters: range) -> list[range]:
    """Every run of quarters."""
    return [range(start, stop) for start in quarters for stop in range(start + 1, quarters.stop + 1)]


def selection(period: range, **more: Any) -> Selection:
    return Selection(as_of=AS_OF, start=first_day(period[0]), end=last_day(period[-1]), **more)


def options(key: str, values: Sequence[str]) -> list[frozenset[str]]:
    """What a question may have of a key."""
    if key not in EACH:
        return [frozenset([value]) for value in values]
    alone = [value for value in values if value in ALONE]
    return [
        *subsets(value for value in values if value not in alone),
        *(frozenset([value]) for value in alone),
    ]


@dataclass
class Attacker:
    """Knows the values that each key can have, and adds what it is told.

    `facts` all hold; of each of `choices`, one a median, one of the lists of facts holds.
    """

    quarters: range
    values: Mapping[str, Sequence[str]]
    facts: list[Fact] = field(default_factory=list)
    choices: dict[tuple[float, int, range], list[list[Fact]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = [
            (key, at, option)
            for key, found in self.values.items()
            for at, option in product(self.quarters, options(key, found))
        ]
        for at, key in product(self.quarters, list(self.values)[1:]):
            quarter = range(at, at + 1)
            self.facts.append((self.of(quarter, key, self.values[key]) - self.of(quarter), 0, 0))

    def of(self, period: range, key: str = "", wanted: Collection[str] = ()) -> Any:
        """Which kinds of questions a count counts; without a key all of a period."""
        own = key or next(iter(self.values))
        return np.array(
            [
                block == own and at in period and (not key or bool(option & set(wanted)))
                for block, at, option in self.kinds
            ],
            dtype=float,
        )

    def learn(self, which: Any, low: float, high: float = np.inf) -> None:
        if low != 0 or high < np.inf:
            self.facts.append((which, low, high))
            self.__dict__.pop("_limits", None)

    def ask_everything(self, release: Release) -> None:
        """Every run of quarters, with every set of provinces, and of partners: all counts and all tables."""
        for period in periods(self.quarters):
            answers = Answers(release, selection(period))
            self._hear(answers.total(), self.of(period), release.smallest)
            for key in self.values:
                self._hear_table(answers, period, key)
            self.hear_node(answers.node(), period)
            for key, name in (("province", "provinces"), ("partner", "partners")):
                for chosen in subsets(self.values.get(key, ())):
                    own = Answers(release, selection(period, **{name: chosen}))
                    self._hear(own.total(), self.of(period, key, chosen), release.smallest)
                    self._hear_table(own, period, key, chosen)

    def hear_node(self, node: Node | None, period: range) -> None:
        """What does not add up over periods: the distinct local governments, and the median."""
        if node and node.governments:
            self.hear_governments(node.governments, period)
        if node and node.median is not None and DAYS in self.values:
            followed = (node.tables["followed"] or {})[FOLLOWED].count
            assert followed is not None
            self.hear_median(node.median, followed, period)

    def hear_governments(self, number: int, period: range) -> None:
        """Each of them asked something, and lies in Flanders."""
        flemish = [name for name in self.values.get("province", ()) if name not in NOT_FLEMISH]
        for key, wanted in (("requester", LOCAL_REQUESTERS), ("province", flemish)):
            if key in self.values:
                self.learn(self.of(period, key, wanted), number)

    def hear_median(self, median: float, number: int, period: range) -> None:
        """The median of the days of so many questions: which two are in the middle, so how many are below.

        Of an odd number those two are one.
        """
        days = [int(value) for value in self.values[DAYS] if value != NOT_FOLLOWED]
        lower, upper = (number + 1) // 2, number // 2 + 1
        middle = [
            (low, high)
            for low, high in combinations_with_replacement(days, 2)
            if low + high == 2 * median and (low == high or lower < upper)
        ]

        def up_to(last: int) -> Any:
            return self.of(period, DAYS, [str(day) for day in days if day <= last])

        self.__dict__.pop("_limits", None)
        self.choices[median, number, period] = [
            [
                (up_to(low - 1), 0, lower - 1),
                (up_to(low), lower, number),
                (up_to(high - 1), 0, upper - 1),
                (up_to(high), upper, number),
            ]
            for low, high in middle
        ]

    def _hear_table(
        self, answers: Answers, period: range, key: str, only: Collection[str] | None = None
    ) -> None:
        smallest = answers.release.smallest
        if key == DAYS:
            for value, wanted in self._followed():
                self._hear(answers.value("followed", value), self.of(period, DAYS, wanted), smallest)
            return
        for value in self.values[key] if only is None else only:
            self._hear(answers.value(key, value), self.of(period, key, [value]), smallest)

    def _followed(self) -> list[tuple[str, list[str]]]:
        """Whether a question was followed up, each with the days that it then has."""
        days = [value for value in self.values[DAYS] if value != NOT_FOLLOWED]
        return [(FOLLOWED, days), (NOT_FOLLOWED, [NOT_FOLLOWED])]

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

    def know_the_ends(self, offered: Choices) -> None:
        """Where nothing else was reported, the periods that can be chosen begin and end with a question."""
        if offered.first and offered.last:
            for at in {quarter(offered.first), quarter(offered.last)}:
                self.learn(self.of(range(at, at + 1)), 1)

    def _marks(self, node: Node, smallest: int, least: int) -> None:
        for key in self.values:
            cells = self._followed() if key == DAYS else [(value, [value]) for value in self.values[key]]
            table = node.tables.get("followed" if key == DAYS else key) or {}
            for value, wanted in cells:
                if value in table:
                    self._mark(table[value], self.of(node.range, key, wanted), smallest, least)

    def _mark(self, told: Told, which: Any, smallest: int, least: int) -> None:
        if told.state is State.SMALL:
            self.learn(which, 1, smallest - 1)
        elif told.state is State.WITHHELD:
            self.learn(which, least)

    def bounds(self, which: Any) -> tuple[int, int]:
        """The lowest and the highest that a count can be."""
        low, high = self._ends(which)
        return round(low), round(high)

    def knows(self, fact: Fact) -> bool:
        """Whether a fact follows from what was heard."""
        which, low, high = fact
        ends = self._ends(which)
        return bool(low - SLACK <= ends[0] and ends[1] <= high + SLACK)

    def _ends(self, which: Any) -> tuple[float, float]:
        if not self.facts and not self.choices:
            return 0, MOST
        limits, extra = self._limits
        wanted = np.concatenate([which, np.zeros(extra)])
        tops = np.concatenate([np.full(len(which), MOST), np.ones(extra)])
        found = [
            milp(sign * wanted, constraints=limits, integrality=np.ones(len(wanted)), bounds=Bounds(0, tops))
            for sign in (1, -1)
        ]
        assert all(solved.success for solved in found)
        return found[0].fun, -found[1].fun

    @cached_property
    def _limits(self) -> tuple[LinearConstraint, int]:
        """All that is known as rows of one matrix, with how many columns say which of each choice holds."""
        count, extra = len(self.kinds), sum(map(len, self.choices.values()))
        rows = [np.concatenate([which, np.zeros(extra), [low, high]]) for which, low, high in self.facts]
        at = count
        for choice in self.choices.values():
            one = np.zeros(count + extra + 2)
            one[at : at + len(choice)] = 1
            one[-2:] = 1
            rows.append(one)
            for place, facts in enumerate(choice, at):
                rows += [row for fact in facts for row in _if_chosen(fact, place, count + extra)]
            at += len(choice)
        found = np.unique(np.array(rows), axis=0)
        return LinearConstraint(found[:, :-2], found[:, -2], found[:, -1]), extra


def _if_chosen(fact: Fact, place: int, size: int) -> Iterator[Any]:
    """A fact as two rows that bind where the column at `place` is one, and not where it is zero."""
    which, low, high = fact
    for sign, most in ((1, high), (-1, -low)):
        row = np.zeros(size + 2)
        row[: len(which)] = sign * which
        # Nothing is larger than all questions that there can be.
        room = MOST if sign == 1 else low
        row[place] = room
        row[-2:] = -np.inf, most + room
        yield row


def recover(attacker: Attacker, rows: Sequence[Mapping[str, Any]], smallest: int) -> int:
    """Asserts that no small count can be bounded closely, of these questions by any key in any period.

    Gives how many small counts there are.
    """
    every = [
        ("", ()),
        *((key, wanted) for key, values in attacker.values.items() for wanted in cells(key, values)),
    ]
    found = 0
    for period in periods(attacker.quarters):
        own = [row for row in rows if quarter(row["contacted_on"]) in period]
        for key, wanted in every:
            count = sum(not key or not _values(row[key]).isdisjoint(wanted) for row in own)
            if 0 < count < smallest:
                low, high = attacker.bounds(attacker.of(period, key, wanted))
                assert low <= count <= high
                assert high - low >= smallest - 2, (period, key, wanted, count, (low, high))
                found += 1
    return found


def cells(key: str, values: Sequence[str]) -> list[tuple[str, ...]]:
    """The values of a key, and those that have a count together: with an offer, within or after some days."""
    found = [(value,) for value in values]
    if key == "offer":
        found.append(tuple(value for value in values if value not in ALONE))
    if key == DAYS:
        days = tuple(value for value in values if value != NOT_FOLLOWED)
        found += [part for at in range(1, len(days)) for part in (days[:at], days[at:])]
    return found


def _values(value: Any) -> set[str]:
    return set(value or (UNKNOWN,)) if isinstance(value, tuple) else {value}
