"""What keeping a workbook of 200,000 rows, and fifteen ordinary ones, costs in seconds and in bytes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from bench.workbooks import HEADERS, activities
from sheets.grid import Grid, Value, shown
from sheets.packed import pack, unpack
from sheets.personal import without_personal_data
from sheets.store import Store
from sheets.store_engine import default_address

ROWS = 200_000
PARTNERS, PARTNER_ROWS = 15, 400
NOW = datetime(2024, 6, 1, tzinfo=UTC)

Result = TypeVar("Result")


def main() -> None:
    grid = _grid(ROWS)
    print(f"store: one tab of {ROWS:,} rows in {len(HEADERS)} columns, its days with format and shown text")
    safe = _timed("look for personal data", lambda: without_personal_data(grid))
    packed = _timed("pack", lambda: pack([safe]))
    print(f"  {len(packed) / 1e6:8.2f} MB packed, {len(packed) / ROWS:.1f} bytes a row")
    assert _timed("unpack", lambda: unpack(packed)) == [safe]
    with tempfile.TemporaryDirectory() as folder, Store.open(default_address(Path(folder))) as store:
        _timed("keep, the first time", lambda: store.keep("groot", [grid], NOW))
        _timed("keep, the same again", lambda: store.keep("groot", [grid], NOW))
        changed = replace(grid, rows=[*grid.rows[:-1], ["31/12/2023"]])
        _timed("keep, one row changed", lambda: store.keep("groot", [changed], NOW))
        _timed("latest", store.latest)
    _ordinary()


def _ordinary() -> None:
    print(f"store: {PARTNERS} workbooks of {PARTNER_ROWS} rows")
    grids = [replace(_grid(PARTNER_ROWS), gid=number) for number in range(PARTNERS)]
    with tempfile.TemporaryDirectory() as folder, Store.open(default_address(Path(folder))) as store:

        def keep_all() -> None:
            for grid in grids:
                store.keep(f"partner {grid.gid}", [grid], NOW)

        _timed("keep all, the first time", keep_all)
        _timed("keep all, the same again", keep_all)
        _timed("latest of all", store.latest)
        _timed("version, a thousand times", lambda: [store.version() for _ in range(1000)])
        print(f"  {store.sizes().size / 1e6:8.2f} MB kept")


def _grid(rows: int) -> Grid:
    data: list[list[Value]] = [list(HEADERS)]
    data += [[row.get(header) for header in HEADERS] for row in activities(rows)]
    days = [(n, row[0]) for n, row in enumerate(data, 1) if isinstance(row[0], date)]
    formats = {(n, 1): "dd/mm/yyyy" for n, _ in days}
    return Grid("Activiteiten", data, formats, {(n, 1): shown(day) for n, day in days})


def _timed(what: str, work: Callable[[], Result]) -> Result:
    start = time.perf_counter()
    result = work()
    print(f"  {what:28} {time.perf_counter() - start:7.3f} s", flush=True)
    return result


if __name__ == "__main__":
    main()
