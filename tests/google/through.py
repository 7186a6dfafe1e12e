"""A source that passes on whatever is asked of it, for tests that watch or halt one thing."""

from __future__ import annotations

from typing import Any

from sheets.live import Live, Mark


class Through:
    """Another source, under another name."""

    def __init__(self, live: Live) -> None:
        self.live = live

    def __getattr__(self, name: str) -> Any:
        return getattr(self.live, name)

    @property
    def mark(self) -> Mark:
        return self.live.mark

    @mark.setter
    def mark(self, mark: Mark) -> None:
        self.live.mark = mark
