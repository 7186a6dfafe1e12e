"""The real dashboard as a process of its own on a free loopback port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True)
class Running:
    """A dashboard: where it is, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@contextmanager
def serving(
    *,
    data: Path | None = None,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    port: int | None = None,
) -> Iterator[str]:
    """The address of a dashboard on the workbooks in `data` (default: the examples), while it is used.

    What the server prints is kept in `log` if that is given. RuntimeError, with what it printed, where it
    does not become healthy.
    """
    env = {**(environment or {})} | ({"WIJZIJ_DATA": str(data)} if data else {})
    with running(env, log=log, port=port) as dashboard:
        yield dashboard.address


@contextmanager
def running(
    environment: Mapping[str, str],
    *,
    page: Path = ROOT / "dashboard.py",
    log: Path | None = None,
    port: int | None = None,
) -> Iterator[Running]:
    """A dashboard of which `page` is the front door; its process may be killed while it is used.

    `port` is where, for who must know that beforehand.
    """
    address = f"http://127.0.0.1:{(port := port or free_port())}"
    with (
        log.open("w+") if log else tempfile.TemporaryFile("w+") as printed,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state,
    ):
        env = {**os.environ, "WIJZIJ_STATE": state, **environment}
        command = _command(page, port)
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=printed, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(address, server)
            yield Running(address, server)
        except _Unhealthy:
            printed.seek(0)
            raise RuntimeError(f"the dashboard did not start:\n{printed.read()}") from None
        finally:
            _stop(server)


class _Unhealthy(Exception):
    """The server ended, or did not answer in time."""


def _command(page: Path, port: int) -> list[str]:
    options = {"server.port": port, "server.address": "127.0.0.1", "server.headless": "true"}
    flags = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return [sys.executable, "-m", "streamlit", "run", str(page), *flags]


def free_port() -> int:
    """A port of this machine that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if _is_healthy(address):
            return
        time.sleep(0.1)
    raise _Unhealthy


def _is_healthy(address: str) -> bool:
    # Never by way of a proxy: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
