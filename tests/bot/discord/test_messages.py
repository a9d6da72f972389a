"""A message becomes a question, or doesn't: what people write around, beside and instead of one, each by its name."""

import discord
import pytest

from bot.render.messages import words_for
from tests.bot.discord.messages.test_turns import replies_quietly, thread_with
from tests.bot.discord.test_bot import (  # noqa: F401  # a fixture
    ASKED,
    data_dir,
    discord_with,
    from_bot,
    how_to_ask,
    town_square,
)

EN = words_for("en-GB")
ANSWER = "opened to carts in"
TRUE = "The toll of the salt bridge of Velmora was lifted in 1904."
FALSE = "The salt bridge of Velmora opened to carts in 1788 after nine years of work."


def said(env, channel) -> list[str]:
    return [message.content for message in from_bot(env, channel) if message.content]


# -------------------------------------------------------------------------------------------- what is no question


@pytest.mark.parametrize(
    "text",
    [
        "good morning everyone",
        "lol",
        "https://news.example/a",
        "thanks!",
        "who is up for a game?",
        "ㅋㅋㅋ",
        "こんにちは",
    ],
)
async def test_in_a_channel_of_every_question_small_talk_gets_silence(data_dir, text):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, "all")
        await alice.send(channel, text)
        assert said(env, channel) == []
        await alice.send(channel, ASKED)
        assert ANSWER in said(env, channel)[-1]


async def test_in_its_thread_thanks_get_a_sign_and_what_is_said_to_others_nothing(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        thread = await thread_with(env, channel, alice)
        before = said(env, thread)
        thanks = await alice.send(thread, "thanks, that helps!")
        await alice.send(thread, f"{bob.mention} did you know?")
        await bob.send(thread, "no, when was that?", reply_to=thanks)
        await alice.send(thread, "haha")
        assert said(env, thread) == before
        (shown,) = [message for message in thread.history() if message.id == thanks.id]
        assert [reaction.emoji for reaction in shown.reactions] == ["🙂"]
        await alice.send(thread, "The builder?")
        assert "Ilse Tarn" in said(env, thread)[-1]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("help", EN("help-asking").split("{")[0][:40]),
        ("who are you?", EN("cards-about")),
        ("what can you do?", "I answer with sentences from the articles"),
        ("where do you get your news from?", "**4 articles** by 3 publishers"),
        ("what's new?", "**The latest articles**\n- **The salt bridge of Velmora** · Velmora Herald · 22 March 2016"),
    ],
)
async def test_what_is_asked_about_the_bot_gets_the_right_card(data_dir, text, holds):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {text}")
        (card,) = from_bot(env, channel)
        assert holds in card.content
        assert not card.components
        shown = await alice.slash(channel, "ask", question=text)
        assert holds in shown.response.content


async def test_what_articles_there_are_is_listed(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} what articles do you have?")
        assert "There are 4 articles by " in said(env, channel)[-1]


async def test_a_greeting_is_told_how_to_ask_and_thanks_are_no_question(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} hello!")
        assert said(env, channel) == [how_to_ask(env)]
        await alice.send(channel, f"thanks {env.bot.user.mention}")
        assert len(said(env, channel)) == 1


# ------------------------------------------------------------------------------------- the message that it is about


