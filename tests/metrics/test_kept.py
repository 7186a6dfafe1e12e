"""What is made of a view once: the same for all who look at it, and gone with it."""

from __future__ import annotations

import gc
from dataclasses import replace

from metrics.kept import once_a_view
from metrics.view import OPEN, Role, View, Viewer
from tests.metrics.tables import view

made: list[View] = []


@once_a_view
def told(seen: View) -> tuple[Role]:
    made.append(seen)
    return (seen.viewer.role,)


def test_a_view_is_asked_once() -> None:
    seen = view()
    assert told(seen) is told(seen)
    assert made.count(seen) == 1


def test_another_view_of_the_same_rows_is_asked_anew() -> None:
    seen = view()
    assert told(seen) == (OPEN.role,)
    assert told(replace(seen, viewer=Viewer(Role.READER))) == (Role.READER,)


def test_what_was_made_goes_with_its_view() -> None:
    gone: list[int] = []

    class Made:
        def __del__(self) -> None:
            gone.append(1)

    keep = once_a_view(lambda seen: Made())
    seen = view()
    keep(seen)
    gc.collect()
    assert gone == []
    del seen
    gc.collect()
    assert gone == [1]
