"""Where a server asked the same before: a link to the earlier answer, while all that it quotes still stands.

Only to a message that whoever reads the new answer may know of, never to what a command answered, as it may be private,
and never to what the same person asked.
"""

import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.answers.answer_messages import place_of
from bot.discord.delivery import Asker
from bot.records import Receipt
from bot.render.reasons import in_english
from corpus.errors import FootnoteError
from retrieval.types import Answer

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)


async def link_to_earlier(bot: "FootnoteBot", asker: Asker, answer: Answer) -> str | None:
    """Return a link to a server's earlier answer to the same query; None where there is none to be shown here."""
    guild_id, here = asker.guild_id, asker.channel_id
    if guild_id is None or answer.state != "answered":
        return None
    try:
        for receipt in await bot.in_thread(bot.records.answers_to, guild_id, answer.query):
            if receipt.user_id == asker.user_id or not _is_open_beside(bot, guild_id, receipt.channel_id, here):
                continue
            if await bot.in_thread(_still_stands, bot, receipt):
                place = await place_of(bot, receipt)
                return f"https://discord.com/channels/{guild_id}/{place}/{receipt.answer_message_ids[0]}"
    except FootnoteError as error:  # the answer is worth more than the line below it
        logger.warning("earlier answers could not be looked up: %s", in_english(error))
    return None


def _still_stands(bot: "FootnoteBot", receipt: Receipt) -> bool:
    """Return whether every quote of an answer stands in today's corpus where it stood. Runs in a worker thread."""
    catalog = bot.engine.catalog
    current = catalog.current()
    for citation in receipt.quoted:
        article = catalog.article(citation.article_id, current.id) if current else None
        if article is None or article.text[citation.start : citation.end] != citation.quote:
            return False
    return True


def _is_open_beside(bot: "FootnoteBot", guild_id: int, channel_id: int, here_id: int) -> bool:
    """Return whether whoever reads one channel may know of another: itself, its posts, or one for everybody."""
    guild = bot.get_guild(guild_id)
    there, here = (guild.get_channel_or_thread(one) if guild else None for one in (channel_id, here_id))
    if channel_id == here_id:
        return True
    if guild is None or there is None or (isinstance(there, discord.Thread) and there.is_private()):
        return False
    parents = {getattr(one, "parent_id", None) or getattr(one, "id", None) for one in (there, here)}
    if len(parents) == 1:
        return True
    channel = there.parent if isinstance(there, discord.Thread) else there
    return channel is not None and channel.permissions_for(guild.default_role).read_messages
