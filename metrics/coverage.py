"""Who covers what: topics and audiences against partners, where nobody is and where several are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from metrics.kept import once_a_view
from metrics.tally import items, parts, tally
from metrics.view import View
from schemas.vocabulary import AUDIENCE, TOPIC

SEVERAL = 3
"""From this many partners on, that they overlap is worth a word."""
OTHER = "andere"
MEMBER = "lid"


@dataclass(frozen=True, eq=False)
class Coverage:
    """Subjects (rows, in order) against partners (columns, by name).

    `activities` counts those selected (Int64, NA: none); `skilled` (bool) is true where a partner's Expertise
    names the subject; `partners` is how many have either, a subject.
    """

    activities: pd.DataFrame
    skilled: pd.DataFrame
    partners: pd.Series[int]

    @property
    def gaps(self) -> list[str]:
        """The subjects that no partner covers."""
        return [str(name) for name in self.partners.index[self.partners.eq(0)]]

    @property
    def overlaps(self) -> pd.Series[int]:
        """The subjects that `SEVERAL` partners or more cover, most first, with how many they are."""
        return self.partners[self.partners.ge(SEVERAL)].sort_values(ascending=False, kind="stable")


@once_a_view
def topics(view: View) -> Coverage:
    """Every topic that a question may have, and every theme of the selected activities."""
    held = _reported(view, "theme")
    asked = [word for word in TOPIC.words if word != OTHER]
    return _coverage(view, held, [*asked, *sorted(set(held["key"]) - set(asked))], by_expertise=True)


@once_a_view
def audiences(view: View) -> Coverage:
    """Every audience that an activity may be for."""
    words = [word for word in AUDIENCE.words if word != OTHER]
    return _coverage(view, _reported(view, "audience"), words, by_expertise=False)


def _reported(view: View, column: str) -> pd.DataFrame:
    """How many selected activities each partner reports of each value: partner, key, count."""
    reports = view.selected.reports
    subjects = view.activities.loc[reports.index, column].astype("str")
    if column == "theme":
        subjects = subjects.replace({theme: _topic(theme) for theme in subjects.dropna().unique()})
    tables = [
        tally(rows, column, each=column == "audience").assign(partner=partner)
        for partner, rows in parts(reports.assign(**{column: subjects}), "partner")
    ]
    found = pd.concat(tables) if tables else pd.DataFrame(columns=["partner", "key", "count"])
    return found[found["key"].isin(_known(subjects, column))]


def _topic(theme: str) -> str:
    """The topic that a theme is short for ("controverse": "controverse in de klas"), or the theme itself."""
    return next((word for word in TOPIC.words if word == theme or word.startswith(f"{theme} ")), theme)


def _known(values: pd.Series[str], column: str) -> set[str]:
    known = {str(value) for value in values.dropna().unique()}
    return {item for value in known for item in items(value)} if column == "audience" else known


def _coverage(view: View, held: pd.DataFrame, subjects: Sequence[str], *, by_expertise: bool) -> Coverage:
    fields = dict(zip(view.partners["name"], view.partners["expertise"], strict=True))
    skilled = {
        name: [by_expertise and _names(cell, subject) for subject in subjects]
        for name, cell in fields.items()
    }
    members = view.partners["name"][view.partners["status"].eq(MEMBER)]
    able = [name for name, flags in skilled.items() if any(flags)]
    names = sorted({*members, *able, *held["partner"][held["key"].isin(subjects)]}, key=str.casefold)
    grid = pd.DataFrame(index=pd.Index(list(subjects), dtype="str"), columns=names, dtype="Int64")
    for subject, partner, number in zip(held["key"], held["partner"], held["count"], strict=True):
        if subject in grid.index:
            grid.loc[subject, partner] = int(number)
    none = [False] * len(subjects)
    able_grid = pd.DataFrame({name: skilled.get(name, none) for name in names}, index=grid.index)
    return Coverage(grid, able_grid, (grid.notna() | able_grid).sum(axis="columns"))


def _names(expertise: object, subject: str) -> bool:
    """Whether a partner's Expertise names a subject, on its own or in a longer phrase."""
    return any(subject in item.casefold() for item in items(expertise))


@once_a_view
def members_by_year(view: View) -> pd.DataFrame:
    """A row a year from the first Lid sinds to the as-of day: key (year), count (members at its end).

    Who has no Lid sinds is in no year; empty where nobody has one.
    """
    known = view.partners[view.partners["member_since"].notna()]
    first = known["member_since"].min()
    years = range(first.year, view.as_of.year + 1) if len(known) else range(0)
    ends = {year: min(pd.Timestamp(year, 12, 31), pd.Timestamp(view.as_of)) for year in years}
    counts = [
        int((known["member_since"].le(day) & ~known["member_until"].lt(day)).sum()) for day in ends.values()
    ]
    return pd.DataFrame({"key": [str(year) for year in ends], "count": counts}, columns=["key", "count"])


def members_without_start(view: View) -> int:
    """How many members have no Lid sinds."""
    return int((view.partners["status"].eq(MEMBER) & view.partners["member_since"].isna()).sum())
