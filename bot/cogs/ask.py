"""Answer questions: by `/ask`, where the bot is mentioned, and in direct messages."""

import logging
import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import words_for_member
from bot.pages import answer_pages
from retrieval.types import Question

if TYPE_CHECKING:
    from bot.client import FootnoteBot

logger = logging.getLogger(__name__)

HOW_TO_ASK = "Ask me something: mention me with a question, or use /ask."

_WRITTEN_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


def question_text(content: str, bot_id: int) -> str:
    """Return what a message asks: its content without the bot's own mention."""
    return " ".join(re.sub(rf"<@!?{bot_id}>", " ", content).split())


class Ask(commands.Cog):
    """Answer questions from the corpus."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(question="What you want to know.", private="Show the answer to you alone.")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def ask(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        question: app_commands.Range[str, 1, 2000],
        private: bool = False,
    ) -> None:
        """Answer a question from the corpus, with its sources."""
        await interaction.response.defer(ephemeral=private, thinking=True)
        first, *further = await self._pages(question)
        await interaction.edit_original_response(content=first)
        for page in further:
            await interaction.followup.send(page, ephemeral=private, suppress_embeds=True)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        me = self.bot.user
        if me is None or not self._is_for(me.id, message):
            return
        try:
            await self._answer(message, question_text(message.content, me.id))
        except (discord.Forbidden, discord.NotFound) as error:
            logger.info("message %d was not answered: %s", message.id, error.text)
        except discord.HTTPException as error:
            if "message_reference" not in error.text:  # the question was deleted meanwhile
                raise
            logger.info("message %d was not answered: it is gone", message.id)

    def _is_for(self, me: int, message: discord.Message) -> bool:
        """Tell whether a person wrote to the bot: with a mention of the bot itself, or directly."""
        author = message.author
        if author.bot or author.system or message.webhook_id or message.type not in _WRITTEN_BY_PEOPLE:
            return False
        if message.guild is None:
            return True
        # A reply mentions whom it replies to; a mention in a code block is none for Discord. Both must say so.
        mentioned = me in message.raw_mentions and any(user.id == me for user in message.mentions)
        return mentioned and self.bot.answers_in(message.guild.id)

    async def _answer(self, message: discord.Message, asked: str) -> None:
        if not asked:
            await message.reply(HOW_TO_ASK, mention_author=False, suppress_embeds=True)
            return
        async with message.channel.typing():
            first, *further = await self._pages(asked)
        await message.reply(first, mention_author=False, suppress_embeds=True)
        for page in further:
            await message.channel.send(page, suppress_embeds=True)

    async def _pages(self, asked: str) -> list[str]:
        """Return what is sent in reply: the answer's pages, or one sentence on why there is none."""
        try:
            return answer_pages(await self.bot.ask(Question(asked)))
        except Exception as error:  # noqa: BLE001  # whoever asked gets a sentence, whatever went wrong
            return [words_for_member(error)]
