"""The outlines of the map are what their script makes of the published file, whole and small."""

from __future__ import annotations

import json

import pytest

from metrics.provinces import ON_THE_MAP
from shapes import make, provinces


def test_the_file_is_what_the_script_makes() -> None:
    assert make.TARGET.read_text(encoding="utf-8") == make.made(json.loads(make.SOURCE.read_text("utf-8")))


def test_every_province_has_an_outline_and_a_place_for_its_name() -> None:
    drawn = provinces()
    shapes = [shape["id"] for shape in drawn["topology"]["objects"]["provincies"]["geometries"]]
    assert sorted(shapes) == sorted([*ON_THE_MAP, "lijn"])
    assert set(drawn["labels"]) == set(ON_THE_MAP)


def test_a_map_is_small_to_send() -> None:
    assert make.TARGET.stat().st_size < 3_000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ([(0, 0), (5, 1), (10, 0)], [(0, 0), (10, 0)]),
        ([(0, 0), (5, 3), (10, 0)], [(0, 0), (5, 3), (10, 0)]),
        ([(0, 0), (4, 4), (0, 0)], [(0, 0), (4, 4), (0, 0)]),
        ([(0, 0), (1, 1)], [(0, 0), (1, 1)]),
    ],
)
def test_a_line_is_thinned_out(line: list[make.Point], expected: list[make.Point]) -> None:
    assert make.thinned(line, 2) == expected
