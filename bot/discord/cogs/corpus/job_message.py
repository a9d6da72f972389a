"""Show a job in one message from its beginning to its end.

Which message shows which job is kept as the state of its button, so that one whose process was killed is no message
that says "43 %" for ever: `bot.discord.cogs.corpus.orphaned_jobs` ends it.
"""

import asyncio
import contextlib
import io
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import discord
from discord.ext import tasks

from bot.discord.answers.live_message import LiveMessage
from bot.discord.permissions.audit import log_action
from bot.discord.responses import words_about
from bot.discord.views.moderator_buttons import Interaction, ModeratorButton, button_handler, button_view, save_state
from bot.records import Result, ViewState
from bot.render.audit_details import Detail, error_detail
from bot.render.errors import Refused
from bot.render.jobs import progress_text
from bot.render.messages import Words, locale_of, words_of
from corpus.errors import FootnoteError, Reason, RefreshCancelledError
from retrieval.jobs.progress import Progress, ProgressTracker
from retrieval.jobs.runs import Jobs

logger = logging.getLogger(__name__)

_T = TypeVar("_T")
# A job that takes no time shows its end soon; Discord is told of progress less often.
_LOOK_EVERY_S = 0.5
_EDIT_EVERY_S = 2.0


@dataclass(frozen=True, slots=True)
class JobEnding:
    """Say how a job ended: what is shown, and what is kept of it."""

    text: str
    details: Sequence[Detail] = ()
    view: discord.ui.View | None = None
    file: str | None = None  # Markdown, in whole
    result: Result = "done"


@dataclass(slots=True)
class JobMessage(Generic[_T]):
    """Hold a job that is shown: `finish` makes the ending of what it came to."""

    interaction: Interaction
    future: Future[_T]
    progress: ProgressTracker
    head: str
    action: str
    finish: Callable[[_T], Awaitable[JobEnding]]
    state: ViewState
    words: Words
    message: LiveMessage
    quiet_s: float = _EDIT_EVERY_S
    text: str = ""
    view: discord.ui.View | None = field(default=None)
    kept: bool = False  # which job it is
    looking: tasks.Loop[Any] | None = field(default=None)

    def begin(self) -> None:
        """Look at the job from now on, and show it until it has ended."""

        @tasks.loop(seconds=_LOOK_EVERY_S)
        async def look() -> None:
            try:
                if await self.update():
                    self._stop()
            except Exception:
                logger.exception("a job is no longer shown")
                self._stop()

        self.looking = look
        self.interaction.client.background_jobs.watchers[self.state.id] = self
        look.start()

    def _stop(self) -> None:
        if self.looking:
            self.looking.stop()
        self.interaction.client.background_jobs.watchers.pop(self.state.id, None)

    async def update(self) -> bool:
        """Bring the message up to date. Returns whether the job has ended and its end is shown."""
        self.quiet_s += _LOOK_EVERY_S
        if self.quiet_s < _EDIT_EVERY_S:
            return False
        if self.future.done():
            await self._end()
            return True
        text = progress_text(self.progress.now, self.head, self.words)
        if text != self.text:
            await self.message.show(text, self.view)
            self.text, self.quiet_s = text, 0.0
            with contextlib.suppress(
                FootnoteError
            ):  # the job goes on without the records, and the next look tries again
                await self._keep()
        return False

    async def show_end(self) -> None:
        """Show how it ended, before the process does; one that hasn't is left to the next process."""
        if self.future.done() and self.state.id in self.interaction.client.background_jobs.watchers:
            self._stop()
            await self._end(cancelled="jobs-stopped")

    async def _keep(self) -> None:
        """Keep which job the message shows, once that has the refresh lock: then what runs is it."""
        if self.kept or not self.progress.now.stage or self.message.location is None:
            return
        bot = self.interaction.client
        run = await bot.in_thread(Jobs(bot.engine.catalog).running)
        if run is None:
            return
        channel, message = self.message.location
        about = {"run": run.id, "channel": channel, "message": message, "locale": locale_of(self.interaction)}
        about |= {"user": self.interaction.user.id, "deed": self.action}
        self.state = ViewState(self.state.id, self.state.guild_id, self.state.kind, about)
        await bot.in_thread(bot.records.save_view_state, self.state)
        self.kept = True

    async def _end(self, cancelled: str = "jobs-cancelled") -> None:
        bot = self.interaction.client
        with contextlib.suppress(FootnoteError):
            await bot.in_thread(bot.records.claim_view_state, self.state.id)
        try:
            ending = await self.finish(self.future.result())
        except RefreshCancelledError:
            ending = JobEnding(self.words(cancelled), result="cancelled")
        except Exception as error:  # noqa: BLE001  # whoever began it gets a sentence, whatever went wrong
            ending = JobEnding(words_about(error, self.words), [error_detail(error)], result="failed")
        await self.message.show(ending.text, ending.view, attached(ending.file))
        await log_action(self.interaction, self.action, *ending.details, result=ending.result)


async def run_job(
    interaction: Interaction,
    job: Callable[[Progress], _T],
    finish: Callable[[_T], Awaitable[JobEnding]],
    head: str,
    action: str,
) -> None:
    """Begin a job, and show it in the message that answers an interaction, which was deferred."""
    words = words_of(interaction)
    state = await save_state(interaction, {}, "job")
    progress = ProgressTracker()
    future = interaction.client.background_jobs.start(lambda: job(progress))
    shown = JobMessage(interaction, future, progress, head, action, finish, state, words, LiveMessage(interaction))
    shown.view = button_view(ModeratorButton("cancel", state.id, words("corpus-do-cancel"), discord.ButtonStyle.danger))
    shown.begin()
    await asyncio.sleep(0)


def when_done(future: Future[_T], told: Callable[[Future[_T]], Awaitable[None]]) -> None:
    """Look at a job until it has ended, and tell what it came to."""

    @tasks.loop(seconds=_LOOK_EVERY_S)
    async def look() -> None:
        if not future.done():
            return
        look.stop()
        try:
            await told(future)
        except Exception:
            logger.exception("the end of a job could not be told")

    look.start()


def attached(text: str | None, name: str = "report.md") -> Any:
    """Return a file of text to attach, None for no text."""
    return discord.File(io.BytesIO(text.encode("utf-8", "replace")), name) if text else None


@button_handler("cancel", action="cancel", response="new")
async def cancel_pressed(interaction: Interaction, state: ViewState) -> None:
    """Cancel the job that a message shows, and no other that has begun before its end was shown."""
    await cancel(interaction, state.about.get("run"))


async def cancel(interaction: Interaction, only: int | None = None) -> None:
    """Ask the job that is under way to end, whoever began it and wherever it runs.

    `only` is the number of the one that is meant: raises Refused where that has ended.
    """
    bot, words = interaction.client, words_of(interaction)
    jobs = Jobs(bot.engine.catalog)
    run = await bot.in_thread(jobs.running)
    if run and only not in (None, run.id):
        raise Refused("corpus-card-gone")
    asked = run is not None and await bot.in_thread(jobs.cancel, run.id)
    if asked and run:
        await log_action(
            interaction,
            "cancel",
            Reason("log-job", number=str(run.id)),
        )
    await interaction.edit_original_response(content=words("jobs-cancelling" if asked else "jobs-nothing-runs"))
