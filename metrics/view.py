"""What one viewer may see under one selection: confidential columns do not exist in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from metrics.answers import Answers
from metrics.dataset import Dataset, Quota
from metrics.disclosure import Rule, sees_questions
from metrics.release import release
from metrics.rows import Rows, reach
from metrics.selection import Selection
from metrics.tables import TABLES
from metrics.viewer import OPEN, Role, Viewer
from schemas.referral import Referral
from schemas.tabs import TABS, confidential_fields, model_of

__all__ = ["DEFAULT_RULE", "OPEN", "Role", "Selection", "View", "Viewer"]

KEPT_TOLD = 4
"""Everybody's, and of the partners who look last; no more, so that old readings are let go."""

CONFIDENTIAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        model.table: hidden
        for model in TABS.values()
        if model.table in TABLES and (hidden := tuple(sorted(confidential_fields(model))))
    }
)
"""The columns that no view has, by table: those that the schemas mark as confidential."""

CONFIDENTIAL_CELL = "Deze cel is vertrouwelijk: wat er mis is, ziet alleen wie het blad kan openen."
"""What an outsider reads about a confidential cell for which no other sentence was made."""

STANDING = ("grants", "budget", "targets", "partners", "actions", "action_budget", "proposals", "meetings")
"""Tables that hold whatever the selection."""


DEFAULT_RULE = Rule()
_LOST = re.compile(
    rf"(^{Referral.tab}: dit tabblad )had \S+ rijen en heeft er sinds (.+?) nog [^;\s]+", re.I | re.M
)


@dataclass(frozen=True, eq=False)
class Told:
    """All that a viewer is told of what was typed, whatever the selection: issues, tabs and changes.

    `is_counted` (bool) in issues and changes: whether how many there are may be told, see `_counted`.
    """

    issues: pd.DataFrame
    tabs: pd.DataFrame
    changes: pd.DataFrame
    members: frozenset[str]


