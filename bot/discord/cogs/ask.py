"""Answer questions: by `/ask`, where the bot is mentioned or replied to, in its threads, and in direct messages."""

import contextlib
import functools
import logging
import time
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.admission import channel_settings
from bot.discord.autocompletion import publishers
from bot.discord.bot_permissions import has_permission, permission_name
from bot.discord.delivery import Asker, ReplyDelivery, ResponseDelivery, asker_of, send_permission
from bot.discord.message_rules import Decision, decide, thread_name
from bot.discord.responses import defer, is_gone, tell_error, words_about
from bot.discord.retry import wait_for
from bot.discord.turns import message_facts, turns_of
from bot.discord.views.answer_buttons import add_answer_items
from bot.filters import read_filters
from bot.render.errors import new_reference
from bot.render.messages import Words, locale_of, words_of
from bot.render.reasons import in_english
from corpus.errors import FootnoteError, StoreUnreachableError
from retrieval.types import MAX_QUESTION_CHARS, Question

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_WRITTEN_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)
# Discord archives a thread after this many minutes without a message: a day.
_ARCHIVED_AFTER: Final = 1440
_HOW_TO_ASK = "how to ask"
_TOLD_EVERY_S = 3600.0


class Ask(commands.Cog):
    """Answer questions from the corpus."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot
        self._told = commands.CooldownMapping(commands.Cooldown(1, _TOLD_EVERY_S), lambda key: key)

    @app_commands.command()
    @app_commands.describe(
        question="What you want to know.",
        publisher="Only articles of this publisher.",
        since="Only articles published since: 2016-03-22, 2016-03, 2016.",
        until="Only articles published up to then.",
        as_of="Answer as if nothing later had been published.",
        private="Show the answer only to you.",
    )
    @app_commands.autocomplete(publisher=publishers)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def ask(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        question: app_commands.Range[str, 1, MAX_QUESTION_CHARS],
        publisher: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 60] | None = None,
        until: app_commands.Range[str, 1, 60] | None = None,
        as_of: app_commands.Range[str, 1, 60] | None = None,
        private: bool = False,
    ) -> None:
        """Ask a question; every sentence of the answer is cited."""
        await defer(interaction, private=private)
        try:
            # Spelled-out dates are read by a library that takes a second to load.
            named = [publisher] if publisher else []
            filters = await self.bot.in_thread(read_filters, named, since, until, as_of, prefix="")
            delivery = ResponseDelivery(interaction, private=private)
            await self.bot.answering.answer(asker_of(interaction), Question(question, filters=filters), delivery)
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            await tell_error(interaction, error)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        me = self.bot.user
        if me is None or (message.guild and not self.bot.answers_in(message.guild.id)):
            return
        try:
            await self._act(message, me.id)
        except discord.HTTPException as error:
            if is_gone(error) or isinstance(error, discord.Forbidden):
                logger.info("message %d was not answered: %s", message.id, error.text)
            else:
                logger.warning("message %d was not answered: Discord said %d", message.id, error.status)
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            await self._tell_trouble(message, error)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, deleted: discord.RawMessageDeleteEvent) -> None:
        """Forget the receipt of a question or an answer that was deleted."""
        await self._forget(deleted.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, deleted: discord.RawBulkMessageDeleteEvent) -> None:
        """Forget the receipts of questions and answers that were deleted together."""
        for message_id in deleted.message_ids:
            await self._forget(message_id)

    async def _forget(self, message_id: int) -> None:
        """Forget the receipt of a message, if it takes a minute: nobody deletes it twice."""
        self.bot.answering.forget(message_id)
        forget = functools.partial(self.bot.in_thread, self.bot.records.forget_message, message_id)
        try:
            await wait_for("the records", forget, StoreUnreachableError)
        except FootnoteError as error:
            why = in_english(error)
            logger.error("message %d was deleted, and its receipt could not be forgotten: %s", message_id, why)

    async def _act(self, message: discord.Message, me: int) -> None:
        """Do what the channel's mode, its rules and the message itself call for."""
        if message.author.bot or message.author.system or message.webhook_id or message.type not in _WRITTEN_BY_PEOPLE:
            return
        known = await self.bot.in_thread(channel_settings, self.bot.records, message.channel)
        about = message_facts(message, me, own_thread=known.own_thread)
        match decide(about, known.mode, known.rules, is_moderator=self.bot.is_moderator(message.author)):
            case Decision.ANSWER:
                await self._answer(message, message.channel, about.text, own_thread=known.own_thread)
            case Decision.ANSWER_IN_THREAD:
                await self._answer(message, await self._thread(message, about.text), about.text, own_thread=False)
            case Decision.TELL_HOW:
                await self._tell_how(message, asked_for=about.mentions_me or message.guild is None)
            case Decision.IGNORE:
                pass

    async def _answer(
        self, message: discord.Message, place: discord.abc.Messageable, text: str, *, own_thread: bool
    ) -> None:
        words = words_of(message.guild, self.bot.command_ids)
        if not has_permission(place, send_permission(place)):
            await self._tell_lacking(message, place, words)
            return
        asker = Asker(
            message.author.id,
            message.guild.id if message.guild else None,
            message.channel.id,
            message.id,
            words,
            locale_of(message.guild),
        )
        delivery = ReplyDelivery(message, place)
        try:
            async with place.typing():
                turns = await turns_of(self.bot, message, own_thread=own_thread)
                await self.bot.answering.answer(asker, Question(text, turns), delivery)
        except discord.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            await delivery.show(words_about(error, words))

    async def _tell_trouble(self, message: discord.Message, error: Exception) -> None:
        """Tell whoever called the bot that it could not even look up how the channel is set."""
        said = words_about(error, words_of(message.guild, self.bot.command_ids))
        if message.guild is None or self.bot.user in message.mentions:
            with contextlib.suppress(discord.HTTPException):
                await ReplyDelivery(message, message.channel).show(said)

    async def _thread(self, message: discord.Message, text: str) -> discord.abc.Messageable:
        """Open a thread for a question; where the bot may not, the answer stays in the channel."""
        if not has_permission(message.channel, "create_public_threads"):
            logger.warning("channel %d: the bot may not open threads there", message.channel.id)
            return message.channel
        try:
            thread = await message.create_thread(name=thread_name(text), auto_archive_duration=_ARCHIVED_AFTER)
        except discord.Forbidden:
            logger.warning("channel %d: the bot may not open threads there", message.channel.id)
            return message.channel
        if message.guild:
            await self.bot.in_thread(self.bot.records.keep_thread, thread.id, message.guild.id)
        return thread

    async def _tell_lacking(self, message: discord.Message, place: discord.abc.Messageable, words: Words) -> None:
        """Tell whoever asked where the bot may not write, by a direct message: once an hour and channel."""
        permission, reference = send_permission(place), new_reference()
        logger.info("message %d was not answered, reference %s: no %s there", message.id, reference, permission)
        if self._told.update_rate_limit((message.author.id, message.channel.id), time.monotonic()):
            return
        channel, name = f"<#{message.channel.id}>", permission_name(permission)
        said = words("errors-missing-permission", channel=channel, permission=name, reference=reference)
        await message.author.send(said, suppress_embeds=True)

    async def _tell_how(self, message: discord.Message, *, asked_for: bool) -> None:
        """Say how to ask: whenever the bot was called, once a channel where Discord handed over no text."""
        if asked_for:
            key = "errors-how-to-ask"
        elif await self.bot.in_thread(self.bot.records.is_said_first, _HOW_TO_ASK, message.channel.id):
            key = "errors-no-text"
        else:
            return
        words = words_of(message.guild, self.bot.command_ids)
        if has_permission(message.channel, send_permission(message.channel)):
            await ReplyDelivery(message, message.channel).show(words(key))
        else:
            await self._tell_lacking(message, message.channel, words)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog, and let the bot know the buttons of before it was restarted."""
    add_answer_items(bot)
    await bot.add_cog(Ask(bot), override=True)
