"""The bot below what simcord simulates: a gateway that is lost, or refuses, and a process that is told to stop."""

import asyncio
import contextlib
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import discord
import pytest
import yarl

from bot.client import create_bot, run_bot
from corpus.errors import FootnoteError, SettingsError
from retrieval.jobs.runs import Jobs
from retrieval.store.schema import runs
from tests.bot.discord.test_bot import ASKED, data_dir, footnote, settings_for  # noqa: F401  # a fixture
from tests.support.chat_server import KEY, Step, serving
from tests.support.errors import raises
from tests.support.fake_discord import DM, FakeDiscord

ANSWER = "opened to carts in **1871**"
RESTARTED = "I'm restarting. Ask again in a minute."


@contextlib.contextmanager
def discord_of_our_own(monkeypatch, **more) -> Iterator[FakeDiscord]:
    with FakeDiscord(**more) as served:
        monkeypatch.setattr(discord.http.Route, "BASE", served.url)
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(served.gateway))
        yield served


async def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        await asyncio.sleep(0.05)


async def test_after_a_lost_gateway_it_resumes_and_answers_what_comes_then(data_dir, tmp_path, monkeypatch):  # noqa: F811
    shutil.copytree(data_dir, tmp_path, dirs_exist_ok=True)
    with discord_of_our_own(monkeypatch) as served:
        bot = create_bot(settings_for(tmp_path))
        running = asyncio.create_task(bot.start("a.b.c"))
        try:
            await until(served.ready.is_set)
            await until(bot.is_ready)
            served.hang_up()
            await until(lambda: len(served.connections) == 2)
            await until(lambda: bot.ws is not None and bot.ws.open)
            served.write(ASKED)
            await until(lambda: served.said)
        finally:
            running.cancel()
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)
    assert served.connections == ["identify", "resume"]
    assert ANSWER in served.said[-1]
    typing = served.paths.index(f"POST /channels/{DM}/typing")
    assert typing < served.paths.index(f"POST /channels/{DM}/messages")


async def test_a_bot_in_no_server_says_how_to_invite_it(data_dir, tmp_path, monkeypatch, caplog):  # noqa: F811
    shutil.copytree(data_dir, tmp_path, dirs_exist_ok=True)
    caplog.set_level("INFO", logger="bot")
    with discord_of_our_own(monkeypatch):
        bot = create_bot(settings_for(tmp_path))
        running = asyncio.create_task(bot.start("a.b.c"))
        try:
            await until(lambda: "in no server" in caplog.text)
        finally:
            running.cancel()
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)
    assert "https://discord.com/oauth2/authorize?client_id=2&scope=bot+applications.commands&perm" in caplog.text


def test_an_intent_that_discord_refuses_is_one_sentence_that_says_where_to_turn_it_on(tmp_path, monkeypatch):
    with discord_of_our_own(monkeypatch, refuse_with=4014) as served:
        settings = settings_for(tmp_path, DISCORD_TOKEN="very.secret.token", message_content=True)
        with raises(SettingsError, "settings-intent-refused") as raised:
            run_bot(settings)
    assert "secret" not in str(raised.value)
    assert served.connections == ["identify"]


@pytest.mark.parametrize(
    ("code", "why"),
    [(4004, "settings-token-refused"), (4010, "settings-no-such-shard"), (4011, "settings-more-shards")],
)
def test_a_token_or_a_shard_that_the_gateway_refuses_is_one_sentence_that_says_what_to_set(
    tmp_path, monkeypatch, code, why
):
    with discord_of_our_own(monkeypatch, refuse_with=code):
        settings = settings_for(tmp_path, DISCORD_TOKEN="very.secret.token", shard_count=2, shard_ids=(1,))
        with raises(SettingsError, why):
            run_bot(settings)


