"""The moderators' week: what was missed, thumbs, failing sources, and the posted link that would help most people."""

from datetime import timedelta

from corpus.errors import Reason
from corpus.specs import SourceSpec
from retrieval.store.database import now
from retrieval.store.subscriptions import Subscriptions
from tests.bot.discord.cogs.corpus.test_sources import FEED, SITE, web  # noqa: F401  # a fixture
from tests.bot.discord.cogs.test_inbox import has, reading_room
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import UNANSWERABLE, button
from tests.support.moderating import ended, labels, press, shown, town_hall

GEESE = "Who paid two geese for the windmill of Tarnow?"


async def test_a_week_is_told_with_what_would_help(data_dir, web):  # noqa: F811
    async with reading_room(data_dir, person_limit=0) as (env, channel, keeper, alice):
        talk = channel.guild.create_text_channel("talk")
        await alice.send(talk, f"{env.bot.user.mention} {ASKED}")
        reply = from_bot(env, talk)[-1]
        await alice.click(reply, custom_id=button(reply, "good"))
        for question in (UNANSWERABLE, GEESE):
            await alice.send(talk, f"{env.bot.user.mention} {question}")
        for link in ("well", "mill"):
            await alice.send(channel, f"{SITE}/{link}")
        subscriptions = Subscriptions(env.bot.engine.catalog)
        subscriptions.add(SourceSpec("feed", FEED), "keeper in Discord")
        subscriptions.note(FEED, Reason("unreadable-gone"))
        told = await keeper.slash(talk, "report")
        assert told.response.ephemeral
        said = shown(told).replace("\\", "")
        assert "2 questions had no answer" in said
        assert "- Who paid two geese for the windmill of Tarnow? (1 person)" in said
        assert "👍 1 times and 👎 0 times" in said
        assert f"One source can't be read:\n- {FEED}:" in said
        assert f"may answer one person: “The windmill of Tarnow” {SITE}/mill" in said
        assert set(labels(told.response)) == {"Look at the questions", "Add the link"}
        listed = await press(keeper, told, "Look at the questions")
        assert "Unanswered questions" in shown(listed)
        await press(keeper, told, "Add the link")
        await ended(env)
        assert has(env, f"{SITE}/mill")


async def test_what_has_been_answered_since_is_left_out(data_dir, web):  # noqa: F811
    async with reading_room(data_dir, person_limit=0) as (env, channel, keeper, alice):
        talk = channel.guild.create_text_channel("talk")
        for question in (UNANSWERABLE, GEESE):
            await alice.send(talk, f"{env.bot.user.mention} {question}")
        assert "2 questions had no answer" in shown(await keeper.slash(talk, "report"))
        await keeper.send(channel, f"{SITE}/mill")
        await press(keeper, from_bot(env, channel)[-1], "Add")
        await ended(env)
        told = await keeper.slash(talk, "report")
        assert "One question had no answer" in shown(told)
        assert "windmill" not in shown(told)
        listed = await press(keeper, told, "Look at the questions")
        assert "windmill" not in shown(listed)
        assert UNANSWERABLE in shown(listed).replace("\\", "")


async def test_it_is_posted_every_week_where_moderators_want_it(data_dir, monkeypatch):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, keeper, _ = town_hall(env)
        told = await keeper.slash(channel, "report", weekly=True)
        assert shown(told).startswith("This report is posted here every week")
        monkeypatch.setattr("bot.discord.scheduled_posts.now", lambda: now() + timedelta(days=7))
        for _ in range(2):
            await env.advance_time(601)
        (posted,) = from_bot(env, channel)
        assert "Every question had an answer." in posted.content
        await keeper.slash(channel, "report", weekly=False)
        assert env.bot.records.schedules(channel.guild.id) == []


async def test_it_is_for_who_may_change_the_corpus(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, _, alice = town_hall(env)
        command = next(c for c in await env.bot.tree.fetch_commands() if c.name == "report")
        channel.guild.set_command_permissions(command, {alice: True})
        told = await alice.slash(channel, "report", weekly=True)
        assert told.response.content == "Only moderators can do this."
        assert env.bot.records.schedules(channel.guild.id) == []
        assert len(env.errors) == 1
