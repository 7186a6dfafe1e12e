"""Any grid at all, for property tests, and a comparison that tells 1, 1.0 and True apart."""

from __future__ import annotations

from datetime import time

from hypothesis import strategies as st

from sheets.grid import Grid, Merge

VALUES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.characters(categories=["Cs"]),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes().map(lambda value: value.replace(fold=0)),
    st.times().map(lambda value: value.replace(fold=0)),
    st.timedeltas(),
    st.sampled_from([0, 0.0, -0.0, 1, 1.0, True, False, "", "1", time(12), "[]", '["d",[1]]']),
)
POSITIONS = st.tuples(st.integers(1, 40), st.integers(1, 40))
CORNER = st.integers(1, 10**6)


def grids() -> st.SearchStrategy[Grid]:
    """Ragged rows, empty rows, formats and texts beyond the rows, any title."""
    ragged = st.lists(st.lists(VALUES, max_size=6), max_size=8)
    return st.builds(
        Grid,
        title=st.text(max_size=10),
        rows=ragged,
        number_formats=st.dictionaries(POSITIONS, st.text(max_size=4), max_size=6),
        texts=st.dictionaries(POSITIONS, st.text(max_size=4), max_size=6),
        hidden_rows=st.frozensets(st.integers(1, 50), max_size=6),
        merges=st.lists(st.builds(Merge, CORNER, CORNER, CORNER, CORNER), max_size=3).map(tuple),
        gid=st.none() | st.integers(0, 2**31),
    )


def spelled(grid: Grid) -> list[object]:
    """Everything in a grid with its type, so that equal means the same."""
    return [
        grid.title,
        repr(grid.rows),
        sorted(grid.number_formats.items()),
        sorted(grid.texts.items()),
        grid.hidden_rows,
        grid.merges,
        grid.gid,
    ]
