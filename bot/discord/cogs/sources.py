"""Show what is in the corpus: whose articles, of when, and how fresh it is."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.responses import defer, send_pages
from bot.render.messages import Words, words_of
from bot.render.text_blocks import cut, pages_of, relative_time
from corpus.errors import EmptyCorpusError
from retrieval.store.holdings import PublisherHoldings, Refreshed, holdings_by_publisher, last_refresh
from retrieval.store.records import Snapshot

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_LISTED = 30  # publishers
_NAME = 100


def sources_blocks(
    snapshot: Snapshot, found: Sequence[PublisherHoldings], refreshed: Refreshed | None, words: Words
) -> list[str]:
    """Return what is said of a snapshot: counts, days and ages, then a line a publisher, those with most first."""
    days = [day for shelf in found for day in (shelf.first, shelf.last) if day]
    publishers = sum(shelf.publisher is not None for shelf in found)
    lines = [words("sources-head", articles=snapshot.articles, publishers=publishers)]
    if days:
        lines.append(words("sources-span", span=_span(min(days), max(days), words)))
    lines.append(words("sources-snapshot", snapshot=snapshot.id, age=relative_time(snapshot.created_at)))
    if refreshed:
        key = "sources-refreshed" if refreshed.outcome == "done" else "sources-refresh-failed"
        lines.append(words(key, age=relative_time(refreshed.at)))
    lines += ["", *(_shelf(shelf, words) for shelf in found[:_LISTED])]
    if len(found) > _LISTED:
        more = found[_LISTED:]
        lines.append(words("sources-more", publishers=len(more), articles=sum(shelf.articles for shelf in more)))
    return lines


def _shelf(shelf: PublisherHoldings, words: Words) -> str:
    name = f"**{cut(shelf.publisher, _NAME)}**" if shelf.publisher else words("sources-nobody")
    facts = [name, words("sources-articles", count=shelf.articles)]
    if shelf.first and shelf.last:
        facts.append(_span(shelf.first, shelf.last, words))
    if shelf.undated:
        facts.append(words("sources-undated", count=shelf.undated))
    return f"- {' · '.join(facts)}"


def _span(first: date, last: date, words: Words) -> str:
    return words.day(first) if first == last else f"{words.day(first)} – {words.day(last)}"


class Sources(commands.Cog):
    """Tell what there is to answer from."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @anywhere
    async def sources(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Show what is in the corpus, by publisher and date."""
        await defer(interaction, private=True)
        lines = await self.bot.in_thread(self._lines, words_of(interaction))
        await send_pages(interaction, pages_of(lines, gap="\n"), private=True)

    def _lines(self, words: Words) -> list[str]:
        catalog = self.bot.engine.catalog
        snapshot = catalog.current()
        if snapshot is None:
            raise EmptyCorpusError("store-empty")
        return sources_blocks(snapshot, holdings_by_publisher(catalog, snapshot.id), last_refresh(catalog), words)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Sources(bot), override=True)
