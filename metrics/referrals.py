"""Which questions reached the network, from whom, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from metrics.answers import Answers
from metrics.disclosure import WITHHELD, Told, together
from metrics.kept import once_a_view
from metrics.quarters import label, quarter
from metrics.release import EACH, FOLLOWED
from metrics.tally import UNKNOWN, parts, stacked, tally
from metrics.view import View
from schemas.municipality import flemish_municipality_count

OPEN_STATUSES = ("nieuw", "in behandeling")


@dataclass(frozen=True)
class ReferralTotals:
    """The selected questions, each once.

    `local_governments` are the distinct Flemish municipalities that asked something themselves or through
    their LIVC-R; `local_governments_share` their share (0..1) of the `local_governments_all` that exist.
    `median_days_to_follow_up` is over the `followed_up` questions, None where there are none.
    `open` questions are nieuw or in behandeling. What a viewer may not be told is None (or what is told of
    it at least), and `instead` has the words that stand in its place, by name.
    """

    count: int | None
    local_governments: int | None
    local_governments_all: int
    local_governments_share: float | None
    followed_up: int | None
    median_days_to_follow_up: float | None
    open: int | None
    instead: Mapping[str, str] = field(default_factory=dict)


@once_a_view
def totals(view: View) -> ReferralTotals:
    """The totals of the selected questions."""
    if view.answers:
        return _told_totals(view, view.answers)
    rows = view.selected.referrals
    reached, existing = int(rows["local_government"].nunique()), _existing(view)
    days = rows["days_to_follow_up"].dropna()
    return ReferralTotals(
        count=len(rows),
        local_governments=reached,
        local_governments_all=existing,
        local_governments_share=reached / existing,
        followed_up=len(days),
        median_days_to_follow_up=float(days.median()) if len(days) else None,
        open=int(rows["status"].isin(OPEN_STATUSES).sum()),
    )


def _told_totals(view: View, answers: Answers) -> ReferralTotals:
    """The totals as far as they are told to who may not see single questions."""
    node = answers.node()
    told = {
        "count": answers.total(),
        "followed_up": answers.value("followed", FOLLOWED),
        "local_governments": answers.governments(),
        "open": together(answers.value("status", name) for name in OPEN_STATUSES),
    }
    reached, existing = node.governments if node else None, _existing(view)
    median = node.median if node else None
    instead = {name: answer.instead(answers.release.smallest) for name, answer in told.items()}
    lacking = {"local_governments": reached, "median_days_to_follow_up": median}
    instead |= {
        name: WITHHELD for name, value in lacking.items() if value is None and told["count"].count != 0
    }
    return ReferralTotals(
        count=told["count"].count,
        local_governments=reached,
        local_governments_all=existing,
        local_governments_share=None if reached is None else reached / existing,
        followed_up=told["followed_up"].count,
        median_days_to_follow_up=median,
        open=told["open"].count,
        instead={name: words for name, words in instead.items() if words},
    )


def _existing(view: View) -> int:
    """How many local governments there are on the last day of the selection."""
    return flemish_municipality_count(min(view.selection.end or view.as_of, view.as_of))


@once_a_view
def by_topic(view: View) -> pd.DataFrame:
    """A row a topic, most first: see `_by`. A question with several topics counts once under each."""
    return _by(view, "topic")


@once_a_view
def by_status(view: View) -> pd.DataFrame:
    """A row a status: see `_by`."""
    return _by(view, "status")


@once_a_view
def by_offer(view: View) -> pd.DataFrame:
    """A row an offer, a question under each of its offers: see `_by`."""
    return _by(view, "offer")


@once_a_view
def by_requester(view: View) -> pd.DataFrame:
    """A row a kind of requester: see `_by`."""
    return _by(view, "requester")


@once_a_view
def by_nature(view: View) -> pd.DataFrame:
    """A row a nature (preventief, curatief): see `_by`."""
    return _by(view, "nature")


@once_a_view
def by_referred_to(view: View) -> pd.DataFrame:
    """A row a partner referred to, a question under each: see `_by`."""
    return _by(view, "referred_to")


@once_a_view
def by_province(view: View) -> pd.DataFrame:
    """A row a province: see `_by`."""
    return _by(view, "province")


def _by(view: View, key: str) -> pd.DataFrame:
    """The questions by one column: key, count, instead.

    `instead` has the words that stand in the place of a count that the viewer is not told, empty where it
    is; `count` is then NA, or what is told of it at least. Those not told come after the others, before
    "onbekend", by the alphabet: their order would tell which is larger.
    """
    if not view.answers:
        return tally(view.selected.referrals, key, each=key in EACH).assign(instead="")
    found = view.answers.by(key) or {}
    return _told(sorted(found.items(), key=_most_first), view.answers)


def _most_first(row: tuple[str, Told]) -> tuple[bool, int, str]:
    name, told = row
    return name == UNKNOWN, -(told.count or 0), name


def _told(rows: Iterable[tuple[str, Told]], answers: Answers) -> pd.DataFrame:
    smallest = answers.release.smallest
    told = [(name, answer.count, answer.instead(smallest)) for name, answer in rows if not answer.is_zero]
    table = pd.DataFrame(told, columns=["key", "count", "instead"])
    return table.astype({"key": "str", "count": "Int64", "instead": "str"})


@once_a_view
def by_quarter(view: View) -> pd.DataFrame:
    """A row a quarter ("2024-K1"), oldest first, those in between without questions too: see `_by`."""
    if view.answers:
        found = view.answers.by_quarter()
        table = _told(found.items(), view.answers)
        every = list(found)
    else:
        table = tally(view.selected.referrals, "quarter", oldest_first=True).assign(instead="")
        every = [label(at) for at in _quarters(view.selected.referrals)]
    filled = table.set_index("key").reindex(every)
    none = filled["count"].isna() & filled["instead"].isna()
    filled = filled.assign(count=filled["count"].mask(none, 0), instead=filled["instead"].fillna(""))
    return filled.rename_axis("key").reset_index()


def _quarters(rows: pd.DataFrame) -> range:
    days = rows["contacted_on"].dropna()
    return range(quarter(days.min().date()), quarter(days.max().date()) + 1) if len(days) else range(0)


def days_counted(view: View) -> tuple[date, date] | None:
    """The first and last day that count where not all days selected do, None where all do."""
    return view.answers.days() if view.answers else None


@once_a_view
def topic_by_requester(view: View) -> pd.DataFrame:
    """A row a topic and requester that occur together: requester, topic, count; most of a requester first.

    Empty for who may not see single questions.
    """
    tables = {
        requester: tally(rows, "topic", each=True).rename(columns={"key": "topic"})
        for requester, rows in parts(view.selected.referrals, "requester")
    }
    return stacked(tables, "requester", columns=["topic", "count"])
