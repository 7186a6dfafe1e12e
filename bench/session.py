"""A visitor without a browser: Streamlit's own messages over its own websocket, read and answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PAGE = "activiteiten"
ANSWER_SECONDS = 180
"""The first answer of a server holds the reading of the workbook."""
APOLOGY = "Deze pagina kan nu niet getoond worden."
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Fault(Exception):
    """What a visitor would call broken: an apology, an error, a page without charts, or no answer."""


@dataclass
class Session:
    """A visitor on one page: what its pills offer, what was chosen, and the address as it is by now."""

    socket: ClientConnection
    _pills: dict[str, ButtonGroup] = field(default_factory=dict)
    _chosen: dict[str, list[str]] = field(default_factory=dict)
    _query: dict[str, list[str]] = field(default_factory=dict)
    _page: str = ""
    _name: str = ""

    def options(self, key: str) -> list[str]:
        """What the pills of this key offer."""
        return [option.content for option in self._pills[key].options]

    def chosen(self, key: str) -> list[str]:
        """What was chosen of these pills; nothing as long as nobody did."""
        return self._chosen.get(key, [])

    def choose(self, key: str, value: str) -> float:
        """Seconds from a click on one of the pills until the script has finished. Raises Fault."""
        self._chosen[key] = [value]
        if name := self._pills[key].query_param_key:
            self._query[name] = [value]
        return self.run()

    def run(self) -> float:
        """Has the script run with all that was chosen: seconds until it has finished. Raises Fault."""
        began = time.perf_counter()
        try:
            self.socket.send(self._asked().SerializeToString())
            charts = self._read_until_finished(began + ANSWER_SECONDS)
        except (WebSocketException, TimeoutError) as error:
            raise Fault(f"no answer: {type(error).__name__}") from None
        seconds = time.perf_counter() - began
        if not charts or self._name != PAGE:
            raise Fault("a page without charts, or another one than was asked")
        return seconds

    def _asked(self) -> BackMsg:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = urlencode(self._query, doseq=True)
        state.page_script_hash = self._page
        state.page_name = "" if self._page else PAGE
        for key, values in self._chosen.items():
            widget = state.widget_states.widgets.add(id=self._pills[key].id)
            widget.string_array_value.data.extend(values)
        return asked

    def _read_until_finished(self, deadline: float) -> int:
        """The number of charts that were sent."""
        charts = 0
        while True:
            received = self.socket.recv(timeout=max(0.0, deadline - time.perf_counter()))
            message = ForwardMsg.FromString(received)
            charts += self._take(message)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished in FINISHED:
                    return charts
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise Fault("the script could not be compiled")

    def _take(self, message: ForwardMsg) -> bool:
        """Keeps what the next click needs; whether it was a chart."""
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._open(message.navigation)
        elif kind == "page_info_changed":
            self._query = parse_qs(message.page_info_changed.query_string)
        return kind == "delta" and self._element(message)

    def _open(self, navigation: Navigation) -> None:
        # The last one counts: Streamlit first tells the files in `pages/`, then the front door names its own.
        self._page = navigation.page_script_hash
        names = {page.page_script_hash: page.url_pathname for page in navigation.app_pages}
        self._name = names.get(self._page, "")

    def _element(self, message: ForwardMsg) -> bool:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception" or APOLOGY.encode() in message.SerializeToString():
            raise Fault("an apology, or an error")
        if kind == "button_group":
            self._pills[element.button_group.id.rpartition("-")[2]] = element.button_group
        return bool(kind == "vega_lite_chart")


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A visitor of Activiteiten at this address, with the page sent to the end. Raises Fault or OSError."""
    # Never by way of a proxy: the server is on this machine. No pings of its own: a browser sends none.
    stream = address.replace("http://", "ws://") + "/_stcore/stream"
    spoken = [Subprotocol("streamlit")]
    with connect(stream, subprotocols=spoken, proxy=None, max_size=None, ping_interval=None) as socket:
        visitor = Session(socket)
        visitor.run()
        yield visitor
