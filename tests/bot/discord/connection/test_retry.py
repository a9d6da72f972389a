"""Starting where something is not there yet: tries with backoff, a line in the log for each, and the doctor's word."""

import asyncio
import logging
import socket

import discord.http
import pytest

from bot.client import create_bot
from bot.discord.connection.retry import wait_for
from bot.settings import Settings
from bot.terminal.doctor.checks import run_checks
from corpus.errors import CatalogError, StoreUnreachableError
from retrieval.store import postgres
from retrieval.store.database import connect, reading
from retrieval.store.retry import patient
from tests.bot.discord.test_bot import rest, settings_for  # noqa: F401  # a fixture
from tests.support.chroma_server import free_port


@pytest.fixture
def waits(monkeypatch):
    """Have the bot try three times when it starts, without a wait."""
    monkeypatch.setattr("bot.discord.connection.retry.WAITS_S", (0.0, 0.0))


async def test_what_comes_up_in_time_is_waited_for_and_logged(caplog, waits):
    tries = []

    async def attempt() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise StoreUnreachableError("store-no-server", server="x")
        return "open"

    assert await wait_for("the catalog", attempt, StoreUnreachableError) == "open"
    said = [record.getMessage() for record in caplog.records]
    why = "No Chroma server answers at x: start it and try again."
    assert said == [f"waiting for the catalog, next try in 0 s: {why}"] * 2


async def test_what_stays_away_or_is_wrong_is_raised(waits):
    async def away() -> None:
        raise StoreUnreachableError("store-no-server", server="away")

    async def wrong() -> None:
        tries.append(1)
        raise CatalogError("store-later-version", found="9", known="1")

    tries: list[int] = []
    with pytest.raises(StoreUnreachableError, match="away"):
        await wait_for("the catalog", away, StoreUnreachableError)
    with pytest.raises(CatalogError, match="store-later-version"):
        await wait_for("the catalog", wrong, StoreUnreachableError)
    assert len(tries) == 1


async def test_a_discord_that_is_down_when_the_bot_starts_is_waited_for(rest, tmp_path, monkeypatch, caplog):  # noqa: F811
    caplog.set_level(logging.WARNING, logger="bot")
    monkeypatch.setattr("bot.discord.connection.retry.WAITS_S", (0.0, 0.5, 0.0))
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:9")
    bot = create_bot(settings_for(tmp_path))
    logging_in = asyncio.create_task(bot.login("a.b.c"))
    while "next try in 0 s" not in caplog.text or len(caplog.records) < 2:  # noqa: ASYNC110  # the log has no event
        await asyncio.sleep(0.01)
    monkeypatch.setattr(discord.http.Route, "BASE", rest.url)
    await logging_in
    assert "/users/@me" in rest.asked
    waited = [record.getMessage() for record in caplog.records if "waiting for Discord" in record.getMessage()]
    assert len(waited) == 2
    await bot.close()


async def test_a_database_that_is_down_is_waited_for_and_named_in_the_end(rest, tmp_path, monkeypatch, caplog, waits):  # noqa: F811
    monkeypatch.setattr(discord.http.Route, "BASE", rest.url)
    url = f"postgresql+psycopg://ada:hunter2@127.0.0.1:{free_port()}/footnote"
    bot = create_bot(settings_for(tmp_path, database_url=url))
    with pytest.raises(
        StoreUnreachableError, match=r"^store-unusable catalog=postgresql\+psycopg://ada:\*\*\*@127\.0\.0\.1:"
    ):
        await bot.login("a.b.c")
    assert caplog.text.count("waiting for the catalog") == 2
    assert "hunter2" not in caplog.text
    await bot.close()


def test_a_database_that_takes_connections_and_says_nothing_is_given_up(monkeypatch):
    monkeypatch.setitem(postgres.LIMITS, "connect_timeout", 2)  # libpq's least
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = connect(f"postgresql+psycopg://ada@127.0.0.1:{silent.getsockname()[1]}/footnote")
        with pytest.raises(StoreUnreachableError, match="timeout expired"), reading(engine):
            pass


def test_a_store_is_asked_six_times_and_a_slow_one_once(monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr("retrieval.store.retry.pause", pauses.append)
    failing = {"slow": False}

    @patient
    def ask() -> None:
        raise StoreUnreachableError("store-no-server", server="x", **failing)

    with pytest.raises(StoreUnreachableError):
        ask()
    assert len(pauses) == 5
    assert pauses == sorted(pauses)
    assert sum(pauses) < 6.5
    failing["slow"] = True
    with pytest.raises(StoreUnreachableError):
        ask()
    assert len(pauses) == 5


def test_a_store_that_is_back_at_the_second_try_has_been_asked_twice_and_waited_for_once(monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr("retrieval.store.retry.pause", pauses.append)
    asked: list[str] = []

    @patient
    def ask(what: str) -> str:
        asked.append(what)
        if len(asked) == 1:
            raise StoreUnreachableError("store-no-server", server="x")
        return f"{what} is there"

    assert ask("it") == "it is there"
    assert ask("it") == "it is there"
    assert asked == ["it"] * 3
    assert len(pauses) == 1


def test_what_is_wrong_with_a_store_in_any_other_way_is_not_asked_again(monkeypatch):
    monkeypatch.setattr("retrieval.store.retry.pause", lambda _: pytest.fail("it waited"))
    asked: list[int] = []

    @patient
    def ask() -> None:
        asked.append(1)
        raise CatalogError("store-unusable", catalog="x", problem="damaged")

    with pytest.raises(CatalogError, match="damaged"):
        ask()
    assert len(asked) == 1


def test_the_doctor_tells_which_part_is_dead(tmp_path, monkeypatch):
    monkeypatch.setattr("retrieval.store.retry.pause", lambda _: None)
    dead = free_port()
    monkeypatch.setattr("discord.http.Route.BASE", f"http://127.0.0.1:{dead}")
    monkeypatch.setattr("bot.discord.connection.registration.PATIENCE_S", 2.0)
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path,
        DISCORD_TOKEN="a.b.c",
        chat_model="openai:toy",
        chat_base_url=f"http://127.0.0.1:{dead}/v1",
        chroma_url=f"http://127.0.0.1:{dead}",
        database_url=f"postgresql+psycopg://127.0.0.1:{dead}/footnote",
    )
    found = {check.name: check for check in run_checks(settings) if not check.ok}
    assert set(found) == {"discord", "chat model", "vector index", "catalog"}
    assert found["discord"].detail.startswith("Discord can't be reached (")
    assert all(check.remedy for check in found.values())
    assert found["vector index"].detail.startswith(f"No Chroma server answers at http://127.0.0.1:{dead}")
    assert "Connection refused" in found["catalog"].detail or "connection failed" in found["catalog"].detail


def test_the_doctor_says_what_answers(tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        chat = {"chat_model": "openai:toy", "chat_base_url": f"http://127.0.0.1:{port}/v1"}
        settings = Settings(_env_file=None, data_dir=tmp_path, **chat)
        found = {check.name: check.detail for check in run_checks(settings)}
    assert found["chat model"] == f"openai:toy, 127.0.0.1:{port} answers, not called"
    assert found["vector index"] == "embedded in the data directory"
