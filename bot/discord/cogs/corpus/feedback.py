"""Show the answers that people found wrong, and make test questions of them."""

import threading
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord.autocompletion import article_meant
from bot.discord.cogs.corpus.base import CorpusCommands, Interaction
from bot.discord.cogs.corpus.paged_list import Item, paged, show_list
from bot.discord.permissions.audit import log_action
from bot.discord.responses import defer
from bot.discord.views.moderator_buttons import ModeratorModal, button_handler
from bot.moderation.gate_questions import add_question, question_row
from bot.records import Complaint, Receipt, ViewState
from bot.render.answer_pages import reason_text
from bot.render.answer_sources import one_line
from bot.render.discord_limits import SELECT_OPTION_LABEL, TEXT_INPUT_LABEL, clip
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.text_blocks import cut
from corpus.errors import Reason
from retrieval.store.catalog import Catalog

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_QUESTION, _ANSWER, _SAID = 150, 150, 120
_TITLE_CHARS, _ANSWER_CHARS = 300, 200
_CONSIDERED = 10  # articles that are offered
_NONE = "none"
_writing = threading.Lock()  # two clicks at once are two lines


class FeedbackCommand(CorpusCommands):
    """Look at what people found wrong."""

    @app_commands.command()
    async def feedback(self, interaction: Interaction) -> None:
        """Show answers reported as wrong, to make test questions of them."""
        await defer(interaction, private=True)
        await show_feedback(interaction)


@paged("feedback")
async def show_feedback(interaction: Interaction, *, page: int = 0, note: str = "") -> None:
    """Show the answers of a guild that somebody found wrong."""
    bot, words = interaction.client, words_of(interaction)
    found = await bot.in_thread(_here, bot, interaction.guild_id or 0)
    await show_list(interaction, "feedback", found, lambda one: _item(*one, words), page=page, note=note)


@button_handler("test", action="feedback", response="modal")
async def _test(interaction: Interaction, state: ViewState) -> None:
    """Ask what would be right."""
    words = words_of(interaction)
    if interaction.client.settings.gate_questions is None:
        raise Refused("reviews-no-gate")
    await interaction.response.send_modal(GateQuestionModal(state, words))


class GateQuestionModal(ModeratorModal):
    """Ask which article answers a question: one of those that were considered, another, or none."""

    def __init__(self, state: ViewState, words: Words) -> None:
        super().__init__(words("reviews-right-title"), state, "feedback")
        considered = [
            discord.SelectOption(label=clip(title or "–", SELECT_OPTION_LABEL), value=str(n))
            for n, (_, title) in enumerate(state.about.get("articles", ()))
        ]
        none = discord.SelectOption(label=clip(words("reviews-right-none"), SELECT_OPTION_LABEL), value=_NONE)
        self.chosen: discord.ui.Select[Any] = discord.ui.Select(
            options=[*considered, none], min_values=0, required=False, custom_id="chosen"
        )
        self.article = _input("article", _TITLE_CHARS)
        self.answer = _input("answer", _ANSWER_CHARS)
        for key, item in (("chosen", self.chosen), ("article", self.article), ("answer", self.answer)):
            text = clip(words(f"reviews-right-{key}"), TEXT_INPUT_LABEL)
            self.add_item(discord.ui.Label(text=text, component=item))

    async def submit(self, interaction: Interaction, state: ViewState) -> None:
        """Write the test question. Raises Refused where nothing was said."""
        bot, typed = interaction.client, self.article.value.strip()
        chosen = self.chosen.values[0] if self.chosen.values else None
        if not typed and chosen is None:
            raise Refused("reviews-right-nothing")
        article: str | None = None
        if typed:
            article = await bot.in_thread(_article, bot, typed)
        elif chosen != _NONE:
            article = state.about["articles"][int(chosen or 0)][0]
        question = await bot.in_thread(_write, bot, state.about["receipt"], article, self.answer.value.strip())
        await log_action(interaction, "feedback", question, article or Reason("reviews-right-none"))
        said = words_of(interaction)("reviews-test-written" if article else "reviews-test-abstain")
        await show_feedback(interaction, page=state.about["page"], note=said)


@button_handler("close", action="feedback")
async def _close(interaction: Interaction, state: ViewState) -> None:
    """Leave an answer as it is."""
    bot = interaction.client
    await bot.in_thread(bot.records.handle, state.about["receipt"])
    await log_action(interaction, "feedback", Reason("log-dismissed"))
    await show_feedback(interaction, page=state.about["page"])


def _input(name: str, chars: int) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(max_length=chars, required=False, custom_id=name)


def _article(bot: "FootnoteBot", typed: str) -> str:
    """Return the id of the article that is meant. Raises Refused where there is no such."""
    meant = article_meant(bot.engine.catalog, typed)
    if meant is None:
        raise Refused("articles-none")
    return meant


def _write(bot: "FootnoteBot", receipt_id: str, article: str | None, answer: str) -> str:
    """Write a receipt's question into the gate's file. Returns it."""
    receipt, file = bot.records.receipt(receipt_id), bot.settings.gate_questions
    if receipt is None:
        raise Refused("buttons-gone")
    if file is None:
        raise Refused("reviews-no-gate")
    turns = [{"speaker": turn.speaker, "text": turn.text} for turn in receipt.turns]
    with _writing:
        add_question(file, question_row(receipt.question, turns, article, answer))
    bot.records.handle(receipt_id)
    return receipt.question


def _here(bot: "FootnoteBot", guild_id: int) -> list[tuple[Complaint, list[list[str]]]]:
    """Return what people of a guild found wrong, each with the articles that were considered."""
    return [(one, _considered(bot.engine.catalog, one.receipt)) for one in bot.records.complaints(guild_id)]


def _considered(catalog: Catalog, receipt: Receipt) -> list[list[str]]:
    """Return the ids and titles of the articles that an answer was looked for in, and that are still there."""
    then, current = catalog.snapshot(receipt.snapshot), catalog.current()
    passages = catalog.passages(then, receipt.keys) if then else {}
    found = {passages[key].article_id: passages[key].title for key in receipt.keys if key in passages}
    found = found or {citation.article_id: citation.title for citation in receipt.quoted}
    there = catalog.members(current.id if current else None)
    return [[article_id, title] for article_id, title in found.items() if article_id in there][:_CONSIDERED]


def _item(one: Complaint, articles: list[list[str]], words: Words) -> Item:
    receipt = one.receipt
    closest = " ".join(one_line(citation) for citation in receipt.closest)
    unsaid = f"{reason_text(receipt.reason, words)} {closest}" if closest else words("answer-cannot")
    answer = receipt.answer or unsaid
    lines = [f"{cut(receipt.question, _QUESTION)} ({words('reviews-people', people=len(one.said))})"]
    lines.append(f"> {cut(answer, _ANSWER)}")
    lines += [f"> 👎 {cut(given.wrong, _SAID)}" for given in one.said if given.wrong][:2]
    return Item("\n".join(lines), {"receipt": receipt.id, "articles": articles}, ("test", "close"))
