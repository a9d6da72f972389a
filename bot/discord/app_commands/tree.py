"""What every command passes: whether it may be used where it is called, and what becomes of what it raises."""

import asyncio
from typing import Any

import discord
from discord import app_commands

from bot.discord.permissions.admission import admit
from bot.discord.responses import tell_error
from corpus.errors import StoreUnreachableError

# For everybody, wherever they are: how the bot is used, and what it stores.
_FOR_ALL = ("help", "privacy")
_PATIENCE_S = 2.0  # Discord waits three for a response
_UNANSWERED = StoreUnreachableError("store-busy", catalog="the bot's records", slow=True)


class FootnoteTree(app_commands.CommandTree[Any]):
    """Let commands through where they may be used, and turn what they raise into words."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Return whether a command may be used here by whoever calls; if not, say so to them.

        Moderators' commands, which have checks of their own, may be used where nobody is answered: else a channel that
        is switched off would stay so.
        """
        if interaction.client.answers_in(interaction.guild_id) and _is_for_all(interaction.command):
            return True
        try:
            await asyncio.wait_for(admit(interaction), _PATIENCE_S)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await tell_error(interaction, _UNANSWERED if isinstance(error, TimeoutError) else error)
            return False
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell whoever called what went wrong."""
        await tell_error(interaction, error)


def _is_for_all(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | None) -> bool:
    root = (command.root_parent or command) if isinstance(command, app_commands.Command) else command
    return root is not None and (root.default_permissions is not None or root.name in _FOR_ALL)
