"""Every setting, from the environment or a `.env` file in the folder that Footnote is started in."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import durationpy
from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import SettingsError

_PREFIX, _FILE = "FOOTNOTE_", ".env"

# Comma-separated in the environment.
Names = Annotated[tuple[str, ...], NoDecode]
Ids = Annotated[tuple[int, ...], NoDecode]


def variable_name(field: str) -> str:
    """Return the variable that a setting is read from."""
    return "DISCORD_TOKEN" if field == "discord_token" else f"{_PREFIX}{field.upper()}"


def variables_set() -> set[str]:
    """Return the names of the variables, of the environment and of `.env`, that look like settings of ours."""
    names = {*os.environ, *dotenv_values(_FILE)}
    return {name.upper() for name in names if name.upper().startswith((_PREFIX, "DISCORD_"))}


class Settings(BaseSettings):
    """Hold every setting; each can be given by keyword as well."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=_FILE,
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
        description="Sources to read besides those that were named or added, comma-separated.",
    )
    embedding_model: str = Field(
        "",
        description="Encoder of a new or rebuilt index: multilingual, minilm, or a sentence-transformers model by name "
        "or folder; empty: multilingual where it is installed, else minilm.",
    )
    embedding_query_prompt: str | None = Field(
        None,
        description="Prefix that the model expects before a question, such as 'query: '; empty: the model's own.",
    )
    embedding_passage_prompt: str | None = Field(
        None,
        description="Prefix that the model expects before a passage, such as 'passage: '; empty: the model's own.",
    )
    reranker_model: str = Field(
        "",
        description="A sentence-transformers CrossEncoder by name or folder, to rerank the best hits; empty: none.",
    )
    reader: str = Field(
        "",
        description="Models that read two texts together: empty for those that ship, none, or, for questions, an "
        "extractive question-answering model of Hugging Face's by name or folder.",
    )
    chat_model: str = Field(
        "",
        description="A chat model that writes the answers, as LangChain's provider:model; empty: extractive answers.",
    )
    chat_base_url: str = Field(
        "",
        description="A server with that provider's API, such as http://host:8000/v1; empty: the provider's own.",
    )
    chat_api_key: SecretStr = Field(
        SecretStr(""),
        description="The chat model's API key; empty: the provider's own variable, such as OPENAI_API_KEY.",
    )
    chat_timeout: float = Field(
        20.0, gt=0, le=600, description="Seconds that a chat model may take for an answer, retries included."
    )
    chat_token_budget: int = Field(
        16_000, ge=4_000, description="Tokens that a question may cost, prompts and answers together."
    )
    translate_quotes: bool = Field(
        True,
        description="Have the chat model translate quotes in another language than the question's; without one, none.",
    )
    chroma_url: str = Field(
        "", description="URL of a Chroma server, such as http://host:8000; empty: embedded in the data directory."
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        description="URL of the catalog's database, as SQLAlchemy writes it; empty: SQLite in the data directory.",
    )
    allowed_guilds: Ids = Field(
        (), description="Ids of the Discord servers that the bot answers in, comma-separated; empty: all."
    )
    moderator_roles: Ids = Field(
        (),
        description="Ids of moderator roles, comma-separated, besides members who may manage the server.",
    )
    person_limit: int = Field(6, ge=0, description="Questions per minute that one person may ask; 0: no limit.")
    channel_limit: int = Field(30, ge=0, description="Questions per minute in one channel; 0: no limit.")
    link_limit: int = Field(
        10, ge=0, description="Links per day that one person may post as articles, moderators aside; 0: no limit."
    )
    follow_limit: int = Field(
        20, ge=0, description="Questions that one person may follow, or ask coverage for, at a time; 0: no limit."
    )
    receipt_days: int = Field(30, ge=0, description="Days that the receipt of an answer is kept; 0: none is kept.")
    fetch_delay: float = Field(
        1.0,
        ge=0,
        le=600,
        description="Seconds between two requests to one web server; its robots.txt may ask for more.",
    )
    fetch_timeout: float = Field(
        30.0, gt=0, le=600, description="Seconds that a web server may take for a page, redirects included."
    )
    fetch_max_bytes: int = Field(
        10_485_760,
        ge=1024,
        le=67_108_864,
        description="Maximum bytes of a page, feed or sitemap after decompression.",
    )
    refresh_every: timedelta | None = Field(
        None, description="Interval between scheduled refreshes, such as 30m, 6h or 1d12h; empty: none."
    )
    metrics_port: int = Field(
        0, ge=0, le=65535, description="Port of /healthz, /readyz and Prometheus's /metrics; 0: none."
    )
    metrics_host: str = Field(
        "127.0.0.1", description="Address of that port; use 0.0.0.0 only in a container with its own network."
    )
    gate_questions: Path | None = Field(
        None,
        description="JSONL file of questions that a new snapshot must answer as well as the current one; empty: none.",
    )
    gate_margin: float = Field(
        0.02, ge=0, le=1, description="Share of those questions that it may answer worse and still be used."
    )
    message_content: bool = Field(
        False, description="Request the message-content intent; enable it in Discord's developer portal as well."
    )
    shard_count: int = Field(
        0,
        ge=0,
        description="Number of shards (connections to Discord) over all processes; 0: one connection, without shards.",
    )
    shard_ids: Ids = Field((), description="Shards of this process, counted from 0, comma-separated; empty: all.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Lowest level that is logged.")
    log_format: Literal["text", "json"] = Field("text", description="Log lines as text, or as one JSON object each.")

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
            raise SettingsError("settings-wrong", name=shown, problem=why) from None
