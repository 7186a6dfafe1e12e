"""What one tab cannot know: grants, budget lines, vouchers, actions, and what the register says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from schemas.action import Action, ActionBudget
from schemas.activity import Activity
from schemas.decision import Decision
from schemas.expense import Expense
from schemas.fault import Fault
from schemas.grant import BudgetLine, Grant
from schemas.numbers import format_euro
from schemas.referral import Referral
from schemas.row import Row
from schemas.target import TargetRow
from schemas.text import forgive, nearest, normal
from sheets.decisions import read_decisions
from sheets.proposals import Proposal
from sheets.register import OTHER, Register, check_partner_names
from sheets.shared import group_activities
from sheets.tab import CheckedTab
from sheets.vouchers import check_vouchers


def crosscheck(tabs: list[CheckedTab], register: Register) -> list[Proposal]:
    """Checks the tabs of all workbooks against each other; the order of the workbooks changes nothing.

    Gives the rows that may be one and the same, with what the coordinator decided of them.
    """
    tabs = sorted(tabs, key=lambda tab: (tab.place.partner, tab.place.workbook, tab.grid.title))
    for tab in _of(tabs, Activity):
        check_partner_names(tab, "co_organisers", register, outsider=None)
    for tab in _of(tabs, Referral):
        check_partner_names(tab, "referred_to", register, outsider=OTHER)
    grants = Grants.of(tabs)
    for tab in [*_of(tabs, BudgetLine), *_of(tabs, TargetRow)]:
        grants.check_names(tab)
    lines = _lines(tabs)
    for tab in _of(tabs, Expense):
        grants.check_expenses(tab)
        _check_lines(tab, lines)
    _check_budgets(tabs, grants)
    _check_actions(tabs)
    decided = read_decisions(_of(tabs, Decision), register)
    vouchers = check_vouchers(list(_of(tabs, Expense)), decided)
    return group_activities(_of(tabs, Activity), decided) + vouchers


def _of(tabs: Iterable[CheckedTab], model: type[Row]) -> Iterator[CheckedTab]:
    """The tabs of a kind in which a header was found."""
    return (tab for tab in tabs if tab.model is model and tab.columns)


@dataclass(frozen=True)
class Grants:
    """The grants by name, with their periods; empty without a Subsidies tab."""

    names: dict[str, str] = field(default_factory=dict)
    periods: dict[str, tuple[date, date]] = field(default_factory=dict)

    @classmethod
    def of(cls, tabs: list[CheckedTab]) -> Grants:
        """The grants that the Subsidies tabs hold."""
        grants = cls()
        for tab in _of(tabs, Grant):
            for i in tab.kept():
                name = tab.columns["name"][i]
                grants.names[normal(name)] = name
                grants.periods[name] = (tab.columns["start"][i], tab.columns["end"][i])
        return grants

    def find(self, typed: str) -> str | None:
        """The grant that a typed name means."""
        return self.names.get(normal(typed)) or forgive(normal(typed), self.names, most=1)

    def on(self, day: date) -> str | None:
        """The grant whose period holds a day; where two do, the one that began last."""
        held = [(start, name) for name, (start, end) in self.periods.items() if start <= day <= end]
        return max(held)[1] if held else None

    def check_names(self, tab: CheckedTab) -> None:
        """Puts the grants' own names in a tab's `grant` column; an unknown name refuses the row."""
        if not self.names:
            return
        for i in list(tab.kept()):
            self._resolve(tab, i)

    def _resolve(self, tab: CheckedTab, i: int, day: date | None = None) -> str | None:
        typed = tab.columns["grant"][i]
        name = self.find(typed)
        if name is None:
            fault = _unknown("unknown_grant", "subsidie", self.names)
            tab.tell(replace(fault, proposal=self._meant(typed, day)), i, "grant")
        tab.columns["grant"][i] = name or typed
        return name

    def _meant(self, typed: str, day: date | None) -> str | None:
        """The grant of that day, else the one whose name looks most like what was typed."""
        near = nearest(normal(typed), self.names)
        return (self.on(day) if day else None) or (self.names[near] if near else None)

    def check_expenses(self, tab: CheckedTab) -> None:
        """Finds each cost's grant, and whether its day lies in the period (`in_period`)."""
        tab.columns["in_period"] = [False] * len(tab.rows)
        if not self.names:
            return
        for i in list(tab.kept()):
            typed, day = tab.columns["grant"][i], tab.columns["date"][i]
            name = self.on(day) if typed is None else self._resolve(tab, i, day)
            tab.columns["grant"][i] = name
            inside = name is not None and self.periods[name][0] <= day <= self.periods[name][1]
            tab.columns["in_period"][i] = inside
            if not inside and i not in tab.refused:
                tab.tell(_outside(name), i, "date")


def _unknown(code: str, what: str, names: dict[str, str]) -> Fault:
    listed = ", ".join(dict.fromkeys(names.values()))
    return Fault(code, f"{{typed}} is geen {what} die we kennen.", f"Kies uit: {listed}.")


