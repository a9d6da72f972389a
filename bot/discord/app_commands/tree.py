"""What every command passes: whether it may be used where it is called, and what becomes of what it raises."""

from typing import Any

import discord
from discord import app_commands

from bot.discord.admission import admit
from bot.discord.responses import tell_error
from bot.render.errors import Refused

# For everybody, wherever they are: how the bot is used, and what it stores.
_FOR_ALL = ("help", "privacy")


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
            await admit(interaction)
        except Refused as refused:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await tell_error(interaction, refused)
            return False
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell whoever called what went wrong."""
        await tell_error(interaction, error)


def _is_for_all(command: app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | None) -> bool:
    root = (command.root_parent or command) if isinstance(command, app_commands.Command) else command
    return root is not None and (root.default_permissions is not None or root.name in _FOR_ALL)
