"""The bot below what simcord simulates: a gateway that is lost, or refuses, and a process that is told to stop."""

import asyncio
import contextlib
import shutil
import signal
import time
from collections.abc import Callable, Iterator

import discord
import pytest
import yarl

from bot.client import create_bot, run_bot
from corpus.errors import SettingsError
from tests.chat_server import KEY, Step, serving
from tests.fake_discord import DM, FakeDiscord
from tests.test_discord import ASKED, data_dir, footnote, settings_for  # noqa: F401  # a fixture

ANSWER = "opened to carts in 1871"
RESTARTED = "I am being restarted. Ask again in a minute."


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


def test_an_intent_that_discord_refuses_is_one_sentence_that_says_where_to_turn_it_on(tmp_path, monkeypatch):
    with discord_of_our_own(monkeypatch, refuse_with=4014) as served:
        settings = settings_for(tmp_path, DISCORD_TOKEN="very.secret.token", message_content=True)
        with pytest.raises(SettingsError, match=r"message-content intent.*FOOTNOTE_MESSAGE_CONTENT") as raised:
            run_bot(settings)
    assert "secret" not in str(raised.value)
    assert served.connections == ["identify"]


def test_sigterm_while_a_chat_model_stalls_tells_whoever_asked_and_ends_within_ten_seconds(data_dir, tmp_path):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    code = (
        "import sys, yarl, discord; url = sys.argv.pop(1); discord.http.Route.BASE = url;"
        "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace('http', 'ws'));"
        "from bot.cli import main; main()"
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
