"""The one typed configuration, from the environment and .streamlit/secrets.toml."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

PROJECT = Path(__file__).resolve().parent.parent
EXAMPLES = PROJECT / "examples"


class Settings(BaseSettings):
    """What may be configured: the environment (`WIJZIJ_DATA`) first, then the file's `[wijzij]` table."""

    model_config = SettingsConfigDict(
        env_prefix="WIJZIJ_",
        toml_file=PROJECT / ".streamlit" / "secrets.toml",
        toml_table_header=("wijzij",),
        extra="ignore",
    )

    data: Path = Field(default=EXAMPLES, description="the folder of workbooks; the examples by default")

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
