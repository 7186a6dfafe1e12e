"""How far the network reaches, month by month, each indicator added up in its own way."""

from __future__ import annotations

import pandas as pd

from metrics.view import View


def series(view: View) -> pd.DataFrame:
    """A row a channel, indicator and month of the selection: channel, indicator, month (day), value, partners.

    `value` sums the partners that reported that month; `partners` says how many they are.
    """
    raise NotImplementedError


def latest(view: View) -> pd.DataFrame:
    """The last known month of each channel and indicator; columns as `series`."""
    raise NotImplementedError


def summary(view: View) -> pd.DataFrame:
    """A row a channel and indicator, what is unknown NA.

    Columns: channel, indicator, rule ("stand", "gemiddelde", "som"), first_month, first, month (the latest), value,
    total (Float64: by the rule over the selected period), growth (share against the first month: 0.5 is half more),
    year_before (value of the same month a year before the latest, even outside the period), growth_year,
    months (known), missing (months between the first and the last without a value).
    """
    raise NotImplementedError


def missing_months(view: View) -> pd.DataFrame:
    """A row a month without a value between the first and last known: channel, indicator, month (day)."""
    raise NotImplementedError
