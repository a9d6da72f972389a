"""From a link that somebody posts to an article: read, shown to the moderators as a card, ticked, and added.

Whoever ticks, by a button or a reaction, only writes down that a link is accepted; what is accepted is read in by one
job after the other. So a tick is never refused because a refresh is under way, nor lost with the process.
"""

import asyncio
import functools
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.discord.cogs.corpus.job_message import when_done
from bot.discord.permissions.bot_permissions import has_permission
from bot.discord.responses import is_gone, words_about
from bot.discord.views.link_card import held_text, link_card, posted_by
from bot.moderation.corpus_service import add_pages
from bot.moderation.manual_articles import Draft
from bot.moderation.posted_links import Held, articles_by_source, look_at
from bot.records import AuditLogEntry, PostedLink, ViewState, new_receipt_id
from bot.render.audit_details import Detail, error_detail, kept_details, now_at
from bot.render.messages import Words, words_of
from corpus.errors import RefreshBusyError, SourceError
from corpus.specs import SourceSpec
from retrieval.refresh.report import Report
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_AT_ONCE = 2  # pages that are read at a time, of all servers: people's questions need the threads
_DAY_S, _HOUR_S = 86_400.0, 3_600.0
_ABOUT = 500  # characters kept of how an article begins
_TITLE = 200

Send = Callable[..., Awaitable[discord.Message]]


