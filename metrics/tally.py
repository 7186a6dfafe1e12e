"""Counting the rows of a frame by the values of one column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
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
    columns = zip(*(known for _, known in ordered), strict=True) if ordered else [()] * len(measures)
    numbers = {name: whole_numbers(values) for name, values in zip(measures, columns, strict=True)}
    return pd.DataFrame({"key": pd.array([value for value, _ in ordered], dtype="str"), **numbers})


def whole_numbers(values: Iterable[int | None]) -> Any:
    """A column of whole numbers (Int64), NA where None: typed at once, which a frame of ten rows feels."""
    return pd.array(list(values), dtype="Int64")


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


def both_known(frame: pd.DataFrame, one: str, other: str) -> tuple[int, int, int]:
    """The rows where two columns are both known: how many there are, and the sum of each over them."""
    columns = [_numbers(frame[name]) for name in (one, other)]
    known = ~np.isnan(columns[0]) & ~np.isnan(columns[1])
    return int(known.sum()), int(columns[0][known].sum()), int(columns[1][known].sum())


def items(joined: object) -> list[str]:
    """The items of a list cell, none where it is empty."""
    return joined.split(LIST_SEPARATOR) if isinstance(joined, str) else []


def joined(values: Iterable[str]) -> str:
    """Items as one list cell, in the order of the alphabet."""
    return LIST_SEPARATOR.join(sorted(values))


def _counted(frame: pd.DataFrame, key: str, sums: Sequence[str]) -> dict[str, list[int | None]]:
    """The count of each value of `key`, then the sum and the number known of each of `sums`."""
    # Counted by number: grouping costs a click a millisecond a table, however few rows there are.
    words = frame[key].astype("category").cat
    labels = [*map(str, words.categories), UNKNOWN]
    # What is not known has the number -1: with the last label.
    places = words.codes.to_numpy().astype(np.intp) % len(labels)
    columns: list[Any] = [_number(places, labels)]
    for name in sums:
        values = _numbers(frame[name])
        known = ~np.isnan(values)
        sizes = _number(places[known], labels)
        added = np.bincount(places[known], values[known], len(labels))
        columns += [[int(one) if size else None for one, size in zip(added, sizes, strict=True)], sizes]
    rows = zip(labels, *columns, strict=True)
    return {label: row for label, *row in rows if row[0]}


def _numbers(column: pd.Series[Any]) -> Any:
    """The numbers of a column, nan where not known: exact, for no sum here reaches 2**53."""
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def _number(places: Any, labels: Sequence[str]) -> list[int]:
    """How many rows each label has."""
    return list(map(int, np.bincount(places, minlength=len(labels))))


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
