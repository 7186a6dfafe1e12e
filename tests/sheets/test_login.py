"""The login and the roles as they are configured, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from sheets.login import COORDINATOR, PARTNER, READER, Login, LoginUnusable, Person

WHOLE = {
    "address": "https://dashboard.voorbeeld.be/",
    "provider": "https://aanmelden.voorbeeld.be",
    "client_id": "dashboard",
    "client_secret": "geheim",
    "cookie_secret": "koekje",
}
ROLES = {
    "An@Voorbeeld.be": "Coördinator",
    "bert@voorbeeld.be": {"role": "partner", "partner": "FARO", "until": "2026-12-31"},
    "chloe@voorbeeld.be": "reader",
}
TOML = """
"An@Voorbeeld.be" = "coordinator"
"bert@voorbeeld.be" = { role = "partner", partner = "FARO", until = 2026-12-31 }
"chloe@voorbeeld.be" = "lezer"
"""
PEOPLE = {
    "an@voorbeeld.be": Person(role=COORDINATOR),
    "bert@voorbeeld.be": Person(role=PARTNER, partner="FARO", until=date(2026, 12, 31)),
    "chloe@voorbeeld.be": Person(role=READER),
}


def login(**given: Any) -> Login:
    return Login(**given)


def test_what_streamlit_gets() -> None:
    assert login(**WHOLE).section() == {
        "redirect_uri": "https://dashboard.voorbeeld.be/oauth2callback",
        "cookie_secret": "koekje",
        "client_id": "dashboard",
        "client_secret": "geheim",
        "server_metadata_url": "https://aanmelden.voorbeeld.be/.well-known/openid-configuration",
        "client_kwargs": {"scope": "openid email", "prompt": "select_account"},
    }
    assert login().section() is None
    assert login(address=WHOLE["address"]).section() is None


def test_without_a_secret_for_the_cookies_each_start_makes_one() -> None:
    given = WHOLE | {"cookie_secret": ""}
    made = [(login(**given).section() or {})["cookie_secret"] for _ in range(2)]
    assert made[0] != made[1]
    assert min(map(len, made)) >= 64


@pytest.mark.parametrize("missing", ["address", "provider", "client_id", "client_secret"])
def test_half_a_login_is_refused(missing: str) -> None:
    with pytest.raises(LoginUnusable, match="maar half ingesteld"):
        login(**WHOLE | {missing: ""}).section()


def test_an_address_without_https_is_refused() -> None:
    with pytest.raises(LoginUnusable, match="https://"):
        login(**WHOLE | {"address": "dashboard.voorbeeld.be"}).section()


@pytest.mark.parametrize("typed", [json.dumps(ROLES), TOML, ROLES, json.dumps({"roles": ROLES})])
def test_roles_from_text_or_a_table(typed: Any) -> None:
    assert login(roles=typed).people() == PEOPLE


def test_roles_from_a_file_are_read_anew_each_time(tmp_path: Path) -> None:
    file = tmp_path / "rollen.toml"
    file.write_text(TOML, encoding="utf-8")
    configured = login(roles=str(file))
    assert configured.people() == PEOPLE
    file.write_text('"an@voorbeeld.be" = "lezer"', encoding="utf-8")
    assert configured.people() == {"an@voorbeeld.be": Person(role=READER)}


def test_no_roles_is_nobody() -> None:
    assert login().people() == {}


@pytest.mark.parametrize(
    "typed",
    [
        {"an@voorbeeld.be": "baas"},
        {"an@voorbeeld.be": "partner"},
        {"an@voorbeeld.be": {"role": "lezer", "partner": "FARO"}},
        {"an@voorbeeld.be": {"role": "lezer", "tot": "2026-12-31"}},
        {"an@voorbeeld.be": "lezer", "AN@voorbeeld.be": "coördinator"},
        {"iedereen": "coördinator"},
        {"\N{KELVIN SIGN}aat@voorbeeld.be": "coördinator"},
        "= geen toml",
        "/bestaat/niet.toml",
    ],
)
def test_roles_that_cannot_be_used_give_nobody_one_and_repeat_no_address(typed: Any) -> None:
    with pytest.raises(LoginUnusable) as refused:
        login(roles=typed).people()
    assert "voorbeeld.be" not in f"{refused.value!r} {refused.value.__cause__!r}"


def test_a_role_ends_after_its_last_day() -> None:
    person = PEOPLE["bert@voorbeeld.be"]
    assert [person.is_known_on(day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [True, False]


@pytest.mark.parametrize("hours", [0, -1, 25])
def test_a_sign_in_lasts_a_day_at_most(hours: float) -> None:
    with pytest.raises(ValidationError):
        login(hours=hours)


def test_nothing_of_it_is_shown() -> None:
    assert "geheim" not in repr(login(**WHOLE))
    assert "voorbeeld.be" not in repr(login(roles=ROLES))
