"""What the coordinator decided, resolved to the rows that it is about; what no longer fits is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from schemas.fault import Fault
from schemas.reference import Reference
from schemas.text import normal
from schemas.vocabulary import SAME
from sheets.register import Register
from sheets.tab import CheckedTab
from sheets.unions import Unions

Alike = Callable[[int, int], bool]
"""Whether the program itself proposes two rows as one."""


@dataclass(eq=False)
class Decided:
    """One row of Beslissingen; `rows` are the numbers of the rows that its code names."""

    tab: CheckedTab
    position: int
    reference: Reference
    same: bool
    counts: str | None
    rows: list[int] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)

    def tell(self, fault: Fault, name: str = "reference") -> None:
        """Adds an issue at a cell of the decision."""
        self.tab.tell(fault, self.position, name)

    @property
    def row(self) -> int:
        """The row in the sheet."""
        return self.tab.rows[self.position]


@dataclass(frozen=True)
class Decisions:
    """The decisions on rows of one kind that hold: as numbers of rows, and who counts among them."""

    same: Sequence[Decided] = ()
    apart: Sequence[Decided] = ()

    @property
    def joined(self) -> list[tuple[int, int]]:
        """The pairs that are one."""
        return [pair for decided in self.same for pair in decided.pairs]

    @property
    def kept_apart(self) -> frozenset[tuple[int, int]]:
        """The pairs that are two, the smaller number first."""
        return frozenset(pair for decided in self.apart for pair in decided.pairs)

    def on(self, rows: Sequence[int]) -> Decided | None:
        """The decision that made these rows one, the first where there are several."""
        return next((decided for decided in self.same if not set(rows).isdisjoint(decided.rows)), None)


def read_decisions(tabs: Iterable[CheckedTab], register: Register) -> list[Decided]:
    """Every decision that could be read, with the partner's own name in `counts`."""
    return [_decided(tab, i, register) for tab in tabs for i in tab.kept()]


def _decided(tab: CheckedTab, i: int, register: Register) -> Decided:
    typed, same = tab.columns["counts"][i], tab.columns["verdict"][i] == SAME
    known, _ = register.resolve((typed,)) if typed else ([], [])
    counts = (known[0] if known else typed) if same else None
    return Decided(tab, i, tab.columns["reference"][i], same, counts)


def resolve(decided: Sequence[Decided], kind: str, parts: Sequence[str], alike: Alike) -> Decisions:
    """The decisions that hold for rows of a kind, where `parts[n]` stands for row n.

    Told, and without effect: a decision that names fewer than two rows, and two that contradict each other.
    """
    where: dict[str, list[int]] = defaultdict(list)
    wanted = [item for item in decided if item.reference.kind == kind]
    named = {part for item in wanted for part in item.reference.parts}
    for number, part in enumerate(parts):
        if part in named:
            where[part].append(number)
    found = [item for item in wanted if _finds(item, where, alike)]
    against = _contradictions(found, len(parts))
    for item in (item for item in found if item in against):
        item.tell(_contradiction(sorted(against[item])))
    held = [item for item in found if item not in against]
    return Decisions([item for item in held if item.same], [item for item in held if not item.same])


def _finds(decided: Decided, where: dict[str, list[int]], alike: Alike) -> bool:
    """Fills in the rows of a decision and the pairs that it is about; tells where there are none."""
    parts = decided.reference.parts
    rows = sorted(number for part in parts for number in where[part])
    # One part may stand for several rows: then only what the program takes for one is joined.
    exact = not decided.same or all(len(where[part]) <= 1 for part in parts)
    decided.rows = rows
    decided.pairs = [pair for pair in combinations(rows, 2) if exact or alike(*pair)]
    if not decided.pairs:
        decided.tell(LOST)
    return bool(decided.pairs)


LOST = Fault(
    "inconsistent",
    "{typed} wijst geen twee rijen meer aan die meetellen, dus verandert deze beslissing niets.",
    "Neem het kenmerk opnieuw over van de pagina Gegevens, of verwijder deze rij.",
    severity="warning",
)


def _contradictions(found: Sequence[Decided], size: int) -> dict[Decided, set[int]]:
    """The decisions that cannot all hold, each with the sheet rows that it contradicts."""
    against: dict[Decided, set[int]] = defaultdict(set)
    for one, other in _opposed(found, size):
        against[one].add(other.row)
        against[other].add(one.row)
    return against


def _opposed(found: Sequence[Decided], size: int) -> Iterator[tuple[Decided, Decided]]:
    """Every pair of decisions of which at most one can hold."""
    same = [decided for decided in found if decided.same]
    unions = Unions(size if same else 0)
    for i, j in (pair for decided in same for pair in decided.pairs):
        unions.join(i, j)
    by_root: dict[int, list[Decided]] = defaultdict(list)
    for decided in same:
        for root in dict.fromkeys(unions.root(i) for i, _ in decided.pairs):
            by_root[root].append(decided)
    for together in by_root.values():
        yield from (
            (one, other)
            for one, other in combinations(together, 2)
            if one.counts and other.counts and one.counts != other.counts
        )
    for decided in (item for item in found if not item.same and same):
        for i, j in decided.pairs:
            if unions.together(i, j):
                yield from ((decided, other) for other in by_root[unions.root(i)])


def _contradiction(rows: Sequence[int]) -> Fault:
    named = f"rij {rows[0]}" if len(rows) == 1 else "rijen " + " en ".join(map(str, rows))
    what = f"deze beslissing en die in {named} spreken elkaar tegen, dus geldt geen ervan."
    return Fault("inconsistent", what, "Verwijder wat niet juist is.")


def leader(decided: Decided | None, partners: Iterable[str], instead: str) -> str | None:
    """The partner whose row counts; told where that one reports none of the rows."""
    if decided is None or decided.counts is None:
        return None
    reporting = {normal(name): name for name in partners}
    found = reporting.get(normal(decided.counts))
    if found is None:
        listed = ", ".join(sorted(reporting.values()))
        what = f"{{typed}} meldt geen van deze rijen; {instead}."
        decided.tell(Fault("inconsistent", what, f"Kies uit: {listed}.", severity="warning"), "counts")
    return found
