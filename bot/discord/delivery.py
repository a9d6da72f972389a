"""Who asked, and where the answer goes: the response to an interaction, a reply to a message, or a thread."""

import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import discord

from bot.discord.permissions.bot_permissions import has_permission
from bot.discord.responses import is_gone
from bot.render.messages import Words, locale_of, words_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asker:
    """Hold who asked, where, and in which words to answer. `message_id` is None for a slash command or a button.

    `opens_post` tells that the question is a forum post.
    """

    user_id: int
    guild_id: int | None
    channel_id: int
    message_id: int | None
    words: Words
    locale: str
    opens_post: bool = False


class Delivery(Protocol):
    """Where an answer goes: a reply to a message, or the response to an interaction."""

    async def show(self, text: str) -> None:
        """Show what is going on until the answer is there, each text in place of the last."""

    async def finish(self, pages: Sequence[str], view: discord.ui.View | None) -> tuple[int, ...]:
        """Send the pages, buttons under the last. Returns the ids of the messages; none where nobody waits any more."""

    async def withdraw(self) -> None:
        """Take back what was shown: the question was deleted."""


def asker_of(interaction: discord.Interaction[Any]) -> Asker:
    """Return who called a command or pressed a button."""
    words, locale = words_of(interaction), locale_of(interaction)
    return Asker(interaction.user.id, interaction.guild_id, interaction.channel_id or 0, None, words, locale)


def send_permission(place: discord.abc.Messageable) -> str:
    """Return the permission that writing in a place needs."""
    return "send_messages_in_threads" if isinstance(place, discord.Thread) else "send_messages"


class ResponseDelivery:
    """Answer an interaction that was deferred, by editing what Discord shows since."""

    def __init__(self, interaction: discord.Interaction[Any], *, private: bool) -> None:
        self._interaction = interaction
        self._private = private

    async def show(self, text: str) -> None:
        """Show a text in place of the last."""
        await self._interaction.edit_original_response(content=text)

    async def finish(self, pages: Sequence[str], view: discord.ui.View | None) -> tuple[int, ...]:
        """Send the pages, buttons under the last."""
        first, *further = pages
        sent = []
        try:
            done = await self._interaction.edit_original_response(content=first, view=None if further else view)
            sent.append(done.id)
            for n, page in enumerate(further, start=2):
                under = view if view and n == len(pages) else discord.utils.MISSING
                page_sent = await self._interaction.followup.send(
                    page, ephemeral=self._private, suppress_embeds=True, wait=True, view=under
                )
                sent.append(page_sent.id)
        except discord.HTTPException as error:
            if not is_gone(error):
                raise
            logger.info("an interaction was gone before it was answered (%d)", error.code)
        return tuple(sent)

    async def withdraw(self) -> None:
        """Do nothing: no message asked."""


class ReplyDelivery:
    """Answer a message by a reply, or in the thread that was opened for it.

    Raises discord.HTTPException where neither can be written to, but for a question that is gone.
    """

    def __init__(self, message: discord.Message, place: discord.abc.Messageable) -> None:
        self._message = message
        self._place = place
        self._first: discord.Message | None = None

    async def show(self, text: str) -> None:
        """Show a text in place of the last."""
        if self._first:
            self._first = await self._first.edit(content=text, suppress=True)
        else:
            self._first = await self._begin(text, None)

    async def finish(self, pages: Sequence[str], view: discord.ui.View | None) -> tuple[int, ...]:
        """Send the pages, buttons under the last."""
        first, *further = pages
        under = None if further else view
        sent = []
        try:
            if self._first:
                self._first = await self._first.edit(content=first, view=under, suppress=True)
            else:
                self._first = await self._begin(first, under)
            sent.append(self._first.id)
            for n, page in enumerate(further, start=2):
                sent.append((await self._send(page, view if n == len(pages) else None)).id)
        except discord.HTTPException as error:
            if not is_gone(error):
                raise
            logger.info("message %d was not answered: it is gone", self._message.id)
        return tuple(sent)

    async def withdraw(self) -> None:
        """Delete what was shown."""
        if self._first:
            with contextlib.suppress(discord.HTTPException):
                await self._first.delete()

    async def _begin(self, text: str, view: discord.ui.View | None) -> discord.Message:
        elsewhere = self._place.id != self._message.channel.id  # type: ignore[attr-defined]  # every place has an id
        if elsewhere:
            try:
                return await self._send(text, view)
            except discord.HTTPException as error:  # a thread that was locked, or deleted: the channel may take it
                logger.info("message %d is answered in its channel: its thread said %d", self._message.id, error.code)
                self._place = self._message.channel
        # Discord lets nobody reply to what they may not read again later.
        if not has_permission(self._place, "read_message_history"):
            return await self._send(text, view)
        under = view or discord.utils.MISSING
        return await self._message.reply(text, mention_author=False, suppress_embeds=True, view=under)

    async def _send(self, text: str, view: discord.ui.View | None) -> discord.Message:
        under = view or discord.utils.MISSING
        return await self._place.send(text, suppress_embeds=True, view=under)
