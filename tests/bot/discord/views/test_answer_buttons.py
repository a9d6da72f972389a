"""What people press under an answer, and the conversation that goes on below it."""

import discord
import pytest

from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture

UNANSWERABLE = "Who designed the suspension railway of Xanthe?"


def button(message, what: str) -> str:
    """Return the custom id of a button under a message."""
    found = [item.custom_id for row in message.components for item in row.children]
    return next(custom_id for custom_id in found if custom_id.startswith(f"fn:{what}:"))


async def asked(env, question: str = ASKED):
    _, channel, alice = town_square(env)
    await alice.send(channel, f"{env.bot.user.mention} {question}")
    (reply,) = from_bot(env, channel)
    return channel, alice, reply


async def test_passages_are_turned_by_whoever_asks_to_see_them_alone(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env)
        shown = await alice.click(reply, custom_id=button(reply, "passages"))
        assert shown.response.ephemeral
        first = shown.response.content
        assert first.startswith("Passage 1 of ")
        assert "**The salt bridge of Velmora**" in first
        assert "**The salt bridge of Velmora opened to carts in 1871 after nine years of work" in first
        await alice.click(shown.response, custom_id=button(shown.response.message, "next"))
        assert shown.response.content.startswith("Passage 2 of ")
        await alice.click(shown.response, custom_id=button(shown.response.message, "previous"))
        assert shown.response.content == first


async def test_why_says_what_was_searched_and_where(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env)
        shown = await alice.click(reply, custom_id=button(reply, "why"))
        said = shown.response.content
        assert "Searched for: When did the salt bridge of Velmora open to carts?" in said
        assert "the articles' own words" in said
        assert env.bot.engine.catalog.current().id in said
        again = await alice.click(shown.response, custom_id=button(shown.response.message, "again"))
        assert again.response.content == "The answer is still the same."


async def test_what_was_wrong_is_asked_and_kept(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env)
        shown = await alice.click(reply, custom_id=button(reply, "bad"))
        done = await alice.submit_modal(shown, {"wrong": "the year @everyone"})
        assert done.response.content == "Thanks, noted."
        receipt = env.bot.records.receipt_of_message(reply.id)
        (given,) = env.bot.records.feedback(receipt.id)
        assert (given.good, given.wrong, given.user_id) == (False, "the year @everyone", alice.id)
        await alice.click(reply, custom_id=button(reply, "good"))
        assert [given.good for given in env.bot.records.feedback(receipt.id)] == [True]


async def test_several_people_who_ask_for_coverage_are_one_request(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env, UNANSWERABLE)
        bob = env.guild.add_member(env.create_user("bob"))
        first = await alice.click(reply, custom_id=button(reply, "coverage"))
        second = await bob.click(reply, custom_id=button(reply, "coverage"))
        assert first.response.content == "Noted for the moderators. You are the first to ask."
        assert second.response.content == "Noted for the moderators. 2 people have asked so far."
        (request,) = env.bot.records.coverage()
        assert request.question == UNANSWERABLE


async def test_buttons_work_after_a_restart(data_dir):  # noqa: F811
    from bot.client import create_bot

    async with discord_with(data_dir) as env:
        _, alice, reply = await asked(env)
        old = env.bot
        await env.restart_bot(create_bot(old.settings))
        await old.close()
        for what in ("passages", "why", "good"):
            shown = await alice.click(reply, custom_id=button(reply, what))
            assert shown.response.ephemeral
            assert "no longer kept" not in shown.response.content
        await env.bot.close()


async def test_a_deleted_question_leaves_nothing_behind(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice, reply = await asked(env)
        question = next(message for message in channel.history() if message.author.id == alice.id)
        await alice.delete(question)
        assert env.bot.records.receipt_of_message(reply.id) is None
        assert from_bot(env, channel) == []


async def test_who_wants_nothing_kept_gets_an_answer_without_buttons(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.bot.records.set_opted_out(alice.id, wanted=True)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (reply,) = from_bot(env, channel)
        assert "1871" in reply.content
        assert reply.components == []


@pytest.mark.parametrize(
    ("locale", "asked", "label"),
    [
        ("ko", "Lighthouse of Ostrand?", "관련 대목 보기"),
        ("ja", "Lighthouse of Ostrand?", "該当箇所"),
        ("fr", "Lighthouse of Ostrand?", "Passages"),
        ("ko", "When was the lighthouse of Ostrand built?", "Passages"),
    ],
)
async def test_buttons_are_in_the_language_of_the_question_or_the_server(data_dir, locale, asked, label):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild = env.create_guild(preferred_locale=locale)
        channel = guild.create_text_channel("square")
        alice = guild.add_member(env.create_user("alice"))
        await alice.send(channel, f"{env.bot.user.mention} {asked}")
        (reply,) = from_bot(env, channel)
        assert reply.components[0].children[0].label == label


async def test_a_follow_up_carries_what_its_own_branch_was_about(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice, first = await asked(env)
        bob = env.guild.add_member(env.create_user("bob"))
        await alice.send(channel, f"{env.bot.user.mention} Who kept the lighthouse of Ostrand?")
        await bob.send(channel, "And who was its builder?", reply_to=first)
        last = from_bot(env, channel)[-1]
        receipt = env.bot.records.receipt_of_message(last.id)
        assert [turn.text for turn in receipt.turns if turn.speaker == "user"] == [ASKED]
        assert "Ilse Tarn" in last.content


async def test_a_thread_is_opened_for_a_question_and_goes_on_without_mentions(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, "thread")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (thread,) = channel.threads
        assert thread.name == ASKED
        assert [m for m in from_bot(env, channel) if m.type is not discord.MessageType.thread_created] == []
        await alice.send(thread, "Who was its builder?")
        answers = from_bot(env, thread)
        assert "1871" in answers[0].content
        assert "Ilse Tarn" in answers[1].content


async def test_without_the_intent_a_thread_says_once_how_to_ask(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, "thread")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (thread,) = channel.threads
        await alice.send(thread, "Who was its builder?")
        await alice.send(thread, "Hello?")
        assert ["no text here" in message.content for message in from_bot(env, thread)] == [False, True]
