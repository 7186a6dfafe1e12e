"""Who may sign in, with whom, and as what: the typed configuration of the login and the roles."""

from __future__ import annotations

import json
import secrets
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, TypeAdapter, ValidationError
from pydantic_settings import (
    SettingsConfigDict,
)

from schemas.text import normal
from sheets.settings import SECRETS, Configured, as_secret_text

READER, PARTNER, COORDINATOR = "lezer", "partner", "coördinator"
WORDS = {
    "lezer": READER,
    "reader": READER,
    "partner": PARTNER,
    "coordinator": COORDINATOR,
}
"""What may be typed as a role, in any case and with or without accents."""
DISCOVERY = "/.well-known/openid-configuration"
CALLBACK = "/oauth2callback"


class LoginUnusable(Exception):
    """The login or the roles cannot be used as they are configured; the text says what to mend, in Dutch.

    It repeats no address and no secret.
    """

    @property
    def message(self) -> str:
        """The sentence."""
        return str(self)


class Person(BaseModel):
    """What somebody may be: a role, of a partner which one, up to and including a last day."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    role: Annotated[str, BeforeValidator(lambda typed: WORDS[normal(typed)])]
    partner: str | None = None
    until: date | None = None

    def is_known_on(self, day: date) -> bool:
        """Whether the role holds on a day."""
        return self.until is None or day <= self.until


def _person(typed: Any) -> Any:
    return {"role": typed} if isinstance(typed, str) else typed


_PEOPLE = TypeAdapter(dict[str, Annotated[Person, BeforeValidator(_person)]])


class Login(Configured):
    """The environment (`WIJZIJ_LOGIN_ADDRESS`) first, then the table `[wijzij.login]` of secrets.toml."""

    model_config = SettingsConfigDict(
        env_prefix="WIJZIJ_LOGIN_",
        toml_file=SECRETS,
        toml_table_header=("wijzij", "login"),
        extra="ignore",
        hide_input_in_errors=True,
    )

    address: str = Field(default="", description="the dashboard's own address, as visitors type it")
    provider: str = Field(
        default="", description="the provider's address; the discovery document is below it"
    )
    client_id: str = Field(default="", description="what the provider calls this dashboard")
    client_secret: SecretStr = Field(default=SecretStr(""), description="what proves it to the provider")
    cookie_secret: SecretStr = Field(
        default=SecretStr(""), description="what signs the cookies; empty: another at every start"
    )
    required: bool = Field(default=False, description="whether nothing at all is shown without signing in")
    hours: float = Field(default=9, gt=0, le=24, description="hours after which one signs in again")
    roles: Annotated[SecretStr, BeforeValidator(as_secret_text)] = Field(
        default=SecretStr(""), description="who may be what: a path, TOML or JSON text, or a table"
    )

    @property
    def is_wanted(self) -> bool:
        """Whether anything of a login is configured here; who it serves is then guarded, come what may."""
        return self.required or any((self.provider, self.client_id, self.roles.get_secret_value()))

    def section(self) -> dict[str, Any] | None:
        """What Streamlit wants as `[auth]`; None where that is left to secrets.toml.

        Raises LoginUnusable where only a part is given.
        """
        given = (self.provider, self.client_id, self.client_secret.get_secret_value())
        if not any(given):
            return None
        if not all(given) or not _is_address(self.address) or not _is_address(self.provider):
            raise LoginUnusable(INCOMPLETE)
        known = self.provider.endswith(DISCOVERY)
        return {
            "redirect_uri": self.address.rstrip("/") + CALLBACK,
            "cookie_secret": self.cookie_secret.get_secret_value() or secrets.token_hex(32),
            "client_id": self.client_id,
            "client_secret": self.client_secret.get_secret_value(),
            "server_metadata_url": self.provider if known else self.provider.rstrip("/") + DISCOVERY,
            # No profile: nobody's name or picture is of use here.
            "client_kwargs": {"scope": "openid email", "prompt": "select_account"},
        }

    def people(self) -> Mapping[str, Person]:
        """Who may be what, by case-folded address; read anew each time, so that a change works at once.

        Raises LoginUnusable.
        """
        text = self.roles.get_secret_value().strip()
        if text and not text.startswith(("{", "[")) and "=" not in text:
            try:
                text = Path(text).read_text(encoding="utf-8")
            except (OSError, ValueError):
                raise LoginUnusable(NO_ROLES) from None
        return _people(text)


INCOMPLETE = (
    "Het aanmelden is maar half ingesteld. Geef WIJZIJ_LOGIN_PROVIDER, WIJZIJ_LOGIN_CLIENT_ID en "
    "WIJZIJ_LOGIN_CLIENT_SECRET alle drie, met WIJZIJ_LOGIN_ADDRESS (beide adressen met https://), of geen."
)
NO_ROLES = (
    "De rollen kunnen niet gelezen worden, en daarom heeft niemand er een. Geef bij WIJZIJ_LOGIN_ROLES per "
    "e-mailadres een rol (lezer, partner of coördinator), bij een partner ook welke."
)


@lru_cache(maxsize=1)
def _people(text: str) -> Mapping[str, Person]:
    try:
        typed = json.loads(text) if text.startswith("{") else tomllib.loads(text)
        people = _PEOPLE.validate_python(typed.get("roles", typed) if isinstance(typed, dict) else typed)
    except (KeyError, ValidationError, ValueError, TypeError, AttributeError):
        # From None: the text of the error may hold somebody's address.
        raise LoginUnusable(NO_ROLES) from None
    folded = {fold(email): person for email, person in people.items()}
    is_sound = all("@" in email and email.isascii() for email in people) and len(folded) == len(people)
    if not is_sound or any((person.role == PARTNER) != bool(person.partner) for person in people.values()):
        raise LoginUnusable(NO_ROLES)
    return folded


def fold(email: str) -> str:
    """An address as it is compared."""
    return email.strip().casefold()


def _is_address(text: str) -> bool:
    return urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).netloc)
