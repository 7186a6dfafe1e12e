"""Rows told in confidence are handed out to whom they belong, and only once the look was recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import streamlit as st

import dashboard
import loading
from metrics.selection import Selection
from metrics.viewer import OPEN, Role, Viewer
from pages.confidential import Vault
from sheets.settings import Settings
from tests.metrics.tables import dataset, question
from visitor import Visitor

COORDINATOR = Viewer(Role.COORDINATOR, is_guarded=True)
ASKED = Selection(as_of=date(2026, 11, 22), provinces=frozenset({"Limburg"}))


@pytest.fixture(autouse=True)
def _another_session() -> None:
    st.session_state.clear()


def vault(viewer: Viewer, settings: Settings) -> Vault | None:
    data = dataset(referrals=[question("2023-05-02", municipality="Voorbeeldstad", province="Limburg")])
    return dashboard._vault(data, ASKED, viewer, Visitor(viewer, "an@voorbeeld.be"), settings)


@pytest.mark.parametrize("viewer", [OPEN, Viewer(Role.READER, is_guarded=True)])
def test_who_sees_none_has_nothing_to_open(viewer: Viewer, tmp_path: Path) -> None:
    assert vault(viewer, Settings(state=tmp_path)) is None


def test_a_look_is_recorded_before_the_rows_are_had(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path)
    opened = vault(COORDINATOR, settings)
    assert opened is not None
    rows = opened.rows("Doorverwijzingen", "referrals")
    assert rows is not None
    assert list(rows["municipality"]) == ["Voorbeeldstad"]
    (sight,) = loading.sights(settings) or ()
    assert (sight["role"], sight["page"]) == ("coördinator", "Doorverwijzingen")
    assert sight["filters"] == {"peildatum": ["2026-11-22"], "provincie": ["Limburg"]}
    assert "Voorbeeldstad" not in str(sight)


def test_what_cannot_be_recorded_is_not_shown(tmp_path: Path) -> None:
    in_the_way = tmp_path / "state"
    in_the_way.write_text("geen map", encoding="utf-8")
    opened = vault(COORDINATOR, Settings(state=in_the_way))
    assert opened is not None
    assert opened.rows("Doorverwijzingen", "referrals") is None
    assert loading.sights(Settings(state=in_the_way)) is None
