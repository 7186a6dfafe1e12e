"""Vouchers that stand in more than one row: doubtful until the coordinator decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from schemas.fault import Fault
from schemas.reference import COST, cost_part, reference
from schemas.text import normal
from sheets.decisions import Decided, leader, resolve
from sheets.proposals import APART, OPEN, SAME, Proposal
from sheets.tab import CheckedTab
from sheets.unions import Unions

NAMED_ROWS = 3
"""How many other rows a message names."""


@dataclass(frozen=True)
class _Cost:
    """One cost whose voucher stands elsewhere too."""

    tab: CheckedTab
    position: int

    def __getitem__(self, name: str) -> Any:
        return self.tab.columns[name][self.position]

    @property
    def partner(self) -> str:
        return self.tab.place.partner

    @property
    def part(self) -> str:
        return cost_part(self.partner, self["date"], self["voucher"], self["amount"])


def check_vouchers(tabs: Sequence[CheckedTab], decided: Sequence[Decided] = ()) -> list[Proposal]:
    """Warns where one supplier's voucher stands twice, also across partners.

    Such rows all count, the later ones as `duplicate`, until it is decided that they are one: then all but
    one are `settled` and count nowhere. Gives what was proposed and what was decided.
    """
    seen: dict[Any, list[_Cost]] = defaultdict(list)
    for tab in tabs:
        tab.columns["duplicate"] = [False] * len(tab.rows)
        tab.columns["settled"] = [False] * len(tab.rows)
        for i in tab.kept():
            if (identity := _voucher(tab, i)) is not None:
                seen[identity].append(_Cost(tab, i))
    return _Doubtful([costs for costs in seen.values() if len(costs) > 1], decided).run()


def _voucher(tab: CheckedTab, i: int) -> Any:
    """What makes a voucher one: its supplier and number; the amount where no supplier is named.

    A credit note is no second invoice, so the sign counts.
    """
    columns = tab.columns
    if columns["voucher"][i] is None or columns["status"][i] == "verworpen":
        return None
    supplier = normal(columns["supplier"][i] or "")
    sign = columns["amount"][i] > 0
    return (supplier, normal(columns["voucher"][i]), sign if supplier else columns["amount"][i])


class _Doubtful:
    """The costs that share a voucher, group by group, and the decisions about them."""

    def __init__(self, groups: Sequence[Sequence[_Cost]], decided: Sequence[Decided]) -> None:
        self.costs = [cost for group in groups for cost in group]
        self.group_of = [number for number, group in enumerate(groups) for _ in group]
        self.parts = [cost.part for cost in self.costs]
        self.held = resolve(decided, COST, self.parts, lambda i, j: self.group_of[i] == self.group_of[j])

    def run(self) -> list[Proposal]:
        """Marks what does not count, tells what is doubtful, and gives all there is to decide."""
        proposals = [self._proposal(rows.rows, str(rows.reference), APART) for rows in self.held.apart]
        settled = Unions(len(self.costs))
        for i, j in self.held.joined:
            settled.join(i, j)
        proposals += [self._settle(rows) for rows in settled.sets() if len(rows) > 1]
        groups: dict[int, list[int]] = defaultdict(list)
        for row, group in enumerate(self.group_of):
            if not self.costs[row]["settled"]:
                groups[group].append(row)
        return proposals + [found for rows in groups.values() if (found := self._doubt(rows))]

    def _settle(self, rows: Sequence[int]) -> Proposal:
        """Leaves one of these rows to count, and tells so at each."""
        decided = self.held.on(rows)
        leading = leader(decided, {self.costs[row].partner for row in rows}, "nu telt de hoogste kost")
        counts = max(rows, key=lambda row: (self._counts_first(row, leading), -row))
        code = str(decided.reference) if decided else ""
        for row in rows:
            cost = self.costs[row]
            cost.tab.columns["settled"][cost.position] = row != counts
            others = [self.costs[counts]] if row != counts else [self.costs[n] for n in rows if n != row]
            cost.tab.tell(_decided(cost, others, code, is_counted=row == counts), cost.position, "voucher")
        return self._proposal(rows, code, SAME)

    def _counts_first(self, row: int, leading: str | None) -> tuple[bool, bool, int]:
        cost = self.costs[row]
        return cost.partner == leading, bool(cost["in_period"]), abs(cost["amount"])

    def _doubt(self, rows: Sequence[int]) -> Proposal | None:
        """Tells of the rows of one voucher of which nothing was decided; the later are `duplicate`."""
        apart = self.held.kept_apart
        doubtful = [pair for pair in combinations(rows, 2) if pair not in apart]
        if not doubtful:
            return None
        for _, later in doubtful:
            self.costs[later].tab.columns["duplicate"][self.costs[later].position] = True
        found = sorted({row for pair in doubtful for row in pair})
        code = str(reference(COST, [self.parts[row] for row in found]))
        for row in found:
            cost = self.costs[row]
            others = [self.costs[other] for other in found if other != row]
            cost.tab.tell(_duplicate(cost, others, code), cost.position, "voucher")
        return self._proposal(found, code, OPEN)

    def _proposal(self, rows: Sequence[int], code: str, verdict: str | None) -> Proposal:
        return Proposal(code, verdict, [(self.costs[row].tab, self.costs[row].position) for row in rows])


def _elsewhere(cost: _Cost, others: Sequence[_Cost]) -> str:
    """The rows of the same voucher, as a partner finds them."""
    return " en ".join(
        f"rij {other.tab.rows[other.position]}"
        + (f" bij {other.partner}" if other.tab.place != cost.tab.place else "")
        for other in others[:NAMED_ROWS]
    )


def _duplicate(cost: _Cost, others: Sequence[_Cost], code: str) -> Fault:
    where = _elsewhere(cost, others)
    what = f"dit bewijsstuk ({{typed}}) van deze leverancier staat ook in {where}; nu tellen ze allemaal."
    fix = (
        "Verwijder de rij die dubbel is, of typ in het tabblad Beslissingen van de coördinator "
        f"het kenmerk {code} en ‘dezelfde’ of ‘verschillend’."
    )
    return Fault("duplicate_voucher", what, fix, severity="warning")


def _decided(cost: _Cost, others: Sequence[_Cost], code: str, *, is_counted: bool) -> Fault:
    where = _elsewhere(cost, others)
    what = (
        f"dit bewijsstuk ({{typed}}) staat ook in {where} en telt alleen hier: zo is beslist ({code})."
        if is_counted
        else f"deze kost telt al mee in {where}, en dus niet hier: zo is beslist ({code})."
    )
    return Fault("duplicate_voucher", what, "", severity="info")
