"""Show one article: where it is from, and how it begins."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.autocompletion import article_meant, titles
from bot.discord.responses import defer
from bot.discord.views.article_embed import article_embed, embed_text
from bot.discord.views.link_card import posted_by
from bot.render.errors import Refused
from bot.render.messages import words_of
from corpus.article import Article
from corpus.errors import EmptyCorpusError
from retrieval.store.holdings import origin

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot


class Articles(commands.Cog):
    """Look articles up."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(title="The article's title, or words from it.", private="Show it only to you.")
    @app_commands.autocomplete(title=titles)
    @anywhere
    async def article(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        title: app_commands.Range[str, 1, 100],
        private: bool = False,
    ) -> None:
        """Show an article: where it is from, and how it begins."""
        await defer(interaction, private=private)
        words = words_of(interaction)
        article, file = await self.bot.in_thread(self._article, title)
        link = await self.bot.in_thread(self.bot.records.link_of_article, interaction.guild_id or 0, article.id)
        posted = posted_by(link, words) if link else ""
        embed = await self.bot.in_thread(article_embed, article, file, words, posted=posted)
        if interaction.app_permissions.embed_links or interaction.guild_id is None:
            await interaction.edit_original_response(embed=embed)
        else:
            await interaction.edit_original_response(content=embed_text(embed))

    def _article(self, chosen: str) -> tuple[Article, str | None]:
        """Return an article and the file that it was read from. Runs in a worker thread."""
        catalog = self.bot.engine.catalog
        snapshot = catalog.current()
        if snapshot is None:
            raise EmptyCorpusError("store-empty")
        meant = article_meant(catalog, chosen)
        article = catalog.article(meant, snapshot.id) if meant else None
        if article is None:
            raise Refused("articles-none")
        return article, origin(catalog, snapshot.id, article.id)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Articles(bot), override=True)
