"""The `fields` parameter: which part of an answer is asked for, judged by Google's own description."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient

Tree = dict[str, Any]
DOCUMENT = Path(googleapiclient.__path__[0]) / "discovery_cache" / "documents" / "sheets.v4.json"


class BadMask(Exception):
    """A 400: a name in the mask is not in the answer's description; the text is the whole path."""


@cache
def discovery() -> dict[str, Any]:
    """Google's description of the Sheets API, as its own client ships it."""
    return json.loads(DOCUMENT.read_text(encoding="utf-8"))


def tree(mask: str) -> Tree:
    """The mask as nested names; an empty tree means everything below.

    >>> tree("a,b(c,d.e)")
    {'a': {}, 'b': {'c': {}, 'd': {'e': {}}}}
    """
    found, rest = _fields(re.findall(r"[^,()./]+|[,()./]", mask.replace(" ", "")))
    if rest:
        raise BadMask(mask)
    return found


def _fields(tokens: list[str]) -> tuple[Tree, list[str]]:
    found: Tree = {}
    while tokens and tokens[0] != ")":
        name, *tokens = tokens
        below, tokens = _below(tokens)
        found[name] = _merged(found.get(name), below)
        if tokens and tokens[0] == ",":
            tokens = tokens[1:]
    return found, tokens


def _one(tokens: list[str]) -> tuple[Tree, list[str]]:
    """One path after a dot, up to the comma."""
    name, *tokens = tokens
    below, tokens = _below(tokens)
    return {name: below}, tokens


def _below(tokens: list[str]) -> tuple[Tree, list[str]]:
    """What follows a name: a path, names in brackets, or nothing."""
    if tokens and tokens[0] in "./":
        return _one(tokens[1:])
    if tokens and tokens[0] == "(":
        below, tokens = _fields(tokens[1:])
        return below, tokens[1:]
    return {}, tokens


def _merged(before: Tree | None, now: Tree) -> Tree:
    return now if before is None else (before | now if before and now else {})


def judge(wanted: Tree, schema: str, path: str = "") -> None:
    """Raises BadMask for a name that Google's description does not have."""
    properties = discovery()["schemas"][schema]["properties"]
    for name, below in wanted.items():
        if name == "*":
            continue
        if name not in properties:
            raise BadMask(path + name)
        kind = properties[name].get("items", properties[name]).get("$ref")
        if below and kind:
            judge(below, kind, f"{path}{name}.")
        elif below:
            raise BadMask(f"{path}{name}.{next(iter(below))}")


def cut(answer: Any, wanted: Tree) -> Any:
    """The part of an answer that was asked for; where nothing of an item is left, `{}` stands for it."""
    if not wanted or "*" in wanted:
        return answer
    if isinstance(answer, list):
        return [cut(item, wanted) for item in answer]
    return {name: cut(answer[name], below) for name, below in wanted.items() if name in answer}
