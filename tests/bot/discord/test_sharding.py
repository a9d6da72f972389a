"""Several processes, each with its share of Discord's servers: the real client in a simulated Discord with shards."""

import pytest

from bot.settings import Settings
from corpus.errors import SettingsError
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.monitoring.test_http_server import ready
from tests.support.chroma_server import free_port
from tests.support.errors import raises
from tests.support.moderating import keeper_of, shown

ANSWER = "opened to carts in **1871**"


async def test_a_process_answers_in_the_servers_of_its_shards_and_in_no_other(data_dir):  # noqa: F811
    async with discord_with(data_dir, shard_count=3, shard_ids=(0, 2), metrics_port=free_port()) as env:
        answered = {}
        for shard in range(3):
            guild = env.create_guild(shard_id=shard)
            channel, alice = guild.create_text_channel("square"), guild.add_member(env.create_user(f"alice {shard}"))
            await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
            answered[shard] = [ANSWER in message.content for message in from_bot(env, channel)]
        assert answered == {0: [True], 1: [], 2: [True]}
        assert sorted(env.bot.shards) == [0, 2]
        assert await ready(env) == (200, {})
        env.bot.dispatch("disconnect")
        env.bot.dispatch("shard_disconnect", 2)
        await env.settle()
        assert (await ready(env))[0] == 503
        env.bot.dispatch("resumed")
        env.bot.dispatch("shard_resumed", 2)
        await env.settle()
        assert await ready(env) == (200, {})


@pytest.mark.parametrize(("shards", "does"), [((), True), ((0,), True), ((1, 2), False)])
async def test_what_is_to_be_done_once_is_done_by_whoever_has_the_first_shard(data_dir, shards, does):  # noqa: F811
    async with discord_with(data_dir, shard_count=3, shard_ids=shards) as env:
        cog = env.bot.get_cog("Follow")
        await cog.watch()
        current = env.bot.engine.catalog.current().id
        assert (env.bot.records.checked_snapshot() == current) is does


@pytest.mark.parametrize("shards", [{}, {"shard_count": 2, "shard_ids": (0,)}])
async def test_a_process_takes_it_that_there_are_servers_on_the_shards_of_others(data_dir, shards):  # noqa: F811
    async with discord_with(data_dir, **shards) as env:
        guild = env.create_guild(shard_id=0) if shards else env.create_guild()
        found = await keeper_of(guild, env).slash(guild.create_text_channel("hall"), "corpus status")
        assert ("Several servers share this corpus" in shown(found)) is bool(shards)
        assert len(env.errors) == bool(shards)


@pytest.mark.parametrize(("count", "ids"), [("", "0"), ("2", "0,2"), ("2", "1,1"), ("2", "-1"), ("2", "x")])
def test_shards_that_there_are_not_are_refused(monkeypatch: pytest.MonkeyPatch, count: str, ids: str) -> None:
    monkeypatch.setenv("FOOTNOTE_SHARD_COUNT", count)
    monkeypatch.setenv("FOOTNOTE_SHARD_IDS", ids)
    with raises(SettingsError, "settings-wrong", name="FOOTNOTE_SHARD_IDS"):
        Settings.load()


def test_shards_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_SHARD_COUNT", "8")
    monkeypatch.setenv("FOOTNOTE_SHARD_IDS", "4, 5,6,7")
    assert Settings.load().shard_ids == (4, 5, 6, 7)
