"""Shared by the tests of the pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def main_stays() -> Iterator[None]:
    """Streamlit's AppTest leaves its script as `__main__`, which every process that is started runs again."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before
