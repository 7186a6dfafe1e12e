"""The costs booked on one grant, parted by what they count for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from metrics.kept import once_a_network
from metrics.view import View

SPENT = ("betaald", "ingediend")
COMMITTED = ("vastgelegd",)
REFUSED = ("verworpen",)
"""The statuses of a cost; spent and committed count inside the grant's period, refused nowhere."""


@dataclass(frozen=True, eq=False)
class Ledger:
    """Costs up to the as-of day, of the columns of expenses; `logged`: any cost was ever filled in.

    A cost that counts in another row (`settled`) is in none of them. `spent` and `committed` fall inside the
    grant's period, `outside` do not.
    """

    spent: pd.DataFrame
    committed: pd.DataFrame
    outside: pd.DataFrame
    logged: bool

    @property
    def counted(self) -> pd.DataFrame:
        """What is spent and what is committed together."""
        return pd.concat([self.spent, self.committed])

    def added(self, rows: pd.DataFrame) -> int | None:
        """The amount of rows in cents, None where nothing was ever filled in."""
        return int(rows["amount"].sum()) if self.logged else None


@once_a_network
def ledger(view: View, grant: str) -> Ledger:
    """The costs of the whole network that are booked on a grant."""
    rows = view.network.expenses
    rows = rows[rows["grant"].eq(grant) & ~rows["settled"]]
    inside = rows[rows["in_period"]]
    return Ledger(
        spent=inside[inside["status"].isin(SPENT)],
        committed=inside[inside["status"].isin(COMMITTED)],
        outside=rows[~rows["in_period"] & ~rows["status"].isin(REFUSED)],
        logged=grant in view.logged,
    )
