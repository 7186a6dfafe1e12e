"""The front door opens."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


def test_the_front_door_shows_a_title_and_no_error(show: Callable[..., Page]) -> None:
    page = show("/")
    assert page.locator("h1").first.inner_text()
    assert page.locator('[data-testid="stException"]').count() == 0
