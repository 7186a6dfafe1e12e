"""One thread's line to Google: a session with a token, a limit on time and size, and a tally."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import Any

from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials
from requests import PreparedRequest, Response, Session
from requests.auth import AuthBase
from requests.exceptions import ReadTimeout, RequestException

from sheets.google_errors import too_large, unreadable_key

SCOPE = "https://www.googleapis.com/auth/spreadsheets.readonly"
"""All that is asked for: to read spreadsheets that were shared; not to write, list or download."""

USER_AGENT = "wijzij-dashboard (gzip)"
"""Google compresses only for who says so here too."""

_CHUNK = 1 << 18


@dataclass(frozen=True)
class Limits:
    """How long, in seconds, and how large, in bytes, an exchange with Google may be."""

    connect: float = 5.0
    read: float = 30.0
    whole: float = 120.0
    size: int = 300_000_000

    @property
    def timeout(self) -> tuple[float, float]:
        """What requests takes: to connect, and between two pieces of an answer."""
        return self.connect, self.read


class Token(AuthBase):
    """Puts the token of a service account on a question, and renews it for one thread at a time.

    Google's own session is not used: it neither locks the renewal nor limits its time, and from a second
    thread it asks another service for the account's regions. Raises KeyInvalid for what is no key.
    """

    def __init__(self, key: Mapping[str, str], sessions: Callable[[], Session], limits: Limits) -> None:
        try:
            make = Credentials.from_service_account_info
            self._credentials = make(dict(key), scopes=[SCOPE])  # type: ignore[no-untyped-call]
        except (GoogleAuthError, ValueError, TypeError, KeyError) as error:
            raise unreadable_key() from error
        self._request = partial(Request(sessions()), timeout=limits.timeout)
        self._lock = threading.Lock()

    @property
    def account(self) -> str:
        """The address that a spreadsheet is shared with."""
        return str(self._credentials.service_account_email)

    def __call__(self, question: PreparedRequest) -> PreparedRequest:
        """The question with a token that is valid now; raises a GoogleAuthError where none is to be had."""
        with self._lock:
            if not self._credentials.valid:
                self._credentials.refresh(self._request)
            question.headers["Authorization"] = f"Bearer {self._credentials.token}"
        return question

    def forget(self) -> None:
        """Google does not know this token any more."""
        with self._lock:
            self._credentials.token = None


@dataclass(frozen=True)
class Spent:
    """What was asked of Google: questions (their retries too), bytes over the wire, and how many questions
    of these went out in the last minute."""

    requests: int = 0
    bytes: int = 0
    last_minute: int = 0


@dataclass
class Tally:
    """What all lines of a source cost together, those whose reading failed as well."""

    requests: int = 0
    bytes: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, line: Line) -> None:
        """What one reading cost."""
        with self._lock:
            self.requests += line.requests
            self.bytes += line.bytes


@dataclass
class Line:
    """A session of one thread, how often it asked and how many bytes came in over the wire."""

    session: Session
    limits: Limits
    requests: int = 0
    bytes: int = 0

    def __post_init__(self) -> None:
        # An answer that sends us to another address is none of Google's.
        self.session.max_redirects = 0
        self.session.headers["User-Agent"] = USER_AGENT
        self.session.hooks["response"].append(self._take)

    def _take(self, response: Response, **_: Any) -> Response:
        """The whole answer, within its time and size; the timeouts of requests end no trickle."""
        deadline = Deadline(response, self.limits.whole)
        body = BytesIO()
        try:
            for chunk in response.iter_content(_CHUNK):
                body.write(chunk)
                if body.tell() > self.limits.size:
                    raise too_large(self.limits.size)
        except RequestException:
            deadline.check()
            raise
        finally:
            deadline.stop()
            self.bytes += response.raw.tell()
            response.close()
        deadline.check()
        return _with_body(response, body)


class Deadline:
    """Hangs up on an answer that takes too long."""

    def __init__(self, response: Response, seconds: float) -> None:
        self._response = response
        self._passed = False
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True
        self._timer.start()

    def _hang_up(self) -> None:
        self._passed = True
        try:
            self._response.raw.shutdown()
        except (OSError, RuntimeError, ValueError):
            # The answer was complete, or broke, at this very moment.
            return

    def stop(self) -> None:
        """The answer is in."""
        self._timer.cancel()

    def check(self) -> None:
        """Raises ReadTimeout where it was us who hung up."""
        if self._passed:
            raise ReadTimeout("the whole answer took too long")


def _with_body(response: Response, body: BytesIO) -> Response:
    """The same answer, its body in memory: `raw` is a BytesIO."""
    taken = Response()
    for name in ("status_code", "reason", "url", "request", "headers", "encoding", "elapsed", "cookies"):
        setattr(taken, name, getattr(response, name))
    body.seek(0)
    taken.raw = body
    return taken


def body_of(response: Response) -> bytes:
    """The body of an answer that a Line took in, without another copy of it."""
    return response.raw.getvalue() if isinstance(response.raw, BytesIO) else response.content
