"""A dashboard in Google mode and one visitor who walks through it while things go wrong at Google's."""

from __future__ import annotations

import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import sqlalchemy as sa
from playwright.sync_api import Page

from pages.words import moment
from sheets.store import Store
from sheets.store_tables import readings
from tests.browser.screen import open_page, wait_until_drawn
from tests.google.server import GoogleServer

IMPATIENT = Path(__file__).parents[1] / "google" / "impatient_page.py"
"""The front door that waits nowhere longer than seconds."""
PATIENCE = 360.0
LINE = re.compile(
    r"gegevens van (?P<moment>[^·]+? uur)\s*(?:· (?P<unread>\d+) werkboek(?:en)? niet gelezen[^·]*)?·"
)


@dataclass(frozen=True)
class Freshness:
    """What the line under the filter bar says: of when the figures are, and how many workbooks fail."""

    moment: str
    unread: int


@dataclass
class Visitor:
    """One browser page that goes from page to page by the links at the top, and how long each took."""

    page: Page
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def visit(self, title: str, during: str) -> None:
        """Goes to another page and waits until it is drawn; the time counts for what goes on meanwhile."""
        began = time.perf_counter()
        self.page.get_by_role("link", name=title, exact=True).first.click()
        self.page.wait_for_function(
            "title => document.querySelector('h1')?.innerText.startsWith(title)", arg=title
        )
        wait_until_drawn(self.page)
        self.seconds[during].append(time.perf_counter() - began)

    def figures(self, title: str, during: str) -> list[str]:
        """The key figures of a page."""
        self.visit(title, during)
        return self.page.locator('[data-testid="stMetricValue"]').all_inner_texts()

    def freshness(self) -> Freshness:
        """What the freshness line says now."""
        said = self.page.locator(".st-key-versheid").inner_text()
        found = LINE.search(" ".join(said.split()) + " ·")
        assert found, said
        return Freshness(found["moment"], int(found["unread"] or 0))

    def median(self, during: str) -> float:
        return statistics.median(self.seconds[during])


@dataclass
class World:
    """Google, the store of the dashboard, and somebody who looks at it."""

    google: GoogleServer
    store: Store
    engine: sa.Engine
    at: Path
    visitor: Visitor

    @contextmanager
    def still(self, unread: int) -> Iterator[None]:
        """Nobody reads Google in this block, once so many workbooks fail: the reader's lock is ours."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with self.store.leader() as leading:
                if leading and self.failing() == unread:
                    yield
                    return
                if leading:
                    # Once more: on a machine with much to do even a good answer may come too late.
                    self.days_pass()
            time.sleep(0.5)
        raise AssertionError(f"{self.failing()} workbooks fail, and not {unread}")

    def failing(self) -> int:
        """How many workbooks could not be read the last time."""
        return sum(state.failure is not None for state in self.store.states().values())

    def last_good(self) -> str:
        """When a workbook was last read, as the freshness line says it."""
        return moment(max(self.seen()))

    def read_again(self, during: str) -> None:
        """Days pass, and every workbook is read again and well; the line comes to say so."""
        then = self.days_pass()
        self.wait_until(lambda: min(self.seen()) != then)
        with self.still(unread=0):
            right = Freshness(self.last_good(), 0)
            assert self.says(right, ["Over", "Overzicht"], during)

    def wait_until(self, condition: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, "it never came so far"
            time.sleep(0.1)

    def seen(self) -> list[datetime]:
        """When each workbook was last read."""
        return [state.seen_at for state in self.store.states().values() if state.seen_at]

    def days_pass(self) -> datetime:
        """Every reading was two days ago, so that it is time for another; of when they are then."""
        then = datetime.now(UTC) - timedelta(days=2)
        with self.engine.begin() as connection:
            connection.execute(sa.update(readings).values(seen_at=then))
        return then

    def says(self, right: Freshness, between: Sequence[str], during: str) -> bool:
        """Whether the line comes to say this; the visitor goes from one page to another meanwhile."""
        deadline = time.monotonic() + PATIENCE
        for title in cycle(between):
            if self.visitor.freshness() == right:
                return True
            if time.monotonic() > deadline:
                return False
            self.visitor.visit(title, during)
        return False

    def wait_for_the_first_reading(self, address: str, workbooks: int) -> None:
        """Opens the dashboard, once before there is anything to see and then until all is read."""
        open_page(self.visitor.page, address)
        # The process that reads has to start first.
        self.wait_until(lambda: len(self.store.states()) == workbooks)
        line = self.visitor.page.locator(".st-key-versheid")
        self.wait_until(lambda: open_page(self.visitor.page, address) and line.count() > 0)

    def mend(self) -> None:
        """Google is itself again."""
        self.google.mend()
        self.at.write_text(self.google.address)
