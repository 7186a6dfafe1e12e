"""A Google Sheet to grids, in one question a reading; the only import of gspread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_URL
from requests import Session
from requests.exceptions import RequestException
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from schemas.tabs import model_of
from sheets.errors import Network, RateLimited, TabsChanged, Unavailable
from sheets.google_errors import RETITLED, breakdown, cut_off, refusal
from sheets.google_grid import CELLS, TITLES, Answer, gid_of, grid, hidden, parse, sheets_of, title_of
from sheets.google_line import Limits, Line, Spent, Tally, Token, body_of
from sheets.google_links import tab_range
from sheets.grid import Grid
from sheets.rate_plan import Pace


@dataclass(frozen=True)
class Retries:
    """How often a passing fault is tried, and the longest wait before the second try, in seconds."""

    tries: int = 3
    first_wait: float = 1.0
    longest_wait: float = 8.0


@dataclass(frozen=True, slots=True)
class GoogleWorkbook:
    """A spreadsheet as it was read: its known tabs as grids.

    `tabs` is the title today of each tab that was read, by gid, and `renamed` what a tab was called in the
    `known_tabs` it was read with. `others` are the titles of the tabs that were not read: None where only
    the known tabs were asked for. Hidden rows count where they stand within what is filled in. `requests`
    and `bytes` (over the wire) are what this reading cost.
    """

    id: str
    title: str
    locale: str
    time_zone: str
    grids: list[Grid]
    tabs: dict[int, str]
    renamed: dict[int, str] = field(default_factory=dict)
    others: tuple[str, ...] | None = None
    hidden_tabs: tuple[str, ...] = ()
    hidden_by_user: int = 0
    hidden_by_filter: int = 0
    requests: int = 0
    bytes: int = 0


class _Client(threading.local):
    """gspread and its session, one a thread: neither was made to be shared."""

    def __init__(self, make: Callable[[], Session], token: Token, limits: Limits) -> None:
        self.line = Line(make(), limits)
        self.line.session.auth = token
        self.gspread = HTTPClient(None, self.line.session)  # type: ignore[arg-type]
        self.gspread.set_timeout(limits.timeout)


class GoogleSource:
    """Reads spreadsheets with the key of a service account; may be used by several threads at once.

    `sessions` makes the session that gspread talks through, one a thread and one for the token; `pace` is
    shared by all sources with one key. Raises KeyInvalid where the key is none.
    """

    def __init__(
        self,
        key: Mapping[str, str],
        *,
        sessions: Callable[[], Session] = Session,
        limits: Limits | None = None,
        retries: Retries | None = None,
        pace: Pace | None = None,
    ) -> None:
        limits, retries = limits or Limits(), retries or Retries()
        self._token = Token(key, sessions, limits)
        self._pace = pace or Pace()
        self._tally = Tally()
        self._client = _Client(sessions, self._token, limits)
        self._retrying = Retrying(
            stop=stop_after_attempt(retries.tries),
            wait=wait_random_exponential(multiplier=retries.first_wait, max=retries.longest_wait),
            retry=retry_if_exception_type((Unavailable, Network)),
            sleep=self._pace.sleep,
            reraise=True,
        )

    @property
    def account(self) -> str:
        """The address that a spreadsheet is shared with."""
        return self._token.account

    @property
    def spent(self) -> Spent:
        """What this source asked of Google since it was made, in readings that ended."""
        return Spent(self._tally.requests, self._tally.bytes, self._pace.sent_last_minute)

    def read(self, spreadsheet_id: str, known_tabs: Mapping[int, str] | None = None) -> GoogleWorkbook:
        """The tabs that the schemas know, and those in `known_tabs` (gid to last title) whatever their title.

        One question where `known_tabs` is given and still holds, which shows no tab that was added since;
        two without it, three where a title changed. Raises a GoogleError, NotFound or FileTooLarge.
        """
        self._client.line.requests = self._client.line.bytes = 0
        try:
            return self._read(spreadsheet_id, dict(known_tabs or {}))
        finally:
            self._tally.add(self._client.line)

    def _read(self, spreadsheet_id: str, known: Mapping[int, str]) -> GoogleWorkbook:
        others: tuple[str, ...] | None = None
        answer = self._again(spreadsheet_id, known) if known else None
        if answer is None:
            answer, others = self._first(spreadsheet_id, known)
        return self._workbook(spreadsheet_id, answer, known, others)

    def _again(self, spreadsheet_id: str, known: Mapping[int, str]) -> Answer | None:
        """The known tabs by their last titles; None where those are not theirs any more."""
        try:
            answer = self._ask(spreadsheet_id, CELLS, known.values())
        except TabsChanged:
            return None
        same = {gid_of(sheet) for sheet in sheets_of(answer)} == known.keys()
        return answer if same else None

    def _first(self, spreadsheet_id: str, known: Mapping[int, str]) -> tuple[Answer, tuple[str, ...]]:
        """The titles, and then the tabs that we know; with the titles of the others."""
        titles = self._ask(spreadsheet_id, TITLES)
        tabs = {gid_of(sheet): title_of(sheet) for sheet in sheets_of(titles)}
        wanted = _wanted(tabs, known)
        others = tuple(title for gid, title in tabs.items() if gid not in wanted)
        if not wanted:
            return titles | {"sheets": []}, others
        answer = self._ask(spreadsheet_id, CELLS, wanted.values())
        if {gid_of(sheet) for sheet in sheets_of(answer)} != wanted.keys():
            raise TabsChanged(RETITLED)
        return answer, others

    def _workbook(
        self, spreadsheet_id: str, answer: Answer, known: Mapping[int, str], others: tuple[str, ...] | None
    ) -> GoogleWorkbook:
        about: dict[str, str] = answer.get("properties", {})
        sheets = list(sheets_of(answer))
        tabs = {gid_of(sheet): title_of(sheet) for sheet in sheets}
        return GoogleWorkbook(
            id=spreadsheet_id,
            title=about.get("title", ""),
            locale=about.get("locale", ""),
            time_zone=about.get("timeZone", ""),
            grids=[grid(sheet) for sheet in sheets],
            tabs=tabs,
            renamed={gid: known[gid] for gid, title in tabs.items() if known.get(gid, title) != title},
            others=others,
            hidden_tabs=tuple(title_of(sheet) for sheet in sheets if sheet["properties"].get("hidden")),
            hidden_by_user=sum(_hidden_rows(sheet, "hiddenByUser") for sheet in sheets),
            hidden_by_filter=sum(_hidden_rows(sheet, "hiddenByFilter") for sheet in sheets),
            requests=self._client.line.requests,
            bytes=self._client.line.bytes,
        )

    def _ask(self, spreadsheet_id: str, mask: str, titles: Iterable[str] = ()) -> Answer:
        """What Google answers, after as many tries as a passing fault deserves."""
        url = SPREADSHEET_URL % quote(spreadsheet_id, safe="")
        params: dict[str, Any] = {"fields": mask, "prettyPrint": "false"}
        if ranges := [tab_range(title) for title in titles]:
            params["ranges"] = ranges
        return self._retrying(self._answer, url, params)

    def _answer(self, url: str, params: dict[str, Any]) -> Answer:
        """One try; an answer that stops halfway may look complete until it is parsed."""
        try:
            return parse(self._body(url, params))
        except ValueError as error:
            raise cut_off() from error

    def _body(self, url: str, params: dict[str, Any]) -> bytes:
        """The answer as it came, asked twice where the token was thrown out before its time."""
        try:
            return self._exchange(url, params)
        except APIError as error:
            if error.response.status_code != 401:
                raise self._refusal(error) from error
        self._token.forget()
        try:
            return self._exchange(url, params)
        except APIError as error:
            raise self._refusal(error) from error

    def _exchange(self, url: str, params: dict[str, Any]) -> bytes:
        self._pace.wait()
        self._client.line.requests += 1
        try:
            return body_of(self._client.gspread.request("get", url, params=params))
        except (RequestException, GoogleAuthError) as error:
            raise breakdown(error, self.account) from error

    def _refusal(self, error: APIError) -> Exception:
        # `error.code` is -1 for a page of HTML.
        refused = refusal(error.response.status_code, error.response.content, self.account)
        if isinstance(refused, RateLimited):
            self._pace.refused()
        return refused


def _wanted(tabs: Mapping[int, str], known: Mapping[int, str]) -> dict[int, str]:
    """The tabs to read: those with a title of ours, and those we know that another did not take over from."""
    taken = {model for title in tabs.values() if (model := model_of(title))}
    return {
        gid: title
        for gid, title in tabs.items()
        if model_of(title) or (gid in known and model_of(known[gid]) not in taken)
    }


def _hidden_rows(sheet: Answer, how: str) -> int:
    blocks = sheet.get("data", [])
    last = max((block.get("startRow", 0) + len(block.get("rowData", [])) for block in blocks), default=0)
    return sum(1 for row in hidden(sheet, how) if row <= last)
