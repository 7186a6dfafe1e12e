"""Which cell has which number format, in two bytes a cell."""

import pytest

from sheets.formats import MOST, Formats
from sheets.limits import MAX_COLUMNS, MAX_ROWS


def kept(*cells):
    formats = Formats()
    for row, column, code in cells:
        formats.add(row, column, code)
    return formats


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([], {}),
        ([(1, 1, "0")], {(1, 1): "0"}),
        ([(9, 2, "0"), (3, 2, "0%"), (9, 1, "0")], {(9, 1): "0", (3, 2): "0%", (9, 2): "0"}),
        ([(1, 1, "0"), (1, 1, "0%")], {(1, 1): "0%"}),
        ([(MAX_ROWS, MAX_COLUMNS, "0")], {(MAX_ROWS, MAX_COLUMNS): "0"}),
        ([(MAX_ROWS + 1, 1, "0"), (1, MAX_COLUMNS + 1, "0")], {}),
    ],
)
def test_every_cell_within_the_limits_has_its_format(cells, found):
    formats = kept(*cells)
    assert (formats, len(formats)) == (found, len(found))
    assert formats.get((7, 7)) is None


def test_more_formats_than_two_bytes_can_tell_apart_break_nothing():
    formats = kept(*((row, 1, f"0.{row}") for row in range(1, MOST + 100)))
    assert (len(formats), formats[MOST, 1], formats.get((MOST + 1, 1))) == (MOST, f"0.{MOST}", None)
