"""Everything that goes wrong between us and Google, to be switched on at the server."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent / "recorded"
JSON = "application/json; charset=UTF-8"


@dataclass(frozen=True)
class Fault:
    """An answer instead of the real one, or a way to break the real one off.

    `how` is `answer`, `hang` (no answer at all), `reset`, `cut_off` (fewer bytes than promised),
    `cut_json` (an end that looks like one) or `slow` (a trickle that never ends).
    """

    how: str = "answer"
    status: int = 200
    content_type: str = JSON
    body: bytes = b""
    of_token: bool = False
    location: str = ""


def _recorded(pattern: str) -> Fault:
    (path,) = (RECORDED / "errors").glob(pattern)
    response = json.loads(path.read_text(encoding="utf-8"))["response"]
    headers = {name.lower(): value for name, value in response["headers"].items()}
    return Fault(
        status=response["status"], content_type=headers["content-type"], body=response["body_text"].encode()
    )


def _google(status: int, message: str, reason: str) -> Fault:
    error = {"error": {"code": status, "message": message, "status": reason}}
    return Fault(status=status, body=json.dumps(error, indent=2).encode())


def _token(status: int, error: str, description: str) -> Fault:
    body: dict[str, Any] = {"error": error, "error_description": description}
    return Fault(status=status, body=json.dumps(body).encode(), of_token=True)


CLOCK = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
FAULTS: dict[str, Fault] = {
    "rate_limited": _recorded("238_*"),
    "rate_limited_2022": _recorded("231_*"),
    "rate_limited_html": _recorded("232_*"),
    "not_shared": _recorded("019_*"),
    "api_disabled": _recorded("239_*"),
    "api_never_used": _recorded("234_*"),
    "not_found": _recorded("015_*"),
    "not_found_2021": _recorded("237_*"),
    "bad_mask": _recorded("235_*"),
    "bad_range": _recorded("236_*"),
    "grid_limits": _google(
        400,
        "Range ('Activiteiten'!A5000) exceeds grid limits. Max rows: 1000, max columns: 26",
        "INVALID_ARGUMENT",
    ),
    "office_file": _google(400, "This operation is not supported for this document", "FAILED_PRECONDITION"),
    "broken": _google(500, "Internal error encountered.", "INTERNAL"),
    "bad_gateway": Fault(
        status=502, content_type="text/html; charset=UTF-8", body=b"<html>502. That's an error.</html>"
    ),
    "unavailable": _google(503, "The service is currently unavailable.", "UNAVAILABLE"),
    "redirect": Fault(status=302, location="https://sheets.googleapis.com/elsewhere"),
    "hang": Fault("hang"),
    "reset": Fault("reset"),
    "cut_off": Fault("cut_off"),
    "cut_json": Fault("cut_json"),
    "slow": Fault("slow"),
    "key_revoked": _token(400, "invalid_grant", "Invalid JWT Signature."),
    "account_gone": _token(400, "invalid_grant", "Invalid grant: account not found"),
    "clock_off": _token(400, "invalid_grant", CLOCK),
    "token_broken": _token(503, "internal_failure", "Backend error"),
    "token_hang": Fault("hang", of_token=True),
    "token_reset": Fault("reset", of_token=True),
}
