"""Who is looking: a role, and of a partner which one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["OPEN", "Role", "Viewer"]


class Role(Enum):
    """What somebody may see, from least to most."""

    OPEN = "open"
    """Nobody signed in: only what may be public."""
    READER = "lezer"
    """Everything but the confidential columns."""
    PARTNER = "partner"
    """What a reader sees, and the confidential columns of one's own rows."""
    COORDINATOR = "coördinator"
    """Everything."""


@dataclass(frozen=True)
class Viewer:
    """A role; `partner` names whose rows are one's own, where the role is that of a partner."""

    role: Role = Role.OPEN
    partner: str | None = None


OPEN = Viewer()
