"""A question that is edited, or deleted, and an answer that its asker deletes."""

import discord
import pytest

from bot.discord.views.answer_buttons import ReceiptButton
from bot.render.messages import words_for
from tests.bot.discord.messages.test_turns import thread_with
from tests.bot.discord.permissions.test_admission import told
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import asked, button

EN = words_for("en-GB")
KEEPERS = "Who kept the lighthouse of Ostrand?"


def buttons(message) -> str:
    return str([row.to_dict() for row in message.components])


async def edited(env, channel, alice, text: str = KEEPERS):
    """Have alice ask and then edit her question; return it and the answer."""
    question = await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
    await alice.edit(question, f"{env.bot.user.mention} {text}")
    (answer,) = from_bot(env, channel)
    return question, answer


async def test_an_edited_question_is_asked_anew_by_its_author(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        bob = guild.add_member(env.create_user("bob"))
        question, answer = await edited(env, channel, alice)
        assert "Ask the edited question" in buttons(answer)
        assert told(await bob.click(answer, custom_id=button(answer, "edited"))) == EN("buttons-only-asker")
        await alice.click(answer, custom_id=button(answer, "edited"))
        (anew,) = from_bot(env, channel)
        assert "two sisters" in anew.content
        assert anew.reference.message_id == question.id
        assert "Ask the edited question" not in buttons(anew)


async def test_the_button_is_there_for_ten_minutes(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        _, answer = await edited(env, channel, alice)
        await env.advance_time(601)
        (answer,) = from_bot(env, channel)
        assert "Ask the edited question" not in buttons(answer)


@pytest.mark.parametrize("text", [ASKED, f"  {ASKED}"])
async def test_an_edit_that_asks_the_same_changes_nothing(data_dir, text):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        _, answer = await edited(env, channel, alice, text)
        assert "Ask the edited question" not in buttons(answer)


@pytest.mark.parametrize("place", ["channel", "thread", "direct message"])
async def test_deleting_the_question_removes_the_answer_and_the_receipt(data_dir, place):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        _, channel, alice = town_square(env)
        if place == "direct message":
            question = await alice.send_dm(ASKED)
            where = alice.user.dm_channel
        elif place == "thread":
            where = await thread_with(env, channel, alice)
            question = channel.history()[0]
        else:
            question = await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
            where = channel
        assert "1871" in from_bot(env, where)[-1].content
        await (alice.user if place == "direct message" else alice).delete(question)
        assert [message for message in from_bot(env, where) if message.content] == []
        assert env.bot.records.stored_data_of(alice.id).receipts == 0


async def test_the_asker_can_delete_an_answer_and_nobody_else(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        channel, alice, answer = await asked(env)
        bob = env.guild.add_member(env.create_user("bob"))
        for_bob = (await bob.click(answer, custom_id=button(answer, "why"))).response.message
        assert "Delete this answer" not in buttons(for_bob)
        shown = (await alice.click(answer, custom_id=button(answer, "why"))).response.message
        receipt = env.bot.records.receipt_of_message(answer.id)
        view = discord.ui.View(timeout=None)
        view.add_item(ReceiptButton("delete", receipt.id, words=EN))
        forged = await env.bot.get_channel(channel.id).send("not yours", view=view)
        assert told(await bob.click(forged, custom_id=button(forged, "delete"))) == EN("buttons-only-asker")
        await forged.delete()
        await alice.click(shown, custom_id=button(shown, "delete"))
        assert from_bot(env, channel) == []
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
