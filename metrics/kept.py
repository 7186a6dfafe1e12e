"""What is made of a view once, for all who look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from metrics.view import View

Made = TypeVar("Made")


def once_a_view(make: Callable[[View], Made]) -> Callable[[View], Made]:
    """Keeps what a function makes for as long as its view is kept (`loading.view`): nobody may change it."""
    kept: WeakKeyDictionary[View, Made] = WeakKeyDictionary()

    @wraps(make)
    def made(view: View) -> Made:
        if view not in kept:
            kept[view] = make(view)
        return kept[view]

    return made