async def test_is_this_true_checks_the_message_that_it_replies_to(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        for claim, verdict in ((FALSE, "Contradicted:"), (TRUE, "Found:")):
            posted = await bob.send(channel, claim)
            await alice.send(channel, f"{env.bot.user.mention} is this true?", reply_to=posted)
            assert f"**{verdict}**" in said(env, channel)[-1]


async def test_a_question_in_reply_to_somebody_reads_their_message_as_what_it_is_about(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        posted = await bob.send(channel, "I walked over the salt bridge of Velmora today")
        await alice.send(channel, f"{env.bot.user.mention} when did it open to carts?", reply_to=posted)
        assert ANSWER in said(env, channel)[-1]


async def test_a_bare_mention_in_reply_asks_what_the_message_asks(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        posted = await bob.send(channel, ASKED)
        await alice.send(channel, env.bot.user.mention, reply_to=posted)
        assert ANSWER in said(env, channel)[-1]
        posted = await bob.send(channel, FALSE)
        await alice.send(channel, env.bot.user.mention, reply_to=posted)
        assert "**Contradicted:**" in said(env, channel)[-1]


async def test_without_the_text_it_says_that_it_cannot_read_it_and_how_to_ask(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        posted = await bob.send(channel, FALSE)
        for text in ("is this true?", ""):
            await alice.send(channel, f"{env.bot.user.mention} {text}", reply_to=posted)
            assert said(env, channel)[-1] == EN("errors-unreadable-reply")
        checked = await alice.context_menu(channel, "Check against the corpus", posted)
        assert "**Contradicted:**" in checked.response.content


async def test_a_forward_in_direct_messages_is_read(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        _, channel, alice = town_square(env)
        for text, holds in ((ASKED, ANSWER), (FALSE, "**Contradicted:**")):
            posted = await alice.send(channel, text)
            reference = {"type": 1, "channel_id": str(channel.id), "message_id": str(posted.id)}
            env.backend.create_message(alice.user.dm_channel.id, alice.id, reference=reference)
            await env.settle()
            assert holds in said(env, alice.user.dm_channel)[-1]


async def test_a_long_paste_and_a_text_file_are_read(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        file = ("message.txt", f"{FALSE} {TRUE}".encode())
        await alice.send(channel, f"{env.bot.user.mention} is this true?", attachments=[file])
        assert "**Contradicted:**" in said(env, channel)[-1]
        assert "**Found:**" in said(env, channel)[-1]
        await alice.send(channel, env.bot.user.mention, attachments=[("question.md", ASKED.encode())])
        assert ANSWER in said(env, channel)[-1]


async def test_an_image_is_said_not_to_be_read(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, env.bot.user.mention, attachments=[("page.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)])
        assert said(env, channel) == [EN("errors-pictures")]
        await alice.send(channel, env.bot.user.mention, attachments=[("page.zip", b"PK\x03\x04")])
        assert said(env, channel)[-1] == EN("errors-unreadable-file")


async def test_an_embed_of_another_bot_is_read(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        hook = guild.create_webhook(channel, "feed")
        posted = await hook.send(embed=discord.Embed(title="Velmora", description=FALSE))
        await alice.send(channel, f"{env.bot.user.mention} is that true?", reply_to=posted)
        assert "**Contradicted:**" in said(env, channel)[-1]


async def test_the_message_that_a_thread_was_opened_on_belongs_to_the_question(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        _, channel, alice = town_square(env)
        posted = await alice.send(channel, "The salt bridge of Velmora is so old")
        made = await env.bot.get_channel(channel.id).get_partial_message(posted.id).create_thread(name="old things")
        thread = next(one for one in channel.threads if one.id == made.id)
        await alice.send(thread, f"{env.bot.user.mention} when did it open to carts?")
        assert ANSWER in said(env, thread)[-1]


# ------------------------------------------------------------------------------------------------ who is addressed


@pytest.mark.parametrize(
    "text", ["{nick} {asked}", "{asked} {me}", "When did {me} the salt bridge of Velmora open {me}"]
)
async def test_a_mention_stands_anywhere_and_more_than_once(data_dir, text):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        me = env.bot.user
        await alice.send(channel, text.format(me=me.mention, nick=f"<@!{me.id}>", asked=ASKED))
        assert ANSWER in said(env, channel)[-1]


async def test_the_role_that_came_with_the_bot_means_the_bot(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        role = env.bot.get_guild(guild.id).self_role
        if role is None:
            made = guild.create_role("Footnote", managed=True)
            own = env.bot.get_guild(guild.id).get_role(made.id)
            own.tags = discord.RoleTags({"bot_id": str(env.bot.user.id)})
            role = env.bot.get_guild(guild.id).self_role
        env.bot.get_guild(guild.id).get_role(role.id).mentionable = True
        await alice.send(channel, f"{role.mention} {ASKED}")
        assert ANSWER in said(env, channel)[-1]


async def test_other_bots_and_webhooks_are_not_answered(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, _ = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, "all")
        robot = guild.add_member(env.create_user("robot", bot=True))
        await robot.send(channel, f"{env.bot.user.mention} {ASKED}")
        await guild.create_webhook(channel, "proxy").send(f"{env.bot.user.mention} {ASKED}", username="Ada")
        assert said(env, channel) == []


async def test_what_a_proxy_posts_for_a_member_is_answered_once_and_as_theirs(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        hook = guild.create_webhook(channel, "proxy")
        written = await alice.send(channel, f"A: {env.bot.user.mention} {ASKED}")
        posted = await hook.send(f"{env.bot.user.mention} {ASKED}", username="Ada")
        await alice.delete(written)
        (answer,) = from_bot(env, channel)
        assert ANSWER in answer.content
        assert answer.reference.message_id == posted.id
        assert env.bot.records.receipt_of_message(answer.id).user_id == alice.id
        await hook.send(f"{env.bot.user.mention} {ASKED}", username="Ada")
        assert len(from_bot(env, channel)) == 1


async def test_a_denied_member_is_denied_behind_a_proxy(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_access(guild.id, "member", alice.id, allow=False)
        await alice.send(channel, f"A: {env.bot.user.mention} {ASKED}")
        await guild.create_webhook(channel, "proxy").send(f"{env.bot.user.mention} {ASKED}", username="Ada")
        assert from_bot(env, channel) == []


async def test_a_reply_without_a_ping_that_says_thanks_is_no_question(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        await replies_quietly(env, alice, channel, "thank you", from_bot(env, channel)[-1])
        assert len(said(env, channel)) == 1
