"""Who saw rows that were told in confidence, when and where: kept in the store, never what the rows hold."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from schemas.text import personal_data
from sheets.store_engine import open_engine, reading, writing
from sheets.store_tables import salt, sights

KEPT = timedelta(days=2 * 365)
"""Long enough to answer who saw a question while it was followed up; after that a record is thrown away."""
LAST = 100
CODE_LETTERS = 10


@dataclass(frozen=True)
class Sight:
    """That rows told in confidence were shown: when (aware), to whom, on which page, under which filters.

    `person` is a code (`Audit.code`), for an e-mail address is kept nowhere.
    """

    at: datetime
    role: str
    partner: str | None
    person: str
    page: str
    filters: Mapping[str, Sequence[str]]


class Audit:
    """The record, in the store that also keeps the readings. Every method raises StoreUnavailable."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, address: str) -> Audit:
        """The record in the store at an address. Raises StoreError."""
        return cls(open_engine(address))

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def add(self, sight: Sight) -> None:
        """Keeps one, and throws away those that are too old."""
        values = {name: getattr(sight, name) for name in Sight.__dataclass_fields__}
        values["filters"] = {name: list(map(_safe, chosen)) for name, chosen in sight.filters.items()}
        with writing(self._engine) as connection:
            connection.execute(sa.delete(sights).where(sights.c.at < sight.at - KEPT))
            connection.execute(sa.insert(sights).values(values))

    def last(self, number: int = LAST) -> list[Sight]:
        """The newest ones, newest first."""
        columns = [sights.c[name] for name in Sight.__dataclass_fields__]
        query = sa.select(*columns).order_by(sights.c.id.desc()).limit(number)
        with reading(self._engine) as connection:
            return [Sight(**row._asdict()) for row in connection.execute(query)]

    def code(self, email: str) -> str:
        """What stands for a person: the same for one address, of use to nobody without this store's salt."""
        digest = hmac.new(self._salt(), email.strip().casefold().encode(), sha256)
        return digest.hexdigest()[:CODE_LETTERS]

    def _salt(self) -> bytes:
        query = sa.select(salt.c.value)
        with reading(self._engine) as connection:
            known = connection.scalar(query)
        if known is None:
            with writing(self._engine) as connection:
                # Another process may have been first.
                known = connection.scalar(query)
                if known is None:
                    known = secrets.token_bytes(32)
                    connection.execute(sa.insert(salt).values(id=1, value=known))
        return bytes(known)


def _safe(chosen: str) -> str:
    """A filter's value; a link may hold anything, and an address or a number of somebody is not kept."""
    return "(niet bewaard)" if personal_data(chosen) else chosen[:100]
