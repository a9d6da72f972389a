"""The bot in a browser, in a simulated Discord."""

import json
import signal
import sys
import time
import urllib.request
from datetime import timedelta

from bot.terminal.preview.opening import ask_first
from bot.terminal.preview.simulation import simulated
from retrieval.store.database import now
from tests.bot.discord.test_bot import ASKED, data_dir, footnote, settings_for  # noqa: F401  # a fixture


async def test_what_is_asked_in_a_preview_is_kept_nowhere(data_dir):  # noqa: F811
    before = {file: file.stat().st_mtime_ns for file in data_dir.rglob("*") if file.is_file()}
    async with simulated(settings_for(data_dir, discord_token="a.b.c", allowed_guilds=(1,))) as (
        env,
        channel,
        alice,
        _,
    ):
        async with env.preview(channel, viewers=[alice], layout="channel") as preview:
            await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
            shown = json.dumps(await preview.snapshot())
            assert "opened to carts in " in shown
            assert "Why this answer" in shown
        copied = env.bot.settings.data_dir
        assert copied != data_dir
    assert not copied.exists()
    assert {file: file.stat().st_mtime_ns for file in data_dir.rglob("*") if file.is_file()} == before


async def test_its_clock_begins_now_and_its_first_question_is_about_the_newest_article(data_dir):  # noqa: F811
    async with simulated(settings_for(data_dir)) as (env, channel, alice, _):
        assert abs(now() - env.now()) < timedelta(minutes=1)
        await ask_first(env.bot, channel, alice)
        asked, answered = channel.history()
        assert asked.content == f'{env.bot.user.mention} what is said of "The salt bridge of Velmora"?'
        assert "opened to carts in " in answered.content
        assert abs(now() - asked.created_at) < timedelta(minutes=1)


async def test_without_articles_nothing_is_asked(tmp_path):
    async with simulated(settings_for(tmp_path)) as (env, channel, alice, _):
        await ask_first(env.bot, channel, alice)
        assert channel.history() == []


def test_the_command_serves_a_page_on_loopback_until_it_is_told_to_stop(data_dir, tmp_path):  # noqa: F811
    process = footnote("preview", "--data-dir", str(data_dir), cwd=tmp_path)
    try:
        line = process.stdout.readline()
        assert line.startswith("Open http://127.0.0.1:"), process.stderr.read() if process.poll() else line
        with urllib.request.urlopen(line.split()[1].split("#")[0], timeout=10) as page:
            assert page.status == 200
    finally:
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        _, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    assert time.monotonic() - began < 10
    assert "Traceback" not in err


def test_without_the_extra_it_says_what_to_install(tmp_path):
    code = "import sys; sys.modules['simcord'] = None; from bot.terminal.cli import main; main()"
    process = footnote("preview", "--data-dir", str(tmp_path), cwd=tmp_path, code=code)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert 'pip install "footnote[preview]"' in err
    assert sys.modules["simcord"]
