"""A tab that lost its rows, and a tab that was only tidied."""

import pytest

from sheets.grid import Grid
from sheets.vanished import Vanished, vanished

HEADERS = ["Maand", "Kanaal", "Indicator", "Waarde"]


def reach(rows, *, title="Bereik", gid=None, head=(HEADERS,)):
    return Grid(title, [*head, *(["01/2024", "website", "bezoeken", n + 1] for n in range(rows))], gid=gid)


@pytest.mark.parametrize(
    ("before", "now", "lost"),
    [
        (0, 0, False), (0, 9, False), (1, 0, False), (2, 0, True), (4, 0, True), (100, 0, True),
        (4, 1, False), (5, 1, False), (6, 1, True), (9, 4, True), (10, 5, False), (10, 4, True),
        (100, 51, False), (100, 50, False), (100, 49, True), (100, 100, False),
    ],
)  # fmt: skip
def test_how_many_rows_must_go_before_it_is_told(before, now, lost):
    told = [Vanished("Bereik", None, before, now)] if lost else []
    assert vanished([reach(before)], [reach(now)]) == told


BLANKS = [[None] * 4, ["", " ", None, None], ["-", None, None, False], [None, None, None, 0]]
DEFAULTS = [[None, "website"]] * 9


@pytest.mark.parametrize(
    ("previous", "current", "told"),
    [
        ([reach(9)], [], [Vanished("Bereik", None, 9, 0)]),
        ([reach(9, gid=3)], [reach(9, title="Bereik 2024", gid=3)], []),
        ([reach(9, gid=3)], [reach(0, title="Bereik 2024", gid=3)], [Vanished("Bereik", 3, 9, 0)]),
        ([reach(9, gid=3)], [reach(9, gid=4)], [Vanished("Bereik", 3, 9, 0)]),
        ([reach(9)], [reach(9, gid=4, title="BEREIK ")], []),
        ([reach(9, gid=0)], [reach(9)], []),
        ([reach(9)], [Grid("Bereik", [])], [Vanished("Bereik", None, 9, 0)]),
        ([reach(9)], [Grid("Bereik", [HEADERS, *BLANKS])], [Vanished("Bereik", None, 9, 0)]),
        ([reach(9)], [Grid("Bereik", [HEADERS, *DEFAULTS])], [Vanished("Bereik", None, 9, 0)]),
        ([reach(9)], [reach(8, head=(HEADERS, *DEFAULTS))], []),
        ([reach(9)], [reach(9, head=(["Cijfers van 2024"], [], HEADERS))], []),
        ([reach(9)], [reach(9, head=())], []),
        ([reach(9, title="Onze planning")], [], []),
        ([], [reach(9)], []),
    ],
)
def test_which_tab_is_which(previous, current, told):
    assert vanished(previous, current) == told
