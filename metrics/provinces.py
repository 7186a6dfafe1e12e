"""Where the network is active and where it is asked, as a map of the provinces shows it."""

from __future__ import annotations

import pandas as pd

from metrics import attendance, referrals
from metrics.disclosure import is_small
from metrics.view import View

ON_THE_MAP = ("West-Vlaanderen", "Oost-Vlaanderen", "Antwerpen", "Limburg", "Vlaams-Brabant", "Brussel")
SHADES = 4


def activities(view: View) -> pd.DataFrame:
    """Activities that took place, a row a province: columns as `_spread`, nothing of it small."""
    return _spread(attendance.by_province(view), view)


def questions(view: View) -> pd.DataFrame:
    """Questions put to the network, a row a province: columns as `_spread`, small numbers taken out."""
    table = referrals.by_province(view)
    small = is_small(table["count"])
    return _spread(table.assign(count=table["count"].mask(small), small=small), view)


def _spread(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The provinces that are asked about, most first, then what is on no map.

    Columns: key, count (Int64; NA where small), small (bool), on_map (bool), shade (Int64; 0 for none, 1 for
    a small number, up to `SHADES` for the most; NA of what is on no map).
    """
    asked = [name for name in ON_THE_MAP if not view.selection.provinces or name in view.selection.provinces]
    none = [name for name in asked if name not in set(table["key"])]
    rows = pd.concat([table, pd.DataFrame({"key": none, "count": [0] * len(none)})], ignore_index=True)
    rows = rows.reindex(columns=["key", "count", "small"]).astype({"key": "str", "count": "Int64"})
    rows["small"] = rows["small"].eq(True)
    rows["on_map"] = rows["key"].isin(ON_THE_MAP)
    rows["shade"] = _shades(rows).where(rows["on_map"])
    return rows.sort_values("on_map", ascending=False, kind="stable", ignore_index=True)


def _shades(rows: pd.DataFrame) -> pd.Series[int]:
    """A shade by the share of the highest count on the map."""
    highest = rows["count"][rows["on_map"]].max()
    steps = SHADES - 1
    parts = rows["count"].fillna(0) * steps
    shades = (parts + highest - 1) // highest + 1 if pd.notna(highest) and highest else parts
    return shades.where(rows["count"].fillna(0).gt(0), rows["small"].astype("Int64"))
