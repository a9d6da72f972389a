"""Every setting, from the environment or a `.env` file in the folder that Footnote is started in."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import durationpy
from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import SettingsError

# Comma-separated in the environment.
Names = Annotated[tuple[str, ...], NoDecode]
Ids = Annotated[tuple[int, ...], NoDecode]


class Settings(BaseSettings):
    """Hold every setting; each can be given by keyword as well."""

    model_config = SettingsConfigDict(
        env_prefix="FOOTNOTE_",
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
        env_ignore_empty=True,
    )

    discord_token: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("DISCORD_TOKEN"),
        description="The bot's token, from Discord's developer portal.",
    )
    data_dir: Path = Field(Path("var"), description="Where the catalog and the indexes live.")
    sources: Names = Field(
        (),
        description="Folders and files to read, parted by commas; empty: what was read before, at first the sample.",
    )
    embedding_model: str = Field(
        "",
        description="A sentence-transformers model by name or folder; empty: all-MiniLM-L6-v2, as installed.",
    )
    embedding_query_prompt: str | None = Field(
        None,
        description="What the model wants before a question, e.g. 'query: '; empty: what the model itself says.",
    )
    embedding_passage_prompt: str | None = Field(
        None,
        description="What the model wants before a passage, e.g. 'passage: '; empty: what the model itself says.",
    )
    reranker_model: str = Field(
        "",
        description="A sentence-transformers CrossEncoder by name or folder, to order the best hits anew; empty: none.",
    )
    chat_model: str = Field(
        "",
        description="A chat model, as LangChain's provider:model, to write answers; empty: answers are quotes alone.",
    )
    chat_base_url: str = Field(
        "",
        description="A server that speaks as that provider's does, http://host:8000/v1; empty: the provider's own.",
    )
    chat_api_key: SecretStr = Field(
        SecretStr(""),
        description="The chat model's key; empty: the provider's variable, such as OPENAI_API_KEY, in the environment.",
    )
    chat_timeout: float = Field(
        20.0, gt=0, le=600, description="Seconds that a chat model has for an answer, tries included."
    )
    chat_token_budget: int = Field(
        16_000, ge=4_000, description="Tokens that a question may cost, prompts and answers together."
    )
    chroma_url: str = Field("", description="A Chroma server, http://host:8000; empty: embedded in the data directory.")
    database_url: SecretStr = Field(
        SecretStr(""),
        description="The catalog's database, as SQLAlchemy writes it; empty: SQLite in the data directory.",
    )
    allowed_guilds: Ids = Field((), description="Ids of the servers the bot answers in, parted by commas; empty: all.")
    moderator_roles: Ids = Field(
        (), description="Ids of the roles that may set the bot up, beside those who manage the server; by commas."
    )
    person_limit: int = Field(6, ge=0, description="Questions a minute that one person may ask; 0: no limit.")
    channel_limit: int = Field(30, ge=0, description="Questions a minute that one channel may ask; 0: no limit.")
    receipt_days: int = Field(30, ge=0, description="Days that the receipt of an answer is kept; 0: none is kept.")
    fetch_delay: float = Field(
        1.0, ge=0, le=600, description="Seconds between two requests to one web server; its robots.txt may want more."
    )
    fetch_timeout: float = Field(
        30.0, gt=0, le=600, description="Seconds that a web server has for a page, redirects included."
    )
    fetch_max_bytes: int = Field(
        10_485_760,
        ge=1024,
        le=67_108_864,
        description="Bytes of a page, feed or sitemap at most, unpacked.",
    )
    refresh_every: timedelta | None = Field(
        None, description="How often the bot refreshes by itself, such as 30m, 6h or 1d12h; empty: never."
    )
    metrics_port: int = Field(
        0, ge=0, le=65535, description="A port for /healthz, /readyz and Prometheus's /metrics; 0: none."
    )
    metrics_host: str = Field(
        "127.0.0.1", description="The address of that port; 0.0.0.0 is for a container, whose ports are its own."
    )
    gate_questions: Path | None = Field(
        None,
        description="A JSONL file of questions that a new snapshot has to answer as well as the last; empty: none.",
    )
    gate_margin: float = Field(
        0.02, ge=0, le=1, description="By how much it may answer worse, as a share of the questions, and still be used."
    )
    message_content: bool = Field(
        False, description="Ask Discord for the message-content intent; it has to be on in its portal as well."
    )
    shard_count: int = Field(
        0, ge=0, description="Connections to Discord over which its servers are spread, in all; 0: one, without shards."
    )
    shard_ids: Ids = Field((), description="Which of them this process holds, from 0 on, parted by commas; empty: all.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field(
        "text", description="How it is logged: lines of text, or one JSON object a line."
    )

    @field_validator("sources", "allowed_guilds", "moderator_roles", "shard_ids", mode="before")
    @classmethod
    def _parted(cls, value: Any) -> Any:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("refresh_every", mode="before")
    @classmethod
    def _duration(cls, value: Any) -> Any:
        if value == "":
            return None
        if isinstance(value, str):
            try:
                value = durationpy.from_str(value)
            except durationpy.DurationError:
                raise ValueError("give a duration such as 30m, 6h or 1d12h") from None
        if isinstance(value, timedelta) and value < timedelta(minutes=1):
            raise ValueError("give at least a minute, 1m")
        return value

    @field_validator("shard_ids")
    @classmethod
    def _within(cls, value: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        count = info.data.get("shard_count", 0)
        if len(set(value)) < len(value) or not all(0 <= shard < count for shard in value):
            raise ValueError("name shards from 0 to one less than FOOTNOTE_SHARD_COUNT, each once")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @classmethod
    def load(cls, **overrides: Any) -> Self:
        """Return the settings of this environment. Raises SettingsError naming what is wrong, never its value."""
        try:
            return cls(**overrides)
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0]) if first["loc"] else "a setting"
            shown = name if name.isupper() else f"FOOTNOTE_{name.upper()}"
            why = first["msg"].removeprefix("Value error, ")
            raise SettingsError(f"{shown} is wrong: {why}.") from None
