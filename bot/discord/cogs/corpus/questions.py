"""Show what the corpus could not answer, and take in an article for it, or dismiss it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord.cogs.corpus.add import read_draft, show_draft
from bot.discord.cogs.corpus.base import CorpusCommands, Interaction
from bot.discord.cogs.corpus.paged_list import Item, paged, show_list
from bot.discord.permissions.audit import log_action
from bot.discord.responses import defer
from bot.discord.views.moderator_buttons import ModeratorModal, button_handler, claim
from bot.moderation.unanswered_questions import QuestionGroup, group_questions, still_unanswered
from bot.records import ViewState
from bot.render.discord_limits import TEXT_INPUT_LABEL, TEXT_INPUT_PLACEHOLDER, clip
from bot.render.messages import Words, words_of
from bot.render.text_blocks import cut
from corpus.errors import Reason
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_LATELY = timedelta(days=30)
_QUESTION = 200
_OTHERS = 2


class QuestionsCommand(CorpusCommands):
    """Look at what people miss."""

    @app_commands.command()
    async def questions(self, interaction: Interaction) -> None:
        """Show recent unanswered questions, most asked first."""
        await defer(interaction, private=True)
        await show_questions(interaction)


@paged("questions")
async def show_questions(interaction: Interaction, *, page: int = 0) -> None:
    """Show what the guild that an interaction is from asked, and the corpus did not say."""
    bot, words = interaction.client, words_of(interaction)
    found = await bot.in_thread(_here, bot, interaction.guild_id or 0)
    await show_list(interaction, "questions", found, lambda one: _item(one, words), page=page)


@button_handler("answer", action="questions", response="modal")
async def _answer(interaction: Interaction, state: ViewState) -> None:
    """Ask for an article that answers a question."""
    await interaction.response.send_modal(SourceModal(state, words_of(interaction)))


class SourceModal(ModeratorModal):
    """Ask for the address of a page, or a file."""

    def __init__(self, state: ViewState, words: Words) -> None:
        super().__init__(words("adding-for-question"), state, "questions", "new")
        self.url: discord.ui.TextInput[Any] = discord.ui.TextInput(
            placeholder=clip("https://…", TEXT_INPUT_PLACEHOLDER), max_length=2000, required=False, custom_id="url"
        )
        self.file: discord.ui.FileUpload[Any] = discord.ui.FileUpload(custom_id="file", required=False)
        for text, item in ((words("adding-url-label"), self.url), (words("adding-file-label"), self.file)):
            self.add_item(discord.ui.Label(text=clip(text, TEXT_INPUT_LABEL), component=item))

    async def submit(self, interaction: Interaction, state: ViewState) -> None:
        """Show the article as it was understood."""
        file = self.file.values[0] if self.file.values else None
        draft = await read_draft(interaction, file, self.url.value.strip() or None)
        await show_draft(interaction, draft, tuple(state.about["questions"]))


@button_handler("dismiss", action="questions")
async def _dismiss(interaction: Interaction, state: ViewState) -> None:
    """Take questions off the list, and the coverage requests with them."""
    await claim(interaction, state)
    bot, questions = interaction.client, state.about["questions"]
    await bot.in_thread(bot.records.dismiss, interaction.guild_id or 0, questions)
    for request in state.about["requests"]:
        await bot.in_thread(bot.records.close_request, request, "declined")
    await log_action(interaction, "questions", Reason("log-dismissed"), questions[0])
    await show_questions(interaction, page=state.about["page"])


def _here(bot: "FootnoteBot", guild_id: int) -> Sequence[QuestionGroup]:
    receipts = still_unanswered(bot.records.unanswered(guild_id, now() - _LATELY), bot.engine)
    # What people ask for in direct messages belongs to no other guild's moderators.
    requests = [one for one in bot.records.coverage() if one.guild_id in (guild_id, None)]
    return group_questions(receipts, requests, bot.engine.encoder_of(bot.engine.catalog.current()))


def _item(one: QuestionGroup, words: Words) -> Item:
    lines = [f"{cut(one.question, _QUESTION)} ({words('reviews-people', people=one.people)})"]
    if one.requests:
        lines.append(f"> {words('reviews-requested')}")
    if one.close:
        lines.append(f"> {words('reviews-close')}")
    lines += [f"> {cut(other, _QUESTION // 2)}" for other in one.questions[1 : _OTHERS + 1]]
    about = {"questions": list(one.questions), "requests": list(one.requests)}
    return Item("\n".join(lines), about, ("answer", "dismiss"))
