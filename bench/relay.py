"""A relay between a browser and a server, which counts the bytes that really come over the line."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

PIECE = 65_536


@dataclass
class Relay:
    """Where the relay listens, and how many bytes the server sent through it so far."""

    address: str
    received: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, size: int) -> None:
        """Adds bytes of one of the connections."""
        with self._lock:
            self.received += size


@contextmanager
def relay(address: str) -> Iterator[Relay]:
    """A relay to the server at this address, while it is used; nothing is changed on the way."""
    target = urlsplit(address)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        found = Relay(f"http://127.0.0.1:{listener.getsockname()[1]}")
        place = str(target.hostname), int(target.port or 80)
        threading.Thread(target=_listen, args=(listener, place, found), daemon=True).start()
        yield found


def _listen(listener: socket.socket, place: tuple[str, int], found: Relay) -> None:
    with suppress(OSError):
        while True:
            browser, _ = listener.accept()
            server = socket.create_connection(place)
            for one in (browser, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=_pass_on, args=(browser, server, None), daemon=True).start()
            threading.Thread(target=_pass_on, args=(server, browser, found), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket, found: Relay | None) -> None:
    with suppress(OSError):
        while piece := source.recv(PIECE):
            if found:
                found.count(len(piece))
            target.sendall(piece)
    for one in (source, target):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