@dataclass(frozen=True, eq=False)
class View:
    """One viewer's rows under one selection.

    `selected` obeys every filter; `network` only the as-of day (grants and targets are the whole
    network's); `activities` is the table to fetch titles from; `reach_before` is reach by partner, whatever
    the period, to compare with a year before. `recorded` names the tables that hold any row at all,
    `logged` the grants with any cost: where nothing was recorded a count is unknown, not zero.
    `answers` is there for who may not see single questions: there is no row of them in such a view, and what
    they number is told by `answers` alone.
    """

    selection: Selection
    viewer: Viewer
    read_at: datetime
    selected: Rows
    network: Rows
    activities: pd.DataFrame
    reach_before: pd.DataFrame
    grants: pd.DataFrame
    budget: pd.DataFrame
    targets: pd.DataFrame
    partners: pd.DataFrame
    actions: pd.DataFrame
    action_budget: pd.DataFrame
    proposals: pd.DataFrame
    meetings: pd.DataFrame
    issues: pd.DataFrame
    tabs: pd.DataFrame
    sources: pd.DataFrame
    lost: pd.DataFrame
    quota: Quota | None
    told: Told
    recorded: frozenset[str]
    logged: frozenset[str]
    answers: Answers | None

    @classmethod
    def of(
        cls, dataset: Dataset, selection: Selection, viewer: Viewer = OPEN, rule: Rule = DEFAULT_RULE
    ) -> View:
        """The view of a dataset: confidential columns are dropped before anything else, whoever looks.

        Single questions, faults, workbooks and proposals are there for whom they are meant, see `Viewer`.
        """
        is_asked = sees_questions(viewer)
        shown = _shown(dataset, is_asked)
        smallest = rule.smallest(viewer)
        network = _network(dataset, selection.as_of, is_asked)
        told = _told(dataset, viewer)
        workbooks = slice(None) if viewer.sees_workbooks else slice(0)
        selected = network if selection.is_whole else Rows.of(shown, selection)
        return cls(
            selection=selection,
            viewer=viewer,
            read_at=dataset.read_at,
            selected=selected,
            network=network,
            activities=shown["activities"],
            reach_before=reach(shown["reach"], replace(selection, start=None, end=None)),
            **{name: shown[name] for name in STANDING if name != "proposals"},
            proposals=shown["proposals"][workbooks],
            issues=_of_partners(_faults(dataset, viewer), selection),
            told=told,
            tabs=_of_partners(_tabs(dataset, viewer), selection),
            sources=_of_partners(_sources(dataset, viewer), selection)[workbooks],
            lost=_of_partners(_lost(dataset, viewer), selection)[workbooks],
            quota=dataset.quota if viewer.sees_workbooks else None,
            recorded=frozenset(name for name in shown if len(getattr(dataset, name))),
            logged=frozenset(shown["expenses"]["grant"].dropna().unique()),
            answers=Answers(release(dataset, smallest, rule.before(viewer)), selection) if smallest else None,
        )

    @property
    def as_of(self) -> date:
        """The day on which everything is asked."""
        return self.selection.as_of

    @property
    def activity_count(self) -> int:
        """How many activities are selected: the 412 of "412 van 900"."""
        return len(self.selected.activities)

    @property
    def activity_total(self) -> int:
        """How many activities there are up to the as-of day, whatever the filters: the 900."""
        return len(self.network.activities)

    @cached_property
    def omitted(self) -> int:
        """How many rows were rejected and therefore do not count, of the partners selected; see `without`."""
        return int(self.tabs["rejected"].sum())

    @cached_property
    def without(self) -> str:
        """What every count of rows leaves out for this viewer, in Dutch; empty where that is nothing."""
        if not _of_questions(self.tabs, self.viewer).any():
            return ""
        return f"zonder {Referral.tab}{' van anderen' if self.viewer.partner else ''}"

    def origins(self, *tables: str, whole: bool = False) -> frozenset[str]:
        """Where the rows of these tables (default: all) come from, such as {"gepubliceerd"}.

        The selected rows, or with `whole` the network's, for figures that no filter moves. A row without a
        Herkomst is a partner's own statement: it adds "".
        """
        asked = (tables, whole)
        if asked not in self._origins:
            self._origins[asked] = self._origins_of(*asked)
        return self._origins[asked]

    @cached_property
    def _origins(self) -> dict[tuple[tuple[str, ...], bool], frozenset[str]]:
        return {}

    def _origins_of(self, tables: tuple[str, ...], whole: bool) -> frozenset[str]:
        rows = self.network if whole else self.selected
        frames = {name: getattr(self if name in STANDING else rows, name) for name in TABLES}
        frames["unheld"] = rows.unheld
        wanted = {*(tables or frames), *(["unheld"] if "activities" in tables else [])}
        found = {
            "" if pd.isna(origin) else str(origin)
            for name in wanted
            for origin in frames[name]["origin"].unique()
        }
        # Of all questions, whatever is selected: that there is one at all would tell of a single question.
        asked = self.answers.release.origins if self.answers and "referrals" in wanted else frozenset()
        return frozenset(found | asked)


@lru_cache(maxsize=2)
def _network(dataset: Dataset, as_of: date, is_asked: bool) -> Rows:
    """Kept because it is the same for every selection of a day; two, so that old readings are let go.

    `is_asked`: with the single questions. What is confidential is in nobody's (`metrics.confidential`).
    """
    return Rows.of(_shown(dataset, is_asked), Selection(as_of=as_of))


@lru_cache(maxsize=2)
def _shown(dataset: Dataset, is_asked: bool) -> Mapping[str, pd.DataFrame]:
    """Every table as far as anybody may see it, whatever the selection; kept as `_network` is."""
    return MappingProxyType(_without_questions(_visible(dataset), is_asked))


def _visible(dataset: Dataset) -> dict[str, pd.DataFrame]:
    tables = {name: getattr(dataset, name) for name in TABLES}
    hidden = CONFIDENTIAL.items()
    return tables | {name: tables[name].drop(columns=list(columns)) for name, columns in hidden}


def _without_questions(tables: dict[str, pd.DataFrame], is_asked: bool) -> dict[str, pd.DataFrame]:
    """The tables, without any question for who may not see one; nor a word that only questions hold."""
    if is_asked:
        return tables
    none = tables["referrals"].iloc[:0]
    words = none.select_dtypes("category").columns
    return tables | {
        "referrals": none.assign(**{name: none[name].cat.remove_unused_categories() for name in words})
    }


def _without_counts(tabs: pd.DataFrame, viewer: Viewer, columns: list[str]) -> pd.DataFrame:
    """The tabs, without how many questions one holds for who may not see those: that would tell them too."""
    hidden = _of_questions(tabs, viewer)
    return tabs.assign(**{name: tabs[name].mask(hidden) for name in columns})


