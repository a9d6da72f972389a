"""What Discord knows of the bot: its application, the servers that it is in, and what it may do there.

All of it comes over HTTP, without a connection to the gateway, so that a bot which runs isn't disturbed.
"""

import asyncio
from dataclasses import dataclass

import discord

from bot.discord.connection.connection_errors import in_words
from bot.discord.permissions.bot_permissions import REQUIRED, permission_name

PORTAL = "https://discord.com/developers/applications"
PATIENCE_S = 10.0
_GUILDS = 200  # as many as Discord names at once


@dataclass(frozen=True, slots=True)
class GuildAccess:
    """Name a server, and the permissions that the bot lacks there; a channel may take away more."""

    name: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registration:
    """Hold what Discord says of the bot's application; `guilds` are its first two hundred."""

    application_id: int
    name: str
    message_content: bool
    guilds: tuple[GuildAccess, ...]

    @property
    def invite(self) -> str:
        """Return the link that invites the bot into a server."""
        return invite_link(self.application_id)


def invite_link(application_id: int) -> str:
    """Return the link that invites a bot into a server, with the permissions that it needs."""
    return discord.utils.oauth_url(application_id, permissions=REQUIRED, scopes=("bot", "applications.commands"))


async def look_up(token: str) -> Registration:
    """Return what Discord says of whose token this is.

    Raises SettingsError where Discord refuses the token, FootnoteError where it doesn't answer in ten seconds.
    """
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot has no voice
    with in_words():
        async with asyncio.timeout(PATIENCE_S), discord.Client(intents=discord.Intents(guilds=True)) as client:
            await client.login(token)
            application = await client.application_info()
            rows = await client.http.get_guilds(_GUILDS)
    flags = application.flags
    return Registration(
        application.id,
        application.name,
        flags.gateway_message_content or flags.gateway_message_content_limited,
        tuple(GuildAccess(row["name"], _missing(int(row["permissions"]))) for row in rows),
    )


def _missing(granted: int) -> tuple[str, ...]:
    permissions = discord.Permissions(granted)
    if permissions.administrator:
        return ()
    lacking = discord.Permissions(REQUIRED.value & ~granted)
    return tuple(permission_name(name) for name, lacks in lacking if lacks)
