"""The short codes by which a coordinator names rows: `A-7F3K-9R2M` for two activities, `B-...` for costs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from schemas.fault import Fault, refuse
from schemas.text import normal

ACTIVITY, COST = "A", "B"
"""What the letter in front stands for: an activity, a cost with its voucher (bewijsstuk)."""

_SIGNS = "0123456789ABCDEFGHJKMNPRSTVWXYZ"
"""No I, L, O, Q and U, which people read and type as something else."""
_MEANT = str.maketrans("ILOQU", "1100V")
_PART = 4
_SHORT_WORD = 3

_plain = lru_cache(maxsize=1_000)(normal)
"""A partner's name as it is compared; it stands in every row."""


class Reference(NamedTuple):
    """The rows that a code names: of which kind, and the part that stands for each."""

    kind: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return "-".join([self.kind, *self.parts])


def reference(kind: str, parts: Iterable[str]) -> Reference:
    """The code of these rows, whatever their order."""
    return Reference(kind, tuple(sorted(set(parts))))


def activity_part(partner: str, first: date, last: date, title: str) -> str:
    """What stands for one reported activity; `title` as `normal` gives it.

    Of the title only numbers and the first letters of its longer words count, in no order: a decision
    outlives a typing error that was mended. Attendance and everything else may change freely.
    """
    words = title.split()
    telling = [word if word.isdigit() else word[0] for word in words if _tells(word)]
    return _part(_plain(partner), first.isoformat(), last.isoformat(), *sorted(telling))


def _tells(word: str) -> bool:
    return word.isdigit() or len(word) == 1 or len(word) > _SHORT_WORD


def cost_part(partner: str, day: date, voucher: str, cents: int) -> str:
    """What stands for one cost, from what every visitor may see of it.

    No supplier, and only the digits of the voucher: whoever tries names against a code learns nothing.
    """
    return _part(_plain(partner), day.isoformat(), re.sub(r"\D", "", voucher), str(cents))


def _part(*identity: str) -> str:
    number = int.from_bytes(blake2b("\n".join(identity).encode(), digest_size=8).digest())
    return "".join(_SIGNS[number // len(_SIGNS) ** place % len(_SIGNS)] for place in range(_PART))


NOT_A_REFERENCE = Fault(
    "unknown_category",
    "{typed} is geen kenmerk.",
    "Neem het over van de pagina Gegevens, bijvoorbeeld A-7F3K-9R2M.",
)


def parse_reference(value: object) -> Reference:
    """A code however it is typed: `a 7f3k 9r2m`, or the codes of two rows, `A-7F3K; A-9R2M`.

    Raises `unknown_category`.
    """
    if isinstance(value, Reference):
        return value
    words = re.findall(r"[0-9A-Z]+", str(value).upper())
    kinds = {word for word in words if len(word) == 1}
    parts = [word.translate(_MEANT) for word in words if len(word) > 1]
    if len(kinds) != 1 or not kinds <= {ACTIVITY, COST} or not parts or any(map(_is_odd, parts)):
        raise refuse(NOT_A_REFERENCE)
    return reference(kinds.pop(), parts)


def _is_odd(part: str) -> bool:
    return len(part) != _PART or not set(part) <= set(_SIGNS)
