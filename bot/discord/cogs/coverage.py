"""What people ask the moderators to cover, and telling them when a refresh brings an answer."""

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.discord.app_commands.availability import in_servers
from bot.discord.checks import moderators_only
from bot.discord.responses import defer, send_pages
from bot.records import CoverageRequest
from bot.render.answer_pages import answer_pages
from bot.render.messages import Words, words_for, words_of
from bot.render.reasons import in_english
from bot.render.text_blocks import cut, pages_of
from corpus.errors import FootnoteError
from retrieval.types import Answer, Question

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_QUESTION = 300  # characters


def request_line(request: CoverageRequest, words: Words) -> str:
    """Return a request as it stands in the moderators' list."""
    question = cut(request.question, _QUESTION)
    return words("coverage-line", number=str(request.id), people=request.people, question=question)


def answered(request: CoverageRequest, words: Words) -> str:
    """Return what stands before the answer that whoever asked gets."""
    return words("coverage-answered", question=cut(request.question, _QUESTION))


@in_servers
@app_commands.default_permissions(manage_guild=True)
class Coverage(commands.GroupCog, group_name="coverage", group_description="What people asked to have covered."):
    """List coverage requests, and ask them again on each new snapshot."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Begin to watch for new snapshots."""
        self.watch.start()

    async def cog_unload(self) -> None:
        """Stop watching."""
        self.watch.cancel()

    async def interaction_check(self, interaction: discord.Interaction["FootnoteBot"], /) -> bool:  # type: ignore[override]
        """Let moderators through. Raises NotModerator."""
        return await moderators_only(interaction)

    @app_commands.command(name="list")
    async def list_(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Show what people have asked for, most wanted first."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        found = await self.bot.in_thread(self._open, interaction)
        lines = [request_line(request, words) for request in found]
        await send_pages(interaction, pages_of(lines or [words("coverage-none")], gap="\n"), private=True)

    @app_commands.command()
    @app_commands.describe(number="Its number in the list.")
    async def close(
        self, interaction: discord.Interaction["FootnoteBot"], number: app_commands.Range[int, 1, 2**31 - 1]
    ) -> None:
        """Take a request off the list."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        open_ = await self.bot.in_thread(self._open, interaction)
        if not any(request.id == number for request in open_):
            await interaction.edit_original_response(content=words("coverage-unknown", number=str(number)))
            return
        await self.bot.in_thread(self.bot.records.close_request, number, "declined")
        await interaction.edit_original_response(content=words("coverage-closed", number=str(number)))

    def _open(self, interaction: discord.Interaction["FootnoteBot"]) -> list[CoverageRequest]:
        """Return the open requests of a guild, and for those who may change the corpus those of direct messages."""
        guilds = {interaction.guild_id}
        if self.bot.corpus_access_denial(interaction) is None:
            guilds.add(None)
        return [one for one in self.bot.records.coverage() if one.guild_id in guilds]

    @tasks.loop(minutes=1)
    async def watch(self) -> None:
        """Ask the open requests again where there is a new snapshot; an error leaves them for the next minute."""
        if not self.bot.is_primary:
            return
        try:
            current = await self.bot.in_thread(self.bot.engine.catalog.current)
            if current is None or await self.bot.in_thread(self.bot.records.checked_snapshot) == current.id:
                return
            for request in await self.bot.in_thread(self.bot.records.coverage):
                answer = await self.bot.ask(Question(request.question))
                if not answer.abstained:
                    await self.bot.in_thread(self.bot.records.close_request, request.id, "answered")
                    await self._tell(request, answer)
            await self.bot.in_thread(self.bot.records.set_checked_snapshot, current.id)
        except FootnoteError as error:
            logger.warning("coverage requests were not asked again: %s", in_english(error))

    @watch.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    async def _tell(self, request: CoverageRequest, answer: Answer) -> None:
        """Tell whoever asked, by a direct message; whoever takes none isn't told."""
        for person in request.requesters:
            words = words_for(person.locale)
            head = answered(request, words)
            try:
                user = self.bot.get_user(person.user_id) or await self.bot.fetch_user(person.user_id)
                for text in (head, *answer_pages(answer, words)):
                    await user.send(text, suppress_embeds=True)
            except discord.HTTPException as error:
                logger.info("somebody could not be told of new coverage (%d)", error.code)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Coverage(bot), override=True)
