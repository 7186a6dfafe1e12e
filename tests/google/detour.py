"""How an unmodified gspread comes to talk to the local server: an adapter, and a key made for the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter

HOSTS = ("https://sheets.googleapis.com/", "https://oauth2.googleapis.com/")
ACCOUNT = "dashboard@wij-zij.iam.gserviceaccount.com"


class Detour(HTTPAdapter):
    """Sends what is meant for Google to another address, asked for each time where that is a function."""

    def __init__(self, address: str | Callable[[], str]) -> None:
        self.address = address
        super().__init__()

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        asked = urlsplit(request.url)
        detoured = request.copy()
        address = self.address if isinstance(self.address, str) else self.address()
        detoured.url = f"{address}{asked.path}" + (f"?{asked.query}" if asked.query else "")
        return super().send(detoured, *args, **kwargs)


@dataclass(frozen=True)
class Sessions:
    """Makes sessions that reach this address instead of Google, and nothing else; in any process.

    Each question carries `headers` as well.
    """

    address: str | Callable[[], str]
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self) -> Session:
        session = Session()
        session.trust_env = False
        session.adapters.clear()
        session.headers.update(self.headers)
        for host in HOSTS:
            session.mount(host, Detour(self.address))
        return session


def sessions_to(address: str | Callable[[], str], **headers: str) -> Sessions:
    """What makes sessions that reach this address."""
    return Sessions(address, headers)


@cache
def key() -> dict[str, str]:
    """The key of a service account that does not exist, in the form of Google's JSON file."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account",
        "project_id": "wij-zij",
        "private_key_id": "0",
        "private_key": pem.decode(),
        "client_email": ACCOUNT,
        "client_id": "0",
        "token_uri": "https://oauth2.googleapis.com/token",
    }
