"""Check a message against the corpus, by a command in its context menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.messages.message_content import content_of
from bot.discord.responses import defer, send_pages, tell_error
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.text_blocks import article_line, cut, pages_of
from retrieval.answer.engine import Engine
from retrieval.answer.fact_check import Checked, check, checkable

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

MENU = "Check against the corpus"

_SIGNS = {"found": "✅", "contradicted": "⚠️", "not found": "❔"}
_SENTENCE, _QUOTE = 300, 350


def checked_blocks(found: Sequence[Checked], words: Words) -> list[str]:
    """Return a block a sentence, with its quotes, and what "not found" means below."""
    blocks = []
    for one in found:
        verdict = words(f"checking-{one.verdict.replace(' ', '-')}")
        lines = [f"{_SIGNS[one.verdict]} **{verdict}** {cut(one.sentence, _SENTENCE)}"]
        for quote in one.quotes:
            about = article_line(quote.title, quote.publisher, quote.published, quote.link or quote.url, words)
            lines += [f"> {cut(quote.quote, _QUOTE)}", f"> {about}"]
        blocks.append("\n".join(lines))
    if any(one.verdict == "not found" for one in found):
        blocks.append(words("checking-meaning"))
    return blocks


def checked_pages(engine: Engine, text: str, words: Words) -> list[str]:
    """Return what the articles say of each sentence of a text, page by page. Raises Refused where there is none."""
    sentences = checkable(text)
    if not sentences:
        raise Refused("checking-nothing")
    return pages_of(checked_blocks(check(engine, sentences), words))


class FactCheck(commands.Cog):
    """Hold messages against the corpus."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(name=MENU, callback=self._check)

    async def cog_load(self) -> None:
        """Add the command: discord.py knows no context menus as methods."""
        self.bot.tree.add_command(self._menu, override=True)

    async def cog_unload(self) -> None:
        """Take the command away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @anywhere
    async def _check(self, interaction: discord.Interaction["FootnoteBot"], message: discord.Message) -> None:
        """Look up each sentence of a message, and show it to whoever asked alone."""
        await defer(interaction, private=True)
        try:
            with self.bot.answering.admitted(interaction.user.id, interaction.channel_id or 0):
                text = (await content_of(message)).text
                pages = await self.bot.in_thread(checked_pages, self.bot.engine, text, words_of(interaction))
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            await tell_error(interaction, error)
            return
        await send_pages(interaction, pages, private=True)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(FactCheck(bot), override=True)
