"""What is made of a view once, for all who look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from metrics.view import View

Made = TypeVar("Made")
Asked = ParamSpec("Asked")
Make: TypeAlias = Callable[Concatenate[View, Asked], Made]
Question: TypeAlias = Callable[[View], object]

_heard: ContextVar[list[Question] | None] = ContextVar("heard", default=None)


@contextmanager
def heard() -> Iterator[list[Question]]:
    """All that views are asked meanwhile in this thread, so that another view can be asked the same."""
    questions: list[Question] = []
    before = _heard.set(questions)
    try:
        yield questions
    finally:
        _heard.reset(before)


def once_a_view(make: Make[Asked, Made]) -> Make[Asked, Made]:
    """Keeps what a function makes for as long as its view is kept (`loading.view`): nobody may change it.

    What else the function is asked must be hashable; each other question is kept apart.
    """
    return _once(make, lambda view: view)


def once_a_network(make: Make[Asked, Made]) -> Make[Asked, Made]:
    """As `once_a_view`, for every selection of a day: for what no filter moves.

    Only for a function that asks nothing of its view but `network`, the tables that hold whatever the
    selection, `logged` and `as_of`: a network belongs to one reading, one day and one kind of viewer.
    """
    return _once(make, lambda view: view.network)


def _once(make: Make[Asked, Made], of: Callable[[View], Any]) -> Make[Asked, Made]:
    kept: WeakKeyDictionary[Any, dict[Any, Made]] = WeakKeyDictionary()

    @wraps(make)
    def made(view: View, /, *asked: Asked.args, **more: Asked.kwargs) -> Made:
        if (questions := _heard.get()) is not None:
            questions.append(lambda other: made(other, *asked, **more))
        answers = kept.setdefault(of(view), {})
        question = (asked, *sorted(more.items()))
        if question not in answers:
            answers[question] = make(view, *asked, **more)
        return answers[question]

    return made
