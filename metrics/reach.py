"""How far the network reaches, month by month, each indicator added up in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

import pandas as pd

from metrics.kept import once_a_view
from metrics.tally import joined
from metrics.view import View
from schemas.vocabulary import INDICATOR_AGGREGATION, Aggregation

_ADD_UP: dict[Aggregation, Callable[[pd.Series[Any]], Any]] = {
    "level": lambda values: values.iloc[-1],
    "average": lambda values: values.mean(),
    "sum": lambda values: values.sum(),
}
WORDS: Mapping[Aggregation, str] = MappingProxyType({"level": "stand", "average": "gemiddelde", "sum": "som"})
_MEASURE = ["channel", "indicator"]
_SUMMARY = {
    "channel": "str",
    "indicator": "str",
    "rule": "str",
    "first_month": "datetime64[us]",
    "first": "Int64",
    "month": "datetime64[us]",
    "value": "Int64",
    "total": "Float64",
    "growth": "Float64",
    "year_before": "Int64",
    "growth_year": "Float64",
    "months": "Int64",
    "missing": "Int64",
}


def rule(indicator: str) -> Aggregation:
    """How an indicator adds up over months; one that the word list does not know is a sum."""
    return INDICATOR_AGGREGATION.get(indicator, "sum")


def add_up(values: pd.Series[Any], indicator: str) -> float | None:
    """The value over several months, oldest first, by the indicator's rule; None of no months."""
    return float(_ADD_UP[rule(indicator)](values)) if len(values) else None


def monthly(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of reach added up over partners: columns as `series`."""
    keys = [rows["channel"].astype("str"), rows["indicator"].astype("str"), rows["month"]]
    groups = rows.groupby(keys)
    partners = rows["partner"].astype("str").groupby(keys).nunique().astype("Int64")
    table = pd.DataFrame({"value": groups["value"].sum(min_count=1), "partners": partners})
    return table.dropna(subset="value").reset_index()


@once_a_view
def series(view: View) -> pd.DataFrame:
    """A row a channel, indicator and month selected: channel, indicator, month (day), value, partners.

    `value` sums the partners that reported that month; `partners` says how many they are.
    """
    return monthly(view.selected.reach)


@once_a_view
def series_year_before(view: View) -> pd.DataFrame:
    """As `series`, with year_before: the value of the same month a year before (Int64), NA: not known.

    That month may be outside the selected period. A month without a value between the first and the last of a
    measure is a row of its own, its value NA.
    """
    known, all_months = series(view), monthly(view.reach_before)
    shown = pd.concat([known, missing_months(view)]).sort_values([*_MEASURE, "month"], ignore_index=True)
    before = all_months.assign(month=all_months["month"] + pd.DateOffset(years=1))
    before = before.rename(columns={"value": "year_before"})[[*_MEASURE, "month", "year_before"]]
    table = shown.merge(before, on=[*_MEASURE, "month"], how="left")
    return table.astype({"value": "Int64", "year_before": "Int64"})


@once_a_view
def latest(view: View) -> pd.DataFrame:
    """The last known month of each channel and indicator; columns as `series`."""
    return series(view).groupby(_MEASURE).tail(1).reset_index(drop=True)


@once_a_view
def summary(view: View) -> pd.DataFrame:
    """A row a channel and indicator, what is unknown NA.

    Columns: channel, indicator, rule ("stand", "gemiddelde", "som"), first_month, first (its value), month
    (the latest), value, total (Float64: by the rule over the selected period), growth (share against the
    first month: 0.5 is half more), year_before (value of the same month a year before the latest, even
    outside the period), growth_year, months (known), missing (between the first and the last).
    """
    before = monthly(view.reach_before).set_index([*_MEASURE, "month"])["value"]
    rows = [
        {**dict(zip(_MEASURE, measure, strict=True)), **_summarised(measure[1], table, before.loc[measure])}
        for measure, table in _measures(series(view))
    ]
    return pd.DataFrame(rows, columns=list(_SUMMARY)).astype(_SUMMARY)


@once_a_view
def origins(view: View) -> pd.DataFrame:
    """Where the selected values come from, a row a channel and indicator: channel, indicator, origin.

    Several origins are joined with "; "; a measure without any is left out.
    """
    rows = view.selected.reach.dropna(subset="origin").astype(dict.fromkeys((*_MEASURE, "origin"), "str"))
    found = rows.groupby(_MEASURE)["origin"].agg(lambda values: joined(set(values)))
    return found.astype("str").reset_index()


def _summarised(indicator: str, table: pd.DataFrame, before: pd.Series[Any]) -> dict[str, Any]:
    first, last = table.iloc[0], table.iloc[-1]
    year_before = before.get(last["month"] - pd.DateOffset(years=1))
    return {
        "rule": WORDS[rule(indicator)],
        "first_month": first["month"],
        "first": first["value"],
        "month": last["month"],
        "value": last["value"],
        "total": add_up(table["value"], indicator),
        "growth": _growth(last["value"], first["value"]) if len(table) > 1 else None,
        "year_before": year_before,
        "growth_year": _growth(last["value"], year_before),
        "months": len(table),
        "missing": len(_gaps(table["month"])),
    }


def _growth(value: int, base: int | None) -> float | None:
    return value / base - 1 if base else None


@once_a_view
def missing_months(view: View) -> pd.DataFrame:
    """A row a month without a value between the first and last known: channel, indicator, month (day)."""
    gaps = [
        (*measure, month) for measure, table in _measures(series(view)) for month in _gaps(table["month"])
    ]
    kinds = {name: _SUMMARY[name] for name in (*_MEASURE, "month")}
    return pd.DataFrame(gaps, columns=list(kinds)).astype(kinds)


def _measures(table: pd.DataFrame) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """The rows of each channel and indicator, oldest first."""
    for measure, rows in table.groupby(_MEASURE):
        channel, indicator = cast("tuple[str, str]", measure)
        yield (channel, indicator), rows


def _gaps(months: pd.Series[Any]) -> pd.DatetimeIndex:
    return pd.date_range(months.min(), months.max(), freq="MS").difference(pd.DatetimeIndex(months))
