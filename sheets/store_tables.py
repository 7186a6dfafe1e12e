"""The tables of the store, the same in SQLite and in PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

SCHEMA = 3
"""Raise it when a table changes, and say in `store_engine` how the former becomes the new one.

2 has `rounds`, which 1 had not; 3 has `sights` and `salt`.
"""

GOOD, FAILED = "ok", "failed"


class UtcTime(sa.TypeDecorator[datetime]):
    """An aware time, kept and given back in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """The time in UTC; a naive one is a bug, for nobody knows what it means."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a time in the store has a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        """The time in UTC; SQLite gives it back naive."""
        if value is None:
            return None
        kept: datetime = value
        return kept.replace(tzinfo=UTC) if kept.tzinfo is None else kept.astimezone(UTC)


_Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
metadata = sa.MetaData()

contents = sa.Table(
    "contents",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("id", _Number, primary_key=True, autoincrement=True),
    sa.Column("workbook", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("partner", sa.Text),
    sa.Column("read_at", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("outcome", sa.String(8), nullable=False),
    sa.Column("hash", sa.ForeignKey("contents.hash")),
    sa.Column("code", sa.Text),
    sa.Column("message", sa.Text),
    sa.Column("meta", sa.JSON, nullable=False),
    sa.CheckConstraint(f"(outcome = '{GOOD}') = (hash IS NOT NULL)", name="good_has_content"),
    sa.CheckConstraint(f"(outcome = '{FAILED}') = (code IS NOT NULL)", name="failed_has_code"),
    sa.Index("readings_of_a_workbook", "workbook", "id"),
    sqlite_autoincrement=True,
)

workbooks = sa.Table(
    "workbooks",
    metadata,
    sa.Column("workbook", sa.Text, primary_key=True),
    sa.Column("good", sa.ForeignKey("readings.id")),
    sa.Column("failure", sa.ForeignKey("readings.id")),
    sa.Column("failing_since", UtcTime),
    sa.Column("vanished", sa.JSON, nullable=False),
)

rounds = sa.Table(
    "rounds",
    metadata,
    sa.Column("id", _Number, primary_key=True, autoincrement=True),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("requests", sa.Integer, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("last_minute", sa.Integer, nullable=False),
    sqlite_autoincrement=True,
)

sights = sa.Table(
    "sights",
    metadata,
    sa.Column("id", _Number, primary_key=True, autoincrement=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("partner", sa.Text),
    sa.Column("person", sa.String(16), nullable=False),
    sa.Column("page", sa.Text, nullable=False),
    sa.Column("filters", sa.JSON, nullable=False),
    sqlite_autoincrement=True,
)

salt = sa.Table(
    "salt",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("value", sa.LargeBinary, nullable=False),
    sa.CheckConstraint("id = 1", name="one_salt"),
)

state = sa.Table(
    "state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("version", _Number, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)
