"""Who is looking: a role, of a partner which one, and what follows from it."""

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
    """A role; `partner` names whose rows are one's own, where the role is that of a partner.

    `is_guarded`: whether one can sign in here. Where nobody can, the open view also serves the partners
    and the coordinator, who have no other: then it holds the faults and the workbooks too.
    """

    role: Role = Role.OPEN
    partner: str | None = None
    is_guarded: bool = False

    @property
    def has_signed_in(self) -> bool:
        """Whether this is anybody in particular."""
        return self.role is not Role.OPEN

    @property
    def sees_faults(self) -> bool:
        """Whether what partners typed wrong is told, cell by cell."""
        return self.has_signed_in or not self.is_guarded

    @property
    def sees_workbooks(self) -> bool:
        """Whether the page Bronnen, the decisions and a reading now are theirs."""
        return self.role is Role.COORDINATOR or not self.is_guarded

    def sees_desk(self, partner: str) -> bool:
        """Whether Mijn gegevens of this partner may be opened."""
        return self.sees_faults and (self.role is not Role.PARTNER or partner == self.partner)


OPEN = Viewer()
