"""Where and by whom the bot is used: every way in passes here, commands, buttons, modals and messages.

A channel may be switched off, channels, roles and members may be denied, and an answer is only for the place that it
was given in. All is looked up at the moment that somebody does something, never when a button was made.
"""

from dataclasses import dataclass
from typing import Any

import discord

from bot.discord.message_rules import may_ask
from bot.records import AccessRule, Mode, Receipt, Records
from bot.render.errors import Refused

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class KnownChannel:
    """Hold what the records know of a channel, or of a thread, which is set as its channel is."""

    mode: Mode
    rules: tuple[AccessRule, ...]
    own_thread: bool


def channel_settings(records: Records, channel: Any) -> KnownChannel:
    """Look up how a channel is set. Runs in a worker thread."""
    guild = getattr(channel, "guild", None)
    if guild is None or isinstance(channel, discord.DMChannel | discord.GroupChannel):
        return KnownChannel("mention", (), own_thread=False)
    parent_id = channel.parent_id if isinstance(channel, discord.Thread) else None
    mode = records.mode(channel.id) or (records.mode(parent_id) if parent_id else None) or "mention"
    own_thread = isinstance(channel, discord.Thread) and records.is_own_thread(channel.id)
    return KnownChannel(mode, records.access(guild.id), own_thread)


async def admit(interaction: Interaction) -> None:
    """Let somebody use the bot where they are. Raises Refused."""
    bot, channel = interaction.client, interaction.channel
    if not bot.answers_in(interaction.guild_id):
        raise Refused("errors-elsewhere-only")
    if not is_in_server(interaction):
        return  # of a server that doesn't have the bot, nothing is set, and nothing known of its members
    if not isinstance(interaction.user, discord.Member) or not isinstance(
        channel, discord.abc.GuildChannel | discord.Thread
    ):
        return
    known = await bot.in_thread(channel_settings, bot.records, channel)
    if known.mode == "off":
        raise Refused("errors-channel-off")
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    roles = frozenset(role.id for role in interaction.user.roles)
    allowed = may_ask(interaction.user.id, roles, channel.id, parent, known.rules)
    if not allowed and not bot.is_moderator(interaction.user):
        raise Refused("errors-not-allowed")


def is_in_server(interaction: Interaction) -> bool:
    """Return whether somebody is in a server that has the bot, or in none: people take it to others as theirs."""
    return interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is not None


async def may_be_told(bot: Any, guild_id: int | None, channel_id: int, user_id: int) -> bool:
    """Return whether somebody who asked to be told of something could still ask there, at the moment they are told."""
    if guild_id is None or not bot.answers_in(guild_id):
        return guild_id is None
    try:
        # Another process may hold the guild's part of the gateway; whom it has, nobody keeps.
        guild = bot.get_guild(guild_id) or await bot.fetch_guild(guild_id, with_counts=False)
        member = await guild.fetch_member(user_id)
    except discord.HTTPException:  # the bot isn't there any more, or the person isn't
        return False
    parent = getattr(guild.get_channel_or_thread(channel_id), "parent_id", None)
    mode = await bot.in_thread(bot.records.mode, channel_id) or await bot.in_thread(bot.records.mode, parent or 0)
    rules = await bot.in_thread(bot.records.access, guild_id)
    roles = frozenset(role.id for role in member.roles)
    return mode != "off" and (may_ask(user_id, roles, channel_id, parent, rules) or bot.is_moderator(member))


async def receipt_for(interaction: Interaction, receipt_id: str) -> Receipt:
    """Return the receipt of an answer that was given where somebody asks for it.

    Of another server's, of another person's direct messages and of one that is gone the same is said: who shows an id
    learns nothing by it. Raises Refused.
    """
    receipt: Receipt | None = await interaction.client.in_thread(interaction.client.records.receipt, receipt_id)
    if receipt is None or not _is_from_here(receipt, interaction):
        raise Refused("buttons-gone")
    return receipt


def _is_from_here(receipt: Receipt, interaction: Interaction) -> bool:
    if receipt.guild_id != interaction.guild_id:
        return False
    mine = receipt.user_id == interaction.user.id
    if interaction.guild_id is None:
        return mine or receipt.channel_id == interaction.channel_id
    return mine or _can_see(interaction, receipt.channel_id)


def _can_see(interaction: Interaction, channel_id: int) -> bool:
    """Return whether whoever asks sees a channel: the one that they are in, its parent, or one that they may read."""
    here, person = interaction.channel, interaction.user
    if channel_id in (interaction.channel_id, getattr(here, "parent_id", None)):
        return True
    there = interaction.guild.get_channel_or_thread(channel_id) if interaction.guild else None
    if there is None or not isinstance(person, discord.Member):
        return False
    return there.permissions_for(person).read_messages
