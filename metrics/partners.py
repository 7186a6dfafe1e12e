"""Who does what: members, their expertise, their activities, and where they overlap."""

from __future__ import annotations

import pandas as pd

from metrics.view import View


def members(view: View) -> pd.DataFrame:
    """A row a partner of the register, and partners that report without being in it; by name.

    Columns: name, abbreviation, sector, municipality, province, expertise, status, member_since, member_until,
    activities, attended (Int64), referrals (questions referred to it); the last three of the selection.
    """
    raise NotImplementedError


def by_status(view: View) -> pd.DataFrame:
    """A row a membership status: key, count."""
    raise NotImplementedError


def expertise(view: View) -> pd.DataFrame:
    """A row a field of expertise, most partners first: expertise, count, partners (joined with "; ")."""
    raise NotImplementedError


def activities(view: View) -> pd.DataFrame:
    """A row a partner and kind of activity in the selection: partner, kind, count, attended."""
    raise NotImplementedError


def overlap(view: View) -> pd.DataFrame:
    """A row a pair of partners with expertise in common, most first: partner, other, count, shared (joined)."""
    raise NotImplementedError


def together(view: View) -> pd.DataFrame:
    """A row a pair of partners that report the same activity in the selection: partner, other, count."""
    raise NotImplementedError
