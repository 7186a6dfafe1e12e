"""Runs of plain cells are counted as the parser would count them one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets.errors import SheetError
from sheets.grid import column_letter
from sheets.tab_scan import TabScan
from tests.sheets.workbooks import MAIN

STYLES = {"2": "000", "3": "0.00"}
SIZES = [10, 200, 3000]

INSIDE = st.sampled_from(
    [
        ("", "<v>1</v>"),
        (' s="2"', "<v>7</v>"),
        (' s="3" t="n"', "<v>7.5</v>"),
        (' s="2" t="s"', "<v>1</v>"),
        (' t="s"', "<v>0</v>"),
        (' t="s"', "<v>9</v>"),
        (' t="inlineStr"', "<is><t>tekst / &gt; a</t></is>"),
        (' t="inlineStr"', "<is><t>/> tekst</t></is>"),
        (' t="e"', "<v>#N/A</v>"),
        (' t="str"', "<f>A1</f><v>x</v>"),
        ("", "<f>A1</f>"),
        (' s="2"', "<f>A1</f><v>3</v>"),
        (' s="2"', ""),
    ]
)
CELL = st.tuples(st.sampled_from([1, 1, 1, 2, 26]), st.booleans(), INSIDE)
"""How far right of the cell before, whether it says where it is if it need not, and what it holds."""
ROWS = st.lists(st.lists(CELL, max_size=8), max_size=4)


def sheet(rows: list, mark: str) -> bytes:
    """The tab, each cell with `mark` between its name and its attributes."""
    text = ""
    for number, cells in enumerate(rows, 1):
        text += f'<row r="{number}">'
        column = 0
        for further, placed, (attributes, inside) in cells:
            column += further
            place = f' r="{column_letter(column)}{number}"' if placed or further > 1 else ""
            text += (
                f"<c{mark}{place}{attributes}>{inside}</c>" if inside else f"<c{mark}{place}{attributes}/>"
            )
        text += "</row>"
    return f'<worksheet xmlns="{MAIN}"><sheetData>{text}</sheetData></worksheet>'.encode()


def scanned(data: bytes, step: int) -> object:
    scan = TabScan(STYLES, SIZES, "x")
    try:
        scan.run(data[at : at + step] for at in range(0, len(data), step))
    except SheetError as error:
        return error.message
    return scan.last_row, scan.last_column, scan.cells, scan.text, scan.errors, dict(scan.formats)


@settings(max_examples=300, deadline=None)
@given(ROWS, st.integers(5, 400))
def test_runs_and_single_cells_count_the_same(rows, step):
    assert scanned(sheet(rows, ""), step) == scanned(sheet(rows, " "), 100_000)
