"""Who gets a role, and all who do not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from metrics.viewer import OPEN, Role, Viewer
from sheets.login import Login
from visitor import ENTRA, EXPIRED, UNKNOWN, UNVERIFIED, Departures, visitor

NOW = datetime(2026, 11, 22, 15, tzinfo=ZoneInfo("Europe/Brussels"))
ROLES = {
    "an@voorbeeld.be": "coördinator",
    "bert@voorbeeld.be": {"role": "partner", "partner": "faro", "until": "2026-11-22"},
    "chloe@voorbeeld.be": "lezer",
    "kaat@voorbeeld.be": "coördinator",
    "daan@voorbeeld.be": {"role": "lezer", "until": "2026-11-21"},
}
STRANGER = Viewer(is_guarded=True)


def claims(email: str = "an@voorbeeld.be", hours_ago: float = 1, **more: Any) -> dict[str, Any]:
    signed_in = (NOW - timedelta(hours=hours_ago)).timestamp()
    plain = {"is_logged_in": True, "email": email, "email_verified": True, "iat": signed_in}
    return plain | {"iss": "voorbeeld", "sub": email} | more


def login(**given: Any) -> Login:
    return Login(**{"roles": ROLES, **given})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (claims(), Viewer(Role.COORDINATOR, is_guarded=True)),
        (claims(" AN@Voorbeeld.BE "), Viewer(Role.COORDINATOR, is_guarded=True)),
        (claims("bert@voorbeeld.be"), Viewer(Role.PARTNER, "FARO", is_guarded=True)),
        (claims("chloe@voorbeeld.be"), Viewer(Role.READER, is_guarded=True)),
        (claims(hours_ago=8.9), Viewer(Role.COORDINATOR, is_guarded=True)),
        (
            claims(email_verified=None, xms_edov=True, iss=f"{ENTRA}abc/v2.0"),
            Viewer(Role.COORDINATOR, is_guarded=True),
        ),
    ],
)
def test_who_gets_a_role(said: dict[str, Any], expected: Viewer) -> None:
    found = visitor(said, login(), Departures(), now=NOW).among(["HAI", "FARO"])
    assert (found.viewer, found.refusal) == (expected, "")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, ""),
        ({"is_logged_in": False}, ""),
        (claims(is_logged_in="True"), ""),
        (claims("daan@voorbeeld.be"), UNKNOWN),
        (claims("iemand@elders.be"), UNKNOWN),
        (claims(email_verified=False), UNVERIFIED),
        (claims(email_verified="true"), UNVERIFIED),
        (claims(email_verified=None), UNVERIFIED),
        (claims(email_verified=None, xms_edov=True), UNVERIFIED),
        (claims(email_verified=None, xms_edov=False, iss=f"{ENTRA}abc/v2.0"), UNVERIFIED),
        (
            claims(email_verified=None, xms_edov=True, iss="https://login.microsoftonline.com.elders.be/"),
            UNVERIFIED,
        ),
        (claims("an@voorbeeld.be".replace("n", "\N{FULLWIDTH LATIN SMALL LETTER N}")), UNVERIFIED),
        (claims("\N{KELVIN SIGN}aat@voorbeeld.be"), UNVERIFIED),
        (claims(email=None), UNVERIFIED),
        (claims(email=["an@voorbeeld.be"]), UNVERIFIED),
        (claims(hours_ago=9), EXPIRED),
        (claims(hours_ago=-0.1), EXPIRED),
        (claims(iat=None), EXPIRED),
        (claims(iat="1795342443"), EXPIRED),
        (claims(iat=True), EXPIRED),
        (claims(iat=float("nan")), EXPIRED),
    ],
)
def test_who_gets_none(said: dict[str, Any], told: str) -> None:
    found = visitor(said, login(), Departures(), now=NOW)
    assert (found.viewer, found.refusal, found.email) == (STRANGER, told, "")


def test_where_no_login_is_configured_everything_stays_as_it_was() -> None:
    assert visitor({}, Login(), Departures(), now=NOW).viewer == OPEN


@pytest.mark.parametrize("given", [{"required": True}, {"client_id": "x"}, {"roles": ROLES}])
def test_a_login_that_does_not_work_leaves_nothing_more_open(given: dict[str, Any]) -> None:
    assert visitor({}, Login(**given), Departures(), now=NOW).viewer == STRANGER


def test_roles_that_cannot_be_read_give_nobody_one() -> None:
    found = visitor(claims(), Login(roles="/bestaat/niet.toml"), Departures(), now=NOW)
    assert found.viewer == STRANGER
    assert "niemand" in found.refusal


def test_a_sign_in_that_ended_counts_no_more_and_a_next_one_does() -> None:
    gone = Departures()
    gone.end(claims())
    assert visitor(claims(), login(), gone, now=NOW).viewer == STRANGER
    assert visitor(claims(hours_ago=0), login(), gone, now=NOW).viewer.role is Role.COORDINATOR


def test_nobodys_address_is_shown() -> None:
    assert "voorbeeld.be" not in repr(visitor(claims(), login(), Departures(), now=NOW))
