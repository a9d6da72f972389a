"""What the tests of `/corpus` share: moderators, strangers, and jobs that are waited for."""

import asyncio
import re
import time

import discord

from tests.bot.discord.test_bot import town_square

MANAGES = discord.Permissions(manage_guild=True)


def keeper_of(guild, env, name="keeper"):
    """Return a member who manages a guild."""
    return guild.add_member(env.create_user(name), roles=[guild.create_role("Keepers", permissions=MANAGES)])


def town_hall(env):
    """Return a guild with a channel, a member who may move the corpus and one who may not."""
    guild, channel, alice = town_square(env)
    return channel, keeper_of(guild, env), alice


async def offer(env, guild, *members) -> None:
    """Have Discord offer `/corpus` to members, as a guild's owner can; the bot's own checks have to hold then."""
    command = next(c for c in await env.bot.tree.fetch_commands() if c.name == "corpus")
    guild.set_command_permissions(command, dict.fromkeys(members, True))


async def ended(env, seconds: float = 2.5) -> None:
    """Wait until the jobs of the bot have ended, and their end is shown."""
    until = time.perf_counter() + 20
    while env.bot.background_jobs.under_way:
        assert time.perf_counter() < until, "a job has not ended"
        await asyncio.sleep(0.02)
    await env.advance_time(seconds)


def shown(result) -> str:
    """Return what a call's answer shows now, with commands as they are typed."""
    return unmentioned(result.response.content)


def unmentioned(said: str) -> str:
    """Return a text with each mention of a command as its name: "</corpus log:7>" as "/corpus log"."""
    return re.sub(r"</([^:>]+):\d+>", r"/\1", said)


def labels(message) -> dict[str, str]:
    """Return the custom ids of the buttons under a message, by their labels."""
    found = [
        item for row in message.components for item in (row.get("components", []) if isinstance(row, dict) else [])
    ]
    if not found:
        found = [child.to_dict() for row in message.components for child in getattr(row, "children", [])]
    return {item.get("label"): item["custom_id"] for item in found}


async def press(person, result, label: str):
    """Press the button with a label under a call's answer."""
    message = result.response if hasattr(result, "response") else result
    return await person.click(message, custom_id=labels(message)[label])
