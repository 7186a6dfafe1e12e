"""A tab checked from a literal grid."""

from datetime import date

import pytest

from schemas.tabs import TABS
from schemas.text import key
from sheets.check import check_tab
from sheets.grid import Grid
from sheets.tab import Place

TODAY = date(2024, 6, 30)


@pytest.fixture
def check():
    """Checks rows as a tab: `check("Activiteiten", rows)` gives the CheckedTab."""

    def run(title, rows, *, today=TODAY, partner="Kazerne Dossin", workbook="kd.xlsx", **grid):
        place = Place(partner, workbook)
        return check_tab(Grid(title, rows, **grid), TABS[key(title)], place, today=today)

    return run


@pytest.fixture
def told():
    """The issues of a tab as (cell or None, code, severity)."""
    return lambda tab: [(issue.cell, issue.code, issue.severity) for issue in tab.issues]
