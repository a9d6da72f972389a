"""Refresh by the clock, and tell the guilds that want to know how it ended."""

import functools
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any

import discord
from discord.ext import tasks

from bot.discord.cogs.corpus.base import CorpusCommands
from bot.discord.cogs.corpus.job_message import attached, when_done
from bot.discord.cogs.corpus.refresh import ask_view, ended_text, to_ask
from bot.discord.responses import words_about
from bot.moderation.corpus_service import refresh
from bot.moderation.refresh_schedule import is_due
from bot.records import ViewState, new_receipt_id
from bot.render.jobs import is_long, report_file
from bot.render.messages import Words, words_of
from bot.render.reasons import in_english
from corpus.errors import FootnoteError, RefreshBusyError, RefreshCancelledError
from retrieval.refresh.report import Report
from retrieval.store.database import now

logger = logging.getLogger(__name__)

# More runs than a day of them can have that are no refreshes.
_RUNS = 50


class ScheduledRefresh(CorpusCommands):
    """Refresh as often as the settings say."""

    _failing = False

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
            since = await self.bot.in_thread(self._due)
        except FootnoteError as error:
            logger.warning("no scheduled refresh: %s", in_english(error))
            return
        if since is not None:
            when_done(self.bot.background_jobs.start(functools.partial(self._refresh, since)), self._tell)

    @clock.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    def _due(self) -> int | None:
        """Return the number of the last run where a refresh is due, 0 for none; None where it isn't."""
        jobs = self.jobs
        latest = jobs.latest(_RUNS)
        if not is_due(self.bot.settings.refresh_every, latest, jobs.pinned(), now()):
            return None
        return latest[0].id if latest else 0

    def _refresh(self, since: int) -> Report:
        """Refresh, unless another process began to since it was found to be due."""
        return refresh(self.bot.settings, self.bot.refresher, since=since, started_by="the schedule")

    async def _tell(self, future: Future[Report]) -> None:
        """Log how it ended, and tell where something changed or went wrong; of a row of failures the first."""
        try:
            report = future.result()
        except (RefreshBusyError, RefreshCancelledError) as error:
            logger.info("scheduled refresh: %s", in_english(error))
            return
        except Exception as error:  # whatever went wrong, nobody else would tell
            why, unforeseen = in_english(error), not isinstance(error, FootnoteError)
            logger.error("scheduled refresh failed: %s", why, exc_info=unforeseen)
            if not self._failing:
                await self._tell_guilds(functools.partial(self._failed, error))
            self._failing = True
            return
        self._failing = False
        counts = (len(report.added), len(report.changed), len(report.removed), report.unchanged, len(report.failed))
        logger.info("scheduled refresh: added=%d changed=%d removed=%d unchanged=%d failed=%d", *counts)
        if not (report.added or report.changed or report.removed or report.failed or report.lost):
            return
        await self._tell_guilds(functools.partial(self._ended, report))

    async def _failed(self, error: Exception, _: discord.Guild, words: Words) -> dict[str, Any]:
        return {"content": f"{words('jobs-schedule-failed')} {words_about(error, words)}"}

    async def _ended(self, report: Report, guild: discord.Guild, words: Words) -> dict[str, Any]:
        """Return the message on how a refresh ended, with buttons where it asks something."""
        said: dict[str, Any] = {"content": await self.bot.in_thread(ended_text, self.bot.engine.catalog, report, words)}
        if about := to_ask(report):
            state = ViewState(new_receipt_id(), guild.id, "report", about)
            await self.bot.in_thread(self.bot.records.save_view_state, state)
            said["view"] = ask_view(state, words)
        if is_long(report):
            said["files"] = [attached(report_file(report, words))]
        return said

    async def _tell_guilds(self, say: Callable[[discord.Guild, Words], Awaitable[dict[str, Any]]]) -> None:
        """Send what is to be said to each guild that wants to know, in its own words."""
        for guild_id, channel_id in (await self.bot.in_thread(self.bot.records.notices)).items():
            if not self.bot.answers_in(guild_id):
                continue
            place = self.bot.get_partial_messageable(channel_id, guild_id=guild_id)
            try:
                # Another process may hold the guild's part of the gateway; what is sent goes past that.
                guild = self.bot.get_guild(guild_id) or await self.bot.fetch_guild(guild_id, with_counts=False)
                await place.send(**await say(guild, words_of(guild, self.bot.command_ids)), suppress_embeds=True)
            except discord.HTTPException as error:
                logger.warning("guild %d could not be told of a refresh (%d)", guild_id, error.code)
