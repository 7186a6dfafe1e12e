"""Counting the rows of a frame by the values of one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from metrics.dataset import LIST_SEPARATOR

UNKNOWN = "onbekend"
"""The key of the rows whose key is not known; always the last row of a tally."""


def tally(
    frame: pd.DataFrame,
    key: str,
    *,
    sums: Sequence[str] = (),
    each: bool = False,
    oldest_first: bool = False,
) -> pd.DataFrame:
    """A row a value of `key`, most first or by key: key, count, and for each of `sums` two columns.

    Those are its sum (NA: nothing known) and `<sum>_known`, the rows with a known value. With `each` the
    column holds lists: a row counts once under every item.
    """
    table = _counted(frame, key, sums)
    if each:
        table = _each(table)
    return _ordered(table, ["key"] if oldest_first else ["count", "key"])


def parts(frame: pd.DataFrame, key: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """The rows of each value of `key` with that value, most rows first, "onbekend" last."""
    for value in tally(frame, key)["key"]:
        yield value, frame[frame[key].isna() if value == UNKNOWN else frame[key].eq(value)]


def stacked(tables: Mapping[str, pd.DataFrame], name: str, *, columns: Sequence[str]) -> pd.DataFrame:
    """These columns of some tables as one, the key of each before them in a column of that name."""
    labelled = [table.assign(**{name: key}) for key, table in tables.items()]
    empty = pd.DataFrame(columns=[name, *columns])
    return pd.concat(labelled, ignore_index=True)[[name, *columns]] if labelled else empty


def total(values: pd.Series[Any]) -> int | None:
    """The sum of what is known, None where nothing is."""
    added = values.sum(min_count=1)
    return None if pd.isna(added) else int(added)


def items(joined: object) -> list[str]:
    """The items of a list cell, none where it is empty."""
    return joined.split(LIST_SEPARATOR) if isinstance(joined, str) else []


def joined(values: Iterable[str]) -> str:
    """Items as one list cell, in the order of the alphabet."""
    return LIST_SEPARATOR.join(sorted(values))


def _counted(frame: pd.DataFrame, key: str, sums: Sequence[str]) -> pd.DataFrame:
    groups = frame.groupby(frame[key].astype("category"), observed=True, dropna=False, sort=False)
    columns = {"count": groups.size()}
    for name in sums:
        columns[name] = groups[name].sum(min_count=1)
        columns[f"{name}_known"] = groups[name].count()
    table = pd.DataFrame(columns).astype("Int64")
    keys = [UNKNOWN if pd.isna(value) else str(value) for value in table.index]
    table.insert(0, "key", pd.Series(keys, index=table.index, dtype="str"))
    return table.reset_index(drop=True)


def _each(table: pd.DataFrame) -> pd.DataFrame:
    exploded = table.assign(key=table["key"].str.split(LIST_SEPARATOR)).explode("key")
    return exploded.groupby("key", as_index=False).sum(min_count=1)


def _ordered(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    unknown = table["key"].eq(UNKNOWN)
    ascending = [True, *(name != "count" for name in by)]
    ordered = table.assign(unknown_=unknown).sort_values(["unknown_", *by], ascending=ascending)
    return ordered.drop(columns="unknown_").reset_index(drop=True)
