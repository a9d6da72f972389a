"""Tell people what is stored about them, delete it, and store nothing more where they want that."""

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.responses import defer, tell_error
from bot.records import StoredData
from bot.render.errors import Refused
from bot.render.messages import Words, words_of

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

# What can't be undone is asked twice: the first button shows the second, and one that leads back.
_CONFIRMED_BY = {"delete": "erase", "nothing": "forget"}
_STYLES = dict.fromkeys(("delete", "erase", "forget"), discord.ButtonStyle.danger)

Interaction = discord.Interaction["FootnoteBot"]


class Privacy(commands.Cog):
    """Answer for what is kept."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @anywhere
    async def privacy(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """See or delete what I store about you."""
        await defer(interaction, private=True)
        await _show(interaction)


class PrivacyButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"fn:privacy:(?P<person>\d{1,20}):(?P<what>[a-z]+)"
):
    """Delete what is kept of a person, or change what is kept from now on; for that person alone."""

    def __init__(self, what: str, person: int, words: Words | None = None) -> None:
        super().__init__(
            discord.ui.Button(
                style=_STYLES.get(what, discord.ButtonStyle.secondary),
                label=words(f"privacy-{what}") if words else None,
                custom_id=f"fn:privacy:{person}:{what}",
            )
        )
        self.what, self.person = what, person

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was pressed."""
        return cls(match["what"], int(match["person"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show what is kept now; what goes wrong is told to whoever pressed it."""
        try:
            if not interaction.client.answers_in(interaction.guild_id):
                raise Refused("errors-elsewhere-only")
            if interaction.user.id != self.person:
                raise Refused("privacy-not-yours")
            await interaction.response.defer()
            if self.what in _CONFIRMED_BY:
                await _confirm(interaction, self.what)
            else:
                await _show(interaction, await self._do(interaction))
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)

    async def _do(self, interaction: Interaction) -> StoredData | None:
        """Do what was confirmed; returns what was deleted."""
        bot, gone = interaction.client, None
        # First, so that nothing is kept of a question that is being answered just now.
        if self.what in ("forget", "again"):
            await bot.in_thread(bot.records.set_opted_out, self.person, wanted=self.what == "forget")
        if self.what in ("erase", "forget"):
            gone = await bot.in_thread(bot.records.delete_data_of, self.person)
        return gone


async def _confirm(interaction: Interaction, what: str) -> None:
    words = words_of(interaction)
    view = _buttons(interaction, (_CONFIRMED_BY[what], "back"))
    await interaction.edit_original_response(content=words(f"privacy-{what}-sure"), view=view)


async def _show(interaction: Interaction, gone: StoredData | None = None) -> None:
    """Show what is kept of whoever called, after what was deleted just now."""
    bot, words, me = interaction.client, words_of(interaction), interaction.user.id
    kept = await bot.in_thread(bot.records.stored_data_of, me)
    nothing = await bot.in_thread(bot.records.opted_out, me)
    none, lines = StoredData(0, 0, 0), []
    if gone and gone != none:
        lines.append(words("privacy-deleted", items=_items(gone, words)))
    if kept == none:
        lines.append(words("privacy-kept-none"))
    else:
        holds = [words("privacy-receipt-holds")] if kept.receipts else []
        lines.append(" ".join((words("privacy-kept", items=_items(kept, words)), *holds)))
    lines.append(words("privacy-nothing-on") if nothing else words("privacy-how-long", days=bot.settings.receipt_days))
    if entries := await bot.in_thread(bot.records.audit_log_entries_of, me):
        lines.append(words("privacy-deeds", deeds=entries))
    some = ("delete",) if kept != none else ()
    view = _buttons(interaction, (*some, "again" if nothing else "nothing"))
    await interaction.edit_original_response(content="\n".join(lines), view=view)


def _items(data: StoredData, words: Words) -> str:
    """Return how much there is of each kind, without those that there is nothing of."""
    counts = {"receipts": data.receipts, "feedback": data.feedback, "requests": data.requests, "links": data.links}
    return words.joined([words(f"privacy-{kind}", count=count) for kind, count in counts.items() if count])


def _buttons(interaction: Interaction, names: tuple[str, ...]) -> discord.ui.View:
    words, view = words_of(interaction), discord.ui.View(timeout=None)
    for what in names:
        view.add_item(PrivacyButton(what, interaction.user.id, words))
    return view


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog, and let the bot know the buttons of before it was restarted."""
    bot.add_dynamic_items(PrivacyButton)
    await bot.add_cog(Privacy(bot), override=True)
