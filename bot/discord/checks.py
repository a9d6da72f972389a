"""Who may do what. Discord's `default_permissions` is a hint that a server's owner can change: these checks hold."""

from typing import Any, Protocol

import discord
from discord import app_commands

from bot.settings import Settings


class KnowsModerators(Protocol):
    """Be a client that knows who moderates a server that it is in."""

    def is_moderator(self, person: discord.Member | discord.User) -> bool:
        """Return whether a person may move the corpus and set the channels."""
        ...


class NotModerator(app_commands.CheckFailure):
    """A member called what only moderators may; `key` is the sentence of the catalogue that says why not."""

    def __init__(self, key: str = "errors-moderators-only") -> None:
        super().__init__(key)
        self.key = key


def is_moderator(person: discord.Member | discord.User, roles: tuple[int, ...]) -> bool:
    """Return whether a person may move the corpus: by the right to manage the server, or by one of the roles."""
    if not isinstance(person, discord.Member):
        return False
    return person.guild_permissions.manage_guild or any(role.id in roles for role in person.roles)


def corpus_access_denial(
    person: discord.Member | discord.User, guild_id: int | None, settings: Settings, guilds: int
) -> str | None:
    """Return the key of why a person may not move the corpus from a guild, None where they may.

    All guilds share one corpus. Where the bot is in several and the settings name none of them, whoever invites it into
    a server of their own would manage that server, and so the corpus of all: there only the roles in the settings may.
    """
    if not isinstance(person, discord.Member) or guild_id is None:
        return "errors-guild-only"
    if settings.allowed_guilds and guild_id not in settings.allowed_guilds:
        return "errors-elsewhere-only"
    if any(role.id in settings.moderator_roles for role in person.roles):
        return None
    if not person.guild_permissions.manage_guild:
        return "errors-moderators-only"
    return None if settings.allowed_guilds or guilds <= 1 else "errors-shared-corpus"


def may_change_corpus(guild: discord.Guild, settings: Settings, guilds: int) -> bool:
    """Return whether what the moderators of a guild have set may change the corpus, as `corpus_access_denial` says."""
    if settings.allowed_guilds:
        return guild.id in settings.allowed_guilds
    return guilds <= 1 or any(guild.get_role(role) for role in settings.moderator_roles)


async def moderators_only(interaction: discord.Interaction[Any]) -> bool:
    """Let moderators through. Raises NotModerator."""
    client: KnowsModerators = interaction.client
    if not client.is_moderator(interaction.user):
        raise NotModerator
    return True
