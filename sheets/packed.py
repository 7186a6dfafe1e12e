"""Grids as bytes and back: compact, the same bytes for the same grids, and never a damaged grid."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import repeat
from typing import Any, TypeAlias

from sheets.grid import Grid, Merge, Value
from sheets.store_errors import DamagedReading, NewerStore

MAGIC = b"WZN"
FORMAT = 1
"""Raise it when the encoding changes, and keep reading what went before."""
LEVEL = 6
"""zlib's own middle: 9 takes three times as long for one percent."""
MOST_DEFLATED = 1032
"""No zlib stream unpacks to more times its own size; a length beyond it was damaged."""

_HEAD = struct.Struct("<3sB32sQ")
"""Magic, format, SHA-256 and length of what follows once it is decompressed."""

_NATIVE: frozenset[type] = frozenset({str, int, float, bool, type(None)})
"""What JSON tells apart by itself; a column that holds anything else says the kind of each cell."""
_MICROSECOND = timedelta(microseconds=1)

_KINDS: dict[type, tuple[str, Callable[[Any], Any], Callable[[Any], Any]]] = {
    **dict.fromkeys(_NATIVE, (".", lambda value: value, lambda value: value)),
    date: ("d", date.toordinal, date.fromordinal),
    datetime: ("s", datetime.isoformat, datetime.fromisoformat),
    time: ("t", time.isoformat, time.fromisoformat),
    timedelta: ("i", lambda value: value // _MICROSECOND, lambda count: count * _MICROSECOND),
}
"""Each type of value with its letter, how it is written and how it is read."""
_LETTER = {kind: letter for kind, (letter, _, _) in _KINDS.items()}
_WRITE = {kind: write for kind, (_, write, _) in _KINDS.items()}
_READ = {letter: read for letter, _, read in _KINDS.values()}

_Position: TypeAlias = tuple[int, int]


def pack(grids: Sequence[Grid]) -> bytes:
    """The grids as bytes, the same for the same grids whatever wrote them; `unpack` gives them back.

    Raises KeyError where a cell holds what no Grid may hold.
    """
    plain = [_plain_grid(grid) for grid in grids]
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    content = text.encode("utf-8", "surrogatepass")
    head = _HEAD.pack(MAGIC, FORMAT, hashlib.sha256(content).digest(), len(content))
    return head + zlib.compress(content, LEVEL)


def content_hash(packed: bytes) -> str:
    """The SHA-256 of what was packed, in hex; another release of the compressor does not change it."""
    return _opened(packed)[0].hex()


def unpack(packed: bytes) -> list[Grid]:
    """The grids that were packed. Raises DamagedReading or NewerStore, and never gives half a grid."""
    digest, size = _opened(packed)
    if size > len(packed) * MOST_DEFLATED:
        raise DamagedReading
    decompressor = zlib.decompressobj()
    try:
        content = decompressor.decompress(packed[_HEAD.size :], size + 1)
    except zlib.error as error:
        raise DamagedReading from error
    whole = decompressor.eof and not decompressor.unused_data and len(content) == size
    if not whole or hashlib.sha256(content).digest() != digest:
        raise DamagedReading
    return [_grid(plain) for plain in json.loads(content.decode("utf-8", "surrogatepass"))]


def _opened(packed: bytes) -> tuple[bytes, int]:
    """The hash and the length that the head promises."""
    if len(packed) < _HEAD.size:
        raise DamagedReading
    magic, version, digest, size = _HEAD.unpack_from(packed)
    if magic != MAGIC or version == 0:
        raise DamagedReading
    if version > FORMAT:
        raise NewerStore
    return digest, size


def _plain_grid(grid: Grid) -> dict[str, Any]:
    return {
        "title": grid.title,
        "gid": grid.gid,
        "lengths": list(map(len, grid.rows)),
        "blocks": _blocks(grid.rows),
        "formats": _plain_sparse(grid.number_formats),
        "texts": _plain_sparse(grid.texts),
        "hidden": _runs(sorted(grid.hidden_rows)),
        "merges": [[m.first_row, m.first_column, m.last_row, m.last_column] for m in grid.merges],
    }


def _grid(plain: Mapping[str, Any]) -> Grid:
    return Grid(
        title=plain["title"],
        rows=_rows(plain["lengths"], plain["blocks"]),
        number_formats=_sparse(plain["formats"]),
        texts=_sparse(plain["texts"]),
        hidden_rows=frozenset(_unrolled(plain["hidden"])),
        merges=tuple(Merge(*corners) for corners in plain["merges"]),
        gid=plain["gid"],
    )


def _blocks(rows: Sequence[list[Value]]) -> list[list[Any]]:
    """The rows of each length as columns: a column compresses well, and no ragged row is padded."""
    by_length: defaultdict[int, list[list[Value]]] = defaultdict(list)
    for row in rows:
        by_length[len(row)].append(row)
    return [
        [length, [_plain_column(column) for column in zip(*by_length[length], strict=True)]]
        for length in sorted(by_length)
    ]


def _rows(lengths: list[int], blocks: list[list[Any]]) -> list[list[Value]]:
    columns = {length: [_column(plain) for plain in plain_columns] for length, plain_columns in blocks}
    waiting: dict[int, Iterator[Any]] = {
        length: zip(*block, strict=True) if block else repeat(()) for length, block in columns.items()
    }
    return [list(next(waiting[length])) for length in lengths]


def _plain_column(values: Sequence[Value]) -> Any:
    types = list(map(type, values))
    if _NATIVE.issuperset(types):
        return values
    letters = "".join(map(_LETTER.__getitem__, types))
    return [letters, [_WRITE[kind](value) for kind, value in zip(types, values, strict=True)]]


def _column(plain: Any) -> list[Value]:
    if len(plain) == 2 and isinstance(plain[1], list):
        letters, values = plain
        return [_READ[letter](value) for letter, value in zip(letters, values, strict=True)]
    column: list[Value] = plain
    return column


def _plain_sparse(mapping: Mapping[_Position, str]) -> list[list[Any]]:
    """Each column that has texts: its number, its rows as runs, and one text for all or one for each."""
    columns: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), text in mapping.items():
        columns[column][row] = text
    return [_plain_texts(column, columns[column]) for column in sorted(columns)]


def _plain_texts(column: int, by_row: dict[int, str]) -> list[Any]:
    rows = sorted(by_row)
    texts = list(map(by_row.__getitem__, rows))
    return [column, _runs(rows), texts[0] if len(set(texts)) == 1 else texts]


def _sparse(plain: list[list[Any]]) -> dict[_Position, str]:
    return {
        (row, column): text
        for column, runs, texts in plain
        for row, text in zip(_unrolled(runs), repeat(texts) if isinstance(texts, str) else texts)  # noqa: B905
    }


def _runs(rows: Sequence[int]) -> list[list[int]]:
    """Ascending numbers as [first, last] of each unbroken run."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return runs


def _unrolled(runs: Iterable[Sequence[int]]) -> Iterator[int]:
    return (row for first, last in runs for row in range(first, last + 1))
