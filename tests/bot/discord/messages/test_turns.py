"""Conversations: five ways of asking that are one, what each carries on, and whose branch it is."""

from types import SimpleNamespace

import pytest
from simcord.backend.models.message import AllowedMentions

from bot.discord.messages.turns import TURNS_KEPT
from bot.render.messages import words_for
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture

BUILDER = "Who was its builder?"
KEEPERS = "Who kept the lighthouse of Ostrand?"


async def replies_quietly(env, person, channel, text: str, to) -> None:
    """Have somebody reply without pinging whom they reply to, as Discord's clients let them."""
    reference = {"channel_id": str(channel.id), "message_id": str(to.id)}
    reference = env.backend.normalize_message_reference(channel.id, reference)
    policy = AllowedMentions(replied_user=False)
    env.backend.create_message(channel.id, person.id, text, reference=reference, allowed_mentions=policy)
    await env.settle()


def turns_behind(env, message) -> list[str]:
    """Return what people had asked before what a message answers."""
    receipt = env.bot.records.receipt_of_message(message.id)
    return [turn.text for turn in receipt.turns if turn.speaker == "user"]


async def thread_with(env, channel, person, question: str = ASKED):
    """Return the thread that a question opens in a channel of threads."""
    env.bot.records.set_mode(channel.guild.id, channel.id, "thread")
    await person.send(channel, f"{env.bot.user.mention} {question}")
    return channel.threads[-1]


# -------------------------------------------------------------------------------------------- five ways, one answer


async def test_a_mention_a_reply_a_thread_a_direct_message_and_the_command_give_the_same_answer(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True, person_limit=0) as env:
        guild, channel, alice = town_square(env)
        way, taken = env.bot.answering.answer, []

        async def counted(asker, question, delivery):
            taken.append((type(delivery).__name__, question.text))
            await way(asker, question, delivery)

        env.bot.answering.answer = counted
        said = []
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        said.append(from_bot(env, channel)[-1])
        await alice.send(channel, env.bot.user.mention)  # it says how to ask, which is no turn of a conversation
        await alice.send(channel, ASKED, reply_to=from_bot(env, channel)[-1])
        said.append(from_bot(env, channel)[-1])
        harbour = guild.create_text_channel("harbour")
        thread = await thread_with(env, harbour, alice, KEEPERS)
        await alice.send(thread, ASKED)
        said.append(from_bot(env, thread)[-1])
        await alice.send_dm(ASKED)
        said.append(from_bot(env, alice.user.dm_channel)[-1])
        said.append((await alice.slash(channel, "ask", question=ASKED)).response)
        assert len({message.content.removeprefix(f"> {ASKED}\n") for message in said}) == 1
        assert "1871" in said[0].content
        assert [len(message.components[0].to_dict()["components"]) if not isinstance(message.components[0], dict)
                else len(message.components[0]["components"]) for message in said] == [4] * 5  # fmt: skip
        assert taken == [
            *[("ReplyDelivery", ASKED)] * 2,
            ("ReplyDelivery", KEEPERS),
            *[("ReplyDelivery", ASKED)] * 2,
            ("ResponseDelivery", ASKED),
        ]


# ---------------------------------------------------------------------------------------------------------- replies


