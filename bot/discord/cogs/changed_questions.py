"""What becomes of an answer whose question changes: edited, it may be asked anew; deleted, the answer goes too."""

import asyncio
import functools
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.discord.answers.answer_messages import delete_answer, place_of
from bot.discord.connection.retry import wait_for
from bot.discord.messages.turns import question_text
from bot.discord.views.answer_buttons import EDITED_FOR, answer_view
from bot.records import Receipt
from bot.render.messages import words_of
from bot.render.reasons import in_english
from corpus.errors import FootnoteError, StoreUnreachableError
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)


class ChangedQuestions(commands.Cog):
    """Watch questions that were answered."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot
        self._offered: dict[str, asyncio.Task[None]] = {}

    async def cog_unload(self) -> None:
        """Stop waiting to take buttons away; what they do is refused once they are too old."""
        for task in self._offered.values():
            task.cancel()

    @commands.Cog.listener()
    async def on_raw_message_edit(self, edited: discord.RawMessageUpdateEvent) -> None:
        """Offer to ask a question anew that was edited, for ten minutes."""
        data: dict[str, Any] = dict(edited.data)
        if not data.get("edited_timestamp") or not data.get("content") or not self.bot.user:
            return  # a preview that Discord added, or nothing that it hands over
        try:
            receipt = await self.bot.in_thread(self.bot.records.receipt_of_message, edited.message_id)
        except FootnoteError as error:
            logger.warning(
                "message %d was edited, and could not be looked up: %s", edited.message_id, in_english(error)
            )
            return
        if receipt is None or receipt.question_message_id != edited.message_id or not receipt.answer_message_ids:
            return
        if question_text(data["content"], self.bot.user.id) == receipt.question:
            return
        if now() - receipt.asked_at <= EDITED_FOR and receipt.id not in self._offered:
            await self._offer(receipt)

    async def _offer(self, receipt: Receipt) -> None:
        if await self._show(receipt, edited=True):
            task = asyncio.create_task(self._withdraw(receipt, EDITED_FOR))
            self._offered[receipt.id] = task
            task.add_done_callback(lambda _: self._offered.pop(receipt.id, None))

    async def _withdraw(self, receipt: Receipt, after: timedelta) -> None:
        await asyncio.sleep(after.total_seconds())
        if await self.bot.in_thread(self.bot.records.receipt, receipt.id):
            await self._show(receipt, edited=False)

    async def _show(self, receipt: Receipt, *, edited: bool) -> bool:
        """Show the buttons under an answer with or without the one that asks anew. Returns whether that was done."""
        guild = self.bot.get_guild(receipt.guild_id) if receipt.guild_id else None
        words = words_of(guild, self.bot.command_ids)
        in_post = receipt.question_message_id == receipt.channel_id  # a post has the id of its first message
        view = answer_view(receipt.id, coverage=receipt.abstained, words=words, in_post=in_post, edited=edited)
        place = self.bot.get_partial_messageable(await place_of(self.bot, receipt))
        try:
            await place.get_partial_message(receipt.answer_message_ids[-1]).edit(view=view)
        except discord.HTTPException as error:
            logger.info("the buttons of an answer could not be changed (%d)", error.code)
            return False
        return True

    @commands.Cog.listener()
    async def on_raw_message_delete(self, deleted: discord.RawMessageDeleteEvent) -> None:
        """Forget the receipt of a question or an answer that was deleted; the answer goes with its question."""
        await self._forget(deleted.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, deleted: discord.RawBulkMessageDeleteEvent) -> None:
        """Forget the receipts of questions and answers that were deleted together."""
        for message_id in deleted.message_ids:
            await self._forget(message_id)

    async def _forget(self, message_id: int) -> None:
        """Forget the receipt of a message, if it takes a minute: nobody deletes it twice."""
        self.bot.answering.forget(message_id)
        try:
            await wait_for("the records", functools.partial(self._forgotten, message_id), StoreUnreachableError)
        except FootnoteError as error:
            why = in_english(error)
            logger.error("message %d was deleted, and its receipt could not be forgotten: %s", message_id, why)

    async def _forgotten(self, message_id: int) -> None:
        records = self.bot.records
        receipt = await self.bot.in_thread(records.receipt_of_message, message_id)
        await self.bot.in_thread(records.forget_message, message_id)
        if receipt and receipt.question_message_id == message_id:
            await delete_answer(self.bot, receipt)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(ChangedQuestions(bot), override=True)
