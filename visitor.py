"""Who is looking: from what the provider says of somebody, and the roles, to a Viewer. Default deny."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from metrics.viewer import Role, Viewer
from schemas.text import normal
from sheets.login import Login, LoginUnusable, fold

Claims = Mapping[str, object]

CLOCKS_DIFFER = 300
"""Seconds that the provider's clock may be ahead of ours."""
ENTRA = "https://login.microsoftonline.com/"
"""Of this issuer alone a verified domain (`xms_edov`) is taken for a verified address: it sends no other."""

UNVERIFIED = "Uw aanmelddienst bevestigt niet dat dit e-mailadres van u is. Vraag raad aan de beheerder."
UNKNOWN = "U bent aangemeld, maar dit e-mailadres heeft hier geen rol. Vraag een rol aan de coördinator."
EXPIRED = "Uw aanmelding is verlopen. Meld u opnieuw aan."


@dataclass(frozen=True)
class Visitor:
    """A viewer, the address behind it (for the record's code alone), and why somebody has no role."""

    viewer: Viewer
    email: str = field(default="", repr=False)
    refusal: str = ""

    def among(self, partners: Iterable[str]) -> Visitor:
        """The same with the partner's name as the workbooks have it, whatever its case and accents."""
        if self.viewer.partner is None:
            return self
        own = normal(self.viewer.partner)
        found = next((name for name in partners if normal(name) == own), self.viewer.partner)
        return replace(self, viewer=replace(self.viewer, partner=found))


class Departures:
    """Sign-ins that were ended: another tab, or a copy of the cookie, does not go on with one."""

    def __init__(self) -> None:
        self._ended: set[tuple[str, ...]] = set()

    def end(self, claims: Claims) -> None:
        """From now on this sign-in counts no more."""
        self._ended.add(_sign_in(claims))

    def holds(self, claims: Claims) -> bool:
        """Whether it was ended."""
        return _sign_in(claims) in self._ended


def _sign_in(claims: Claims) -> tuple[str, ...]:
    # As text: a provider may say anything, and not all of it can stand in a set.
    return tuple(repr(claims.get(name)) for name in ("iss", "sub", "iat"))


DEPARTURES = Departures()
"""Of this server; after a restart the hours that a sign-in lasts remain."""


def visitor(claims: Claims, login: Login, departures: Departures, *, now: datetime) -> Visitor:
    """Who is looking, at this run: the roles are read anew. `now` is aware, in Belgium's time.

    Nobody gets a role but by an address that the provider verified, that stands in the roles, and that
    signed in less than the configured hours ago.
    """
    stranger = Viewer(is_guarded="is_logged_in" in claims or login.is_wanted)
    if claims.get("is_logged_in") is not True or departures.holds(claims):
        return Visitor(stranger)
    if not _is_fresh(claims, login.hours, now):
        return Visitor(stranger, refusal=EXPIRED)
    if not (email := _verified_address(claims)):
        return Visitor(stranger, refusal=UNVERIFIED)
    try:
        person = login.people().get(email)
    except LoginUnusable as error:
        return Visitor(stranger, refusal=str(error))
    if person is None or not person.is_known_on(now.date()):
        return Visitor(stranger, refusal=UNKNOWN)
    return Visitor(Viewer(Role(person.role), person.partner, is_guarded=True), email)


def _is_fresh(claims: Claims, hours: float, now: datetime) -> bool:
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, (int, float)):
        return False
    return -CLOCKS_DIFFER <= now.timestamp() - issued < hours * 3600


def _verified_address(claims: Claims) -> str:
    """The address, case-folded; empty where the provider does not vouch for it."""
    email = claims.get("email")
    # Case-folded, a sign of another script may turn into one of ours: the sign of Kelvin is a k.
    if not isinstance(email, str) or not email.isascii():
        return ""
    is_entras = str(claims.get("iss", "")).startswith(ENTRA)
    vouched = claims.get("email_verified") is True or (is_entras and claims.get("xms_edov") in (True, "1"))
    return fold(email) if vouched else ""
