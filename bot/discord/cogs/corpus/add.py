"""Add one article by hand: an attachment or a page, shown as it was understood, added when confirmed."""

import functools
from datetime import date
from typing import Any

import discord
from discord import app_commands

from bot.discord.cogs.corpus.base import CorpusCommands, Interaction, initiator
from bot.discord.cogs.corpus.job_message import JobEnding, run_job
from bot.discord.responses import defer
from bot.discord.views.article_embed import article_embed, embed_text
from bot.discord.views.moderator_buttons import (
    ModeratorButton,
    ModeratorModal,
    button_handler,
    button_view,
    claim,
    save_state,
)
from bot.moderation.corpus_service import add_pages, read_page
from bot.moderation.manual_articles import Draft, as_json, check_attachment, from_attachment, from_json, with_metadata
from bot.records import ViewState
from bot.render.audit_details import now_at
from bot.render.discord_limits import TEXT_INPUT_LABEL, clip
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.reasons import reason_in
from bot.render.text_blocks import cut
from corpus.errors import RefreshBusyError
from retrieval.jobs.progress import Progress
from retrieval.jobs.runs import Jobs
from retrieval.refresh.report import Report
from retrieval.types import Question

_ANSWERED = {"answered": "adding-answered", "closest": "adding-close", "nothing": "adding-still-not"}
_TITLE_CHARS, _PUBLISHER_CHARS, _DATE_CHARS = 300, 200, 40


class AddCommand(CorpusCommands):
    """Take articles in."""

    @app_commands.command()
    @app_commands.describe(
        file="A .md, .txt, .html, .pdf, .docx, .odt, .rtf or .eml file.", url="Or the address of a page."
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        url: app_commands.Range[str, 1, 2000] | None = None,
    ) -> None:
        """Add an article; it is shown first."""
        await defer(interaction, private=True)
        draft = await read_draft(interaction, file, url)
        await show_draft(interaction, draft, ())


async def read_draft(interaction: Interaction, file: discord.Attachment | None, url: str | None) -> Draft:
    """Return the draft of a file or a page, of which one is given. Raises Refused or SourceError."""
    bot = interaction.client
    if (file is None) == (not url):
        raise Refused("adding-one-of-two")
    if file:
        check_attachment(file.filename, file.size)
        data = await file.read()
        return await bot.in_thread(from_attachment, bot.engine.catalog, file.filename, data)
    return await bot.in_thread(read_page, bot.refresher, url)


async def show_draft(interaction: Interaction, draft: Draft, questions: tuple[str, ...]) -> None:
    """Show what was understood of an article, and ask; `questions` are those that it is to answer."""
    words = words_of(interaction)
    state = await save_state(interaction, {"draft": as_json(draft), "questions": list(questions)}, "draft")
    await _show(interaction, draft, state, words)


async def _show(interaction: Interaction, draft: Draft, state: ViewState, words: Words) -> None:
    shown = await interaction.client.in_thread(article_embed, draft.article, draft.origin, words)
    said = [words("adding-ask")]
    if draft.replaces:
        said.append(words("adding-replaces"))
    if draft.spec:
        said.append(words("adding-as-it-is" if draft.edited else "adding-read-again"))
    view = button_view(
        ModeratorButton("add", state.id, words("corpus-do-add"), discord.ButtonStyle.success),
        ModeratorButton("edit", state.id, words("corpus-do-edit")),
        ModeratorButton("leave", state.id, words("corpus-no")),
    )
    if interaction.app_permissions.embed_links:
        await interaction.edit_original_response(content="\n".join(said), embed=shown, view=view)
    else:
        text = clip("\n".join((*said, embed_text(shown))), 2000)
        await interaction.edit_original_response(content=text, view=view)


@button_handler("edit", action="add", response="modal")
async def _edit(interaction: Interaction, state: ViewState) -> None:
    """Ask for an article's title, publisher and day."""
    draft, words = from_json(state.about["draft"]), words_of(interaction)
    await interaction.response.send_modal(MetadataModal(draft, state, words))


class MetadataModal(ModeratorModal):
    """Ask for what is known of an article, filled in with what was understood."""

    def __init__(self, draft: Draft, state: ViewState, words: Words) -> None:
        super().__init__(words("adding-edit-title"), state, "add")
        article = draft.article
        published = article.published.isoformat() if isinstance(article.published, date) else ""
        self.title_ = _input("title", words("adding-title-label"), article.title, _TITLE_CHARS, required=True)
        self.publisher = _input("publisher", words("articles-publisher"), article.publisher or "", _PUBLISHER_CHARS)
        self.published = _input("published", words("adding-date-label"), published, _DATE_CHARS)
        for item in (self.title_, self.publisher, self.published):
            self.add_item(item)

    async def submit(self, interaction: Interaction, state: ViewState) -> None:
        """Show the article with what was written."""
        bot, draft = interaction.client, from_json(state.about["draft"])
        given = (self.title_.value, self.publisher.value, self.published.value)
        changed = await bot.in_thread(with_metadata, draft, *given)
        state = ViewState(state.id, state.guild_id, state.kind, {**state.about, "draft": as_json(changed)})
        await bot.in_thread(bot.records.save_view_state, state)
        await _show(interaction, changed, state, words_of(interaction))


@button_handler("add", action="add")
async def _add(interaction: Interaction, state: ViewState) -> None:
    """Add the article that was shown."""
    bot, words = interaction.client, words_of(interaction)
    run = await bot.in_thread(Jobs(bot.engine.catalog).running)
    if run:
        raise RefreshBusyError("jobs-busy", run=run)
    await claim(interaction, state)
    draft, questions = from_json(state.about["draft"]), tuple(state.about["questions"])

    def job(progress: Progress) -> Report:
        if draft.spec and not draft.edited:
            return add_pages(bot.refresher, [draft.spec], initiator(interaction), progress)
        return bot.refresher.add([draft.found], started_by=initiator(interaction), progress=progress)

    head = words("adding-head")
    await interaction.edit_original_response(content=head, embeds=[], view=None)
    await run_job(interaction, job, functools.partial(_added, interaction, draft, questions), head, "add")


async def _added(interaction: Interaction, draft: Draft, questions: tuple[str, ...], report: Report) -> JobEnding:
    """Say what became of an article, and whether the questions that it was added for have an answer now."""
    bot, words = interaction.client, words_of(interaction)
    if report.failed and not report.read:
        return JobEnding(
            words("adding-failed", why=cut(reason_in(report.failed[0].error, words), 300)),
            [draft.origin, report.failed[0].error],
            result="failed",
        )
    same = not (report.added or report.changed)
    lines = [words("adding-same") if same else words("adding-done", chunks=report.chunks)]
    if questions:
        answer = await bot.ask(Question(questions[0]))
        if not answer.abstained:
            await bot.in_thread(bot.records.dismiss, interaction.guild_id or 0, questions)
        lines.append(words(_ANSWERED[answer.state]))
    return JobEnding("\n".join(lines), [draft.article.id, now_at(report)])


def _input(name: str, label: str, value: str, chars: int, *, required: bool = False) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        label=clip(label, TEXT_INPUT_LABEL), default=value[:chars], max_length=chars, required=required, custom_id=name
    )
