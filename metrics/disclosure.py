"""Which numbers are too small to show: they could point at one of those who asked in confidence."""

from __future__ import annotations

from typing import Any

import pandas as pd

SMALLEST_SHOWN = 5
"""A count from one up to this is not told; none at all points at nobody."""


def is_small(counts: pd.Series[Any]) -> pd.Series[bool]:
    """Which of these counts may not be told."""
    return counts.between(1, SMALLEST_SHOWN, inclusive="left").fillna(False).astype(bool)
