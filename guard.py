"""What the server itself keeps closed: headers, hosts, cookies, doors that nobody needs, and its secrets.

And Streamlit's own first page, which is made Dutch on its way out.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sheets.login import Login

CLOSED = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/upload_file", "/_stcore/script-health-check")
"""What Streamlit offers and nobody here needs: talk for programs, its own figures, and uploads."""
LOCAL = ("localhost", "127.0.0.1", "[::1]")
A_YEAR = 365 * 24 * 3600
HOME, LEAVES, COMES_BACK = "/", "/auth/login", "/oauth2callback"
ASKED = "wijzij_gevraagd"
"""The cookie that holds where somebody was who went to sign in."""
MINUTES_AWAY = 15
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FIRST_PAGE = (
    (re.compile(rb'(?<=<html lang=")[\w-]+'), "nl"),
    (re.compile(rb"(?<=<title>)[^<]+"), "Wij-Zij"),
    (re.compile(rb"(?<=<noscript>).*?(?=</noscript>)", re.DOTALL), "Dit dashboard heeft JavaScript nodig."),
)
"""What stands in the page before a script ran, and what is said there instead."""
END = b"</body>"
NOT_PLAIN = (b"accept-encoding", b"if-none-match", b"if-modified-since")
"""What a browser says that would get it a page that is packed, or none because it has Streamlit's own."""
OF_THE_FILE = ("etag", "last-modified")
"""What Streamlit says of its page, which is not true of ours."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def secrets(login: Login) -> dict[str, Any] | None:
    """Streamlit's `[auth]` as the environment gives it; None: what stands in secrets.toml, if anything.

    Raises LoginUnusable, so that a server whose login is half configured does not start.
    """
    section = login.section()
    return {"auth": section} if section else None


def middleware(
    login: Login, scripts: Iterable[str], pages: Iterable[str], first: str = ""
) -> list[Middleware]:
    """What every answer of the server goes through, the first outermost.

    `scripts` is the HTML of which the scripts may run, `pages` the names of the pages in their addresses,
    `first` the one of those scripts that runs before Streamlit's own.
    """
    headers = HEADERS | {"Content-Security-Policy": policy([_index(), *scripts])}
    guards = [
        Middleware(Guard, headers=headers, is_secure=login.address.startswith("https://")),
        Middleware(Dutch, script=first),
    ]
    if host := urlsplit(login.address).hostname:
        guards.append(Middleware(TrustedHostMiddleware, allowed_hosts=[host, *LOCAL], www_redirect=False))
    return [*guards, Middleware(Landing, pages=frozenset(("", *pages)))]


class Guard:
    """Adds the headers to every answer, and answers nothing at the closed doors."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str], is_secure: bool) -> None:
        self._app = app
        self._is_secure = is_secure
        https = {"Strict-Transport-Security": f"max-age={A_YEAR}"} if is_secure else {}
        self._headers = {**headers, **https}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; a websocket goes by, for its headers are those of the page that opened it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message))
            await send(message)

        is_closed = scope["path"].startswith(CLOSED)
        await (PlainTextResponse("", 404) if is_closed else self._app)(scope, receive, answer)

    def _add(self, headers: MutableHeaders) -> None:
        for name, value in self._headers.items():
            headers[name] = value
        if self._is_secure:
            cookies = headers.getlist("set-cookie")
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", cookie if "; secure" in cookie.lower() else f"{cookie}; Secure")


class Dutch:
    """Makes the page that every visit begins with Dutch, and puts a script in it.

    That script runs before Streamlit's own: what those name in English never stands there.
    """

    def __init__(self, app: ASGIApp, script: str = "") -> None:
        self._app = app
        self._script = script

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; only who navigates is given a page, and gets it whole and as it is, not packed."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self._app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name not in NOT_PLAIN]
        page = _Page(send, self._script)
        await self._app({**scope, "headers": plain}, receive, page.answer)


class _Page:
    """An answer on its way out: a page is kept until all of it is there, anything else goes by."""

    def __init__(self, send: Send, script: str) -> None:
        self._send = send
        self._script = script
        self._start: Message | None = None
        self._body = b""

    async def answer(self, message: Message) -> None:
        """One message of the answer."""
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            if message["status"] == 200 and headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._whole(self._start)

    async def _whole(self, start: Message) -> None:
        body = in_dutch(self._body, self._script)
        headers = MutableHeaders(raw=list(start["headers"]))
        # Nothing was sent of a page that was only asked about.
        if body:
            headers["content-length"] = str(len(body))
        for name in OF_THE_FILE:
            del headers[name]
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})


def in_dutch(page: bytes, script: str = "") -> bytes:
    """The HTML of Streamlit's first page with its few words in Dutch, and a script at its end."""
    for place, said in FIRST_PAGE:
        page = place.sub(said.encode(), page)
    return page.replace(END, script.encode() + END)


class Landing:
    """Brings who signs in back to the page and the filters they came from, not to the first page.

    The browser keeps where that was while it is with the provider. Whatever it then says leads to a page of
    ours: no other address is ever followed.
    """

    def __init__(self, app: ASGIApp, pages: Collection[str]) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; only the two of a sign-in are touched."""
        step = self._steps.get(scope["path"]) if scope["type"] == "http" else None
        if step is None:
            await self._app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                step(Request(scope), MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, answer)

    @property
    def _steps(self) -> Mapping[str, Callable[[Request, MutableHeaders], None]]:
        return {LEAVES: self._leaves, COMES_BACK: self._comes_back}

    def _leaves(self, request: Request, headers: MutableHeaders) -> None:
        came_from = urlsplit(request.headers.get("referer", ""))
        is_ours = came_from.netloc == request.headers.get("host")
        place = landing(came_from.path, came_from.query, self._pages) if is_ours else HOME
        headers.append("set-cookie", _kept(quote(place, safe=""), MINUTES_AWAY * 60))

    def _comes_back(self, request: Request, headers: MutableHeaders) -> None:
        kept = urlsplit(unquote(request.cookies.get(ASKED, "")))
        if headers.get("location") == HOME:
            headers["location"] = landing(kept.path, kept.query, self._pages)
        headers.append("set-cookie", _kept("", 0))


def landing(path: str, query: str, pages: Collection[str]) -> str:
    """The address of a page of ours (`""`: the first) with its filters, written anew; else `/`."""
    name = path.strip("/")
    filters = urlencode(parse_qsl(query))
    return f"/{name}{'?' if filters else ''}{filters}" if name in pages else HOME


def _kept(value: str, seconds: int) -> str:
    # Lax: it is the provider's site that sends the browser back.
    return f"{ASKED}={value}; Path={COMES_BACK}; Max-Age={seconds}; HttpOnly; SameSite=Lax"


def policy(pages: Iterable[str]) -> str:
    """The content security policy: our host alone, and of scripts in a page only those that we know.

    Streamlit and Vega put styles in the page, so those are allowed; nothing is ever evaluated, for
    Streamlit draws charts with Vega's interpreter.
    """
    scripts = [script for page in pages for script in SCRIPT.findall(page)]
    known = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {known}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _index() -> str:
    """The page of Streamlit that every visit begins with."""
    spec = find_spec("streamlit")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "static" / "index.html").read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
