"""What a grant promises otherwise than the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from metrics.spend import Grant
from metrics.targets import Target, targets
from metrics.view import View

NEW, STAYS, ENDS = "nieuw", "blijft", "niet meer"


@dataclass(frozen=True, eq=False)
class Change:
    """Two grants in a row and a row an indicator of either: key, change, before and after.

    `change` is one of `NEW`, `STAYS`, `ENDS`; `before` and `after` are a `Target`, None where there is none.
    """

    before: str
    after: str
    rows: pd.DataFrame


def change(view: View, grants: tuple[Grant, ...], grant: str) -> Change | None:
    """The targets of a grant beside those of the one before; None for the first of `grants`, oldest first."""
    for earlier, later in pairwise(grants):
        if later.name == grant:
            return Change(earlier.name, later.name, _rows(view, earlier.name, later.name))
    return None


def _rows(view: View, earlier: str, later: str) -> pd.DataFrame:
    every = targets(view)
    before, after = (
        {each.indicator: each for each in every if each.grant == name} for name in (earlier, later)
    )
    found = [
        (key, _word(before.get(key), after.get(key)), before.get(key), after.get(key))
        for key in dict.fromkeys([*after, *before])
    ]
    return pd.DataFrame(found, columns=["key", "change", "before", "after"], dtype="object")


def _word(before: Target | None, after: Target | None) -> str:
    return NEW if before is None else ENDS if after is None else STAYS
