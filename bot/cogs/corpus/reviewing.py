"""Show the answers that people found wrong, and make test questions of them."""

import threading
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.autocompletion import article_meant
from bot.blocks import cut
from bot.cogs.corpus.base import Interaction, Part
from bot.cogs.corpus.listing import Item, paged, show_list
from bot.errors import Refused
from bot.gate_file import add_question, question_row
from bot.limits import TEXT_INPUT_LABEL, clip
from bot.records import Card, Complaint
from bot.telling import defer
from bot.views.confirming import CardModal, handles, keep_deed
from bot.words import Words

if TYPE_CHECKING:
    from bot.client import FootnoteBot

_QUESTION, _ANSWER, _SAID = 150, 150, 120
_TITLE_CHARS = 300
_writing = threading.Lock()  # two clicks at once are two lines


class Reviewing(Part):
    """Look at what people found wrong."""

    @app_commands.command()
    async def feedback(self, interaction: Interaction) -> None:
        """Show answers that people found wrong, to make test questions of them."""
        await defer(interaction, private=True)
        await show_feedback(interaction)


@paged("feedback")
async def show_feedback(interaction: Interaction, *, page: int = 0, note: str = "") -> None:
    """Show the answers of a guild that somebody found wrong."""
    bot, words = interaction.client, interaction.client.words(interaction)
    found = await bot.in_thread(bot.records.complaints, interaction.guild_id or 0)
    await show_list(interaction, "feedback", found, lambda one: _item(one, words), page=page, note=note)


@handles("test", deed="feedback", answer="modal")
async def _test(interaction: Interaction, card: Card) -> None:
    """Ask what would be right."""
    words = interaction.client.words(interaction)
    if interaction.client.settings.gate_questions is None:
        raise Refused("reviews-no-gate")
    await interaction.response.send_modal(Right(card, words))


class Right(CardModal):
    """Ask which article answers a question."""

    def __init__(self, card: Card, words: Words) -> None:
        super().__init__(words("reviews-right-title"), card, "feedback")
        self.article: discord.ui.TextInput[Any] = discord.ui.TextInput(
            label=clip(words("reviews-right-label"), TEXT_INPUT_LABEL),
            max_length=_TITLE_CHARS,
            required=False,
            custom_id="article",
        )
        self.add_item(self.article)

    async def submit(self, interaction: Interaction, card: Card) -> None:
        """Write the test question."""
        bot = interaction.client
        chosen = self.article.value.strip()
        article = await bot.in_thread(_article, bot, chosen)
        question = await bot.in_thread(_write, bot, card.about["receipt"], article)
        await keep_deed(interaction, "feedback", f"{question} → {article or '–'}")
        said = bot.words(interaction)("reviews-test-written" if article else "reviews-test-abstain")
        await show_feedback(interaction, page=card.about["page"], note=said)


@handles("close", deed="feedback")
async def _close(interaction: Interaction, card: Card) -> None:
    """Leave an answer as it is."""
    bot = interaction.client
    await bot.in_thread(bot.records.handle, card.about["receipt"])
    await keep_deed(interaction, "feedback", f"dismissed: {card.about['receipt']}")
    await show_feedback(interaction, page=card.about["page"])


def _article(bot: "FootnoteBot", chosen: str) -> str | None:
    """Return the id of the article that is meant, None where none was named. Raises Refused where there is no such."""
    if not chosen:
        return None
    catalog = bot.engine.catalog
    meant = article_meant(catalog, chosen)
    if meant is None:
        raise Refused("articles-none")
    return meant


def _write(bot: "FootnoteBot", receipt_id: str, article: str | None) -> str:
    """Write a receipt's question into the gate's file. Returns it."""
    receipt, file = bot.records.receipt(receipt_id), bot.settings.gate_questions
    if receipt is None:
        raise Refused("buttons-gone")
    if file is None:
        raise Refused("reviews-no-gate")
    turns = [{"speaker": turn.speaker, "text": turn.text} for turn in receipt.turns]
    with _writing:
        add_question(file, question_row(receipt.question, turns, article))
    bot.records.handle(receipt_id)
    return receipt.question


def _item(one: Complaint, words: Words) -> Item:
    receipt = one.receipt
    answer = receipt.answer or words("answer-cannot")
    lines = [f"{cut(receipt.question, _QUESTION)} ({words('reviews-people', people=len(one.said))})"]
    lines.append(f"> {cut(answer, _ANSWER)}")
    lines += [f"> 👎 {cut(given.wrong, _SAID)}" for given in one.said if given.wrong][:2]
    return Item("\n".join(lines), {"receipt": receipt.id}, ("test", "close"))
