"""Where commands are offered: to whom the bot was added, a server or a person, and in which kinds of places.

Whoever adds the bot for themselves takes it to any server, group or direct message. What is about a server needs the
bot in it.
"""

from typing import Final, TypeVar

from discord import app_commands

_T = TypeVar("_T")

# An extra of commands that are of no use unless Discord hands over messages that don't mention the bot.
NEEDS_MESSAGE_CONTENT: Final = "needs message content"


def anywhere(command: _T) -> _T:
    """Offer a command in servers, groups and direct messages, also to people who added the bot for themselves."""
    command = app_commands.allowed_installs(guilds=True, users=True)(command)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)


def in_servers(command: _T) -> _T:
    """Offer a command in servers that have the bot, and nowhere else."""
    command = app_commands.allowed_installs(guilds=True, users=False)(command)
    return app_commands.guild_only()(command)
