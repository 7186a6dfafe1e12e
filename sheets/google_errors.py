"""What went wrong between us and Google, by kind, with the sentence that says who does what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from requests import exceptions as http
from urllib3.exceptions import NewConnectionError, ReadTimeoutError

from sheets.errors import (
    ApiDisabled,
    FileTooLarge,
    GoogleError,
    KeyInvalid,
    Network,
    NotFound,
    NotShared,
    OfficeFile,
    RateLimited,
    Refused,
    SheetError,
    TabsChanged,
    Unavailable,
)

SHARE = "Dit werkblad is niet gedeeld met het dashboard. Deel het werkblad met {account} (Lezer)."
SWITCH_ON = (
    "De Google Sheets API staat uit in het Google Cloud-project {project}. De beheerder zet ze aan bij "
    "‘APIs & Services’, ‘Enable APIs’; na enkele minuten leest het dashboard opnieuw."
)
GONE = (
    "Dit werkblad bestaat niet (meer), of de link klopt niet. De coördinator kijkt de link na in het "
    "tabblad Partners, kolom Werkboek."
)
CONVERT = (
    "Dit is een Excel-bestand in Google Drive en nog geen Google-werkblad. De partner opent het, kiest "
    "Bestand > Opslaan als Google Spreadsheets, en geeft de link van dat nieuwe werkblad aan de coördinator."
)
WAIT = (
    "Google laat even geen lezingen meer toe, omdat er te veel waren in één minuut. U hoeft niets te doen: "
    "het dashboard probeert het opnieuw zodra de minuut om is."
)
PASSING = (
    "Google geeft nu geen bruikbaar antwoord ({what}). Het dashboard probeert het vanzelf opnieuw; duurt het "
    "langer dan een dag, verwittig dan de beheerder."
)
OFFLINE = (
    "Het dashboard bereikt Google niet ({what}). De beheerder kijkt na of de server op het internet raakt "
    "en sheets.googleapis.com en oauth2.googleapis.com mag openen."
)
REVOKED = (
    "Google aanvaardt de sleutel van {account} niet: ze is ingetrokken of verwijderd. De beheerder maakt "
    "een nieuwe sleutel in Google Cloud en zet ze in de instellingen."
)
CLOCK = (
    "Google aanvaardt de sleutel van {account} niet, omdat de klok van de server fout loopt. "
    "De beheerder zet de klok juist (tijdsynchronisatie aan)."
)
UNREADABLE_KEY = (
    "De sleutel van het serviceaccount in de instellingen is niet volledig of beschadigd. De beheerder "
    "neemt ze opnieuw over uit het bestand van Google Cloud, met alle regels."
)
RETITLED = (
    "De tabbladen van dit werkblad veranderden terwijl het dashboard las. U hoeft niets te doen: "
    "het dashboard leest ze straks opnieuw."
)
ODD = "Google weigert de vraag van het dashboard (antwoord {status}). Verwittig wie het dashboard onderhoudt."
TOO_LARGE = (
    "Dit werkblad is groter dan {megabytes} MB. De partner bewaart oude jaren in een apart werkblad, of "
    "verwijdert lege rijen en kolommen."
)

_RENAMED = ("unable to parse range", "exceeds grid limits")
_QUOTA = {"RATE_LIMIT_EXCEEDED", "rateLimitExceeded", "userRateLimitExceeded"}


def refusal(status: int, body: bytes, account: str) -> SheetError:
    """What an answer with this status means: JSON of Google's, or a page of HTML.

    The status is that of HTTP, for a page of HTML has no code of its own.
    """
    if status == 429:
        return RateLimited(WAIT)
    if status == 401:
        return KeyInvalid(REVOKED.format(account=account))
    if status == 403:
        return _forbidden(_error_in(body), account)
    if status in (404, 410):
        return NotFound(GONE)
    if status == 400:
        return _bad_request(_error_in(body))
    if status >= 500 or status == 408:
        return Unavailable(PASSING.format(what=f"antwoord {status}"))
    return Refused(ODD.format(status=status))


def _forbidden(error: Mapping[str, Any], account: str) -> GoogleError:
    details = [detail for detail in error.get("details", []) if "reason" in detail]
    reasons = {detail["reason"] for detail in details}
    if reasons & _QUOTA:
        return RateLimited(WAIT)
    if "SERVICE_DISABLED" in reasons:
        consumer = next(iter(details)).get("metadata", {}).get("consumer", "")
        return ApiDisabled(SWITCH_ON.format(project=consumer.removeprefix("projects/") or "van de sleutel"))
    return NotShared(SHARE.format(account=account))


def _bad_request(error: Mapping[str, Any]) -> GoogleError:
    message = str(error.get("message", "")).lower()
    if "not supported for this document" in message:
        return OfficeFile(CONVERT)
    if any(words in message for words in _RENAMED):
        return TabsChanged(RETITLED)
    return Refused(ODD.format(status=400))


def _error_in(body: bytes) -> Mapping[str, Any]:
    try:
        error = json.loads(body)["error"]
    except (ValueError, LookupError, TypeError):
        return {}
    return error if isinstance(error, dict) else {}


def breakdown(error: GoogleAuthError | http.RequestException, account: str) -> GoogleError:
    """What it means that there was no answer at all, or no token to ask with."""
    if isinstance(error, RefreshError):
        return _no_token(error, account)
    if isinstance(error, TransportError):
        cause = error.args[0] if error.args else None
        return breakdown(cause, account) if isinstance(cause, http.RequestException) else offline("netwerk")
    if isinstance(error, GoogleAuthError):
        return KeyInvalid(UNREADABLE_KEY)
    return _no_answer(error)


def _no_token(error: RefreshError, account: str) -> GoogleError:
    if error.retryable:
        return Unavailable(PASSING.format(what="aanmelden lukt niet"))
    told = str(error).lower()
    off = "reasonable timeframe" in told or "short-lived token" in told
    return KeyInvalid((CLOCK if off else REVOKED).format(account=account))


def _no_answer(error: http.RequestException) -> GoogleError:
    """Before there is a connection it is the network, from then on a passing fault of the other side."""
    cause = error.args[0] if error.args else None
    reason = getattr(cause, "reason", cause)
    if isinstance(error, http.SSLError):
        return offline("geen veilige verbinding")
    if isinstance(error, (http.ConnectTimeout, http.ProxyError)) or isinstance(reason, NewConnectionError):
        return offline("geen verbinding")
    if isinstance(error, http.Timeout) or isinstance(reason, ReadTimeoutError):
        return Unavailable(PASSING.format(what="te traag"))
    return cut_off()


def offline(what: str) -> Network:
    """There is no way to Google."""
    return Network(OFFLINE.format(what=what))


def cut_off() -> Unavailable:
    """An answer that stopped halfway."""
    return Unavailable(PASSING.format(what="afgebroken antwoord"))


def too_large(limit: int) -> FileTooLarge:
    """An answer of more bytes than this."""
    return FileTooLarge(TOO_LARGE.format(megabytes=limit // 1_000_000))


def unreadable_key() -> KeyInvalid:
    """The key in the configuration is no key of a service account."""
    return KeyInvalid(UNREADABLE_KEY)
