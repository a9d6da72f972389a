"""Answer questions: by `/ask`, where the bot is mentioned or replied to, in its threads, and in direct messages."""

import contextlib
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.answers.forum_tags import mark_post
from bot.discord.app_commands.availability import anywhere
from bot.discord.autocompletion import publishers
from bot.discord.cogs.ask.cards import card_pages
from bot.discord.cogs.ask.places import Places
from bot.discord.cogs.ask.reading import Claims, read_message
from bot.discord.cogs.fact_check import checked_pages
from bot.discord.delivery import Asker, ReplyDelivery, ResponseDelivery, asker_of
from bot.discord.message_rules import Decision, MessageFacts, card_of, decide
from bot.discord.messages.proxies import Proxies
from bot.discord.messages.turns import message_facts
from bot.discord.permissions.admission import channel_settings
from bot.discord.permissions.bot_permissions import has_permission
from bot.discord.responses import defer, tell_error, words_about
from bot.discord.views.answer_buttons import add_answer_items
from bot.filters import read_filters
from bot.render.messages import Words, locale_for, words_for, words_of
from retrieval.types import MAX_QUESTION_CHARS, Filters, Question

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_WRITTEN_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)
_HOW_TO_ASK = "how to ask"
_WELCOME = "🙂"


class Ask(commands.Cog):
    """Answer questions from the corpus."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot
        self._places, self._proxies = Places(bot), Proxies()

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
    @anywhere
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
            if filters == Filters() and (card := card_of(question)):
                pages = await self.bot.in_thread(card_pages, self.bot, card, words_of(interaction))
                await delivery.finish(pages, None)
                return
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
            await self._places.tell_refused(message, error)
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            await self._tell_trouble(message, error)

    @commands.Cog.listener()
    async def on_question_edited(self, message: discord.Message) -> None:
        """Answer a question anew whose author edited it and asked for that; the answer of before is gone."""
        await self.on_message(message)

    async def _act(self, message: discord.Message, me: int) -> None:
        """Do what the channel's mode, its rules and the message itself call for."""
        if message.type not in _WRITTEN_BY_PEOPLE or not await self._is_members(message):
            return
        message.channel = await self._places.known(message)  # type: ignore[assignment]  # where messages are written
        known = await self.bot.in_thread(channel_settings, self.bot.records, message.channel)
        withheld = not self.bot.intents.message_content
        about = message_facts(message, me, own_thread=known.own_thread, withheld=withheld)
        decision = decide(about, known.mode, known.rules, is_moderator=self.bot.is_moderator(message.author))
        if decision is not Decision.IGNORE and not message.webhook_id:
            self._proxies.remember(message)
        match decision:
            case Decision.ANSWER | Decision.ANSWER_IN_THREAD | Decision.SHOW_CARD:
                await self._answer(message, about, decision)
            case Decision.REACT:
                await self._react(message)
            case Decision.TELL_HOW:
                await self._tell_how(message, asked_for=about.mentions_me or message.guild is None)
            case Decision.IGNORE:
                pass

    async def _is_members(self, message: discord.Message) -> bool:
        """Return whether a person wrote a message; one that a proxy posted for them is made theirs."""
        if not message.webhook_id:
            return not (message.author.bot or message.author.system)
        if (member := self._proxies.member_behind(message)) is None:
            return False
        message.author = member
        await self.bot.answering.finished(member.id)
        return True

    async def _answer(self, message: discord.Message, about: MessageFacts, decision: Decision) -> None:
        locale = locale_for(about.text, message.guild)
        words = words_for(locale, self.bot.command_ids)
        place: discord.abc.Messageable = message.channel
        if self._places.lacking(place) and decision is not Decision.ANSWER_IN_THREAD:
            await self._places.tell_lacking(message, place)
            return
        delivery = ReplyDelivery(message, place)
        try:
            read = None if decision is Decision.SHOW_CARD else await read_message(self.bot, message, about)
            if decision is Decision.ANSWER_IN_THREAD and read:
                place = await self._places.thread(message, read.text)
                if self._places.lacking(place):
                    await self._places.tell_lacking(message, place)
                    return
                delivery = ReplyDelivery(message, place)
            async with place.typing():
                if isinstance(read, Question):
                    asker = _asker(message, words, locale, opens_post=about.opens_post)
                    answer = await self.bot.answering.answer(asker, read, delivery)
                    if about.opens_post:
                        await mark_post(place, "needs-coverage" if answer.abstained else "answered")
                else:
                    await self._say(message, about, read, delivery, words)
        except discord.HTTPException:
            raise
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            await delivery.show(words_about(error, words))

    async def _say(
        self,
        message: discord.Message,
        about: MessageFacts,
        claims: Claims | None,
        delivery: ReplyDelivery,
        words: Words,
    ) -> None:
        """Say what is no answer with a receipt: a card, or what the articles say of each of some claims."""
        with self.bot.answering.admitted(message.author.id, message.channel.id):
            if claims is not None:
                pages = await self.bot.in_thread(checked_pages, self.bot.engine, claims.text, words)
            else:
                pages = await self.bot.in_thread(card_pages, self.bot, card_of(about.text) or "help", words)
        await delivery.finish(pages, None)

    async def _react(self, message: discord.Message) -> None:
        """Take thanks with a sign, where the bot may set one; words would be one message too many."""
        if has_permission(message.channel, "add_reactions"):
            with contextlib.suppress(discord.HTTPException):
                await message.add_reaction(_WELCOME)

    async def _tell_trouble(self, message: discord.Message, error: Exception) -> None:
        """Tell whoever called the bot that it could not even look up how the channel is set."""
        said = words_about(error, words_of(message.guild, self.bot.command_ids))
        if message.guild is None or self.bot.user in message.mentions:
            with contextlib.suppress(discord.HTTPException):
                await ReplyDelivery(message, message.channel).show(said)

    async def _tell_how(self, message: discord.Message, *, asked_for: bool) -> None:
        """Say how to ask: whenever the bot was called, once a channel where Discord handed over no text."""
        if asked_for:
            key = "errors-how-to-ask"
        elif await self.bot.in_thread(self.bot.records.is_said_first, _HOW_TO_ASK, message.channel.id):
            key = "errors-no-text"
        else:
            return
        if self._places.lacking(message.channel):
            await self._places.tell_lacking(message, message.channel)
        else:
            await ReplyDelivery(message, message.channel).show(words_of(message.guild, self.bot.command_ids)(key))


def _asker(message: discord.Message, words: Words, locale: str, *, opens_post: bool) -> Asker:
    guild_id = message.guild.id if message.guild else None
    return Asker(message.author.id, guild_id, message.channel.id, message.id, words, locale, opens_post)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog, and let the bot know the buttons of before it was restarted."""
    add_answer_items(bot)
    await bot.add_cog(Ask(bot), override=True)
