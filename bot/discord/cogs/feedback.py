"""Take what people write when they say that an answer was wrong."""

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.discord.views.feedback_modal import take_feedback

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot


class Feedback(commands.Cog):
    """Listen for the modal that the thumb down opens."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Keep what was written in the modal; everything else is discord.py's to hand on."""
        await take_feedback(interaction)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Feedback(), override=True)
