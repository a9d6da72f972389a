"""What people ask the moderators to cover; `bot.discord.cogs.follow` tells them when an answer comes."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import in_servers
from bot.discord.checks import moderators_only
from bot.discord.responses import defer, send_pages
from bot.records import CoverageRequest
from bot.render.messages import Words, words_of
from bot.render.text_blocks import cut, pages_of

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_QUESTION = 300  # characters


def request_line(request: CoverageRequest, words: Words) -> str:
    """Return a request as it stands in the moderators' list."""
    question = cut(request.question, _QUESTION)
    return words("coverage-line", number=str(request.id), people=request.people, question=question)


@in_servers
@app_commands.default_permissions(manage_guild=True)
class Coverage(commands.GroupCog, group_name="coverage", group_description="What people asked to have covered."):
    """List coverage requests."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def interaction_check(self, interaction: discord.Interaction["FootnoteBot"], /) -> bool:  # type: ignore[override]
        """Let moderators through. Raises NotModerator."""
        return await moderators_only(interaction)

    @app_commands.command(name="list")
    async def list_(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Show what people have asked for, most wanted first."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        found = await self.bot.in_thread(self._open, interaction)
        lines = [request_line(request, words) for request in found]
        await send_pages(interaction, pages_of(lines or [words("coverage-none")], gap="\n"), private=True)

    @app_commands.command()
    @app_commands.describe(number="Its number in the list.")
    async def close(
        self, interaction: discord.Interaction["FootnoteBot"], number: app_commands.Range[int, 1, 2**31 - 1]
    ) -> None:
        """Take a request off the list."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        open_ = await self.bot.in_thread(self._open, interaction)
        if not any(request.id == number for request in open_):
            await interaction.edit_original_response(content=words("coverage-unknown", number=str(number)))
            return
        await self.bot.in_thread(self.bot.records.close_request, number, "declined")
        await interaction.edit_original_response(content=words("coverage-closed", number=str(number)))

    def _open(self, interaction: discord.Interaction["FootnoteBot"]) -> list[CoverageRequest]:
        """Return the open requests of a guild, and for those who may change the corpus those of direct messages."""
        guilds = {interaction.guild_id}
        if self.bot.corpus_access_denial(interaction) is None:
            guilds.add(None)
        return [one for one in self.bot.records.coverage() if one.guild_id in guilds]


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Coverage(bot), override=True)
