"""Tell people what is kept of them, delete it, and keep nothing more where they want that."""

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.telling import tell_error
from bot.words import Words

if TYPE_CHECKING:
    from bot.client import FootnoteBot


class Privacy(commands.Cog):
    """Answer for what is kept."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    async def privacy(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Show what I keep of you, and have it deleted."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _show(interaction, self.bot.words(interaction))


class PrivacyButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"fn:privacy:(?P<what>[a-z]+)"):
    """Delete what is kept of whoever presses it, or change what is kept from now on."""

    def __init__(self, what: str, words: Words | None = None) -> None:
        super().__init__(
            discord.ui.Button(
                style=discord.ButtonStyle.danger if what == "delete" else discord.ButtonStyle.secondary,
                label=words(f"privacy-{what}") if words else None,
                custom_id=f"fn:privacy:{what}",
            )
        )
        self.what = what

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was pressed."""
        return cls(match["what"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what is kept now."""
        try:
            await self._press(interaction)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)

    async def _press(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        await interaction.response.defer()
        bot, words, me = interaction.client, interaction.client.words(interaction), interaction.user.id
        done = ""
        if self.what in ("delete", "nothing"):
            gone = await bot.in_thread(bot.records.delete_of, me)
            done = words("privacy-deleted", receipts=gone.receipts, feedback=gone.feedback, requests=gone.requests)
        if self.what in ("nothing", "again"):
            await bot.in_thread(bot.records.set_keeps_nothing, me, wanted=self.what == "nothing")
        await _show(interaction, words, done)


async def _show(interaction: discord.Interaction["FootnoteBot"], words: Words, done: str = "") -> None:
    bot, me = interaction.client, interaction.user.id
    kept = await bot.in_thread(bot.records.kept_of, me)
    nothing = await bot.in_thread(bot.records.keeps_nothing, me)
    days = bot.settings.receipt_days
    lines = [
        *([done] if done else []),
        words("privacy-kept", receipts=kept.receipts, feedback=kept.feedback, requests=kept.requests),
        words("privacy-nothing-on") if nothing else words("privacy-how-long", days=days),
    ]
    view = discord.ui.View(timeout=None)
    for what in ("delete", "again" if nothing else "nothing"):
        view.add_item(PrivacyButton(what, words))
    await interaction.edit_original_response(content="\n".join(lines), view=view)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog, and let the bot know the buttons of before it was restarted."""
    bot.add_dynamic_items(PrivacyButton)
    await bot.add_cog(Privacy(bot), override=True)
