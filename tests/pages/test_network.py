"""What Partners says of the provinces that are filtered."""

from __future__ import annotations

import pytest

from pages.network import living
from tests.metrics.tables import view

REGISTER = [
    {"name": "Arktos", "status": "lid", "province": "Limburg"},
    {"name": "Faro", "status": "lid", "province": "Brussel"},
    {"name": "HAI", "status": "lid"},
    {"name": "Socius", "status": "geen lid", "province": "Limburg"},
]
UNKNOWN = " Van 1 lid is de provincie niet bekend."


@pytest.mark.parametrize(
    ("provinces", "register", "told"),
    [
        ((), REGISTER, ""),
        (("Limburg",), REGISTER, f"In Limburg: 1 lid.{UNKNOWN}"),
        (("Limburg", "Brussel"), REGISTER, f"In Brussel en Limburg: 2 leden.{UNKNOWN}"),
        (("Antwerpen",), REGISTER[:2], "In Antwerpen: 0 leden."),
    ],
)
def test_members_in_a_province_are_told(provinces, register, told):
    assert living(view(partners=register, selection={"provinces": frozenset(provinces)})) == told
