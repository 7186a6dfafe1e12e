"""Several things at once, in threads that no program has to wait for when it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_parallel(
    work: Callable[[Item], Result], items: Sequence[Item], threads: int
) -> Iterator[tuple[Item, Result]]:
    """Each item with what the work made of it, in the order of completion; what it raises is raised here.

    A result that nobody took yet keeps its thread from the next item: memory holds few of them, and where
    the taker stops, so does the work.
    """
    waiting: SimpleQueue[Item] = SimpleQueue()
    done: SimpleQueue[tuple[Item, Result | None, BaseException | None]] = SimpleQueue()
    room = threading.Semaphore(threads)
    for item in items:
        waiting.put(item)

    def run() -> None:
        while True:
            room.acquire()
            try:
                item = waiting.get_nowait()
            except Empty:
                return
            try:
                done.put((item, work(item), None))
            except BaseException as error:
                done.put((item, None, error))

    for _ in range(min(threads, len(items))):
        # A daemon: a question to Google may take minutes, and stopping the program must not.
        threading.Thread(target=run, daemon=True).start()
    try:
        for _ in items:
            item, result, error = done.get()
            room.release()
            if error is not None:
                raise error
            yield item, result  # type: ignore[misc]
    finally:
        _empty(waiting)
        room.release(threads)


def _empty(waiting: SimpleQueue[Item]) -> None:
    with suppress(Empty):
        while True:
            waiting.get_nowait()