def _of_questions(told: pd.DataFrame, viewer: Viewer) -> pd.Series[Any]:
    """Which rows are about a tab with questions that the viewer may not see: never one's own."""
    if sees_questions(viewer):
        return pd.Series(False, index=told.index)
    asked = told["tab"].map({name: model_of(name) is Referral for name in told["tab"].dropna().unique()})
    others = told["partner"].ne(viewer.partner) if viewer.partner else True
    return asked.eq(True) & others


def _quiet(told: pd.DataFrame, viewer: Viewer) -> pd.DataFrame:
    """Issues or sources without how many questions there were, for who may not see those."""
    if sees_questions(viewer):
        return told
    others = told["partner"].ne(viewer.partner or "")
    return told.assign(message=told["message"].where(~others, told["message"].map(_without_numbers)))


def _without_numbers(message: Any) -> Any:
    """A message without how many questions a tab had and has."""
    if not isinstance(message, str):
        return message
    return _LOST.sub(r"\1verloor rijen sinds \2", message)


def _of_partners(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    return frame[frame["partner"].isin(selection.partners)] if selection.partners else frame


@lru_cache(maxsize=KEPT_TOLD)
def _told(dataset: Dataset, viewer: Viewer) -> Told:
    """Kept because no selection changes it; to a partner of its own rows alone."""
    own = viewer.partner or "" if viewer.role is Role.PARTNER else None
    is_shown = viewer.sees_faults
    names = dataset.partners["name"][dataset.partners["status"] == "lid"] if is_shown else ()
    whole = (_faults(dataset, viewer), _counted(dataset.changes, viewer), _tabs(dataset, viewer))
    shown = [frame if is_shown else frame[:0] for frame in whole]
    issues, changes, tabs = (frame if own is None else frame[frame["partner"].eq(own)] for frame in shown)
    members = frozenset(name for name in names if own in (None, name))
    return Told(issues=issues, tabs=tabs, changes=changes, members=members)


@lru_cache(maxsize=KEPT_TOLD)
def _tabs(dataset: Dataset, viewer: Viewer) -> pd.DataFrame:
    return _without_counts(dataset.tabs, viewer, ["read", "valid", "rejected", "skipped"])


@lru_cache(maxsize=KEPT_TOLD)
def _sources(dataset: Dataset, viewer: Viewer) -> pd.DataFrame:
    return _quiet(dataset.sources, viewer)


@lru_cache(maxsize=KEPT_TOLD)
def _lost(dataset: Dataset, viewer: Viewer) -> pd.DataFrame:
    return _without_counts(dataset.lost, viewer, ["rows_before", "rows_now"])


@lru_cache(maxsize=KEPT_TOLD)
def _faults(dataset: Dataset, viewer: Viewer) -> pd.DataFrame:
    found = _counted(dataset.issues, viewer)
    return found if viewer.sees_faults else found[:0]


def _counted(issues: pd.DataFrame, viewer: Viewer) -> pd.DataFrame:
    """The issues in words for one viewer, with `is_counted`: false for those that would number rejected rows.

    Those are the issues of questions that the viewer may not see. Whoever could sign in does not get them at
    all, for a row's number says that there are at least as many. Where nobody can, the partner has no other
    way to learn which cell to mend: they are listed, without the row around the cell, and never counted.
    """
    hidden = _of_questions(issues, viewer)
    told = _quiet(_issues(issues), viewer).assign(is_counted=~hidden)
    beside = told["beside"].mask(hidden & told["beside"].notna(), "[]")
    return told.assign(beside=beside)[~hidden if viewer.is_guarded else slice(None)]


def _issues(issues: pd.DataFrame) -> pd.DataFrame:
    """The issues in words for everybody: none repeats what a confidential cell holds.

    Who may see those cells opens the sheet itself, one click from the message; so every download and every
    mail may be passed on.
    """
    hidden = issues["confidential"].fillna(False).astype(bool)
    public = issues["public_message"].fillna("").replace("", CONFIDENTIAL_CELL)
    told = issues.assign(
        message=issues["message"].where(~hidden, public),
        value=issues["value"].where(~hidden),
    )
    return told.drop(columns=["confidential", "public_message"])