class PostedLinks:
    """Offer links to the moderators as articles, and add those that they accept."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self._bot = bot
        rate = bot.settings.link_limit
        self._limit = commands.CooldownMapping(commands.Cooldown(rate, _DAY_S), lambda key: key) if rate else None
        self._told = commands.CooldownMapping(commands.Cooldown(1, _HOUR_S), lambda key: key)
        self._reading = asyncio.Semaphore(_AT_ONCE)
        self._being_read: Counter[int] = Counter()  # how often, by message: an edit may bring more
        self._adding = False

    async def offer(
        self, message: discord.Message, links: Iterable[str], by: discord.Member, send: Send, words: Words
    ) -> None:
        """Show the articles that links of a message lead to, each as a card with the moderators' buttons.

        `by` is who wants them taken in, whom the limit is held against; trusted members and moderators are asked no
        more. What can't be read is said in one line. `send` sends a message in answer.
        """
        self._being_read[message.id] += 1
        try:
            for url in links:
                if not await self._is_within_limit(by, send, words):
                    return
                async with self._reading:
                    await self._offer_one(message, by, url, send, words)
        finally:
            self._being_read[message.id] -= 1
            self._being_read = +self._being_read

    async def accept(self, links: Sequence[PostedLink], by: int) -> int:
        """Have links read in that are offered, and begin to. Returns how many nobody had decided on before."""
        decide = self._bot.records.decide
        taken = sum([await self._bot.in_thread(decide, link.id, "accepted", by) for link in links])
        if taken:
            await self.add_accepted()
        return taken

    async def add_accepted(self) -> None:
        """Begin to read in what is accepted, unless that is being done; a job of another kind is waited for."""
        if self._adding:
            return
        here = [guild.id for guild in self._bot.guilds]
        waiting = await self._bot.in_thread(self._bot.records.accepted_links, here)
        if self._adding or not waiting:
            return
        self._adding = True
        decided_by = waiting[0].decided_by
        batch = [link for link in waiting if link.decided_by == decided_by]
        specs = [SourceSpec.from_json(link.spec) for link in batch]
        job = functools.partial(add_pages, self._bot.refresher, specs, await self._name_of(decided_by))
        when_done(self._bot.background_jobs.start(job), functools.partial(self._ended, batch))

    async def withdraw(self, guild_id: int, message_id: int) -> list[PostedLink]:
        """Take back the links of a message that was deleted, and their cards. Returns those that became articles."""
        del self._being_read[message_id]  # a Counter lacks nothing
        added = []
        for link in await self._bot.in_thread(self._bot.records.links_of_message, guild_id, message_id):
            ours = link.card_id == message_id  # whoever deletes the card wants no article of it
            offered = await self._bot.in_thread(self._bot.records.decide, link.id, "declined" if ours else "withdrawn")
            if offered and not ours:
                await self._with_card(link, lambda card: card.delete())
            elif link.state == "added" and not ours:
                added.append(link)
        return added

    async def edit_card(self, link: PostedLink, text: str, view: discord.ui.View | None = None) -> None:
        """Say something else above the article of a card; one that is gone is left alone."""
        await self._with_card(link, lambda card: card.edit(content=text, view=view))

    async def _is_within_limit(self, by: discord.Member, send: Send, words: Words) -> bool:
        """Count a link in; of those who post too many each is told once an hour."""
        if self._limit is None or self._bot.corpus_denial_of(by, by.guild.id) is None:
            return True
        if not self._limit.update_rate_limit(by.id, time.monotonic()):
            return True
        if not self._told.update_rate_limit(by.id, time.monotonic()):
            await send(content=words("inbox-too-many", most=self._bot.settings.link_limit))
        return False

    async def _offer_one(
        self, message: discord.Message, by: discord.Member, url: str, send: Send, words: Words
    ) -> None:
        bot, guild_id = self._bot, by.guild.id
        if await bot.in_thread(bot.records.waiting_links, guild_id, url):
            await send(content=words("inbox-waiting"))
            return
        try:
            found = await bot.in_thread(look_at, bot.refresher, url)
        except Exception as error:  # noqa: BLE001  # whoever posts it gets a sentence, whatever went wrong
            await send(content=words_about(error, words))
            return
        if message.id not in self._being_read:  # it was deleted meanwhile
            return
        if isinstance(found, Held):
            await send(content=held_text(found, words))
            return
        link = await bot.in_thread(self._keep, message, guild_id, url, found)
        at_once = await self._is_trusted(by, message.channel.id)
        state_id = None if at_once else await self._save_state(link)
        embeds = has_permission(message.channel, "embed_links")
        body = await bot.in_thread(link_card, link, found, words, state_id=state_id, embeds=embeds)
        card = await send(**body)
        await bot.in_thread(bot.records.set_card, link.id, card.channel.id, card.id)
        if at_once:
            await self.accept([link], by.id)

    async def _is_trusted(self, by: discord.Member, channel_id: int) -> bool:
        """Return whether somebody's links are added without a tick: by a role that is trusted in an inbox."""
        inbox = await self._bot.in_thread(self._bot.records.inbox, channel_id)
        trusted = inbox is not None and any(role.id in inbox.trusted for role in by.roles)
        return trusted and self._bot.may_change_corpus(by.guild)

    def _keep(self, message: discord.Message, guild_id: int, url: str, draft: Draft) -> PostedLink:
        author, article = message.author.id, draft.article
        link = PostedLink(
            guild_id,
            message.channel.id,
            message.id,
            None if self._bot.records.opted_out(author) else author,
            url,
            article.title[:_TITLE],
            article.text[:_ABOUT],
            draft.spec.as_json() if draft.spec else {},
            message.created_at,
        )
        link_id = self._bot.records.keep_link(link)
        return self._bot.records.link(link_id) or link

    async def _save_state(self, link: PostedLink) -> str:
        state = ViewState(new_receipt_id(), link.guild_id, "link", {"link": link.id})
        await self._bot.in_thread(self._bot.records.save_view_state, state)
        return state.id

    async def _ended(self, batch: Sequence[PostedLink], future: Future[Report]) -> None:
        """Say on each card what became of its link, and go on with those that were accepted meanwhile."""
        self._adding = False
        try:
            report, failure = future.result(), None
        except RefreshBusyError:
            return  # the next minute tries again
        except Exception as error:  # noqa: BLE001  # whoever ticked gets a sentence, whatever went wrong
            report, failure = None, error
        locations = {link.spec["location"] for link in batch}
        came = await self._bot.in_thread(articles_by_source, self._bot.engine.catalog, locations)
        for link in batch:
            article_id = came.get(link.spec["location"]) if report else None
            await self._bot.in_thread(self._bot.records.end_link, link.id, article_id)
            why = failure or _failure_of(link, report)
            await self._tell(link, article_id, why)
            details = [now_at(report)] if report and article_id else [error_detail(why)] if why else []
            await self._log(link, "done" if article_id else "failed", link.url, *details)
        await self.add_accepted()

    async def _tell(self, link: PostedLink, article_id: str | None, why: BaseException | None) -> None:
        guild = self._bot.get_guild(link.guild_id)
        words = words_of(guild, self._bot.command_ids)
        said = words("inbox-added") if article_id else words_about(why, words) if why else words("inbox-not-added")
        await self.edit_card(link, f"{posted_by(link, words)} {said}")

    async def _log(self, link: PostedLink, result: Any, *details: Detail) -> None:
        who = link.decided_by or 0
        entry = AuditLogEntry(now(), who, link.guild_id, link.channel_id, "add", kept_details(details), result)
        await self._bot.in_thread(self._bot.records.add_audit_log_entry, entry)

    async def _name_of(self, user_id: int | None) -> str:
        """Return who began a job, as other processes and the terminal show it."""
        if user_id is None:
            return "Discord"
        try:
            user = self._bot.get_user(user_id) or await self._bot.fetch_user(user_id)
        except discord.HTTPException:
            return "Discord"
        return f"{user.name} in Discord"

    async def _with_card(self, link: PostedLink, do: Callable[[discord.PartialMessage], Awaitable[Any]]) -> None:
        if link.card_id is None or link.card_channel_id is None:
            return
        place = self._bot.get_partial_messageable(link.card_channel_id, guild_id=link.guild_id)
        try:
            await do(place.get_partial_message(link.card_id))
        except discord.HTTPException as error:
            if not is_gone(error):
                logger.info("the card of a link could not be brought up to date (%d)", error.code)


def _failure_of(link: PostedLink, report: Report | None) -> SourceError | None:
    """Return why a page was not read, None where it was, or nobody says."""
    failed = report.failed if report else ()
    return next((SourceError(one.error) for one in failed if one.source == link.spec["location"]), None)
