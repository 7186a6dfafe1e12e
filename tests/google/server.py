"""A small HTTP server that answers like Google: tokens, spreadsheets.get and values reads, with faults."""

from __future__ import annotations

import base64
import gzip
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.google import answers
from tests.google.a1 import BadRange
from tests.google.faults import FAULTS, JSON, Fault
from tests.google.mask import BadMask, cut, judge, tree
from tests.google.spreadsheet import Spreadsheet

_PATH = re.compile(r"/v4/spreadsheets/([^/:]+)(?:/values(:batchGet|/.+))?")
PROCESS = "X-Process"
ZIPPED = b"\x1f\x8b"
"""How a body begins that is compressed already, and is sent as it is."""
LONGEST = 60.0
"""Seconds that a hang or a trickle lasts at most, so that no test waits for ever."""


@dataclass(frozen=True)
class Asked:
    """One question as it came in, and what it was answered."""

    path: str
    query: Mapping[str, list[str]]
    status: int
    bytes: int
    agent: str
    process: str
    """Which process asked, where that says so: the number in its header `PROCESS`."""
    began: float
    ended: float
    """When the question came in and when its answer began to go out (monotonic seconds)."""

    @property
    def is_read(self) -> bool:
        return self.path.startswith("/v4/")


class Refusal(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, body: bytes, content_type: str = JSON, location: str = "") -> None:
        super().__init__(status)
        self.status, self.body, self.content_type, self.location = status, body, content_type, location


@dataclass
class GoogleServer:
    """The spreadsheets it serves, what was asked of it, and what is wrong with it at the moment."""

    books: dict[str, Spreadsheet] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    clock: Callable[[], float] = time.monotonic
    """What the quota is counted by, in seconds."""
    latency: float = 0.0
    quota: int | None = None
    """Reads a minute, as Google counts them; None for as many as one likes."""
    minute: float = 60.0
    on_question: Callable[[str], None] | None = None
    """Called with the path of each question before anything is done with it; it may take its time."""
    _fault: tuple[Fault, int | None, str | None] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _closing: threading.Event = field(default_factory=threading.Event)
    _moments: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.google = self
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()

    def add(self, *books: Spreadsheet) -> None:
        self.books |= {book.id: book for book in books}

    def write(self, spreadsheet_id: str, tab: str, address: str, value: Any) -> None:
        """Somebody types into a cell; an empty text clears it."""
        title = tab.replace("'", "''")
        with self._lock:
            self.books[spreadsheet_id].write(f"'{title}'!{address}", [[value]])

    @property
    def reads(self) -> int:
        """How many questions counted for the quota."""
        return sum(asked.is_read for asked in self.asked)

    @property
    def bytes(self) -> int:
        """How many bytes went out in answers to reads."""
        return sum(asked.bytes for asked in self.asked if asked.is_read)

    def forget(self) -> None:
        """Counts from zero again."""
        self.asked.clear()

    def break_down(
        self, fault: str | Fault, *, times: int | None = None, spreadsheet_id: str | None = None
    ) -> None:
        """Something goes wrong from now on: so many times, for one spreadsheet, or for all until `mend`."""
        self._fault = (FAULTS[fault] if isinstance(fault, str) else fault, times, spreadsheet_id)

    def mend(self) -> None:
        self._fault = None

    def fault_for(self, path: str) -> Fault | None:
        """What goes wrong with this question, which counts as one time."""
        with self._lock:
            if self._fault is None:
                return None
            fault, times, spreadsheet_id = self._fault
            if fault.of_token == path.startswith("/v4/") or (spreadsheet_id and spreadsheet_id not in path):
                return None
            self._fault = None if times == 1 else (fault, times and times - 1, spreadsheet_id)
            return fault

    def wait(self, seconds: float) -> bool:
        """Waits, but not for a server that is closing; whether it was closing."""
        return self._closing.wait(seconds)

    def answer(self, path: str, query: Mapping[str, list[str]], headers: Mapping[str, str]) -> Any:
        """What a read is answered; raises Refusal."""
        with self._lock:
            self._count()
            if headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
                raise _refusal(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED")
            return self._look_up(path, query)

    def _count(self) -> None:
        now = self.clock()
        self._moments = [moment for moment in self._moments if moment > now - self.minute]
        if self.quota is not None and len(self._moments) >= self.quota:
            limited = FAULTS["rate_limited"]
            raise Refusal(limited.status, limited.body)
        self._moments.append(now)

    def _look_up(self, path: str, query: Mapping[str, list[str]]) -> Any:
        found = _PATH.fullmatch(path)
        book = self.books.get(unquote(found[1])) if found else None
        if found is None or book is None:
            raise _refusal(404, "Requested entity was not found.", "NOT_FOUND")
        try:
            return _read(book, found[2], query)
        except BadRange as error:
            raise _refusal(400, str(error), "INVALID_ARGUMENT") from error
        except BadMask as error:
            raise Refusal(400, _bad_mask(str(error))) from error

    def token(self, form: Mapping[str, list[str]]) -> Any:
        """A new token for an assertion, whose claims are kept."""
        claims = form["assertion"][0].split(".")[1]
        with self._lock:
            self.claims.append(json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4))))
            token = f"token-{len(self.claims)}"
            self.tokens.add(token)
        return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}


