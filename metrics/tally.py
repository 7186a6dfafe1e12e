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
    measures = ["count", *(column for name in sums for column in (name, f"{name}_known"))]
    counted = _counted(frame, key, sums) if len(frame) else {}
    if each:
        counted = _each(counted)
    ordered = sorted(counted.items(), key=_by_key if oldest_first else _most_first)
    table = pd.DataFrame([(value, *known) for value, known in ordered], columns=["key", *measures])
    return table.astype({"key": "str", **dict.fromkeys(measures, "Int64")})


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


def _counted(frame: pd.DataFrame, key: str, sums: Sequence[str]) -> dict[str, list[int | None]]:
    """The count of each value of `key`, then the sum and the number known of each of `sums`."""
    groups = frame.groupby(frame[key].astype("category"), observed=True, dropna=False, sort=False)
    columns = [groups.size()]
    for name in sums:
        columns += [groups[name].sum(min_count=1), groups[name].count()]
    values = zip(*(column.tolist() for column in columns), strict=True)
    labels = (UNKNOWN if pd.isna(label) else str(label) for label in columns[0].index)
    return {
        label: [None if pd.isna(value) else int(value) for value in row]
        for label, row in zip(labels, values, strict=True)
    }


def _each(counted: Mapping[str, list[int | None]]) -> dict[str, list[int | None]]:
    added: dict[str, list[int | None]] = {}
    for cell, row in counted.items():
        for item in items(cell):
            before = added.get(item, [None] * len(row))
            added[item] = [_plus(*pair) for pair in zip(before, row, strict=True)]
    return added


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _most_first(row: tuple[str, list[int | None]]) -> tuple[bool, int, str]:
    return row[0] == UNKNOWN, -(row[1][0] or 0), row[0]


def _by_key(row: tuple[str, list[int | None]]) -> tuple[bool, str]:
    return row[0] == UNKNOWN, row[0]
