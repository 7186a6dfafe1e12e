"""A dashboard and a browser for every test in this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pages.words import slug
from tests.browser.chromium import NONE_FOUND, QUIET, find
from tests.browser.provider import OTHER
from tests.browser.screen import open_page
from tests.browser.server import serving
from tests.canaries import planted

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    browser = find()
    if browser is None:
        pytest.skip(NONE_FOUND)
    return {**browser_type_launch_args, "executable_path": str(browser), "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    projector = {"width": 1280, "height": 720}
    return {
        **browser_context_args,
        "viewport": projector,
        "locale": "nl-BE",
        "timezone_id": "Europe/Brussels",
    }


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples with a canary in each confidential cell; those of `OTHER` hold the word `OWN` there."""
    return planted(tmp_path_factory.mktemp("werkboeken"), own=slug(OTHER))


@pytest.fixture(scope="session")
def dashboard(browser_type_launch_args: dict[str, Any]) -> Iterator[str]:
    """The address of the real dashboard on the example data; not started where there is no browser."""
    with serving() as address:
        yield address


@pytest.fixture
def show(page: Page, dashboard: str) -> Callable[..., Page]:
    """Opens a path of the dashboard and waits until it is drawn: `show("/activiteiten?soort=Webinar")`."""
    return lambda path="/": open_page(page, dashboard + path)