async def test_replies_carry_their_own_chain_and_no_other(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        first = from_bot(env, channel)[-1]
        await bob.send(channel, f"{env.bot.user.mention} {KEEPERS}")
        other = from_bot(env, channel)[-1]
        await alice.send(channel, BUILDER, reply_to=first)
        built = from_bot(env, channel)[-1]
        await bob.send(channel, "Until when?", reply_to=other)
        until = from_bot(env, channel)[-1]
        await bob.send(channel, "How was he paid?", reply_to=built)
        assert turns_behind(env, built) == [ASKED]
        assert turns_behind(env, until) == [KEEPERS]
        assert turns_behind(env, from_bot(env, channel)[-1]) == [ASKED, BUILDER]
        assert "Ilse Tarn" in built.content
        assert "1921" in until.content


async def test_a_mention_that_replies_to_nothing_begins_anew(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        for question in (ASKED, BUILDER):
            await alice.send(channel, f"{env.bot.user.mention} {question}")
        assert turns_behind(env, from_bot(env, channel)[-1]) == []


async def test_no_more_than_ten_turns_are_carried(data_dir):  # noqa: F811
    async with discord_with(data_dir, person_limit=0) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} question 0")
        for n in range(1, 8):
            await alice.send(channel, f"question {n}", reply_to=from_bot(env, channel)[-1])
        receipt = env.bot.records.receipt_of_message(from_bot(env, channel)[-1].id)
        assert len(receipt.turns) == TURNS_KEPT == 10
        assert turns_behind(env, from_bot(env, channel)[-1]) == [f"question {n}" for n in range(2, 7)]


async def test_a_reply_without_a_ping_is_a_question_where_discord_hands_over_its_text(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        _, channel, alice = town_square(env)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        await replies_quietly(env, alice, channel, BUILDER, from_bot(env, channel)[-1])
        assert "Ilse Tarn" in from_bot(env, channel)[-1].content


async def test_a_reply_without_text_is_told_once_how_to_ask(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        shown = (await alice.slash(channel, "ask", question=ASKED)).response.message
        await alice.send(channel, BUILDER, reply_to=shown)  # of what answers a command Discord hands over no text
        assert from_bot(env, channel)[-1].content == words_for("en", env.bot.command_ids)("errors-no-text")
        said = len(from_bot(env, channel))
        await alice.send(channel, BUILDER, reply_to=shown)
        await replies_quietly(env, alice, channel, BUILDER, shown)
        assert len(from_bot(env, channel)) == said
        other = guild.create_text_channel("harbour")
        await alice.send(other, f"{env.bot.user.mention} {ASKED}")
        await replies_quietly(env, alice, other, BUILDER, from_bot(env, other)[-1])
        assert from_bot(env, other)[-1].content == words_for("en", env.bot.command_ids)("errors-no-text")


async def test_a_mention_in_a_reply_to_a_commands_answer_goes_on_from_it(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        shown = (await alice.slash(channel, "ask", question=ASKED)).response.message
        await alice.send(channel, f"{env.bot.user.mention} {BUILDER}", reply_to=shown)
        assert "Ilse Tarn" in from_bot(env, channel)[-1].content


# -------------------------------------------------------------------------------------- threads and direct messages


async def test_in_a_thread_each_persons_questions_are_a_branch_of_their_own(data_dir):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        thread = await thread_with(env, channel, alice)
        await bob.send(thread, KEEPERS)
        await alice.send(thread, BUILDER)
        built = from_bot(env, thread)[-1]
        await bob.send(thread, "Until when?")
        until = from_bot(env, thread)[-1]
        await bob.send(thread, "How was he paid?", reply_to=built)  # now Bob goes on from where Alice was
        assert turns_behind(env, built) == [ASKED]
        assert turns_behind(env, until) == [KEEPERS]
        assert turns_behind(env, from_bot(env, thread)[-1]) == [ASKED, BUILDER]


async def test_a_direct_message_is_a_conversation(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        alice = env.create_user("alice")
        await alice.send_dm(ASKED)
        await alice.send_dm(BUILDER)
        last = from_bot(env, alice.dm_channel)[-1]
        assert turns_behind(env, last) == [ASKED]
        assert "Ilse Tarn" in last.content


@pytest.mark.parametrize("place", ["thread", "direct message"])
async def test_who_wants_nothing_kept_can_go_on_as_well(data_dir, place):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        _, channel, alice = town_square(env)
        env.bot.records.set_opted_out(alice.id, wanted=True)
        if place == "thread":
            thread = await thread_with(env, channel, alice, KEEPERS)
            await alice.send(thread, ASKED)
            await alice.send(thread, BUILDER)
            last = from_bot(env, thread)[-1]
        else:
            await alice.send_dm(ASKED)
            await alice.send_dm(BUILDER)
            last = from_bot(env, alice.user.dm_channel)[-1]
        assert "Ilse Tarn" in last.content
        assert env.bot.records.stored_data_of(alice.id).receipts == 0


@pytest.mark.parametrize(("mode", "answers"), [("off", [0, 0]), ("mention", [0, 1]), ("all", [1, 1])])
async def test_a_thread_goes_the_way_of_its_channel(data_dir, mode, answers):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, mode)
        said = await alice.send(channel, "the salt bridge <@1>")
        made = await env.bot.get_channel(channel.id).get_partial_message(said.id).create_thread(name="salt")
        thread = next(one for one in channel.threads if one.id == made.id)
        for question, expected in zip((ASKED, f"{env.bot.user.mention} {ASKED}"), answers, strict=True):
            before = len([m for m in from_bot(env, thread) if m.content])
            await alice.send(thread, question)
            assert len([m for m in from_bot(env, thread) if m.content]) - before == expected


# ---------------------------------------------------------------------------------------------------------- trouble


async def test_a_mention_is_told_when_the_records_can_not_be_read(data_dir, caplog):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.bot.records = SimpleNamespace()  # not one that can be read
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        await alice.send(channel, "nothing that is meant for the bot")
        (said,) = from_bot(env, channel)
        assert said.content.startswith("Something unexpected went wrong.")
        assert said.content.rstrip(".")[-8:] in caplog.text
        assert "AttributeError" not in said.content
        assert env.errors == []
