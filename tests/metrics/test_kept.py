"""What is made of a view once: the same for all who look at it, and gone with it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date, timedelta

from metrics.kept import heard, once_a_network, once_a_view
from metrics.view import OPEN, Role, Selection, View, Viewer
from tests.metrics.tables import COORDINATOR, dataset, view

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


def test_each_question_is_kept_apart() -> None:
    seen, questions = view(), []

    @once_a_view
    def answer(of: View, number: int, *, is_told: bool = False) -> str:
        questions.append(number)
        return f"{number} {is_told}"

    answers = [answer(seen, 1), answer(seen, 2), answer(seen, 1), answer(seen, 1, is_told=True)]
    assert answers == ["1 False", "2 False", "1 False", "1 True"]
    assert questions == [1, 2, 1]


def test_what_no_filter_moves_is_made_once_for_all_selections_of_a_viewer() -> None:
    data, made = dataset(), []

    @once_a_network
    def answer(of: View) -> int:
        made.append(of)
        return len(made)

    day = date(2023, 5, 1)
    whole = View.of(data, Selection(as_of=day))
    assert answer(View.of(data, Selection(as_of=day, start=day))) == answer(whole) == 1
    assert answer(View.of(data, Selection(as_of=day), COORDINATOR)) == 2
    assert answer(View.of(data, Selection(as_of=day + timedelta(days=1)))) == 3


def test_what_was_made_of_a_network_goes_with_it() -> None:
    kept, seen = once_a_network(lambda of: set[int]()), view()
    made = weakref.ref(kept(seen))
    del seen
    View.of(dataset(), Selection(as_of=date(2020, 1, 1)))
    View.of(dataset(), Selection(as_of=date(2020, 1, 2)))
    gc.collect()
    assert made() is None


def test_what_was_heard_is_asked_of_another_view() -> None:
    asked: list[tuple[View, int]] = []

    @once_a_view
    def answer(of: View, number: int) -> int:
        asked.append((of, number))
        return number

    first, second = view(), view()
    answer(first, 1)
    with heard() as questions:
        answer(first, 1)
        answer(first, 2)
    answer(first, 3)
    for question in questions:
        question(second)
    assert [number for of, number in asked if of is second] == [1, 2]
