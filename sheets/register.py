"""The coordinator's register: whose workbook is whose, and what partners are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from schemas.fault import Fault
from schemas.text import forgive, nearest, normal
from schemas.words import split_on_and
from sheets.google_links import parse_spreadsheet_id
from sheets.tab import CheckedTab

OTHER = "andere"
"""Stands for whoever a question was referred to outside the register: its name may name a municipality."""


@dataclass(frozen=True)
class Register:
    """Partners by the workbooks they fill in and by what they are called; empty without a Partners tab."""

    owners: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[CheckedTab, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, tabs: Iterable[CheckedTab]) -> Register:
        """The register that the Partners tabs hold."""
        register = cls()
        for tab in tabs:
            for i in tab.kept():
                register._add(tab, i)
        return register

    def _add(self, tab: CheckedTab, i: int) -> None:
        name, short = tab.columns["name"][i], tab.columns["abbreviation"][i] or ""
        for called in (name, *short.split(";")):
            self.names.setdefault(normal(called), name)
        for workbook in tab.columns["workbooks"][i]:
            self.owners[workbook_key(workbook)] = name
            self.places[workbook_key(workbook)] = (tab, i)

    def owner(self, workbook: str) -> str | None:
        """The partner whose workbook this is, None where it is not registered."""
        return self.owners.get(workbook_key(workbook))

    def resolve(self, pieces: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """The partners that typed names mean, and the names that mean none."""
        known, unknown = list[str](), list[str]()
        for piece in pieces:
            for part, name in split_on_and(piece, self._find):
                if name is None:
                    unknown.append(part)
                else:
                    known.append(name)
        return list(dict.fromkeys(known)), unknown

    def _find(self, text: str) -> str | None:
        plain = normal(text)
        return self.names.get(plain) or forgive(plain, self.names)

    def nearest(self, text: str) -> str | None:
        """The partner whose name looks most like the text."""
        word = nearest(normal(text), self.names, at_least=70)
        return self.names[word] if word else None


def workbook_key(name: str) -> str:
    """A file name, or the id or link of a spreadsheet, as it is compared.

    Without folder, case and the ending of a workbook; a link is its id.
    """
    if spreadsheet := parse_spreadsheet_id(name):
        return spreadsheet.casefold()
    path = PurePath(name.strip().replace("\\", "/"))
    stem = path.stem if path.suffix.lower() in (".xlsx", ".xlsm", ".ods", ".csv") else path.name
    return stem.casefold()


def check_partner_names(tab: CheckedTab, name: str, register: Register, *, outsider: str | None) -> None:
    """Puts the register's names in a column of partners, and warns of names it does not hold.

    An unknown name stays as typed, or becomes `outsider` where it must not be shown.
    """
    if not register.names or name not in tab.columns:
        return
    column = tab.columns[name]
    for i in tab.kept():
        if not column[i]:
            continue
        known, unknown = register.resolve(column[i])
        if unknown:
            tab.tell(_unknown_partner(register, known, unknown), i, name)
        column[i] = tuple(known) + tuple(outsider or piece for piece in unknown)


def _unknown_partner(register: Register, known: list[str], unknown: list[str]) -> Fault:
    near = [register.nearest(typed) for typed in unknown]
    word = near[0]
    meant = [*known, *(name for name in near if name)]
    outside = "een organisatie van buiten het netwerk mag zo blijven."
    advice = f"Gebruik de naam zoals in het tabblad Partners; {outside}"
    fix = f"Typ ‘{word}’ als u die bedoelt; {outside}" if word else advice
    return Fault(
        "unknown_partner",
        "{typed} noemt een organisatie die geen partner is.",
        fix,
        advice,
        severity="warning",
        proposal="; ".join(dict.fromkeys(meant)) if all(near) else None,
    )
