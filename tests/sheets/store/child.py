"""What the tests let other processes do with a store; each writes what it did to a file, line by line."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sheets.grid import Grid
from sheets.store import Store

Tell = Callable[..., None]

START = datetime(2024, 6, 1, tzinfo=UTC)


def grid(name: str, number: int, rows: int = 300) -> Grid:
    """A tab that differs for every name and number, and compresses little."""
    data = [[f"{name} {number} {row * 7919 * (number + 1) % 104729}", number, row / 7] for row in range(rows)]
    return Grid("Activiteiten", [["Titel", "Aantal", "Deel"], *data], gid=number)


def write(address: str, name: str, tell: Tell) -> None:
    """Keeps one reading after another, and tells of each once it is kept."""
    with Store.open(address) as store:
        tell("open")
        number = 0
        while True:
            store.keep(name, [grid(name, number)], START)
            tell("kept", number)
            number += 1


def lead(address: str, name: str, tell: Tell) -> None:
    """Is the reader and writes, until it is killed."""
    with Store.open(address) as store, store.leader() as leading:
        tell("in" if leading else "follows", time.monotonic_ns())
        while leading:
            _refresh(store, name, tell)


def take_turns(address: str, name: str, tell: Tell) -> None:
    """Asks to be the reader over and over; while it is, keeps a few readings."""
    with Store.open(address) as store:
        while True:
            with store.leader() as leading:
                if leading:
                    tell("in", time.monotonic_ns())
                    _refresh(store, name, tell)
                    tell("out", time.monotonic_ns())
                else:
                    tell("follows", store.version())
            time.sleep(0.02)


def _refresh(store: Store, name: str, tell: Tell) -> None:
    first = len(store.history(name))
    for number in range(first, first + 3):
        store.keep(name, [grid(name, number)], START)
        tell("kept", number)


def open_only(address: str, name: str, tell: Tell) -> None:
    """Opens the store, be it the first to do so or not."""
    with Store.open(address) as store:
        tell("version", store.version())


WORK = {"write": write, "lead": lead, "turns": take_turns, "open": open_only}


def run(work: str, address: str, name: str, log: str) -> None:
    """Does the work, and tells of it in the file."""
    WORK[work](address, name, teller(log))


def teller(log: str) -> Tell:
    """Tells of what was done in a file; each line is written at once or not at all."""
    out = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def tell(*words: object) -> None:
        os.write(out, (" ".join(map(str, words)) + "\n").encode())

    return tell
