"""What the parts of `/corpus` share."""

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from retrieval.jobs.runs import Jobs

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

Interaction = discord.Interaction["FootnoteBot"]


class CorpusCommands(commands.Cog):
    """Hold commands of `/corpus` that belong together; the group itself is in this package's first module."""

    bot: "FootnoteBot"

    @property
    def jobs(self) -> Jobs:
        """Return what runs, and ran."""
        return Jobs(self.bot.engine.catalog)


def initiator(interaction: Interaction) -> str:
    """Return who began a job, as other processes and the terminal show it."""
    return f"{interaction.user.name} in Discord"
