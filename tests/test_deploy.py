"""What `deploy/` and the server's configuration promise: no secret in an image, and no door open."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch

from pages import document, questions
from tests import source

SHOWN = (document.DOCUMENT, document.SAFETY, questions.DOCUMENT)
"""The documents that pages read."""


def test_an_image_holds_what_runs_and_no_secret() -> None:
    ignored = source.text("deploy/Containerfile.dockerignore").splitlines()
    kept = [line[1:] for line in ignored if line.startswith("!")]
    assert "*" in ignored
    rooms = tomllib.loads(source.text("pyproject.toml"))["tool"]["setuptools"]
    needed = [*rooms["packages"], *(f"{name}.py" for name in rooms["py-modules"])]
    looks = [name for name in source.tracked() if name.startswith(".streamlit/")]
    shown = [path.relative_to(source.ROOT).as_posix() for path in SHOWN]
    assert [name for name in (*needed, *looks, *shown) if not any(fnmatch(name, line) for line in kept)] == []
    secret = (".streamlit/secrets.toml", ".state/werkboeken.sqlite", "deploy/dashboard.env", ".git/config")
    assert [name for name in secret if any(fnmatch(name, line) for line in kept)] == []


def test_an_image_installs_nothing_without_its_hash() -> None:
    installs = re.findall(r"pip install .*", source.text("deploy/Containerfile"))
    assert installs == ["pip install --no-cache-dir --require-hashes -r requirements/run.lock"]


def test_the_command_of_an_image_runs_from_where_it_stands() -> None:
    script = re.search(r"cd /opt/wijzij && exec python -m (\w+)", source.text("deploy/Containerfile"))
    assert script
    command = [sys.executable, "-m", script[1], "check", "examples"]
    assert subprocess.run(command, cwd=source.ROOT, capture_output=True, check=False).returncode == 1


def test_streamlit_is_configured_to_keep_closed_what_it_can() -> None:
    config = tomllib.loads(source.text(".streamlit/config.toml"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    server = config["server"]
    closed = ("enableAgentApi", "enableStaticServing", "showEmailPrompt")
    assert [server[name] for name in closed] == [False] * len(closed)
    assert (server["enableCORS"], server["enableXsrfProtection"], server["maxUploadSize"]) == (True, True, 1)