def _read(book: Spreadsheet, values: str | None, query: Mapping[str, list[str]]) -> Any:
    first = {name: given[0] for name, given in query.items()}
    if values is None:
        return _spreadsheet(book, query, first)
    if values == ":batchGet":
        ranges = [answers.values(book, text, first) for text in query.get("ranges", [])]
        return {"spreadsheetId": book.id, "valueRanges": ranges}
    return answers.values(book, unquote(values[1:]), first)


def _spreadsheet(book: Spreadsheet, query: Mapping[str, list[str]], first: Mapping[str, str]) -> Any:
    """A mask decides by itself whether cells come along; without one `includeGridData` does."""
    wanted = tree(first.get("fields", ""))
    judge(wanted, "Spreadsheet")
    masked = "*" in wanted or "data" in wanted.get("sheets", {}) or wanted.get("sheets") == {}
    with_data = masked if wanted else first.get("includeGridData") == "true"
    whole = answers.spreadsheet(book, query.get("ranges", []), with_data=with_data)
    return cut(whole, wanted)


def _refusal(status: int, message: str, reason: str) -> Refusal:
    error = {"error": {"code": status, "message": message, "status": reason}}
    return Refusal(status, json.dumps(error, indent=2).encode())


def _bad_mask(path: str) -> bytes:
    told = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    details = {
        "@type": "type.googleapis.com/google.rpc.BadRequest",
        "fieldViolations": [{"field": path, "description": told}],
    }
    error = {"code": 400, "message": "Request contains an invalid argument.", "status": "INVALID_ARGUMENT"}
    return json.dumps({"error": error | {"details": [details]}}, indent=2).encode()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    google: GoogleServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self._reply(lambda: self.server.google.token(form))

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = parse_qs(address.query, keep_blank_values=True)
        self._reply(lambda: self.server.google.answer(address.path, query, self.headers))

    def _reply(self, answer: Any) -> None:
        google = self.server.google
        self._began = time.monotonic()
        if google.on_question is not None:
            google.on_question(urlsplit(self.path).path)
        google.wait(google.latency)
        fault = google.fault_for(urlsplit(self.path).path)
        try:
            if fault is not None and fault.how == "answer":
                raise Refusal(fault.status, fault.body, fault.content_type, fault.location)
            body = self._json(answer())
        except Refusal as refusal:
            return self._send(refusal.status, refusal.body, refusal.content_type, refusal.location)
        if fault is not None:
            return self._break(fault.how, body)
        return self._send(200, body, JSON)

    def _json(self, answer: Any) -> bytes:
        pretty = "prettyPrint=false" not in self.path
        if not pretty:
            return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
        return json.dumps(answer, ensure_ascii=False, indent=2).encode() + b"\n"

    def _send(self, status: int, body: bytes, content_type: str, location: str = "") -> None:
        agent = self.headers.get("User-Agent", "")
        zipped = "gzip" in self.headers.get("Accept-Encoding", "") and "gzip" in agent
        if zipped and not body.startswith(ZIPPED):
            body = gzip.compress(body, 6)
        self._note(status, len(body))
        self._head(status, content_type, len(body), zipped, location)
        self.wfile.write(body)

    def _head(
        self, status: int, content_type: str, length: int | None, zipped: bool = False, location: str = ""
    ) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Vary", "Origin, X-Origin, Referer")
        self.send_header("Server", "ESF")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        if location:
            self.send_header("Location", location)
        self.send_header(
            *(("Content-Length", str(length)) if length is not None else ("Connection", "close"))
        )
        self.end_headers()

    def _note(self, status: int, size: int) -> None:
        address = urlsplit(self.path)
        query = parse_qs(address.query, keep_blank_values=True)
        agent, process = (self.headers.get(name, "") for name in ("User-Agent", PROCESS))
        ended = time.monotonic()
        self.server.google.asked.append(
            Asked(address.path, query, status, size, agent, process, self._began, ended)
        )

    def _break(self, how: str, body: bytes) -> None:
        """Ends the answer the wrong way."""
        self._note(0, 0)
        self.close_connection = True
        if how == "hang":
            self.server.google.wait(LONGEST)
        elif how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        else:
            self._head(200, JSON, None if how == "cut_json" else len(body))
            self._trickle(body) if how == "slow" else self.wfile.write(body[: len(body) // 2])

    def _trickle(self, body: bytes) -> None:
        for at in range(len(body) - 1):
            self.wfile.write(body[at : at + 1])
            if self.server.google.wait(0.05):
                return


@contextmanager
def serve(*books: Spreadsheet) -> Iterator[GoogleServer]:
    """A running server with these spreadsheets."""
    server = GoogleServer()
    server.add(*books)
    try:
        yield server
    finally:
        server.close()
