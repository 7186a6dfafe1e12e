"""Where the network is active and where it is asked, as a map of the provinces shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from metrics import attendance, referrals
from metrics.kept import once_a_view
from metrics.tally import whole_numbers
from metrics.view import View

ON_THE_MAP = ("West-Vlaanderen", "Oost-Vlaanderen", "Antwerpen", "Limburg", "Vlaams-Brabant", "Brussel")
SHADES = 4


def activities(view: View) -> pd.DataFrame:
    """Activities that took place, a row a province: columns as `_spread`, each told, and attended (Int64)."""
    return _spread(attendance.by_province(view).assign(instead=""), view)


@once_a_view
def questions(view: View) -> pd.DataFrame:
    """Questions put to the network, a row a province: columns as `_spread`; empty where nothing is told."""
    table = referrals.by_province(view)
    if not view.answers:
        return _spread(table, view)
    if view.answers.by("province") is None:
        return _spread(table, view).iloc[:0]
    rest = view.answers.of_others("province")
    return _spread(table, view, rest.count, rest.instead(view.answers.release.smallest))


def _spread(table: pd.DataFrame, view: View, rest: int | None = 0, instead: str = "") -> pd.DataFrame:
    """The provinces that are asked about, most first, then what is on no map; `rest` of those not in `table`.

    Columns: key, count (Int64) and instead, as `referrals.by_province`, attended (Int64) where `table` has
    it, on_map (bool), shade (Int64; 0 for none, 1 for a number that is not told, up to `SHADES` for the
    most; NA of what is on no map).
    """
    wanted = view.selection.provinces
    names = [name for name in ON_THE_MAP if not wanted or name in wanted]
    # Row by row: of some ten rows that is many times as quick as column by column.
    rows = {name: _Place(*row) for name, *row in table[_columns(table)].itertuples(index=False)}
    rows |= {name: _Place(rest, instead) for name in names if name not in rows}
    ordered = sorted(rows, key=lambda name: name not in ON_THE_MAP)
    highest = max((rows[name].number for name in ordered if name in ON_THE_MAP), default=0)
    shades = [_shade(rows[name], highest) if name in ON_THE_MAP else None for name in ordered]
    found = [rows[name] for name in ordered]
    came = {"attended": whole_numbers(row.attended for row in found)} if "attended" in table else {}
    return pd.DataFrame(
        {
            "key": pd.array(ordered, dtype="str"),
            "count": whole_numbers(row.count for row in found),
            "instead": pd.array([row.instead for row in found], dtype="str"),
            **came,
            "on_map": [name in ON_THE_MAP for name in ordered],
            "shade": whole_numbers(shades),
        }
    )


def _columns(table: pd.DataFrame) -> list[str]:
    return [name for name in ("key", "count", "instead", "attended") if name in table]


class _Place(NamedTuple):
    """What is told of one province."""

    count: Any
    instead: str
    attended: Any = None

    @property
    def number(self) -> int:
        """Its count, 0 where that is not told."""
        return 0 if pd.isna(self.count) else int(self.count)


def _shade(place: _Place, highest: int) -> int:
    """A shade by the share of the highest count on the map."""
    if not place.number:
        return int(bool(place.instead))
    return -(-place.number * (SHADES - 1) // highest) + 1
