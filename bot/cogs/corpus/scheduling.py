"""Refresh by the clock, and tell the guilds that want to know how it ended."""

import logging

import discord
from discord.ext import tasks

from bot.cogs.corpus.base import Part
from bot.cogs.corpus.refreshing import ask_view, ended_text, to_ask
from bot.cogs.corpus.running import attached, follow
from bot.desk import Watch
from bot.job_texts import is_long, report_file
from bot.records import Card, new_receipt_id
from bot.refreshing import refresh
from bot.schedule import is_due
from bot.words import Words
from corpus.errors import FootnoteError, RefreshBusyError, RefreshCancelledError
from retrieval.database import now
from retrieval.report import Report

logger = logging.getLogger(__name__)

# More runs than a day of them can have that are no refreshes.
_RUNS = 50


class Scheduling(Part):
    """Refresh as often as the settings say."""

    async def cog_load(self) -> None:
        """Begin to look at the clock, where a schedule is set."""
        await super().cog_load()
        if self.bot.settings.refresh_every:
            self.clock.start()

    async def cog_unload(self) -> None:
        """Stop looking."""
        await super().cog_unload()
        self.clock.cancel()

    @tasks.loop(minutes=1)
    async def clock(self) -> None:
        """Begin a refresh where one is due; what goes wrong is logged, and the next minute tries again."""
        try:
            if await self.bot.in_thread(self._due):
                work = self.bot.desk.begin(self._refresh)
                follow(work, self._tell)
        except FootnoteError as error:
            logger.warning("no scheduled refresh: %s", error)

    @clock.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    def _due(self) -> bool:
        jobs = self.jobs
        return is_due(self.bot.settings.refresh_every, jobs.latest(_RUNS), jobs.pinned(), now())

    def _refresh(self, watch: Watch) -> Report | None:
        """Refresh; None where another process was first, or somebody ended it. Runs in a thread of its own."""
        settings, engine = self.bot.settings, self.bot.engine
        try:
            return refresh(settings, engine, progress=watch, started_by="the schedule")
        except (RefreshBusyError, RefreshCancelledError) as error:
            logger.info("scheduled refresh: %s", error)
        except FootnoteError as error:
            logger.error("scheduled refresh failed: %s", error)
        return None

    async def _tell(self, report: Report | None) -> None:
        """Log how it ended, and tell where something changed or went wrong."""
        if report is None:
            return
        counts = (len(report.added), len(report.changed), len(report.removed), report.unchanged, len(report.failed))
        logger.info("scheduled refresh: added=%d changed=%d removed=%d unchanged=%d failed=%d", *counts)
        if not (report.added or report.changed or report.removed or report.failed or report.lost):
            return
        for guild_id, channel_id in (await self.bot.in_thread(self.bot.records.notices)).items():
            guild = self.bot.get_guild(guild_id)
            if guild and self.bot.answers_in(guild_id):
                await self._tell_guild(guild, channel_id, report, self.bot.words(guild))

    async def _tell_guild(self, guild: discord.Guild, channel_id: int, report: Report, words: Words) -> None:
        text = await self.bot.in_thread(ended_text, self.bot.engine.catalog, report, words)
        view = discord.utils.MISSING
        if about := to_ask(report):
            card = Card(new_receipt_id(), guild.id, "report", about)
            await self.bot.in_thread(self.bot.records.keep_card, card)
            view = ask_view(card, words)
        file = attached(report_file(report, words)) if is_long(report) else None
        place = self.bot.get_partial_messageable(channel_id, guild_id=guild.id)
        try:
            await place.send(text, view=view, files=[file] if file else [], suppress_embeds=True)
        except discord.HTTPException as error:
            logger.warning("guild %d could not be told of a refresh (%d)", guild.id, error.code)
