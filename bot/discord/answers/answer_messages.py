"""The messages that an answer stands in: where they are, and taking them away."""

import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.responses import is_gone
from bot.records import Receipt

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)


async def place_of(bot: "FootnoteBot", receipt: Receipt) -> int:
    """Return the id of the channel that an answer stands in: its question's, or the thread that was opened on it."""
    asked = receipt.question_message_id
    if asked and await bot.in_thread(bot.records.is_own_thread, asked):
        return asked
    return receipt.channel_id


async def delete_answer(bot: "FootnoteBot", receipt: Receipt) -> bool:
    """Delete an answer's messages, and forget its receipt. Returns whether none is left that could not be deleted."""
    place, left = await place_of(bot, receipt), False
    for message_id in receipt.answer_message_ids:
        left |= not (await _deleted(bot, place, message_id) or await _deleted(bot, receipt.channel_id, message_id))
    if not left:
        await bot.in_thread(bot.records.forget_receipt, receipt.id)
    return not left


async def _deleted(bot: "FootnoteBot", channel_id: int, message_id: int) -> bool:
    try:
        await bot.get_partial_messageable(channel_id).get_partial_message(message_id).delete()
    except discord.HTTPException as error:
        logger.info("message %d could not be deleted (%d)", message_id, error.code)
        return is_gone(error)
    return True
