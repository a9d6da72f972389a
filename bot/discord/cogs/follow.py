"""Follow a question: be told, once an article, when one comes that answers; coverage that was asked for likewise."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.discord.delivery import send_permission
from bot.discord.permissions.admission import may_be_told
from bot.discord.permissions.bot_permissions import has_permission, permission_name
from bot.discord.responses import defer, send_pages
from bot.moderation.followed_questions import articles_since
from bot.records import CoverageRequest, Requester
from bot.render.answer_pages import answer_pages
from bot.render.discord_limits import AUTOCOMPLETE_CHOICES, CHOICE_NAME, clip
from bot.render.errors import Refused
from bot.render.messages import Words, locale_of, words_for, words_of
from bot.render.reasons import in_english
from bot.render.text_blocks import cut, pages_of
from corpus.errors import FootnoteError
from retrieval.types import MAX_QUESTION_CHARS, Answer, Filters, Question

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_QUESTION = 300  # characters

Interaction = discord.Interaction["FootnoteBot"]


def told_text(request: CoverageRequest, person: Requester, words: Words) -> str:
    """Return what stands before the answer that somebody gets."""
    question = cut(request.question, _QUESTION)
    return words("follow-news" if person.standing else "coverage-answered", question=question)


async def own_questions(interaction: Interaction, typed: str) -> list[app_commands.Choice[int]]:
    """Offer the questions that whoever types follows from here."""
    followed = await interaction.client.in_thread(_own, interaction)
    found = [one for one in followed if typed.casefold() in one.question.casefold()]
    named = ((clip(" ".join(one.question.split()) or "?", CHOICE_NAME), one.id) for one in found)
    return [app_commands.Choice(name=name, value=number) for name, number in named][:AUTOCOMPLETE_CHOICES]


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.allowed_installs(guilds=True, users=False)
class Follow(commands.GroupCog, group_name="follow", group_description="Be told when a new article answers."):
    """Keep the questions that people follow, and ask them of what each new snapshot brings."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Begin to watch for new snapshots."""
        self.watch.start()

    async def cog_unload(self) -> None:
        """Stop watching."""
        self.watch.cancel()

    @app_commands.command()
    @app_commands.describe(question="What you want to know.", here="Tell this channel, instead of writing to you.")
    async def question(
        self, interaction: Interaction, question: app_commands.Range[str, 1, MAX_QUESTION_CHARS], here: bool = False
    ) -> None:
        """Be told of each new article that answers a question."""
        await defer(interaction, private=True)
        records, words, me = self.bot.records, words_of(interaction), interaction.user.id
        if here:
            _check_channel(interaction, words)
        if await self.bot.in_thread(records.opted_out, me):
            raise Refused("buttons-coverage-private")
        most = self.bot.settings.follow_limit
        if most and len(await self.bot.in_thread(records.followed, me)) >= most:
            raise Refused("follow-too-many", most=most)
        with self.bot.answering.admitted(me, interaction.channel_id or 0):
            answer = await self.bot.ask(Question(question))
        where = (interaction.guild_id, me, interaction.channel_id or 0)
        follow, locale = records.request_coverage, locale_of(interaction)
        kept = await self.bot.in_thread(follow, *where, question, locale, standing=True, in_channel=here)
        # What it says today is no news tomorrow.
        await self.bot.in_thread(records.untold, kept.id, {one.article_id for one in answer.citations})
        said = [words("follow-on-here" if here else "follow-on", question=cut(question, _QUESTION))]
        said.append(words("follow-not-yet" if answer.abstained else "follow-already"))
        await interaction.edit_original_response(content="\n".join(said))

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """Show the questions that you follow from here."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        found = await self.bot.in_thread(_own, interaction)
        lines = [follow_line(one, interaction.user.id, words) for one in found] or [words("follow-none")]
        await send_pages(interaction, pages_of(lines, gap="\n"), private=True)

    @app_commands.command()
    @app_commands.describe(number="Its number in the list.")
    @app_commands.autocomplete(number=own_questions)
    async def stop(self, interaction: Interaction, number: app_commands.Range[int, 1, 2**31 - 1]) -> None:
        """Stop following a question."""
        await defer(interaction, private=True)
        if not any(one.id == number for one in await self.bot.in_thread(_own, interaction)):
            raise Refused("follow-unknown", number=str(number))
        await self.bot.in_thread(self.bot.records.unfollow, number, interaction.user.id)
        await interaction.edit_original_response(content=words_of(interaction)("follow-off", number=str(number)))

    @tasks.loop(minutes=1)
    async def watch(self) -> None:
        """Ask what people wait for of a new snapshot's articles; an error leaves it for the next minute."""
        if not self.bot.is_primary:
            return
        try:
            catalog, records = self.bot.engine.catalog, self.bot.records
            current, before = (
                await self.bot.in_thread(catalog.current),
                await self.bot.in_thread(records.checked_snapshot),
            )
            if current is None or before == current.id:
                return
            came = await self.bot.in_thread(articles_since, catalog, before, current)
            for request in await self._worth_asking(came) if came != () else ():
                await self._look(request, came)
            await self.bot.in_thread(records.set_checked_snapshot, current.id)
        except FootnoteError as error:
            logger.warning("followed questions were not asked again: %s", in_english(error))

    @watch.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    async def _worth_asking(self, came: tuple[str, ...] | None) -> list[CoverageRequest]:
        """Return what people wait for that articles which came may answer; they may be thousands."""
        followed = await self.bot.in_thread(self.bot.records.followed)
        if came is None:
            return followed
        questions = [request.question for request in followed]
        may_be = await self.bot.in_thread(self.bot.engine.may_answer, questions, came)
        return [request for request, may in zip(followed, may_be, strict=True) if may]

    async def _look(self, request: CoverageRequest, came: tuple[str, ...] | None) -> None:
        """Tell those who wait for an answer, where articles that came give one; None stands for all that there are."""
        answer = await self.bot.ask(Question(request.question, filters=Filters(articles=came or ())))
        cited = {one.article_id for one in answer.citations}
        if answer.abstained or not await self.bot.in_thread(self.bot.records.untold, request.id, cited):
            return
        await self.bot.in_thread(self.bot.records.close_request, request.id, "answered")
        # Where nobody knows what is new, who follows a question isn't told what may be old.
        waiting = [person for person in request.waiting if came is not None or not person.standing]
        admitted = [
            one for one in waiting if await may_be_told(self.bot, request.guild_id, one.channel_id, one.user_id)
        ]
        in_channels = {person.channel_id: person for person in admitted if person.standing and person.in_channel}
        for person in (*in_channels.values(), *(one for one in admitted if not (one.standing and one.in_channel))):
            await self._tell(request, person, answer)

    async def _tell(self, request: CoverageRequest, person: Requester, answer: Answer) -> None:
        """Send an answer to a person or a channel; whoever takes none isn't told."""
        words = words_for(person.locale, self.bot.command_ids)
        place: discord.abc.Messageable
        try:
            if person.standing and person.in_channel:
                place = self.bot.get_partial_messageable(person.channel_id, guild_id=request.guild_id)
            else:
                place = self.bot.get_user(person.user_id) or await self.bot.fetch_user(person.user_id)
            for text in (told_text(request, person, words), *answer_pages(answer, words)):
                await place.send(text, suppress_embeds=True)
        except discord.HTTPException as error:
            logger.info("somebody could not be told of a new answer (%d)", error.code)


