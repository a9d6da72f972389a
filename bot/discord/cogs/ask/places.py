"""Where an answer stands, and what becomes of it where Discord doesn't let it stand there.

What can't be written in a channel is told to whoever asked by a direct message; where they take none, by a sign on
their message. Each is one line in the log, with the reference that they are told.
"""

import contextlib
import logging
from typing import TYPE_CHECKING, Final

import discord
from discord.ext import commands

from bot.discord.answers.rate_limits import steady_time
from bot.discord.delivery import send_permission
from bot.discord.message_rules import thread_name
from bot.discord.permissions.bot_permissions import has_permission, permission_name
from bot.discord.responses import is_gone, refusal_key
from bot.render.errors import new_reference
from bot.render.messages import Words, words_of

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

# Discord archives a thread after this many minutes without a message: a day.
_ARCHIVED_AFTER: Final = 1440
_THREAD_EXISTS: Final = 160004
_TOLD_EVERY_S = 3600.0
_SIGN = "⚠️"
_TOO_MANY, _SERVER_ERROR = 429, 500


class Places:
    """Find a place for an answer, and tell whoever asked where there is none."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self._bot = bot
        self._told = commands.CooldownMapping(commands.Cooldown(1, _TOLD_EVERY_S), lambda key: key)

    async def known(self, message: discord.Message) -> discord.abc.Messageable:
        """Return the channel of a message; where only its id is known, Discord is asked: its rules are its parent's."""
        channel = message.channel
        unknown = isinstance(channel, discord.PartialMessageable)
        parentless = isinstance(channel, discord.Thread) and channel.parent is None
        if message.guild is None or not (unknown or parentless):
            return channel
        try:
            if isinstance(channel, discord.Thread):
                message.guild._add_channel(await message.guild.fetch_channel(channel.parent_id))  # type: ignore[arg-type]  # noqa: SLF001
                return channel
            found = await message.guild.fetch_channel(channel.id)
        except discord.HTTPException as error:
            logger.info("channel %d could not be looked up (%d)", channel.id, error.code)
            return channel
        return found if isinstance(found, discord.abc.Messageable) else channel

    async def thread(self, message: discord.Message, text: str) -> discord.abc.Messageable:
        """Open a thread for a question; where that can't be done, the answer stays in the channel."""
        if not isinstance(message.channel, discord.TextChannel):
            return message.channel
        if not has_permission(message.channel, "create_public_threads"):
            logger.warning("channel %d: the bot may not open threads there", message.channel.id)
            return message.channel
        try:
            thread = await message.create_thread(name=thread_name(text), auto_archive_duration=_ARCHIVED_AFTER)
        except discord.HTTPException as error:
            if is_gone(error):
                raise
            there = message.guild.get_thread(message.id) if message.guild and error.code == _THREAD_EXISTS else None
            if there is None:
                logger.warning("channel %d: no thread could be opened (%d)", message.channel.id, error.code)
            return there or message.channel
        if message.guild:
            await self._bot.in_thread(self._bot.records.keep_thread, thread.id, message.guild.id)
        return thread

    def lacking(self, place: discord.abc.Messageable) -> bool:
        """Return whether the bot may not write in a place, by what it knows of roles and of itself."""
        return _is_timed_out(place) or not has_permission(place, send_permission(place))

    async def tell_lacking(self, message: discord.Message, place: discord.abc.Messageable) -> None:
        """Tell whoever asked why the bot may not write in a place: once an hour and channel."""
        if _is_timed_out(place):
            await self._tell(message, "errors-timed-out", "the bot is timed out")
        else:
            permission = send_permission(place)
            named = permission_name(permission, words_of(message.guild, self._bot.command_ids))
            await self._tell(message, "errors-missing-permission", f"no {permission} there", permission=named)

    async def tell_refused(self, message: discord.Message, error: discord.HTTPException) -> None:
        """Tell whoever asked that Discord didn't take the answer, unless what they asked is gone."""
        if is_gone(error):
            logger.info("message %d was not answered: %s", message.id, error.text)
            return
        level = logging.WARNING if error.status >= _SERVER_ERROR or error.status == _TOO_MANY else logging.INFO
        await self._tell(message, refusal_key(error), f"Discord said {error.status} ({error.code})", level)

    async def _tell(
        self, message: discord.Message, key: str, why: str, level: int = logging.INFO, **values: str
    ) -> None:
        reference = new_reference()
        logger.log(level, "message %d was not answered, reference %s: %s", message.id, reference, why)
        if self._told.update_rate_limit((message.author.id, message.channel.id), steady_time()):
            return
        words: Words = words_of(message.guild, self._bot.command_ids)
        said = words(key, channel=f"<#{message.channel.id}>", reference=reference, **values)
        try:
            await message.author.send(said, suppress_embeds=True)
        except discord.HTTPException:
            with contextlib.suppress(discord.HTTPException):
                await message.add_reaction(_SIGN)


def _is_timed_out(place: discord.abc.Messageable) -> bool:
    guild = getattr(place, "guild", None)
    return bool(guild and guild.me and guild.me.is_timed_out())
