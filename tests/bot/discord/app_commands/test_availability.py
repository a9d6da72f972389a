"""Where each command is offered, and what the bot does for people who took it to a server that doesn't have it."""

import asyncio
import shutil

import pytest

from bot.client import create_bot
from bot.render.messages import words_for
from tests.bot.discord.app_commands.test_translator import synced  # noqa: F401  # a fixture
from tests.bot.discord.connection.test_gateway import ANSWER, discord_of_our_own, until
from tests.bot.discord.test_bot import ASKED, data_dir, settings_for  # noqa: F401  # a fixture

GUILD_INSTALL, USER_INSTALL = 0, 1
IN_SERVERS, IN_DIRECT_MESSAGES, IN_GROUPS = 0, 1, 2
ANYWHERE = (
    "ask", "passages", "article", "timeline", "sources", "digest", "help", "privacy", "Check against the corpus",
)  # fmt: skip
IN_A_SERVER = ("channel", "corpus", "coverage", "report", "Add to the corpus")
ELSEWHERE = 77


def test_each_command_is_offered_where_it_works(synced):  # noqa: F811
    offered = {command["name"]: command for command in synced}
    for name in ANYWHERE:
        assert sorted(offered[name]["integration_types"]) == [GUILD_INSTALL, USER_INSTALL], name
        assert sorted(offered[name]["contexts"]) == [IN_SERVERS, IN_DIRECT_MESSAGES, IN_GROUPS], name
    for name in IN_A_SERVER:
        assert offered[name]["integration_types"] == [GUILD_INSTALL], name
        assert offered[name]["contexts"] == [IN_SERVERS], name


def test_the_table_has_every_command(synced):  # noqa: F811
    assert {*ANYWHERE, *IN_A_SERVER} <= {command["name"] for command in synced}


@pytest.mark.parametrize("guild_id", [ELSEWHERE, None])
async def test_who_added_it_for_themselves_is_answered_anywhere(data_dir, tmp_path, monkeypatch, guild_id):  # noqa: F811
    shutil.copytree(data_dir, tmp_path, dirs_exist_ok=True)
    with discord_of_our_own(monkeypatch) as served:
        bot = create_bot(settings_for(tmp_path))
        running = asyncio.create_task(bot.start("a.b.c"))
        try:
            await until(bot.is_ready)
            served.call("ask", guild_id, question=ASKED)
            await until(lambda: served.said)
            served.call("passages", guild_id, query="salt bridge")
            await until(lambda: len(served.said) > 1)
            assert ANSWER in served.said[0]
            assert "The salt bridge of Velmora" in served.said[1]
        finally:
            running.cancel()
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


def test_it_is_said_that_a_server_needs_the_bot():
    assert words_for("en-GB")("errors-not-in-server").startswith("This only works in a server that I was added to.")
