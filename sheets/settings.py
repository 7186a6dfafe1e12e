"""The one typed configuration, from the environment and .streamlit/secrets.toml."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from sheets.google_links import parse_spreadsheet_id

PROJECT = Path(__file__).resolve().parent.parent
EXAMPLES = PROJECT / "examples"
STATE = PROJECT / ".state"
SECRETS = PROJECT / ".streamlit" / "secrets.toml"


def as_secret_text(value: Any) -> Any:
    """A table of secrets.toml becomes the JSON text that it was copied from."""
    return json.dumps(value, default=str) if isinstance(value, dict) else value


class Configured(BaseSettings):
    """What is read from the environment and else from the file, in that order."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


class Settings(Configured):
    """What may be configured: the environment (`WIJZIJ_DATA`) first, then the file's `[wijzij]` table.

    Neither the key nor the address of the store, which may hold a password, is ever shown or logged.
    """

    model_config = SettingsConfigDict(
        env_prefix="WIJZIJ_",
        toml_file=SECRETS,
        toml_table_header=("wijzij",),
        extra="ignore",
        hide_input_in_errors=True,
    )

    data: Path = Field(default=EXAMPLES, description="the folder of workbooks; the examples by default")
    google_spreadsheet: str = Field(
        default="", description="the coordinator's Google Sheet, id or link; empty: the workbooks in `data`"
    )
    google_key: Annotated[SecretStr, BeforeValidator(as_secret_text)] = Field(
        default=SecretStr(""), description="the service account's JSON: a path, its text, or a table"
    )
    state: Path = Field(default=STATE, description="the folder where readings are kept")
    store: SecretStr = Field(
        default=SecretStr(""), description="the address of the store; empty: SQLite in `state`"
    )
    manual_refresh: bool = Field(default=True, description="whether viewers may ask for a reading now")
    last_meeting: date | None = Field(
        default=None, description="the day of the last meeting, where the tab Vergaderingen has none"
    )
    smallest_open: int = Field(
        default=10, ge=3, le=10, description="the smallest number of questions told without signing in"
    )
    smallest_reader: int = Field(
        default=5, ge=3, le=10, description="the smallest number of questions told to a reader or a partner"
    )
    refresh_minutes: float = Field(default=5, gt=0, description="minutes between two readings of Google")

    @model_validator(mode="after")
    def _open_is_told_least(self) -> Self:
        if self.smallest_open < self.smallest_reader:
            raise ValueError("WIJZIJ_SMALLEST_OPEN must not be less than WIJZIJ_SMALLEST_READER")
        return self

    @property
    def coordinator(self) -> str | None:
        """The id of the coordinator's spreadsheet; None where what is typed there is none."""
        return parse_spreadsheet_id(self.google_spreadsheet)

    @property
    def store_address(self) -> str:
        """The address of the store, which is not for showing."""
        # Not above, here and below: who reads files only starts without the database and Google.
        from sheets.store_engine import default_address

        return self.store.get_secret_value() or default_address(self.state)

    def service_account(self) -> dict[str, str]:
        """The key of the service account, for nobody's eyes. Raises KeyInvalid where it cannot be read."""
        from sheets.google_errors import unreadable_key

        text = self.google_key.get_secret_value().strip()
        try:
            found = json.loads(text if text.startswith("{") else Path(text).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # From None: the text of the error may hold the key.
            raise unreadable_key() from None
        if not isinstance(found, dict):
            raise unreadable_key()
        return found
