"""Subscribe to pages, feeds and sitemaps: folders of this machine are the terminal's alone to name."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord.cogs.corpus.base import CorpusCommands, Interaction, initiator
from bot.discord.cogs.corpus.job_message import JobEnding, attached, run_job
from bot.discord.cogs.corpus.paged_list import paged, show_lines
from bot.discord.cogs.corpus.refresh import begin_refresh, sources
from bot.discord.cogs.corpus.source_options import (
    Days,
    Language,
    Most,
    Patterns,
    Publisher,
    Url,
    describe_options,
    options_given,
)
from bot.discord.permissions.audit import log_action
from bot.discord.responses import defer, send_pages
from bot.discord.views.moderator_buttons import (
    ModeratorButton,
    button_handler,
    button_view,
    claim,
    confirm_view,
    save_state,
)
from bot.moderation.corpus_service import add_feeds, describe_source, feeds_of, known_sources, opml_of, sample_source
from bot.records import ViewState
from bot.render.audit_details import report_details
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.errors import Refused
from bot.render.messages import words_of
from bot.render.source_names import find_source, named_sources, source_name
from bot.render.sources import TITLE, kind_of, reading_line, subscribed_line
from bot.render.text_blocks import cut, pages_of
from bot.services import build_source_list
from corpus.errors import Reason
from corpus.specs import SourceSpec
from retrieval.jobs.progress import Progress
from retrieval.refresh.report import Report
from retrieval.store.subscriptions import Subscriptions

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_SAMPLE = 10
_OPML_BYTES = 1024 * 1024
_OPML_FEEDS = 500


class SourceCommands(CorpusCommands):
    """Say what is read."""

    source = app_commands.Group(name="source", description="What the corpus is read from.")

    @source.command(name="add")
    @describe_options
    async def source_add(
        self,
        interaction: Interaction,
        url: Url,
        publisher: Publisher | None = None,
        language: Language | None = None,
        include: Patterns | None = None,
        exclude: Patterns | None = None,
        most: Most | None = None,
        days: Days | None = None,
    ) -> None:
        """Read a page, a feed or a sitemap from now on."""
        await defer(interaction, private=True)
        words, given = words_of(interaction), options_given(publisher, language, include, exclude, most, days)
        found = await self.bot.in_thread(describe_source, self.bot.refresher, url, given)
        spec = found.spec
        new = await self.bot.in_thread(self._subscriptions.add, spec, initiator(interaction))
        await log_action(interaction, "source add", spec.location)
        said = [
            words(
                "subscribing-added" if new else "subscribing-options",
                kind=kind_of(spec, words),
                url=cut(spec.location, 500),
            )
        ]
        said += [words("subscribing-announces", feeds=cut(", ".join(found.feeds[:3]), 600))] if found.feeds else []
        state = await save_state(interaction, {"location": spec.location}, "source")
        view = button_view(ModeratorButton("read", state.id, words("corpus-do-read"), discord.ButtonStyle.primary))
        await interaction.edit_original_response(content="\n".join(said), view=view)

    @source.command(name="remove")
    @app_commands.describe(source="The source.")
    @app_commands.autocomplete(source=sources)
    async def source_remove(self, interaction: Interaction, source: app_commands.Range[str, 1, 2000]) -> None:
        """Stop reading a source; it asks whether to keep its articles."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        location = await self.bot.in_thread(_known, self.bot, source)
        articles = await self.bot.in_thread(_articles, self.bot, location)
        if await self.bot.in_thread(_is_set, self.bot, location):
            raise Refused("subscribing-is-set")
        state = await save_state(interaction, {"location": location}, "source")
        view = confirm_view(state, words, "forget")
        view.add_item(ModeratorButton("unsubscribe", state.id, words("corpus-do-unsubscribe")))
        asked = words("subscribing-remove-ask", source=cut(source_name(location), 500), articles=articles)
        await interaction.edit_original_response(content=asked, view=view)

    @source.command(name="list")
    async def source_list(self, interaction: Interaction) -> None:
        """Show what is read."""
        await defer(interaction, private=True)
        await show_sources(interaction)

    @source.command(name="test")
    @describe_options
    async def source_test(
        self,
        interaction: Interaction,
        url: Url,
        publisher: Publisher | None = None,
        language: Language | None = None,
        include: Patterns | None = None,
        exclude: Patterns | None = None,
        most: Most | None = None,
        days: Days | None = None,
    ) -> None:
        """Show what would be read of an address, and keep nothing."""
        await defer(interaction, private=True)
        words, given = words_of(interaction), options_given(publisher, language, include, exclude, most, days)
        found = await self.bot.in_thread(describe_source, self.bot.refresher, url, given)
        readings = await self.bot.in_thread(sample_source, self.bot.refresher, found.spec, _SAMPLE)
        lines = [words("subscribing-test", kind=kind_of(found.spec, words), count=len(readings))]
        lines += [f"- {reading_line(reading, words)}" for reading in readings]
        if found.feeds:
            lines.append(words("subscribing-announces", feeds=cut(", ".join(found.feeds[:3]), 600)))
        await send_pages(interaction, pages_of(lines, gap="\n"), private=True)

    @source.command(name="import")
    @app_commands.describe(file="An OPML file.")
    async def source_import(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Subscribe to the feeds of an OPML file; they are shown first."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        if file.size > _OPML_BYTES:
            raise Refused("adding-too-big", megabytes=_OPML_BYTES // 1024**2)
        specs = await self.bot.in_thread(feeds_of, await file.read())
        if not specs:
            raise Refused("subscribing-no-feeds")
        if len(specs) > _OPML_FEEDS:
            raise Refused("subscribing-too-many", count=len(specs), most=_OPML_FEEDS)
        state = await save_state(interaction, {"specs": [spec.as_json() for spec in specs]}, "opml")
        lines = [
            words("subscribing-import-ask", count=len(specs)),
            *(f"- {cut(s.location, TITLE)}" for s in specs[:10]),
        ]
        view = confirm_view(state, words, "import", danger=False)
        await interaction.edit_original_response(content=clip("\n".join(lines), MESSAGE_CHARS), view=view)

    @source.command(name="export")
    async def source_export(self, interaction: Interaction) -> None:
        """Give the feeds as an OPML file."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        feeds = [one.spec for one in await self.bot.in_thread(self._subscriptions.listed) if one.spec.kind == "feed"]
        if not feeds:
            raise Refused("subscribing-no-feeds")
        file = attached(opml_of(feeds), "feeds.opml")
        await interaction.edit_original_response(
            content=words("subscribing-export", count=len(feeds)), attachments=[file]
        )

    @property
    def _subscriptions(self) -> Subscriptions:
        return Subscriptions(self.bot.engine.catalog)


@paged("source list")
async def show_sources(interaction: Interaction, *, page: int = 0) -> None:
    """Show what is read: those that failed last time first, then in order of address."""
    bot, words = interaction.client, words_of(interaction)

    def lines() -> list[str]:
        listed = build_source_list(bot.settings, bot.engine.catalog).listed()
        found = sorted(listed, key=lambda one: (one.state == "left", one.last_error is None))
        return [subscribed_line(one, words) for one in found] or [words("subscribing-none")]

    await show_lines(interaction, "source list", await bot.in_thread(lines), page)


@button_handler("read", action="refresh", response="new")
async def _read_now(interaction: Interaction, state: ViewState) -> None:
    """Read a source that was added just now."""
    await begin_refresh(interaction, [state.about["location"]])


@button_handler("unsubscribe", action="source remove")
async def _unsubscribe(interaction: Interaction, state: ViewState) -> None:
    """Read a source no more, and keep its articles."""
    await claim(interaction, state)
    bot, location = interaction.client, state.about["location"]
    await bot.in_thread(Subscriptions(bot.engine.catalog).remove, location)
    await log_action(interaction, "source remove", source_name(location), Reason("log-articles-kept"))
    said = words_of(interaction)("subscribing-unsubscribed", source=cut(source_name(location), 500))
    await interaction.edit_original_response(content=said, view=None)


@button_handler("forget", action="source remove")
async def _forget(interaction: Interaction, state: ViewState) -> None:
    """Read a source no more, and take its articles out."""
    await claim(interaction, state)
    bot, words, location = interaction.client, words_of(interaction), state.about["location"]

    def job(progress: Progress) -> Report:
        report = bot.refresher.forget_source(location, started_by=initiator(interaction), progress=progress)
        Subscriptions(bot.engine.catalog).remove(location)
        return report

    async def ended(report: Report) -> JobEnding:
        said = words("subscribing-forgotten", source=cut(source_name(location), 500), count=len(report.removed))
        return JobEnding(said, [source_name(location), *report_details(report)])

    await run_job(interaction, job, ended, words("subscribing-forgetting"), "source remove")


@button_handler("import", action="source import")
async def _import(interaction: Interaction, state: ViewState) -> None:
    """Subscribe to the feeds of a file."""
    await claim(interaction, state)
    bot, specs = interaction.client, [SourceSpec.from_json(spec) for spec in state.about["specs"]]
    new = await bot.in_thread(add_feeds, bot.engine.catalog, specs, initiator(interaction))
    await log_action(interaction, "source import", Reason("log-imported", new=new, count=len(specs)))
    said = words_of(interaction)("subscribing-imported", new=new, count=len(specs))
    await interaction.edit_original_response(content=said, view=None)


def _known(bot: "FootnoteBot", typed: str) -> str:
    """Return the location of a source that is known by what was typed. Raises Refused."""
    found = find_source(typed, named_sources(known_sources(bot.settings, bot.engine.catalog)))
    if found is None:
        raise Refused("jobs-no-source")
    return found.location


def _is_set(bot: "FootnoteBot", location: str) -> bool:
    """Return whether the settings name a source."""
    listed = build_source_list(bot.settings, bot.engine.catalog).listed()
    return any(one.state == "setting" for one in listed if one.spec.location == location)


def _articles(bot: "FootnoteBot", location: str) -> int:
    current = bot.engine.catalog.current()
    members = bot.engine.catalog.members(current.id if current else None).values()
    return sum(member.source == location for member in members)