def _outside(name: str | None) -> Fault:
    where = f"de periode van {name}" if name else "elke subsidieperiode"
    what = f"{{typed}} valt buiten {where}, dus telt deze kost niet als besteed."
    return Fault("outside_grant", what, "Kijk de datum na; klopt hij, laat het dan zo.", severity="warning")


Lines = dict[str, dict[str, tuple[str, int | None]]]


def _lines(tabs: list[CheckedTab]) -> Lines:
    """The budget lines of every grant: normalised name to name and amount."""
    lines: Lines = defaultdict(dict)
    for tab in _of(tabs, BudgetLine):
        for i in tab.kept():
            line, amount = tab.columns["line"][i], tab.columns["amount"][i]
            lines[tab.columns["grant"][i]][normal(line)] = (line, amount)
    return lines


def _check_lines(tab: CheckedTab, lines: Lines) -> None:
    """Puts the budget's own names in `budget_line`; a cost on an unknown line is refused."""
    everywhere = {plain: found for grant in sorted(lines) for plain, found in lines[grant].items()}
    meanings: dict[tuple[str | None, str], tuple[str, int | None] | None] = {}
    for i in list(tab.kept()):
        grant, typed = tab.columns["grant"][i], tab.columns["budget_line"][i]
        known = lines.get(grant, {}) if grant else everywhere
        if not known:
            continue
        if (grant, typed) not in meanings:
            meanings[grant, typed] = _find_line(known, typed)
        _set_line(tab, i, known, meanings[grant, typed])


def _find_line(known: dict[str, tuple[str, int | None]], typed: str) -> tuple[str, int | None] | None:
    plain = normal(typed)
    meant = forgive(plain, {word: word for word in known})
    return known.get(plain) or (known[meant] if meant else None)


def _set_line(
    tab: CheckedTab, i: int, known: dict[str, tuple[str, int | None]], found: tuple[str, int | None] | None
) -> None:
    if found is None:
        tab.tell(_unknown_line(known, tab.columns["budget_line"][i]), i, "budget_line")
        return
    line, budget = found
    tab.columns["budget_line"][i] = line
    if budget is not None and tab.columns["amount"][i] > budget:
        what = f"{{typed}} is meer dan heel de post ‘{line}’ (€ {format_euro(budget)})."
        tab.tell(Fault("unlikely", what, "Kijk het bedrag en de post na.", severity="warning"), i, "amount")


def _unknown_line(known: dict[str, tuple[str, int | None]], typed: str) -> Fault:
    listed = "Kies uit: " + ", ".join(line for line, _ in known.values()) + "."
    near = nearest(normal(typed), known)
    word = known[near][0] if near else None
    fix = f"Bedoelde u ‘{word}’, of kies uit{listed[8:]}" if word else listed
    return Fault("unknown_budget_line", "{typed} is geen post van deze subsidie.", fix, listed, proposal=word)


def _check_budgets(tabs: list[CheckedTab], grants: Grants) -> None:
    """Warns where the lines of a grant have amounts that do not add up to it."""
    sums: dict[str, int] = defaultdict(int)
    split: set[str] = set()
    for tab in _of(tabs, BudgetLine):
        for i in tab.kept():
            grant, amount = tab.columns["grant"][i], tab.columns["amount"][i]
            sums[grant] += amount or 0
            split.update([grant] if amount is not None else [])
    for tab in _of(tabs, Grant):
        for i in list(tab.kept()):
            name, amount = tab.columns["name"][i], tab.columns["amount"][i]
            if name in split and sums[name] != amount:
                tab.tell(_mismatch(sums[name], amount), i, "amount")


def _mismatch(lines: int, amount: int) -> Fault:
    difference = format_euro(abs(lines - amount))
    more = "meer" if lines > amount else "minder"
    together = f"de posten in Begroting zijn samen € {format_euro(lines)}"
    what = f"{together}, en dat is € {difference} {more} dan deze subsidie."
    return Fault("budget_mismatch", what, "Kijk de posten en het toegekende bedrag na.", severity="warning")


def _check_actions(tabs: list[CheckedTab]) -> None:
    """Refuses an amount for an action that is not in Acties, warns of a repeat of nothing."""
    numbers = {tab.columns["number"][i] for tab in _of(tabs, Action) for i in tab.kept()}
    budgets = list(_of(tabs, ActionBudget))
    references = {tab.columns["reference"][i] for tab in budgets for i in tab.kept()} - {None}
    for tab in budgets:
        for i in list(tab.kept()):
            if numbers and tab.columns["number"][i] not in numbers:
                fix = "Typ het nummer zoals in het tabblad Acties."
                tab.tell(Fault("unknown_action", "er is geen actie {typed}.", fix), i, "number")
            repeats = tab.columns["repeats"][i]
            if repeats is not None and repeats not in references | numbers:
                what = "{typed} is geen kenmerk van een ander bedrag en geen nummer van een actie."
                fix = "Typ het kenmerk van de rij die hier herhaald wordt."
                tab.tell(Fault("unknown_action", what, fix, severity="warning"), i, "repeats")
