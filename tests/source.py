"""The repository as data: its tracked files, and what a module imports, calls and defines."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def tracked() -> tuple[str, ...]:
    """Every file of the repository that is, or is about to be, in git; relative to its root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(sorted(name for name in set(listing.split("\0")) if name and (ROOT / name).is_file()))


def modules(*rooms: str) -> list[str]:
    """The Python files of these rooms (`schemas`, `cli`), of all rooms where none is named."""
    python = [name for name in tracked() if name.endswith(".py")]
    return [name for name in python if not rooms or room(name) in rooms]


def room(name: str) -> str:
    """The top level package or module that a file belongs to: `sheets` for `sheets/grid.py`."""
    return name.split("/")[0].removesuffix(".py")


@cache
def text(name: str) -> str:
    """The whole text of a tracked file; undecodable bytes are replaced."""
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


@cache
def tree(name: str) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(text(name), filename=name)


def imports(name: str) -> Iterator[tuple[str, int]]:
    """Each module that a file imports, wherever in it, as (`sheets.files`, line), relative ones too."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield _imported_from(name, node), node.lineno


def _imported_from(name: str, node: ast.ImportFrom) -> str:
    package = Path(name).parent.parts
    above = package[: len(package) + 1 - node.level] if node.level else ()
    return ".".join([*above, *([node.module] if node.module else [])])


def calls(name: str) -> Iterator[tuple[str, int]]:
    """Each function that a file calls, by its last name, as (`groupby`, line)."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, (ast.Name, ast.Attribute)):
                yield (function.id if isinstance(function, ast.Name) else function.attr), node.lineno


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Each function and method that a file defines."""
    for node in ast.walk(tree(name)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def code_lines(name: str, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Module) -> int:
    """How many lines of code a function or file has: blank lines, comments and docstrings left out."""
    first = getattr(node, "lineno", 1)
    last = getattr(node, "end_lineno", None) or len(text(name).splitlines())
    lines = set(range(first, last + 1)) - _docstring_lines(node)
    source = text(name).splitlines()
    return sum(1 for line in lines if (code := source[line - 1].strip()) and not code.startswith("#"))


def _docstring_lines(node: ast.AST) -> set[int]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = [
        inner.body[0]
        for inner in ast.walk(node)
        if isinstance(inner, documented) and ast.get_docstring(inner, clean=False) is not None
    ]
    return {line for docstring in docstrings for line in range(docstring.lineno, docstring.end_lineno + 1)}
