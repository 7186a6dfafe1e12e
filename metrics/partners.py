"""Who does what: members, their expertise, their activities, and where they overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pandas as pd

from metrics import attendance, referrals
from metrics.disclosure import WITHHELD, Told
from metrics.gaps import is_told
from metrics.kept import once_a_view
from metrics.tally import UNKNOWN, items, joined, parts, stacked, tally
from metrics.view import View

MEMBER = "lid"
_REGISTERED = [
    *("name", "abbreviation", "sector", "municipality", "province", "expertise", "status"),
    *("member_since", "member_until", "origin"),
]


@once_a_view
def members(view: View) -> pd.DataFrame:
    """A row a partner of the register, then those that report without being in it; by name.

    Columns: name, abbreviation, sector, municipality, province, expertise, status, member_since,
    member_until, origin, activities, attended (Int64, NA: nothing known), referrals (questions referred to
    it) and instead, as `referrals.by_referred_to`; the last four of the selection.
    """
    reports = attendance.by_partner(view).set_index("key")
    asked = referrals.by_referred_to(view).set_index("key")
    absent = view.answers.of_others("referred_to") if view.answers else Told.exactly(0)
    rest = WITHHELD if absent.count is None else ""
    register = view.partners[_REGISTERED].sort_values("name")
    others = reports.index.difference([*register["name"], UNKNOWN])
    table = pd.concat([register, pd.DataFrame({"name": others})], ignore_index=True)
    members = table.assign(
        activities=_of(table["name"], reports["count"]).fillna(0),
        attended=_of(table["name"], reports["attended"]),
        referrals=_of(table["name"], asked["count"]),
        instead=table["name"].map(asked["instead"]).astype("object").fillna(rest),
    )
    none = members["referrals"].isna() & members["instead"].eq("")
    pairs = zip(members["name"], members["activities"], strict=True)
    idle = [not held and is_told(view, [name]) for name, held in pairs]
    return members.assign(
        referrals=members["referrals"].mask(none, 0),
        attended=members["attended"].mask(pd.Series(idle, dtype="bool"), 0),
    )


def _of(names: pd.Series[str], values: pd.Series[Any]) -> pd.Series[Any]:
    return names.map(values).astype("Int64")


@once_a_view
def by_status(view: View) -> pd.DataFrame:
    """A row a membership status: key, count."""
    return tally(view.partners, "status")


@once_a_view
def by_province(view: View) -> pd.DataFrame:
    """A row a province, of the members: key, count."""
    return tally(view.partners[view.partners["status"].eq(MEMBER)], "province")


@once_a_view
def expertise(view: View) -> pd.DataFrame:
    """A row a field of expertise, most partners first: key, count, partners (joined with "; ")."""
    table = tally(view.partners[view.partners["expertise"].notna()], "expertise", each=True)
    who = {key: _who(view, key) for key in table["key"]}
    return table.assign(partners=table["key"].map(who).astype("str"))


def _who(view: View, field: str) -> str:
    return joined(name for name, fields in _fields(view).items() if field in fields)


def _fields(view: View) -> dict[str, set[str]]:
    cells = zip(view.partners["name"], view.partners["expertise"], strict=True)
    return {name: set(items(cell)) for name, cell in cells}


@once_a_view
def activities(view: View) -> pd.DataFrame:
    """A row a partner and kind of activity in the selection: partner, key (the kind), count, attended."""
    tables = {
        partner: tally(rows, "kind", sums=["attended"])[["key", "count", "attended"]]
        for partner, rows in parts(view.selected.reports, "partner")
    }
    return stacked(tables, "partner", columns=["key", "count", "attended"])


@once_a_view
def overlap(view: View) -> pd.DataFrame:
    """A row a pair of partners with expertise in common, most first: partner, other, count, shared."""
    fields = _fields(view)
    shared = {
        (one, other): fields[one] & fields[other]
        for one, other in combinations(sorted(fields), 2)
        if fields[one] & fields[other]
    }
    table = _pairs({pair: len(common) for pair, common in shared.items()})
    pairs = zip(table["partner"], table["other"], strict=True)
    return table.assign(shared=pd.Series([joined(shared[pair]) for pair in pairs], dtype="str"))


@once_a_view
def together(view: View) -> pd.DataFrame:
    """A row a pair of partners that report the same activity in the selection: partner, other, count."""
    reports = view.selected.reports
    reports = reports[reports["group"].duplicated(keep=False)].dropna(subset="partner")
    groups: Iterable[pd.Series[str]] = (
        names for _, names in reports["partner"].astype("str").groupby(reports["group"])
    )
    return _pairs(Counter(pair for names in groups for pair in combinations(sorted(names), 2)))


def _pairs(counts: dict[tuple[str, str], int]) -> pd.DataFrame:
    rows = [(*pair, count) for pair, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    table = pd.DataFrame(rows, columns=["partner", "other", "count"])
    return table.astype({"partner": "str", "other": "str", "count": "Int64"})
