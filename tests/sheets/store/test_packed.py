"""Grids to bytes and back: nothing lost, nothing invented."""

import zlib
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.grid import Grid, Merge
from sheets.packed import content_hash, pack, unpack
from sheets.store_errors import DamagedReading, NewerStore, StoreError
from tests.sheets.store.grids import grids, spelled

EVERYTHING = Grid(
    "Activiteiten",
    [
        ["Datum", "Titel", None, "Aantal"],
        [],
        [date(2024, 2, 29), "007", True, 7, 7.0],
        [datetime(2024, 2, 29, 13, 5, 1, 250), time(13, 5), timedelta(days=-1, microseconds=3), -0.0],
        [None, "#N/B", False, 10**30, float("inf")],
    ],
    number_formats={(3, 1): "dd/mm/yyyy", (4, 1): "dd/mm/yyyy", (3, 4): "000"},
    texts={(3, 1): "29/02/2024", (4, 1): "29/02/2024 13:05", (99, 99): "buiten het blad"},
    hidden_rows=frozenset({2, 3, 9}),
    merges=(Merge(1, 1, 1, 3), Merge(3, 2, 5, 2)),
    gid=0,
)


@pytest.mark.parametrize("tabs", [[], [Grid("", [])], [Grid("leeg", [[], []])], [EVERYTHING, EVERYTHING]])
def test_what_goes_in_comes_out(tabs):
    assert list(map(spelled, unpack(pack(tabs)))) == list(map(spelled, tabs))


@given(st.lists(grids(), max_size=3))
def test_any_grid_comes_out_as_it_went_in(tabs):
    assert list(map(spelled, unpack(pack(tabs)))) == list(map(spelled, tabs))


@given(grids())
def test_the_same_grid_gives_the_same_bytes(grid):
    def backwards(sparse):
        return dict(reversed(sparse.items()))

    other = replace(grid, number_formats=backwards(grid.number_formats), texts=backwards(grid.texts))
    assert pack([other]) == pack([grid]) == pack(unpack(pack([grid])))


@pytest.mark.parametrize(
    "other",
    [
        replace(EVERYTHING, title="activiteiten"),
        replace(EVERYTHING, gid=None),
        replace(EVERYTHING, rows=[*EVERYTHING.rows, []]),
        replace(EVERYTHING, hidden_rows=frozenset()),
        replace(EVERYTHING, texts={}),
        replace(EVERYTHING, rows=[[1]]),
        replace(EVERYTHING, rows=[[True]]),
        replace(EVERYTHING, rows=[[1.0]]),
        replace(EVERYTHING, rows=[["1"]]),
    ],
)
def test_another_grid_has_another_hash(other):
    assert content_hash(pack([other])) != content_hash(pack([EVERYTHING]))


def test_the_hash_is_of_the_content_and_not_of_how_it_was_compressed():
    packed = pack([EVERYTHING])
    head = packed[: packed.index(b"x\x9c")]
    otherwise = head + zlib.compress(zlib.decompress(packed[len(head) :]), 1)
    assert content_hash(otherwise) == content_hash(packed)
    assert spelled(unpack(otherwise)[0]) == spelled(EVERYTHING)


@pytest.mark.parametrize("at", range(60))
@pytest.mark.parametrize("flipped", [1, 128, 255])
def test_damage_in_front_is_told(at, flipped):
    packed = bytearray(pack([EVERYTHING]))
    packed[at] ^= flipped
    with pytest.raises(StoreError):
        unpack(bytes(packed))


def test_what_compresses_best_comes_out_as_it_went_in():
    [found] = unpack(pack([Grid("", [["x" * 10**7]])]))
    assert found.rows == [["x" * 10**7]]


@given(st.data())
def test_damage_is_told_or_changes_nothing(data):
    packed = pack([EVERYTHING])
    at = data.draw(st.integers(0, len(packed) - 1))
    flipped = bytes([packed[at] ^ data.draw(st.integers(1, 255))])
    # A bit that fills up the last byte of what is packed means nothing: then all is read as it was.
    try:
        [found] = unpack(packed[:at] + flipped + packed[at + 1 :])
    except StoreError:
        return
    assert spelled(found) == spelled(EVERYTHING)


@given(st.data())
def test_what_is_cut_off_is_told(data):
    packed = pack([EVERYTHING])
    at = data.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(DamagedReading):
        unpack(packed[:at])


@given(st.binary(max_size=200))
def test_any_other_bytes_are_no_grid(nonsense):
    with pytest.raises(StoreError):
        unpack(nonsense)


def test_a_reading_of_a_newer_release_is_said_to_be_so():
    packed = pack([EVERYTHING])
    with pytest.raises(NewerStore):
        unpack(packed[:3] + b"\xc8" + packed[4:])
