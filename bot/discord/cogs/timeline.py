"""Show a subject through time: dated quotes in order, and a chart of how many articles there are by month."""

import io
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.permissions.bot_permissions import permission_name
from bot.discord.responses import defer, send_pages
from bot.render.discord_limits import clip
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.text_blocks import article_line, cut, pages_of
from bot.render.timeline_chart import draw_chart
from retrieval.answer.overviews.timeline import Coverage, Timeline, coverage, timeline_of
from retrieval.types import Citation

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_CHART = "timeline.png"
_SUBJECT, _QUOTE = 200, 400
_ALT_TEXT = 1_024  # Discord's limit on an attachment's description


def timeline_blocks(timeline: Timeline, subject: str, covered: Coverage, words: Words) -> list[str]:
    """Return what stands beside the chart: what it counts, then the quotes in order of date."""
    first, last = timeline.days[0], timeline.days[-1]
    head = words(
        "timeline-head",
        subject=cut(subject, _SUBJECT),
        count=len(timeline.days),
        first=words.day(first),
        last=words.day(last),
    )
    lines = [head, *([words(f"timeline-chart-{covered.unit}")] if len(timeline.days) > 1 else [])]
    if len(timeline.quotes) < len(timeline.days):
        lines.append(words("timeline-nearest", shown=len(timeline.quotes)))
    if timeline.undated:
        lines.append(words("timeline-undated", count=timeline.undated))
    return [" ".join(lines), *(_quoted(quote, words) for quote in timeline.quotes)]


def _quoted(quote: Citation, words: Words) -> str:
    day = words.day(quote.published) if quote.published else ""
    about = article_line(quote.title, quote.publisher, None, quote.link or quote.url, words)
    return f"**{day}** · {about}\n> {cut(quote.quote, _QUOTE)}"


def _alt_text(covered: Coverage, words: Words) -> str:
    counts = ", ".join(f"{label}: {count}" for label, count in covered.counts if count)
    return clip(words("timeline-alt", counts=counts), _ALT_TEXT)


class TimelineCog(commands.Cog, name="Timeline"):
    """Look subjects up through time."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(subject="A person, a place, an event, a thing.", private="Show it only to you.")
    @anywhere
    async def timeline(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        subject: app_commands.Range[str, 1, 200],
        private: bool = False,
    ) -> None:
        """Show what was written on a subject, by date, with a chart."""
        await defer(interaction, private=private)
        found = await self.bot.in_thread(timeline_of, self.bot.engine, subject)
        if not found.quotes:
            raise Refused("timeline-none")
        words, covered = words_of(interaction), coverage(found.days)
        blocks, file = timeline_blocks(found, subject, covered, words), None
        if interaction.app_permissions.attach_files or interaction.guild_id is None:
            picture = await self.bot.in_thread(draw_chart, covered)
            file = discord.File(io.BytesIO(picture), _CHART, description=_alt_text(covered, words))
        else:
            lacking = permission_name("attach_files", words)
            channel = f"<#{interaction.channel_id}>"
            blocks.append(words("timeline-no-chart", channel=channel, permission=lacking))
        pages = pages_of(blocks)
        await send_pages(interaction, pages, private=private, file=file)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(TimelineCog(bot), override=True)
