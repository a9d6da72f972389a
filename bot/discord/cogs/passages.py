"""Show the best passages for a query, as they stand."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.autocompletion import publishers
from bot.discord.responses import defer, send_pages
from bot.filters import read_filters
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.text_blocks import article_line, cut, pages_of
from retrieval.types import MAX_QUESTION_CHARS, Hit

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_SHOWN = 5
_TEXT = 900  # characters of a passage: two of them to a message, with what is known of their articles


def passage_block(hit: Hit, words: Words) -> str:
    """Return a passage with its rank and what is known of its article."""
    head = article_line(hit.title, hit.publisher, hit.published, hit.url, words)
    return f"**{hit.rank}** · {head}\n{cut(hit.text, _TEXT)}"


class Passages(commands.Cog):
    """Find passages."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(
        query="What to look for.",
        publisher="Only articles of this publisher.",
        since="Only articles published since: 2016-03-22, 2016-03, 2016.",
        until="Only articles published up to then.",
    )
    @app_commands.autocomplete(publisher=publishers)
    @anywhere
    async def passages(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        query: app_commands.Range[str, 1, MAX_QUESTION_CHARS],
        publisher: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 60] | None = None,
        until: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Show the best passages for a query, to you alone."""
        await defer(interaction, private=True)
        # Spelled-out dates are read by a library that takes a second to load.
        filters = await self.bot.in_thread(read_filters, [publisher] if publisher else [], since, until, prefix="")
        found = await self.bot.in_thread(self.bot.engine.search, query, limit=_SHOWN, filters=filters)
        if not found.hits:
            raise Refused("passages-none")
        words = words_of(interaction)
        await send_pages(interaction, pages_of(passage_block(hit, words) for hit in found.hits), private=True)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Passages(bot), override=True)
