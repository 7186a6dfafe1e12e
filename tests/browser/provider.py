"""A provider to sign in with, people who do, and a dashboard that knows some of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Page
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.server import free_port, serving

PARTNER, OTHER = "Kazerne Dossin", "Vereniging van Vlaamse Steden en Gemeenten"
ROLES: Mapping[str, object] = {
    "coordinator@voorbeeld.be": "coördinator",
    "Partner@Voorbeeld.be": {"role": "partner", "partner": PARTNER.upper()},
    "ander@voorbeeld.be": {"role": "partner", "partner": OTHER},
    "lezer@voorbeeld.be": "lezer",
    "onbevestigd@voorbeeld.be": "coördinator",
}
CLAIMS: Mapping[str, Mapping[str, object]] = {
    "coordinator": {"email": "Coordinator@voorbeeld.be", "email_verified": True},
    "partner": {"email": "partner@voorbeeld.be", "email_verified": True},
    "ander": {"email": "ander@voorbeeld.be", "email_verified": True},
    "lezer": {"email": "lezer@voorbeeld.be", "email_verified": True},
    "onbekend": {"email": "iemand@elders.be", "email_verified": True},
    "onbevestigd": {"email": "onbevestigd@voorbeeld.be", "email_verified": False},
}
COOKIE, COOKIE_SECRET = "_streamlit_user", "een geheim dat alleen in deze proeven dient"


@dataclass(frozen=True)
class Guarded:
    """A dashboard with a login: its address, the file with its roles, what it prints."""

    address: str
    roles: Path
    log: Path

    def cookie(self, name: str, *, hours_ago: float = 0, secret: str = COOKIE_SECRET) -> str:
        """What the browser of somebody who signed in keeps."""
        claims = {**CLAIMS[name], "iss": "voorbeeld", "sub": name, "provider": "default"}
        claims |= {"iat": time.time() - hours_ago * 3600, "is_logged_in": True, "origin": self.address}
        return create_signed_value(secret, COOKIE, json.dumps(claims)).decode()

    def grant(self, roles: Mapping[str, object] = ROLES) -> None:
        """From now on these are the roles."""
        self.roles.write_text(json.dumps(roles), encoding="utf-8")

    def sign_in(self, page: Page, name: str, path: str = "/") -> Page:
        """The whole way: to the provider, and back to where one was."""
        open_page(page, self.address + path)
        page.get_by_role("button", name="Aanmelden").click()
        page.get_by_role("button", name=name, exact=True).click()
        page.get_by_role("button", name="Afmelden").wait_for()
        return wait_until_drawn(page)


@contextmanager
def guarded(folder: Path, data: Path | None = None, *, required: bool = False) -> Iterator[Guarded]:
    """A dashboard on `data` (default: the examples) with a provider of its own to sign in by, while used.

    `required`: it shows nothing without.
    """
    users = [User(sub=name, claims=dict(claims)) for name, claims in CLAIMS.items()]
    port = free_port()
    address = f"http://localhost:{port}"
    roles, log = folder / "rollen.json", folder / "log.txt"
    with run_server_in_thread(user_claims=users) as provider:
        environment = {
            "WIJZIJ_LOGIN_ADDRESS": address,
            "WIJZIJ_LOGIN_PROVIDER": f"http://localhost:{provider.server_port}",
            "WIJZIJ_LOGIN_CLIENT_ID": "dashboard",
            "WIJZIJ_LOGIN_CLIENT_SECRET": "geheim",
            "WIJZIJ_LOGIN_COOKIE_SECRET": COOKIE_SECRET,
            "WIJZIJ_LOGIN_ROLES": str(roles),
            "WIJZIJ_LOGIN_REQUIRED": str(required).lower(),
            "STREAMLIT_LOGGER_LEVEL": "debug",
        }
        found = Guarded(address, roles, log)
        found.grant()
        with serving(data=data, environment=environment, log=log, port=port):
            yield found
