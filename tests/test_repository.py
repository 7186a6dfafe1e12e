"""What the repository promises of itself: its commands, its locks, and what never stands in a file."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests import source

PROJECT = tomllib.loads(source.text("pyproject.toml"))
LOCKS = ["requirements/run.lock", "requirements/dev.lock"]
BINARY = (".ico", ".ods", ".pdf", ".png", ".woff2", ".xls", ".xlsx", ".zip")
TEXTS = [name for name in source.tracked() if not name.endswith(BINARY)]

# Written in two halves, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", r"registry\.npm" + "js", "deb" + r"\.debian"))
)
PLACES = re.compile(
    r"(?<![\w.])/(?:ro" + r"ot/|ho" + r"me/\w|Use" + r"rs/\w|wo" + r"rk/\w|tm" + r"p/\w)|\.\./sha" + "red"
)
TARGET = re.compile(r"^([a-z][a-z-]*):(.*)$", re.MULTILINE)


def requirements(lock: str) -> dict[str, list[str]]:
    """Each requirement of a lock, by package, with its pinned lines joined up."""
    lines = source.text(lock).replace("\\\n", " ").splitlines()
    pins: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.lstrip().startswith("#"):
            pins.setdefault(re.split(r"[=<>\s\[;]", line)[0], []).append(line)
    return pins


def package(requirement: str) -> str:
    """The package of a requirement, as locks write it: `Pandas-Stubs>=3` is `pandas-stubs`."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>~!\s\[;]", requirement)[0]).lower()


def targets() -> dict[str, str]:
    """Each target of the Makefile with the rest of its line."""
    return dict(TARGET.findall(source.text("Makefile")))


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_names_no_registry_and_no_place_on_one_machine(name: str) -> None:
    assert REGISTRIES.findall(source.text(name)) == []
    assert PLACES.findall(source.text(name)) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_with_hashes_and_names_no_index(lock: str) -> None:
    pins = [line for lines in requirements(lock).values() for line in lines]
    assert [line for line in pins if "==" not in line or "--hash=sha256:" not in line] == []
    assert re.findall(r"^\s*--(?!hash)\S+|://", source.text(lock), re.MULTILINE) == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (LOCKS[0], PROJECT["project"]["dependencies"]),
        (LOCKS[1], PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
)
def test_a_lock_holds_every_dependency_of_the_project(lock: str, wanted: list[str]) -> None:
    assert {package(requirement) for requirement in wanted} - requirements(lock).keys() == set()


def test_the_two_locks_pin_the_same_releases() -> None:
    run, dev = (requirements(lock) for lock in LOCKS)
    assert {name: pins for name, pins in run.items() if dev.get(name) != pins} == {}


def test_every_target_says_what_it_does() -> None:
    assert [target for target, rest in targets().items() if " ## " not in rest] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_command_a_document_names_exists(document: str) -> None:
    named = re.findall(r"(?:^|`)make ([a-z-]+)", source.text(document), re.MULTILINE)
    assert set(named) - targets().keys() == set()
    assert named


def test_the_package_holds_every_room() -> None:
    tools = PROJECT["tool"]["setuptools"]
    kept_out = {"tests", "bench", "docs", "examples"}
    product = [name for name in source.modules() if source.room(name) not in kept_out]
    packages = {name.rpartition("/")[0].replace("/", ".") for name in product if "/" in name}
    assert packages <= set(tools["packages"])
    assert {source.room(name) for name in product if "/" not in name} <= set(tools["py-modules"])
