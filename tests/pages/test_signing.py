"""Where one must sign in, nothing is drawn without; the words of the control."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from metrics.viewer import Role, Viewer
from pages.signing import CLOSED, role_words
from tests.browser.server import ROOT


@pytest.fixture
def _required() -> Iterator[None]:
    os.environ["WIJZIJ_LOGIN_REQUIRED"] = "true"
    yield
    del os.environ["WIJZIJ_LOGIN_REQUIRED"]


@pytest.mark.usefixtures("_required")
def test_where_one_must_sign_in_nothing_is_drawn_without() -> None:
    drawn = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    assert [head.value for head in (*drawn.title, *drawn.header)] == ["Wij-Zij-netwerk", CLOSED]
    assert len(drawn.metric) + len(drawn.button) + len(drawn.pills) == 0
    assert not drawn.exception


@pytest.mark.parametrize(
    ("viewer", "words"),
    [
        (Viewer(), "geen rol"),
        (Viewer(Role.READER), "lezer"),
        (Viewer(Role.PARTNER, "A*B*"), r"partner\: A\*B\*"),
        (Viewer(Role.COORDINATOR), "coördinator"),
    ],
)
def test_the_role_in_words(viewer: Viewer, words: str) -> None:
    assert role_words(viewer) == words
