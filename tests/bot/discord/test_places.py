"""Where an answer can't stand: it stands elsewhere, or whoever asked gets one sentence, and the log one line."""

import logging
import re
from datetime import timedelta

import discord
import pytest

from bot.render.messages import words_for
from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.bot.discord.test_messages import ANSWER, said

EN = words_for("en-GB")


def told_by_dm(env, person) -> list[str]:
    return [re.sub(r"\w{8}(?=\)$)", "12345678", text) for text in said(env, person.user.dm_channel)]


def quiet(caplog) -> bool:
    """Return whether the log names what happened without a traceback, and as nothing that was not foreseen."""
    text = caplog.text
    return "was not answered" in text and "Traceback" not in text and "unforeseen" not in text


@pytest.mark.parametrize(
    ("status", "code"), [(400, 160006), (403, 50013), (500, 0), (403, 50001), (400, 50024), (429, 0)]
)
async def test_where_no_thread_can_be_opened_the_answer_stays_in_the_channel(data_dir, caplog, status, code):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, "thread")
        env.inject_error("POST", "/channels/*/messages/*/threads", status=status, code=code, message="no")
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert ANSWER in said(env, channel)[-1]
    assert "no thread could be opened" in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    ("status", "code", "key"),
    [
        (400, 200000, "errors-automod"),
        (403, 50001, "errors-no-access"),
        (403, 50013, "errors-no-access"),
        (400, 50083, "errors-thread-closed"),
        (400, 160005, "errors-thread-closed"),
        (429, 20016, "errors-slow-mode"),
        (429, 0, "errors-not-posted"),
        (500, 0, "errors-not-posted"),
    ],
)
async def test_what_discord_does_not_take_is_told_by_a_direct_message(data_dir, caplog, status, code, key):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.inject_error("POST", f"/channels/{channel.id}/messages", status=status, code=code, message="no", times=None)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert said(env, channel) == []
        assert told_by_dm(env, alice) == [EN(key, channel=f"<#{channel.id}>", reference="12345678")]
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert len(told_by_dm(env, alice)) == 1  # once an hour and channel
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
    assert quiet(caplog)


async def test_who_takes_no_direct_messages_sees_a_sign(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.inject_error("POST", f"/channels/{channel.id}/messages", status=400, code=200000, message="AutoMod")
        env.inject_error("POST", "/users/@me/channels", status=403, code=50007, message="no", times=None)
        env.inject_error("POST", f"/channels/{alice.user.dm_channel.id}/messages", status=403, code=50007, message="no")
        question = await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        (shown,) = [message for message in channel.history() if message.id == question.id]
        assert [reaction.emoji for reaction in shown.reactions] == ["⚠️"]
    assert quiet(caplog)


async def test_a_thread_that_takes_nothing_leaves_the_answer_to_its_channel(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        env.bot.records.set_mode(guild.id, channel.id, "thread")
        question = env.backend.prepare_message(channel.id, alice.id, f"{env.bot.user.mention} {ASKED}")
        env.inject_error("POST", f"/channels/{question.id}/messages", status=400, code=160005, message="locked")
        env.backend.commit_message(question)
        await env.settle()
        assert ANSWER in said(env, channel)[-1]
    assert "is answered in its channel: its thread said 160005" in caplog.text


async def test_a_bot_that_is_timed_out_says_so(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        me = env.bot.get_guild(guild.id).me
        me.timed_out_until = discord.utils.utcnow() + timedelta(hours=1)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert said(env, channel) == []
        told = EN("errors-timed-out", channel=f"<#{channel.id}>", reference="12345678")
        assert told_by_dm(env, alice) == [told]
    assert quiet(caplog)


async def test_an_archived_thread_is_answered_in(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        thread = env.backend.create_thread(channel.id, "old", alice.id)
        thread.thread_metadata.archived = True
        await env.settle()
        place = next(one for one in channel.threads if one.id == thread.id)
        env.backend.create_message(thread.id, alice.id, f"{env.bot.user.mention} {ASKED}")
        await env.settle()
        assert ANSWER in said(env, place)[-1]


@pytest.mark.parametrize("unknown", ["thread", "parent"])
async def test_a_thread_that_is_not_known_is_looked_up_with_its_rules(data_dir, unknown):  # noqa: F811
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        thread = env.backend.create_thread(channel.id, "salt", alice.id)
        await env.settle()
        place = next(one for one in channel.threads if one.id == thread.id)
        for allow, answers in ((False, 0), (None, 1)):
            env.bot.records.set_access(guild.id, "channel", channel.id, allow=allow)
            known = env.bot.get_guild(guild.id)
            (known._threads if unknown == "thread" else known._channels).pop(
                thread.id if unknown == "thread" else channel.id, None
            )
            env.backend.create_message(thread.id, alice.id, f"{env.bot.user.mention} {ASKED}")
            await env.settle()
            assert len(said(env, place)) == answers
        assert from_bot(env, place)


async def test_a_command_that_was_acknowledged_before_is_answered_all_the_same(data_dir, caplog):  # noqa: F811
    caplog.set_level(logging.INFO, logger="bot")
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)

        @env.bot.listen("on_interaction")
        async def first(interaction: discord.Interaction) -> None:
            await env.bot.http.request(
                discord.http.Route("POST", f"/interactions/{interaction.id}/{interaction.token}/callback"),
                json={"type": 5},
            )

        shown = await alice.slash(channel, "ask", question=ASKED)
        assert ANSWER in shown.response.content
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(("status", "code"), [(400, 50035), (403, 50013), (404, 10004), (503, 0)])
async def test_what_discord_does_not_take_of_a_command_is_a_sentence(data_dir, caplog, status, code):  # noqa: F811
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        env.inject_error("PATCH", "/webhooks/*/messages/@original", status=status, code=code, message="no")
        shown = await alice.slash(channel, "ask", question=ASKED)
        texts = [one.content for one in (*shown.followups, shown.response) if one]
        assert any(text.startswith("Discord didn't accept my answer.") for text in texts)
    assert "Traceback" not in caplog.text
    assert "unforeseen" not in caplog.text
