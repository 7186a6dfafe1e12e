"""Checking 100,000 raw expenses against a bare pydantic model on values that are clean already."""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from pydantic import BaseModel, TypeAdapter

from bench.workbooks import FAULTY_SHARE, FIRST_DAY, typed_day
from schemas.expense import Expense
from sheets.check import check_tab
from sheets.grid import Grid, Value
from sheets.tab import Place

ROWS = 100_000
REPEATS = 7
HEADERS: list[Value] = [
    *("Datum", "Post", "Omschrijving", "Leverancier", "Bewijsstuk", "Bedrag", "Subsidie", "Status")
]
PLACE = Place("Grote partner", "Grote partner.xlsx")
TODAY = date(2025, 6, 30)
GRANT_DAYS = 730
LINES = ("Personeel", "Werking", "Communicatie", "Vorming", "Evaluatie", "Website", "Overhead")

RawRow: TypeAlias = list[Value]
CleanRow: TypeAlias = dict[str, object]


class BareExpense(BaseModel):
    """What a checked expense holds, and no rule at all."""

    date: date
    budget_line: str
    description: str
    supplier: str | None
    voucher: str | None
    amount: int
    grant: str | None
    status: Literal["vastgelegd", "betaald", "ingediend", "verworpen"]


BARE = TypeAdapter(list[BareExpense])


def ours(rows: list[RawRow]) -> tuple[int, int]:
    """How many rows are valid and how many issues there are, by the dashboard's own checker."""
    tab = check_tab(Grid("Uitgaven", [HEADERS, *rows]), Expense, PLACE, today=TODAY)
    return tab.valid, len(tab.issues)


def bare(rows: list[CleanRow]) -> tuple[int, int]:
    """How many rows are valid, by pydantic alone."""
    return len(BARE.validate_python(rows)), 0


def main() -> None:
    raw, clean = expenses(ROWS)
    distinct = {header: len({row[HEADERS.index(header)] for row in raw}) for header in ("Datum", "Bedrag")}
    print(f"validate: {ROWS:,} expenses, 5 % bad; distinct dates and amounts as text: {distinct}")
    times = [(timed(lambda: ours(raw)), timed(lambda: bare(clean))) for _ in range(REPEATS)]
    valid, issues = ours(raw)
    print(f"  valid {valid:,}, rejected {ROWS - valid:,}, issues {issues:,}")
    for name, side in (("ours, raw text", 0), ("bare pydantic, clean values", 1)):
        seconds = statistics.median(pair[side] for pair in times)
        print(f"  {name:28} {seconds:6.2f} s {ROWS / seconds:10,.0f} rows/s")
    ratio = statistics.median(theirs / own for own, theirs in times)
    print(f"  our rate is {ratio:.2f} times pydantic's (median of {REPEATS} interleaved pairs)")


def timed(work: Callable[[], object]) -> float:
    """The seconds that a piece of work takes, with nobody's rubbish to collect at its start."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def expenses(count: int) -> tuple[list[RawRow], list[CleanRow]]:
    """So many expenses as typed, one in twenty bad, and the same ones clean."""
    chance = random.Random(248600)
    pairs = [_expense(chance, number) for number in range(count)]
    return [raw for raw, _ in pairs], [clean for _, clean in pairs]


def _expense(chance: random.Random, number: int) -> tuple[RawRow, CleanRow]:
    day = FIRST_DAY + timedelta(days=chance.randrange(GRANT_DAYS))
    cents = int(chance.lognormvariate(9, 1.2)) + 100
    clean: CleanRow = {
        "date": day,
        "budget_line": chance.choice(LINES),
        "description": f"Kost {number}",
        "supplier": f"Leverancier {number % 500}",
        "voucher": f"{number:06}",
        "amount": cents,
        "grant": "Wij-Zij-netwerk",
        "status": "betaald",
    }
    raw = [str(clean[name]) for name in BareExpense.model_fields]
    raw[0], raw[5] = _typed(chance, day), _amount(chance, cents)
    if chance.random() < FAULTY_SHARE:
        column, value = chance.choice(
            ((0, "31/02/2023"), (0, ""), (5, "1,234.56"), (5, "gratis"), (7, "weg"))
        )
        raw[column] = value
    return list(raw), clean


def _typed(chance: random.Random, day: date) -> str:
    return chance.choice(
        (f"{day:%d/%m/%Y}", typed_day(day), f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day.year}")
    )


def _amount(chance: random.Random, cents: int) -> str:
    euro, rest = divmod(cents, 100)
    grouped = f"{euro:,}".replace(",", ".")
    return chance.choice((f"{grouped},{rest:02}", f"€ {grouped},{rest:02}", f"{euro},{rest:02} EUR"))


if __name__ == "__main__":
    main()
