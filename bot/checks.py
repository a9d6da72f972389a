"""Who may do what. Discord's `default_permissions` is a hint that a server's owner can change: these checks hold."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

if TYPE_CHECKING:
    from bot.client import FootnoteBot


class NotModerator(app_commands.CheckFailure):
    """A member called what only moderators may."""


def is_moderator(person: discord.Member | discord.User, roles: tuple[int, ...]) -> bool:
    """Tell whether a person may move the corpus: by the right to manage the server, or by one of the roles."""
    if not isinstance(person, discord.Member):
        return False
    return person.guild_permissions.manage_guild or any(role.id in roles for role in person.roles)


async def moderators_only(interaction: discord.Interaction["FootnoteBot"]) -> bool:
    """Let moderators through. Raises NotModerator."""
    if not interaction.client.is_moderator(interaction.user):
        raise NotModerator
    return True