def follow_line(request: CoverageRequest, user_id: int, words: Words) -> str:
    """Return a followed question as it stands in a person's list."""
    mine = next(person for person in request.requesters if person.user_id == user_id)
    question, number = cut(request.question, _QUESTION), str(request.id)
    if mine.standing and mine.in_channel:
        return words("follow-line-channel", number=number, question=question, channel=f"<#{mine.channel_id}>")
    return words("follow-line" if mine.standing else "follow-line-once", number=number, question=question)


def _own(interaction: Interaction) -> Sequence[CoverageRequest]:
    """Return what whoever calls follows from the server, or the direct messages, that they call from."""
    found = interaction.client.records.followed(interaction.user.id)
    return [one for one in found if one.guild_id == interaction.guild_id]


def _check_channel(interaction: Interaction, words: Words) -> None:
    """Raise Refused where whoever calls, or the bot, may not write."""
    channel, person = interaction.channel, interaction.user
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or not isinstance(person, discord.Member):
        raise Refused("follow-no-channel")
    permission = send_permission(channel)  # type: ignore[arg-type]  # every place of a guild that commands are called in
    if not getattr(interaction.permissions, permission):
        raise Refused("follow-not-yours")
    if not has_permission(channel, permission):
        raise Refused("channels-lacking", permissions=permission_name(permission, words))


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Follow(bot), override=True)
