"""Activities that two partners report: one and the same, counted once, unless the coordinator decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.fault import Fault
from schemas.reference import ACTIVITY, activity_part, reference
from sheets.alike import Pair, Reported, links, reported
from sheets.decisions import Decided, Decisions, leader, resolve
from sheets.proposals import APART, OPEN, SAME, Proposal
from sheets.tab import CheckedTab
from sheets.unions import Unions

HIGHEST = "met het hoogste getelde aantal"


def group_activities(tabs: Iterable[CheckedTab], decided: Sequence[Decided] = ()) -> list[Proposal]:
    """Gives every activity a `group`; those that share one are one activity, told at each row.

    `leads` marks the row whose figures count by decision, `reference` is what names a row in one. Gives
    what was proposed and what was decided.
    """
    tabs = list(tabs)
    for tab in tabs:
        tab.columns["leads"] = [False] * len(tab.rows)
        tab.columns["reference"] = [None] * len(tab.rows)
    mine = [item for item in decided if item.reference.kind == ACTIVITY]
    if len({tab.place.partner for tab in tabs}) < 2 and not mine:
        _number(tabs)
        return []
    for tab in tabs:
        tab.columns["group"] = [0] * len(tab.rows)
    items = sorted((item for tab in tabs for item in reported(tab)), key=lambda item: item.order)
    return _Grouping(items, mine).run()


def _number(tabs: list[CheckedTab]) -> None:
    """A group of its own for every activity, where one partner reports them all."""
    first = 0
    for tab in tabs:
        tab.columns["group"] = list(range(first, first + len(tab.rows)))
        first += len(tab.rows)


@dataclass
class _Grouping:
    """All activities in order, and the decisions about them."""

    items: Sequence[Reported]
    decided: Sequence[Decided]

    def run(self) -> list[Proposal]:
        """Marks every row, tells what is shared, and gives what there is to decide or was decided."""
        self.parts = [activity_part(item.partner, item.first, item.last, item.title) for item in self.items]
        found = links(self.items)
        held = resolve(self.decided, ACTIVITY, self.parts, lambda i, j: (i, j) in found)
        settled = Unions(len(self.items))
        for i, j in held.joined:
            settled.join(i, j)
        proposals = [
            Proposal(str(decided.reference), APART, self._places(decided.rows)) for decided in held.apart
        ]
        for number, rows in enumerate(_grouped(self.items, found, held)):
            self._mark(number, rows)
            if len(rows) > 1:
                one = all(settled.together(rows[0], row) for row in rows)
                proposals.append(self._share(rows, held.on(rows), is_settled=one))
        return proposals

    def _mark(self, number: int, rows: Sequence[int]) -> None:
        for row in rows:
            item = self.items[row]
            item.tab.columns["group"][item.position] = number
            item.tab.columns["reference"][item.position] = str(reference(ACTIVITY, [self.parts[row]]))

    def _share(self, rows: Sequence[int], decided: Decided | None, *, is_settled: bool) -> Proposal:
        """Tells at each row that it is shared, and which figures count."""
        items = [self.items[row] for row in rows]
        leading = leader(decided, {item.partner for item in items}, f"nu telt de activiteit {HIGHEST}")
        if leading and decided:
            _lead(items, leading, decided)
        code = str(reference(ACTIVITY, [self.parts[row] for row in rows]))
        if is_settled and decided:
            code = str(decided.reference)
        for item in items:
            others = [other for other in items if other is not item]
            item.tab.tell(_shared(others, code, leading, is_settled=is_settled), item.position, "title")
        return Proposal(code, SAME if is_settled else OPEN, self._places(rows))

    def _places(self, rows: Sequence[int]) -> list[tuple[CheckedTab, int]]:
        return [(self.items[row].tab, self.items[row].position) for row in rows]


def _grouped(items: Sequence[Reported], found: dict[Pair, float], held: Decisions) -> list[list[int]]:
    """The rows of each activity: what was decided first, then the surest pairs.

    A partner reports an activity once: two rows of one partner are two activities, unless decided.
    """
    unions, apart = Unions(len(items)), held.kept_apart
    members = {i: {i} for pair in found for i in pair}
    members |= {i: {i} for pair in held.joined for i in pair}
    for i, j in held.joined:
        _join(unions, members, i, j)
    for i, j in sorted(found, key=lambda pair: (-found[pair], pair)):
        one, other = members[unions.root(i)], members[unions.root(j)]
        partners = {items[row].partner for row in one}
        if any(items[row].partner in partners for row in other):
            continue
        if not apart or not any((min(a, b), max(a, b)) in apart for a in one for b in other):
            _join(unions, members, i, j)
    return unions.sets()


def _join(unions: Unions, members: dict[int, set[int]], i: int, j: int) -> None:
    together = members[unions.root(i)] | members[unions.root(j)]
    members[unions.join(i, j)] = together


def _lead(items: Sequence[Reported], leading: str, decided: Decided) -> None:
    """Marks whose figures count; told where there are none to count yet."""
    mine = [item for item in items if item.partner == leading]
    for item in mine:
        item.tab.columns["leads"][item.position] = True
    if all(item.attended is None for item in mine) and any(item.attended is not None for item in items):
        what = f"{{typed}} vulde Aanwezig niet in; tot dan telt de activiteit {HIGHEST}."
        fix = "Vraag het aantal op, of kies een andere partner."
        decided.tell(Fault("inconsistent", what, fix, severity="warning"), "counts")


def _shared(others: Sequence[Reported], code: str, leading: str | None, *, is_settled: bool) -> Fault:
    where = " en ".join(f"{other.partner} (rij {other.row})" for other in others)
    figures = f"met de cijfers van {leading}" if leading else HIGHEST
    what = f"deze activiteit staat ook bij {where} en telt één keer, {figures}"
    if is_settled:
        return Fault("shared_activity", f"{what}: zo is beslist ({code}).", "", severity="info")
    fix = (
        "Zijn het verschillende activiteiten, typ dan in het tabblad Beslissingen van de coördinator "
        f"het kenmerk {code} en ‘verschillend’."
    )
    return Fault("shared_activity", f"{what}.", fix, severity="warning")
