"""Refresh the corpus from Discord, watch it, and end it."""

import functools
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.discord.cogs.corpus.base import CorpusCommands, Interaction, initiator
from bot.discord.cogs.corpus.job_message import JobEnding, cancel, run_job
from bot.discord.permissions.audit import log_action
from bot.discord.responses import defer
from bot.discord.views.moderator_buttons import button_handler, claim, confirm_view, save_state
from bot.moderation.corpus_service import known_sources, refresh, title_in
from bot.records import ViewState
from bot.render.audit_details import report_details
from bot.render.discord_limits import MESSAGE_CHARS, clip, length
from bot.render.errors import Refused
from bot.render.jobs import is_long, lost_text, outcome_text, refused_text, report_file, report_text, run_text
from bot.render.messages import Words, words_of
from bot.render.source_names import find_source, named_sources
from bot.render.text_blocks import relative_time
from corpus.errors import Reason, RefreshBusyError
from retrieval.jobs.progress import Progress
from retrieval.refresh.report import Report
from retrieval.store.catalog import Catalog


async def sources(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer the sources that there are, to those who may move the corpus."""
    bot = interaction.client
    if bot.corpus_access_denial(interaction):
        return []
    found = await bot.in_thread(known_sources, bot.settings, bot.engine.catalog)
    names = [named.name for named in named_sources(found) if typed.lower() in named.name.lower()]
    return [app_commands.Choice(name=name, value=name) for name in names[:25]]


class RefreshCommands(CorpusCommands):
    """Refresh, watch and cancel."""

    @app_commands.command()
    @app_commands.describe(source="Only this source.", dry_run="Only show what would change.")
    @app_commands.autocomplete(source=sources)
    async def refresh(
        self, interaction: Interaction, source: app_commands.Range[str, 1, 100] | None = None, dry_run: bool = False
    ) -> None:
        """Read the sources, and update the corpus."""
        await self._free()
        chosen: Sequence[str] = ()
        if source:
            found = await self.bot.in_thread(known_sources, self.bot.settings, self.bot.engine.catalog)
            one = find_source(source, named_sources(found))
            if one is None:
                raise Refused("jobs-no-source")
            chosen = [one.location]
        await defer(interaction, private=False)
        await begin_refresh(interaction, chosen, dry_run=dry_run)

    @app_commands.command()
    async def cancel(self, interaction: Interaction) -> None:
        """Cancel the job that is under way; the corpus stays unchanged."""
        await defer(interaction, private=True)
        await cancel(interaction)

    @app_commands.command()
    async def status(self, interaction: Interaction) -> None:
        """Show what the corpus holds, and what is under way."""
        await defer(interaction, private=True)
        text = await self.bot.in_thread(self._status, words_of(interaction))
        await interaction.edit_original_response(content=clip(text, MESSAGE_CHARS))

    def _status(self, words: Words) -> str:
        catalog, jobs = self.bot.engine.catalog, self.jobs
        snapshot, run, pinned = catalog.current(), jobs.running(), jobs.pinned()
        lines = [words("jobs-empty")]
        if snapshot:
            age = relative_time(snapshot.created_at)
            counts = {"articles": snapshot.articles, "chunks": snapshot.chunks}
            lines = [words("jobs-status", snapshot=snapshot.id, age=age, **counts)]
        lines.append(run_text(run, words) if run else words("jobs-nothing-runs"))
        if last := [past for past in jobs.latest(5) if past.outcome != "running"]:
            lines.append(words("jobs-last", run=outcome_text(last[0], words)))
        every = self.bot.settings.refresh_every
        if pinned:
            lines.append(words("jobs-pinned", snapshot=pinned))
        elif every:
            lines.append(words("jobs-scheduled", every=words.duration(every)))
        return "\n".join(lines)

    async def _free(self) -> None:
        """Raise RefreshBusyError where a job is under way, before anything is shown of this one."""
        run = await self.bot.in_thread(self.jobs.running)
        if run:
            raise RefreshBusyError("jobs-busy", run=run)


async def begin_refresh(interaction: Interaction, chosen: Sequence[str], *, dry_run: bool = False) -> None:
    """Begin a refresh, and show it."""
    bot, words = interaction.client, words_of(interaction)

    def job(progress: Progress) -> Report:
        return refresh(
            bot.settings, bot.refresher, chosen, dry_run=dry_run, progress=progress, started_by=initiator(interaction)
        )

    head = words("jobs-head-dry" if dry_run else "jobs-head", who=interaction.user.mention)
    await run_job(interaction, job, functools.partial(_ended, interaction, words), head, "refresh")


async def _ended(interaction: Interaction, words: Words, report: Report) -> JobEnding:
    """Say how a refresh ended; what it lacks all of a sudden is asked about."""
    bot = interaction.client
    text = await bot.in_thread(ended_text, bot.engine.catalog, report, words)
    file = report_file(report, words) if is_long(report) else None
    about = to_ask(report)
    view = ask_view(await save_state(interaction, about, "report"), words) if about else None
    return JobEnding(text, report_details(report), view, file, "failed" if report.refused else "done")


def to_ask(report: Report) -> dict[str, Any] | None:
    """Return what is to be asked about a report, as it is kept for its buttons; None where nothing is."""
    if report.refused:
        return {"before": report.snapshot, "after": report.refused.snapshot}
    if report.lost and not report.dry_run:
        lost = [article for loss in report.lost for article in loss.articles]
        return {"lost": lost, "sources": [loss.source for loss in report.lost]}
    return None


def ask_view(state: ViewState, words: Words) -> discord.ui.View:
    """Return the buttons under a report that asks something."""
    if "lost" in state.about:
        return confirm_view(state, words, "lost", no="corpus-keep")
    return confirm_view(state, words, "anyway")


def ended_text(catalog: Catalog, report: Report, words: Words) -> str:
    """Return how a refresh ended, with the titles of what it brought."""
    if report.dry_run:
        key = "jobs-ended-dry"
    elif not report.read and report.failed:
        key = "jobs-ended-nothing"
    else:
        key = "jobs-ended"
    title = functools.partial(title_in, catalog, report.refused.snapshot if report.refused else report.snapshot)
    head = refused_text(report.refused, words) if report.refused else words(key)
    asked = [words("jobs-refused-ask")] if report.refused else lost_text(report, words)
    room = MESSAGE_CHARS - sum(length(line) + 1 for line in asked)
    return "\n".join((clip(report_text(report, head, words, title), room), *asked))


@button_handler("anyway", action="refresh")
async def _anyway(interaction: Interaction, state: ViewState) -> None:
    """Use a snapshot that the test questions speak against, unless the corpus has moved since."""
    await claim(interaction, state)
    bot, before, after = interaction.client, state.about["before"], state.about["after"]
    current = await bot.in_thread(bot.engine.catalog.current)
    if current is None or current.id != before:
        raise Refused("history-moved-since")
    await bot.in_thread(bot.refresher.rollback, after, started_by=initiator(interaction))
    moved = Reason("log-moved", old=before, new=after)
    await log_action(interaction, "refresh", moved, Reason("log-against-tests"))
    said = words_of(interaction)("history-moved", before=before, after=after)
    await interaction.edit_original_response(content=said, view=None, attachments=[])


@button_handler("lost", action="refresh")
async def _lost(interaction: Interaction, state: ViewState) -> None:
    """Remove what sources suddenly lack, which was asked about: they are read once more, and what is back stays."""
    await claim(interaction, state)
    bot, words = interaction.client, words_of(interaction)
    articles, lacking = state.about["lost"], state.about["sources"]

    def job(progress: Progress) -> Report:
        begun_by = initiator(interaction)
        return refresh(
            bot.settings,
            bot.refresher,
            lacking,
            accept_losses=frozenset(articles),
            progress=progress,
            started_by=begun_by,
        )

    head = words("jobs-head-removing", count=len(articles))
    await run_job(interaction, job, functools.partial(_ended, interaction, words), head, "refresh")
