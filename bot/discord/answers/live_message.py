"""A message that stands and is brought up to date, longer than the interaction that it answers lives."""

import logging
import time
from typing import Any

import discord

from bot.discord.responses import is_gone
from bot.render.discord_limits import INTERACTION_LIVES_S

logger = logging.getLogger(__name__)

_MARGIN_S = 60.0


class LiveMessage:
    """Show a text in one message: by the interaction while it lives, then as the bot's own message, then in a new one.

    What Discord won't take at all is logged, and the job goes on without being watched.
    """

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        self._interaction: discord.Interaction[Any] | None = interaction
        self._channel = interaction.channel
        self._message: discord.PartialMessage | None = None
        self._until = time.monotonic() + INTERACTION_LIVES_S - _MARGIN_S

    @property
    def location(self) -> tuple[int, int] | None:
        """Return the channel and the message, None before something was shown."""
        return (self._message.channel.id, self._message.id) if self._message else None

    async def show(self, text: str, view: discord.ui.View | None = None, file: discord.File | None = None) -> None:
        """Show a text, with a view and a file, in place of what was shown before."""
        files = [file] if file else []
        try:
            if await self._by_interaction(text, view, files) or await self._by_message(text, view, files):
                return
            await self._anew(text, view, files)
        except discord.HTTPException as error:
            logger.info("a message could not be brought up to date (%d)", error.code)

    async def _by_interaction(self, text: str, view: discord.ui.View | None, files: list[discord.File]) -> bool:
        if self._interaction is None or time.monotonic() > self._until:
            return False
        try:
            shown = await self._interaction.edit_original_response(content=text, view=view, attachments=files)
        except discord.HTTPException as error:
            if not is_gone(error):
                raise
            self._interaction = None
            _again(files)
            return False
        if isinstance(self._channel, discord.abc.Messageable) and self._message is None:
            self._message = _partial(self._channel, shown.id)
        return True

    async def _by_message(self, text: str, view: discord.ui.View | None, files: list[discord.File]) -> bool:
        if self._message is None:
            return False
        try:
            await self._message.edit(content=text, view=view, attachments=files)
        except discord.HTTPException as error:
            if not is_gone(error) and not isinstance(error, discord.Forbidden):
                raise
            self._message = None
            _again(files)
            return False
        return True

    async def _anew(self, text: str, view: discord.ui.View | None, files: list[discord.File]) -> None:
        if not isinstance(self._channel, discord.abc.Messageable):
            return
        under = view or discord.utils.MISSING
        sent = await self._channel.send(text, view=under, files=files, suppress_embeds=True)
        self._message = _partial(self._channel, sent.id)


def _partial(channel: discord.abc.Messageable, message_id: int) -> discord.PartialMessage | None:
    get = getattr(channel, "get_partial_message", None)
    return get(message_id) if get else None


def _again(files: list[discord.File]) -> None:
    """Make files ready to be sent once more."""
    for file in files:
        file.reset()