def test_a_discord_that_takes_connections_and_says_nothing_is_given_up(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("bot.discord.bot._LOGIN_S", 0.2)
    monkeypatch.setattr("bot.discord.connection.retry.WAITS_S", (0.0,))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with raises(FootnoteError, "terminal-no-discord", error="TimeoutError"):
            run_bot(settings_for(tmp_path, DISCORD_TOKEN="a.b.c"))
    assert "waiting for Discord, next try in 0 s: TimeoutError" in caplog.text


def test_sigterm_while_a_chat_model_stalls_tells_whoever_asked_and_ends_within_ten_seconds(data_dir, tmp_path):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    code = (
        "import sys, yarl, discord; url = sys.argv.pop(1); discord.http.Route.BASE = url;"
        "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace('http', 'ws'));"
        "from bot.terminal.cli import main; main()"
    )
    with FakeDiscord() as served, serving(Step(text="{", stall_after=0)) as model:
        process = footnote(
            served.url, "run", "--data-dir", str(tmp_path / "data"), cwd=tmp_path, code=code,
            DISCORD_TOKEN="very.secret.token", FOOTNOTE_LOG_LEVEL="DEBUG", FOOTNOTE_CHAT_MODEL="openai:any",
            FOOTNOTE_CHAT_BASE_URL=model.url, FOOTNOTE_CHAT_API_KEY=KEY, FOOTNOTE_CHAT_TIMEOUT="60",
        )  # fmt: skip
        asked = False
        end = time.monotonic() + 60
        while not model.requests and process.poll() is None and time.monotonic() < end:
            if served.ready.is_set() and not asked:
                served.write(ASKED)
                asked = True
            time.sleep(0.05)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=50)
        took = time.monotonic() - began
    assert process.returncode == 0, err
    assert took < 10
    assert served.said[-1] == RESTARTED
    assert "Traceback" not in err
    for kept_quiet in ("secret", KEY):
        assert kept_quiet not in err


async def test_of_two_bots_with_one_schedule_one_refreshes(data_dir, tmp_path, monkeypatch):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "mill.md").write_text("The windmill of Tarnow grinds barley now.")
    settings = settings_for(tmp_path / "data", sources=(str(tmp_path / "news"),), refresh_every=timedelta(days=1))
    # Here, and not above: where a bot was closed before, its cogs are loaded anew.
    from bot.discord.cogs.corpus.scheduled_refresh import ScheduledRefresh

    looked, done, due = threading.Barrier(2), threading.Event(), ScheduledRefresh._due
    looks: list[int | None] = []

    def both_look_before_either_begins(self: ScheduledRefresh) -> int | None:
        found = due(self)
        looks.append(found)
        if found is not None and looked.wait(20):
            assert done.wait(20)  # the second one is so slow that the lock is free again
        return found

    monkeypatch.setattr(ScheduledRefresh, "_due", both_look_before_either_begins)
    with discord_of_our_own(monkeypatch):
        bots = [create_bot(settings) for _ in range(2)]
        starting = [asyncio.create_task(bot.start("a.b.c")) for bot in bots]
        try:
            await until(lambda: len(looks) == 2)  # as they start, when nothing is due
            jobs = Jobs(bots[0].engine.catalog)
            with bots[0].engine.catalog.engine.begin() as connection:  # as if the last one had been long ago
                connection.execute(runs.update().values(started_at=datetime(2020, 1, 1, tzinfo=UTC)))
            before = len(jobs.latest(50))
            for bot in bots:
                bot.get_cog("Corpus").clock.restart()
            await until(lambda: jobs.latest(50)[:-before] and jobs.running() is None)
            done.set()
            await until(lambda: all(bot.background_jobs._futures for bot in bots))
            await until(lambda: not any(bot.background_jobs.under_way for bot in bots))
            new = jobs.latest(50)[:-before]
            assert [(run.started_by, run.outcome) for run in new] == [("the schedule", "done")]
            assert [bot.engine.catalog.current().articles for bot in bots] == [5, 5]
        finally:
            for task in starting:
                task.cancel()
            for bot in bots:
                await bot.close()
            await asyncio.gather(*starting, return_exceptions=True)
