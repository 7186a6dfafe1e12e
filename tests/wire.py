"""A visitor without a browser: Streamlit's own messages over its own websocket, all of it kept."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.DownloadButton_pb2 import DownloadButton
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

ANSWER_SECONDS = 180
"""The first answer of a server holds the reading of the workbooks."""
APOLOGY = b"Deze pagina kan nu niet getoond worden."
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
XSRF = "_streamlit_xsrf"
# Never by way of a proxy: the server is on this machine.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))

Query = Mapping[str, str | Sequence[str]]
States = Mapping[str, WidgetState]


class Fault(Exception):
    """What a visitor would call broken: an apology, an error, or no answer."""


@dataclass
class Screen:
    """What one run sent: all it drew, its charts, and what can be clicked: drawers, long tables, ..."""

    drawn: list[Delta] = field(default_factory=list)
    charts: int = 0
    drawers: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    choices: dict[str, Choice] = field(default_factory=dict)
    files: list[DownloadButton] = field(default_factory=list)


@dataclass(frozen=True)
class Choice:
    """Pills or a list to choose from: its id, what it offers, whether several may be chosen."""

    id: str
    options: tuple[str, ...]
    is_list: bool = True


@dataclass
class Visitor:
    """One visit: a websocket, the address that was asked, and everything that came back."""

    address: str
    socket: ClientConnection
    path: str
    query: Query
    heard: list[bytes]
    states: dict[str, WidgetState] = field(default_factory=dict)
    screen: Screen = field(default_factory=Screen)
    title: str = ""
    _session: str = ""
    _page: str = ""

    def run(self) -> Screen:
        """Has the page drawn with all that was opened and chosen. Raises Fault."""
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = urlencode(self.query, doseq=True)
        state.page_script_hash, state.page_name = self._page, "" if self._page else self.path.strip("/")
        state.widget_states.widgets.extend(self.states.values())
        self.screen = Screen()
        self._send(asked)
        while not self._has_finished(self._receive()):
            pass
        return self.screen

    def open_drawers(self) -> bool:
        """Every drawer open, every long table on its second page; whether there was anything to open."""
        opened = {one: WidgetState(id=one, bool_value=True) for one in self.screen.drawers}
        turned = {one: WidgetState(id=one, int_value=2) for one in self.screen.tables}
        more = (opened | turned).keys() - self.states.keys()
        self.states |= opened | turned
        if more:
            self.run()
        return bool(more)

    def choose(self, choice: Choice, option: str) -> Screen:
        """What is drawn after a click on one of the options."""
        chosen = WidgetState(id=choice.id)
        if choice.is_list:
            chosen.string_array_value.data.append(option)
        else:
            chosen.string_value = option
        self.states[choice.id] = chosen
        return self.run()

    def download(self, button: DownloadButton) -> bytes:
        """A file as the browser gets it once its button is pressed, with its headers in front."""
        return fetch(self.address + (button.url or self._made(button.deferred_file_id)))[0]

    def _made(self, file: str) -> str:
        """Where a file stands that is made now."""
        asked = BackMsg()
        operation = asked.backend_operation_request
        operation.request_id, operation.session_id = file, self._session
        operation.deferred_file.file_id = file
        self._send(asked)
        while (answer := self._receive()).WhichOneof("type") != "backend_operation_response":
            pass
        if answer.backend_operation_response.error_msg:
            raise Fault("a file that could not be made")
        return answer.backend_operation_response.deferred_file.url

    def _send(self, asked: BackMsg) -> None:
        try:
            self.socket.send(asked.SerializeToString())
        except WebSocketException as error:
            raise Fault(f"no answer: {type(error).__name__}") from None

    def _receive(self) -> ForwardMsg:
        try:
            frame = self.socket.recv(timeout=ANSWER_SECONDS)
        except (WebSocketException, TimeoutError) as error:
            raise Fault(f"no answer: {type(error).__name__}") from None
        assert isinstance(frame, bytes)
        self.heard.append(frame)
        if APOLOGY in frame:
            raise Fault("an apology")
        return ForwardMsg.FromString(frame)

    def _has_finished(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        elif kind == "navigation":
            # The last one counts: first Streamlit tells the files in `pages/`, then the front door its own.
            self._page = message.navigation.page_script_hash
            names = {page.page_script_hash: page.page_name for page in message.navigation.app_pages}
            self.title = names.get(self._page, "")
        elif kind == "page_info_changed":
            self.query = parse_qs(message.page_info_changed.query_string)
        elif kind == "delta":
            self._note(message)
        return kind == "script_finished" and message.script_finished in FINISHED

    def _note(self, message: ForwardMsg) -> None:
        """Keeps what was drawn."""
        self.screen.drawn.append(message.delta)
        block, element = message.delta.add_block, message.delta.new_element
        if block.WhichOneof("type") == "expandable" and block.expandable.id:
            self.screen.drawers.append(block.expandable.id)
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise Fault("an error")
        self.screen.charts += kind == "vega_lite_chart"
        if kind == "pagination":
            self.screen.tables.append(element.pagination.id)
        elif kind == "download_button":
            self.screen.files.append(element.download_button)
        elif choice := _choice(element):
            self.screen.choices[choice.id.rpartition("-")[2]] = choice


def _choice(element: Element) -> Choice | None:
    kind = element.WhichOneof("type")
    if kind == "button_group":
        return Choice(element.button_group.id, tuple(one.content for one in element.button_group.options))
    if kind == "multiselect":
        return Choice(element.multiselect.id, tuple(element.multiselect.options))
    if kind == "selectbox":
        return Choice(element.selectbox.id, tuple(element.selectbox.options), is_list=False)
    return None


@contextmanager
def visit(
    address: str,
    path: str,
    query: Query,
    heard: list[bytes],
    *,
    cookies: Mapping[str, str] | None = None,
    states: States | None = None,
) -> Iterator[Visitor]:
    """A visitor who asks for a path of the dashboard and gets it whole. Raises Fault or OSError.

    `cookies` are those of who signed in, `states` what is open or chosen from the start. Whatever is received
    is added to `heard`.
    """
    body, given = fetch(f"{address}{path}?{urlencode(query, doseq=True)}")
    token = fetch(f"{address}/_stcore/health")[1][XSRF]
    heard += [body, str(given).encode()]
    with line(address, {**(cookies or {}), XSRF: token}, token) as socket:
        visitor = Visitor(address, socket, path, query, heard, dict(states or {}))
        visitor.run()
        yield visitor


def line(
    address: str, cookies: Mapping[str, str], *tokens: str, origin: str | None = None
) -> AbstractContextManager[ClientConnection]:
    """A websocket to the dashboard at an address, opened by a page of `origin` (its own where None)."""
    return connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream",
        origin=Origin(origin or address),
        subprotocols=[Subprotocol("streamlit"), *map(Subprotocol, tokens)],
        additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
        # No pings: a browser sends none.
        **{"proxy": None, "max_size": None, "ping_interval": None},
    )


def fetch(address: str) -> tuple[bytes, dict[str, str]]:
    """The body of an answer with its headers in front, and the cookies it sets. Raises OSError."""
    with DIRECT.open(address, timeout=ANSWER_SECONDS) as answer:
        cookies = SimpleCookie("; ".join(answer.headers.get_all("set-cookie", [])))
        body = str(answer.headers).encode() + answer.read()
    return body, {name: morsel.value for name, morsel in cookies.items()}
