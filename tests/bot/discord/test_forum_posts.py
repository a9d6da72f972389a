"""Forums, and the other kinds of channels that people write in: each new post is answered once, in the post."""

from types import SimpleNamespace

import discord
import pytest
from simcord.enums import ChannelType

from bot.render.messages import words_for
from tests.bot.discord.cogs.test_channels import mayor_of
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.bot.discord.test_messages import ANSWER, said
from tests.bot.discord.views.test_answer_buttons import UNANSWERABLE, button

EN = words_for("en-GB")
TAGS = ("bridges", "answered", "needs coverage", "solved")


async def open_post(env, forum, person, title: str, text: str, tags=()):
    """Have a person open a post in a forum, as Discord does it: the first message has the id of the post."""
    thread = env.backend.create_thread(forum.id, title, person.id, applied_tags=tags, broadcast=False)
    env.backend.announce_thread_create(thread)
    message = env.backend.prepare_message(thread.id, person.id, text)
    message.id = thread.id
    env.backend.commit_message(message)
    await env.settle()
    return next(one for one in forum.threads if one.id == thread.id)


async def forum_with(env, guild):
    """Return a forum that answers each post, with tags that the bot may set."""
    forum = guild.create_forum_channel("questions")
    stored = env.backend.get_channel(forum.id)
    stored.available_tags = [
        {"id": str(900 + n), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for n, name in enumerate(TAGS)
    ]
    everyone = env.backend.get_role(guild.id, guild.id)
    managing = discord.Permissions(manage_threads=True).value
    env.backend.edit_role(guild.id, guild.id, {"permissions": int(everyone.permissions) | managing})
    env.backend.announce_channel_update(forum.id)
    await env.settle()
    env.bot.records.set_mode(guild.id, forum.id, "all")
    return forum


def tags_of(env, post) -> list[str]:
    return [TAGS[tag - 900] for tag in env.backend.get_channel(post.id).applied_tags]


async def test_a_new_post_is_answered_once_and_tagged(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, _, alice = town_square(env)
        forum = await forum_with(env, guild)
        post = await open_post(env, forum, alice, "The salt bridge of Velmora", "When did it open to carts?", [900])
        (answer,) = from_bot(env, post)
        assert ANSWER in answer.content
        assert tags_of(env, post) == ["bridges", "answered"]
        await alice.send(post, "And who kept the lighthouse of Ostrand?")
        assert len(from_bot(env, post)) == 1
        await alice.send(post, f"{env.bot.user.mention} who was its builder?")
        assert "Ilse Tarn" in said(env, post)[-1]


async def test_the_title_may_be_the_question(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, _, alice = town_square(env)
        forum = await forum_with(env, guild)
        post = await open_post(env, forum, alice, ASKED, "Asking for a friend of mine.")
        assert ANSWER in said(env, post)[-1]


async def test_what_people_write_around_a_question_changes_nothing_by_any_way_in(data_dir):  # noqa: F811
    wrapped = (
        f"Hi everyone! 👋 <:bridge:123456789012345678> Does anyone know: **{ASKED.lower()}** "
        "||asking for my class|| https://example.org/photo\nThanks in advance!\n-- Alice"
    )
    async with discord_with(data_dir, message_content=True, person_limit=0, channel_limit=0) as env:
        guild, channel, alice = town_square(env)
        forum, me, read = await forum_with(env, guild), env.bot.user.mention, []
        await alice.send(channel, f"{me} {wrapped}")
        read.append(from_bot(env, channel)[-1])
        await alice.send(channel, f"{wrapped} {me}", reply_to=from_bot(env, channel)[-1])
        read.append(from_bot(env, channel)[-1])
        open_to_all = guild.create_text_channel("all")
        env.bot.records.set_mode(guild.id, open_to_all.id, "all")
        await alice.send(open_to_all, wrapped)
        read.append(from_bot(env, open_to_all)[-1])
        env.bot.records.set_mode(guild.id, open_to_all.id, "thread")
        await alice.send(open_to_all, f"{me} {wrapped}")
        read.append(from_bot(env, open_to_all.threads[-1])[-1])
        await alice.send(open_to_all.threads[-1], wrapped)
        read.append(from_bot(env, open_to_all.threads[-1])[-1])
        read.append(from_bot(env, await open_post(env, forum, alice, "A question", wrapped))[-1])
        await alice.send_dm(wrapped)
        read.append(from_bot(env, alice.user.dm_channel)[-1])
        read.append((await alice.slash(channel, "ask", question=wrapped)).response)
        assert [ANSWER in answer.content for answer in read] == [True] * 8


async def test_a_post_that_is_edited_can_be_asked_anew_and_still_be_solved(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, _, alice = town_square(env)
        forum = await forum_with(env, guild)
        post = await open_post(env, forum, alice, "The salt bridge of Velmora", "When did it open to carts?")
        await alice.edit(post.history()[0], "Who was its builder?")
        (answer,) = from_bot(env, post)
        assert button(answer, "solved")
        await alice.click(answer, custom_id=button(answer, "edited"))
        assert "Ilse Tarn" in said(env, post)[-1]
        assert len(said(env, post)) == 1


async def test_what_has_no_answer_needs_coverage_until_its_asker_solves_it(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, _, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        forum = await forum_with(env, guild)
        post = await open_post(env, forum, alice, UNANSWERABLE, "I could not find it.")
        (answer,) = from_bot(env, post)
        assert tags_of(env, post) == ["needs coverage"]
        refused = await bob.click(answer, custom_id=button(answer, "solved"))
        assert refused.response.content == EN("buttons-only-asker")
        done = await alice.click(answer, custom_id=button(answer, "solved"))
        assert done.response.content == EN("posts-solved")
        assert tags_of(env, post) == ["solved"]


async def test_what_somebody_asked_before_is_linked_while_its_quotes_stand(data_dir, monkeypatch):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        earlier = from_bot(env, channel)[-1]
        link = f"Asked before: https://discord.com/channels/{guild.id}/{channel.id}/{earlier.id}"
        forum = await forum_with(env, guild)
        post = await open_post(env, forum, bob, ASKED, "Thanks!")
        assert link in said(env, post)[-1]
        elsewhere = env.create_guild()
        square, eve = elsewhere.create_text_channel("square"), elsewhere.add_member(env.create_user("eve"))
        await eve.send(square, f"{env.bot.user.mention} {ASKED}")
        assert "Asked before" not in said(env, square)[-1]
        changed = SimpleNamespace(text="The salt bridge was never opened.")
        monkeypatch.setattr(env.bot.engine.catalog, "article", lambda *_: changed)
        other = await open_post(env, forum, guild.add_member(env.create_user("cyd")), ASKED, "Thanks!")
        assert "Asked before" not in said(env, other)[-1]


async def test_an_answer_in_a_hidden_channel_is_not_linked(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, square, alice = town_square(env)
        hidden = {
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            alice: discord.PermissionOverwrite(view_channel=True),
            guild.me: discord.PermissionOverwrite(view_channel=True),
        }
        cellar = guild.create_text_channel("cellar", overwrites=hidden)
        await alice.send(cellar, f"{env.bot.user.mention} {ASKED}")
        bob = guild.add_member(env.create_user("bob"))
        await bob.send(square, f"{env.bot.user.mention} {ASKED}")
        assert "Asked before" not in said(env, square)[-1]


@pytest.mark.parametrize("kind", ["text", "news", "forum", "voice", "stage"])
async def test_wherever_it_can_answer_it_can_be_set_allowed_and_denied(data_dir, kind):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, square, alice = town_square(env)
        place = getattr(guild, f"create_{kind}_channel")("place")
        mayor = mayor_of(env, guild)
        done = await mayor.slash(square, "channel mode", mode="all", channel=place)
        assert f"Answers in <#{place.id}>: every question." in done.response.content
        assert (EN("channels-forum") in done.response.content) is (kind == "forum")
        for command in ("allow", "deny"):
            done = await mayor.slash(square, f"channel {command}", channel=place)
            assert f"<#{place.id}>" in done.response.content
        where = await _written(env, guild, place, alice)
        assert said(env, where) == []
        await mayor.slash(square, "channel clear", channel=place)
        where = await _written(env, guild, place, alice)
        assert ANSWER in said(env, where)[-1]


async def _written(env, guild, place, person):
    """Have somebody ask in a channel of any kind; return where."""
    if env.backend.get_channel(place.id).type == ChannelType.FORUM:
        return await open_post(env, place, person, ASKED, "Thanks!")
    await person.send(place, ASKED)
    return place


async def test_threads_of_announcements_are_answered(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, _, alice = town_square(env)
        news = guild.create_news_channel("news")
        env.bot.records.set_mode(guild.id, news.id, "thread")
        await alice.send(news, f"{env.bot.user.mention} {ASKED}")
        assert ANSWER in said(env, news.threads[-1])[-1]
