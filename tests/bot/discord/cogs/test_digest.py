"""What came in, by subject: on demand, and by the day or the week in a channel."""

import sys
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.moderation.arrivals import arrived_since
from retrieval.store.database import now
from tests.bot.discord.cogs.test_channels import mayor_of
from tests.bot.discord.cogs.test_follow import news
from tests.bot.discord.test_bot import data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.support.moderating import shown

WIRE = (
    "The council of Xanthe will close its suspension railway in May, the mayor said on Monday. The railway has carried "
    "tea down the hill since 1931, and its ropes are worn. Repairs will take until the autumn, an engineer said.\n"
)


async def test_a_digest_quotes_each_article_once_and_folds_copies(data_dir, tmp_path):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        files = [news(tmp_path, name, WIRE, "Railway of Xanthe to close") for name in ("herald", "crier")]
        files.append(news(tmp_path, "tern", "The tern of Ostrand flies south in May. It eats herring.", "The tern"))
        env.bot.refresher.run(files)
        told = await alice.slash(channel, "digest")
        assert not told.response.ephemeral
        said = shown(told)
        assert said.count("The council of Xanthe will close") == 1
        assert said.count("The tern of Ostrand flies south in May") == 1
        assert "same text in" in said
        catalog = env.bot.engine.catalog
        digest = env.bot.engine.digest(arrived_since(catalog, now().replace(year=2000)))
        lines = [line for subject in digest.subjects for line in subject]
        assert all(
            catalog.article(line.citation.article_id).text[line.citation.start : line.citation.end]
            == line.citation.quote
            for line in lines
        )


@pytest.fixture
def days(monkeypatch) -> Callable[[int], None]:
    """Return what moves the bot's calendar by days; the clock of the simulated Discord is another."""

    def later(count: int) -> None:
        monkeypatch.setattr("bot.discord.scheduled_posts.now", lambda: now() + timedelta(days=count))
        loaded = sys.modules["bot.discord.cogs.digest"]  # discord.py loads it anew with each bot
        monkeypatch.setattr(loaded, "now", lambda: now() + timedelta(days=count))

    return later


async def test_a_channel_gets_what_came_each_day_and_nothing_when_nothing_came(data_dir, tmp_path, days):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, _ = town_square(env)
        mayor = mayor_of(env, guild)
        set_so = await mayor.slash(channel, "channel digest", every="day")
        assert shown(set_so).startswith(f"What came in is posted to {channel.mention} every day")
        env.bot.refresher.run([news(tmp_path, "tern", "The tern of Ostrand flies south in May.", "The tern")])
        await env.advance_time(301)
        assert from_bot(env, channel) == []
        for count in (1, 2, 3):
            days(count)
            await env.advance_time(301)
            (posted,) = from_bot(env, channel)
            assert "The tern of Ostrand" in posted.content
        assert "every day" in shown(await mayor.slash(channel, "channel show"))
        await mayor.slash(channel, "channel digest", every="never")
        assert env.bot.records.schedules(guild.id) == []


async def test_where_nothing_came_it_says_so_to_who_asks(data_dir, days):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        days(30)
        for period in ("day", "week"):
            told = await alice.slash(channel, "digest", period=period)
            assert told.followups[-1].content == "Nothing came in during that time."
        assert len(env.errors) == 2


async def test_only_moderators_set_what_is_posted(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        command = next(c for c in await env.bot.tree.fetch_commands() if c.name == "channel")
        guild.set_command_permissions(command, {alice: True})
        told = await alice.slash(channel, "channel digest", every="day")
        assert told.response.content == "Only moderators can do this."
        assert env.bot.records.schedules(guild.id) == []
        assert len(env.errors) == 1
