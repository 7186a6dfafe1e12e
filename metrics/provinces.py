"""Where the network is active and where it is asked, as a map of the provinces shows it."""

from __future__ import annotations

import pandas as pd

from metrics import attendance, referrals
from metrics.view import View

ON_THE_MAP = ("West-Vlaanderen", "Oost-Vlaanderen", "Antwerpen", "Limburg", "Vlaams-Brabant", "Brussel")
SHADES = 4
KINDS = {"key": "str", "count": "Int64", "instead": "str", "attended": "Int64"}


def activities(view: View) -> pd.DataFrame:
    """Activities that took place, a row a province: columns as `_spread`, each told, and attended (Int64)."""
    return _spread(attendance.by_province(view).assign(instead=""), view)


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
    asked = [name for name in ON_THE_MAP if not view.selection.provinces or name in view.selection.provinces]
    none = [name for name in asked if name not in set(table["key"])]
    others = pd.DataFrame({"key": none, "count": rest, "instead": instead})
    rows = pd.concat([table, others], ignore_index=True)
    kinds = {name: kind for name, kind in KINDS.items() if name in rows}
    rows = rows[list(kinds)].astype(kinds)
    rows["on_map"] = rows["key"].isin(ON_THE_MAP)
    rows["shade"] = _shades(rows).where(rows["on_map"])
    return rows.sort_values("on_map", ascending=False, kind="stable", ignore_index=True)


def _shades(rows: pd.DataFrame) -> pd.Series[int]:
    """A shade by the share of the highest count on the map."""
    highest = rows["count"][rows["on_map"]].max()
    steps = SHADES - 1
    parts = rows["count"].fillna(0) * steps
    shades = (parts + highest - 1) // highest + 1 if pd.notna(highest) and highest else parts
    return shades.where(rows["count"].fillna(0).gt(0), rows["instead"].ne("").astype("Int64"))
