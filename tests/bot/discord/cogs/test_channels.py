"""Where the bot answers, and whom, set by slash commands."""

import discord
import pytest

from tests.bot.discord.test_bot import ASKED, data_dir, discord_with, from_bot, town_square  # noqa: F401  # a fixture
from tests.bot.discord.views.test_answer_buttons import button


def mayor_of(env, guild):
    role = guild.create_role("Mayors", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(env.create_user("mayor"), roles=[role])


async def test_a_moderator_turns_a_channel_off_and_on_again(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        mayor = mayor_of(env, guild)
        for mode, answers in (("off", 0), ("mention", 1)):
            done = await mayor.slash(channel, "channel mode", mode=mode)
            assert done.response.ephemeral
            await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
            assert len(from_bot(env, channel)) == answers


async def test_whoever_is_no_moderator_is_told_so_whatever_discord_shows_them(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        command = next(c for c in await env.bot.tree.fetch_commands() if c.name == "channel")
        guild.set_command_permissions(command, {alice: True})  # as a server's owner can
        done = await alice.slash(channel, "channel mode", mode="off")
        assert done.response.ephemeral
        assert done.response.content == "Only moderators can do this."
        assert env.bot.records.mode(channel.id) is None
        assert len(env.errors) == 1


@pytest.mark.parametrize("command", ["channel show", "coverage list"])
async def test_what_is_for_moderators_is_refused_to_others_on_our_side(data_dir, command):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        known = next(c for c in await env.bot.tree.fetch_commands() if c.name == command.split()[0])
        guild.set_command_permissions(known, {alice: True})
        done = await alice.slash(channel, command)
        assert (done.response.content, done.response.ephemeral) == ("Only moderators can do this.", True)
        assert len(env.errors) == 1


async def test_what_is_asked_for_in_direct_messages_is_in_the_moderators_list(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        await alice.send_dm("Who designed the suspension railway of Xanthe?")
        (reply,) = from_bot(env, alice.user.dm_channel)
        await alice.user.click(reply, custom_id=button(reply, "coverage"))
        listed = await mayor_of(env, guild).slash(channel, "coverage list")
        assert "suspension railway of Xanthe" in listed.response.content


async def test_every_question_needs_the_intent_and_says_so(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, _ = town_square(env)
        done = await mayor_of(env, guild).slash(channel, "channel mode", mode="all")
        assert "FOOTNOTE_MESSAGE_CONTENT=true" in done.response.content
    async with discord_with(data_dir, message_content=True) as env:
        guild, channel, alice = town_square(env)
        done = await mayor_of(env, guild).slash(channel, "channel mode", mode="all")
        assert "FOOTNOTE_MESSAGE_CONTENT" not in done.response.content
        await alice.send(channel, ASKED)
        assert "1871" in from_bot(env, channel)[0].content


async def test_who_is_denied_gets_no_answer_until_the_rule_is_taken_back(data_dir):  # noqa: F811
    async with discord_with(data_dir) as env:
        guild, channel, alice = town_square(env)
        mayor = mayor_of(env, guild)
        await mayor.slash(channel, "channel deny", who=alice)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert from_bot(env, channel) == []
        shown = await mayor.slash(channel, "channel show")
        assert f"<@{alice.id}> may not ask questions." in shown.response.content
        await mayor.slash(channel, "channel clear", who=alice)
        await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
        assert len(from_bot(env, channel)) == 1
