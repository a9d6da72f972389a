"""End the messages of jobs whose process was killed before it could."""

import logging
from datetime import timedelta

import discord
from discord.ext import tasks

from bot.discord.cogs.corpus.base import CorpusCommands
from bot.records import AuditLogEntry, Result, ViewState
from bot.render.audit_details import kept_details
from bot.render.jobs import outcome_text
from bot.render.messages import Words, words_for
from bot.render.reasons import in_english
from corpus.errors import FootnoteError, Reason
from retrieval.jobs.runs import Run
from retrieval.store.database import now

logger = logging.getLogger(__name__)

# A process that lives shows the end of its job itself, and sooner than this.
_GRACE = timedelta(seconds=10)


class OrphanedJobs(CorpusCommands):
    """Look for messages that show jobs which nobody looks at any more."""

    async def cog_load(self) -> None:
        """Begin to look."""
        await super().cog_load()
        self.left_behind.start()

    async def cog_unload(self) -> None:
        """Stop looking."""
        await super().cog_unload()
        self.left_behind.cancel()

    @tasks.loop(minutes=1)
    async def left_behind(self) -> None:
        """End what was left behind; what goes wrong is logged, and the next minute tries again."""
        try:
            for state, run in await self.bot.in_thread(self._left):
                if await self.bot.in_thread(self.bot.records.claim_view_state, state.id):
                    await self._end(state, run)
        except FootnoteError as error:
            logger.warning("messages of jobs were not looked at: %s", in_english(error))

    @left_behind.before_loop
    async def _once_ready(self) -> None:
        await self.bot.wait_until_ready()

    def _left(self) -> list[tuple[ViewState, Run]]:
        """Return the states of messages whose job has ended, with the job; other processes show theirs themselves."""
        found = []
        for state in self.bot.records.view_states("job"):
            run = self.jobs.run(state.about["run"]) if "run" in state.about else None
            if run is None or run.outcome == "running" or state.id in self.bot.background_jobs.watchers:
                continue
            if now() - (run.finished_at or run.updated_at or run.started_at) > _GRACE:
                found.append((state, run))
        return found

    def _text(self, run: Run, words: Words) -> str:
        """Return how a job ended; one may be killed after the pointer moved, and before it could write that down."""
        if run.outcome not in ("interrupted", "cancelled"):
            return outcome_text(run, words)
        current, latest = self.bot.engine.catalog.current(), self.jobs.latest(1)
        if current is None or current.created_at < run.started_at:
            return words("jobs-stopped")
        return words("jobs-stopped-late") if latest[0].id == run.id else outcome_text(run, words)

    async def _end(self, state: ViewState, run: Run) -> None:
        about, words = state.about, words_for(state.about["locale"])
        text = await self.bot.in_thread(self._text, run, words)
        place = self.bot.get_partial_messageable(about["channel"], guild_id=state.guild_id)
        try:
            await place.get_partial_message(about["message"]).edit(content=text, view=None)
        except discord.HTTPException as error:  # what one person alone saw can't be edited any more
            logger.info("the message of job %d could not be ended (%d)", run.id, error.code)
        result: Result = "done" if run.outcome == "done" else "failed"
        entry = AuditLogEntry(
            now(),
            about["user"],
            state.guild_id,
            about["channel"],
            about["deed"],
            kept_details([Reason("jobs-outcome-interrupted")] if run.outcome == "interrupted" else []),
            result,
        )
        await self.bot.in_thread(self.bot.records.add_audit_log_entry, entry)
