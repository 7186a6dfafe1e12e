"""The outlines that a map is drawn from; README.md beside this file says where they come from."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

Topology: TypeAlias = dict[str, Any]


@cache
def provinces() -> Topology:
    """The Flemish provinces and Brussel: `topology` (TopoJSON of one object, "provincies"), and `labels`.

    Only to be read: it is the same for all. Both are in the same flat grid, y downwards. Each geometry has
    its name as `id`; `labels` gives the point (x, y) where a name stands. The geometry "lijn" leads to the
    names that stand beside their province.
    """
    text = (files(__name__) / "provinces.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
