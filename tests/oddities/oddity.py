"""One row of real-life typing and what must become of it: the language of the answer key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["valid", "rejected", "skipped"]


@dataclass(frozen=True)
class Oddity:
    """A row as somebody typed it: `cells` go over the tab's plain row.

    `values` is what the row must mean by header, `told` which issues stand at which header
    (header, code, severity); no other issue may be told.
    """

    cells: Mapping[str, Any]
    outcome: Outcome
    why: str
    values: Mapping[str, Any] = field(default_factory=dict)
    told: frozenset[tuple[str, str, str]] = frozenset()
    formats: Mapping[str, str] = field(default_factory=dict)
    whole: bool = False


def ok(header: str, typed: Any, value: Any, why: str, format: str = "", **beside: Any) -> Oddity:
    """Understood, and nothing is told."""
    return Oddity({header: typed} | _named(beside), "valid", why, {header: value}, formats={header: format})


def warn(
    header: str, typed: Any, code: str, value: Any, why: str, at: str = "", format: str = "", **beside: Any
) -> Oddity:
    """Understood and counted, with a warning at `at` (else at the cell itself)."""
    told = frozenset({(at or header, code, "warning")})
    return Oddity(
        {header: typed} | _named(beside), "valid", why, {header: value}, told, formats={header: format}
    )


def no(header: str, typed: Any, code: str, why: str, format: str = "", at: str = "", **beside: Any) -> Oddity:
    """Refused: the row does not count."""
    told = frozenset({(at or header, code, "error")})
    return Oddity({header: typed} | _named(beside), "rejected", why, {}, told, formats={header: format})


def skip(why: str, **cells: Any) -> Oddity:
    """No row at all: blank, or a total."""
    return Oddity(_named(cells), "skipped", why, whole=True)


def _named(beside: Mapping[str, Any]) -> dict[str, Any]:
    """Headers as keyword arguments: `Opgevolgd_op` is the header `Opgevolgd op`."""
    return {name.replace("_", " "): value for name, value in beside.items()}
