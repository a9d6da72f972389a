"""What every command passes: whether the bot answers where it is called, and what becomes of what it raises."""

from typing import Any, Protocol

import discord
from discord import app_commands

from bot.discord.responses import respond, tell_error
from bot.render.messages import words_of


class AnswersInGuilds(Protocol):
    """Be a client that knows where it answers."""

    def answers_in(self, guild_id: int | None) -> bool:
        """Return whether it answers in a guild, or in direct messages, which None stands for."""
        ...


class FootnoteTree(app_commands.CommandTree[Any]):
    """Let commands through where the bot answers, and turn what they raise into words."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Return whether the bot answers here; if not, say so to whoever called."""
        client: AnswersInGuilds = self.client
        if client.answers_in(interaction.guild_id):
            return True
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await respond(interaction, words_of(interaction)("errors-elsewhere-only"))
        return False

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell whoever called what went wrong."""
        await tell_error(interaction, error)
