"""Show what came in: `/digest`, and by the day or the week in the channels that moderators set."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord.app_commands.availability import anywhere
from bot.discord.responses import defer, send_pages
from bot.discord.scheduled_posts import ScheduledPosts
from bot.moderation.arrivals import arrived_since
from bot.records import Schedule
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.text_blocks import article_line, cut, pages_of
from retrieval.answer.overviews.digest import Digest, DigestLine
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

PERIODS = {"day": 1, "week": 7}
_QUOTE, _TITLE = 300, 100
_COPIES = 3
_PAGES = 3  # as much as anybody reads; the rest is counted


def digest_pages(digest: Digest, since: datetime, words: Words) -> list[str]:
    """Return the messages of a digest: its subjects one after the other, with what there was no room for counted."""
    count = sum(map(len, digest.subjects)) + digest.more
    blocks = [[_line(line, words, first=n == 0) for n, line in enumerate(subject)] for subject in digest.subjects]
    head = words("digest-head", count=count, day=words.day(since.date()))
    pages = pages_of([head, *("\n".join(lines) for lines in blocks)])
    if len(pages) <= _PAGES and not digest.more:
        return pages
    return [*pages[:_PAGES], words("digest-more")]


def _line(line: DigestLine, words: Words, *, first: bool) -> str:
    one = line.citation
    about = article_line(one.title, one.publisher, one.published, one.link or one.url, words)
    lines = [about if first else f"↳ {about}", f"> {cut(one.quote, _QUOTE)}{' …' * one.cut}"]
    if line.copies:
        names = [cut(copy.publisher or copy.title, _TITLE) for copy in line.copies[:_COPIES]]
        more = len(line.copies) - _COPIES
        names += [words("answer-and-more", count=more)] if more > 0 else []
        lines.append(f"-# {words('answer-same-text')} {', '.join(names)}")
    return "\n".join(lines)


class DigestCog(ScheduledPosts, name="Digest"):
    """Tell what came in."""

    KIND = "digest"

    @app_commands.command()
    @app_commands.describe(period="How far back.", private="Show it only to you.")
    @app_commands.choices(
        period=[app_commands.Choice(name="This day", value="day"), app_commands.Choice(name="This week", value="week")]
    )
    @anywhere
    async def digest(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        period: app_commands.Choice[str] | None = None,
        private: bool = False,
    ) -> None:
        """Show the articles that came in lately, by subject."""
        await defer(interaction, private=private)
        since = now() - timedelta(days=PERIODS[period.value if period else "week"])
        with self.bot.answering.admitted(interaction.user.id, interaction.channel_id or 0):
            found = await self._digest(since)
        if not found.subjects:
            raise Refused("digest-none")
        pages = await self.bot.in_thread(digest_pages, found, since, words_of(interaction))
        await send_pages(interaction, pages, private=private)

    async def post(self, schedule: Schedule, moment: datetime) -> None:
        """Post what came in since the last one, if anything did."""
        found = await self._digest(schedule.posted_at)
        if not await self.first(schedule, moment) or not found.subjects:
            return
        words = words_of(self.bot.get_guild(schedule.guild_id), self.bot.command_ids)
        place = self.bot.get_partial_messageable(schedule.channel_id, guild_id=schedule.guild_id)
        try:
            for page in await self.bot.in_thread(digest_pages, found, schedule.posted_at, words):
                await place.send(page, suppress_embeds=True)
        except discord.HTTPException as error:
            logger.warning("channel %d got no digest (%d)", schedule.channel_id, error.code)

    async def _digest(self, since: datetime) -> Digest:
        def read() -> Digest:
            came = arrived_since(self.bot.engine.catalog, since)
            return self.bot.engine.digest(came) if came else Digest(())

        return await self.bot.in_thread(read)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(DigestCog(bot), override=True)
