"""Take in links that people post: in inbox channels, and by a command in any message's context menu."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.discord.app_commands.availability import in_servers
from bot.discord.cogs.inbox.message_links import TakenLinks, links_of
from bot.discord.cogs.inbox.posted_links import PostedLinks
from bot.discord.message_rules import may_ask
from bot.discord.permissions.admission import channel_settings
from bot.discord.permissions.audit import check_corpus_access
from bot.discord.permissions.bot_permissions import has_permission
from bot.discord.responses import defer, tell_error
from bot.discord.views.moderator_buttons import Interaction, ModeratorButton, button_handler, button_view, claim
from bot.records import PostedLink, ViewState, new_receipt_id
from bot.render.errors import Refused
from bot.render.messages import words_of
from bot.render.reasons import in_english
from corpus.errors import FootnoteError

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

MENU = "Add to the corpus"
_TICKS = ("✅", "☑️", "✔️")
_WRITTEN_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


class InboxCog(commands.Cog, name="Inbox"):
    """Listen for links, also in edits, for moderators' ticks, and for messages that are deleted."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot
        self.links = PostedLinks(bot)
        self._taken = TakenLinks()
        self._menu = app_commands.ContextMenu(name=MENU, callback=self._add)

    async def cog_load(self) -> None:
        """Add the command, and go on with what was accepted before the bot was restarted."""
        self.bot.tree.add_command(self._menu, override=True)
        self.waiting.start()

    async def cog_unload(self) -> None:
        """Take the command away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)
        self.waiting.cancel()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Offer the links that somebody posts to an inbox; without the message-content intent there are none."""
        await self._take(message, links_of(message), message.author)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, edited: discord.RawMessageUpdateEvent) -> None:
        """Offer the links that an edit brings: by whoever wrote the message, or with the previews that Discord adds."""
        message, before = edited.message, edited.cached_message
        if before is None and message.edited_at is None:
            return  # an old message that was pinned, or whose preview changed
        had = links_of(before) if before else ()
        # Of an edit Discord needn't say what its author is in the server.
        author = message.author if before is None or isinstance(message.author, discord.Member) else before.author
        await self._take(message, [link for link in links_of(message) if link not in had], author)

    async def _take(self, message: discord.Message, links: Sequence[str], by: discord.Member | discord.User) -> None:
        """Offer links of a message that a member wrote in an inbox, those that weren't offered before."""
        guild, written = message.guild, message.type in _WRITTEN_BY_PEOPLE and not message.webhook_id
        if not links or guild is None or by.bot or not written or not self.bot.answers_in(guild.id):
            return
        try:
            if await self.bot.in_thread(self.bot.records.inbox, message.channel.id) is None:
                return
            member = by if isinstance(by, discord.Member) else await guild.fetch_member(by.id)
            if not await self._may_post(member, message.channel):
                return
            kept = await self.bot.in_thread(self.bot.records.links_of_message, guild.id, message.id)
            known = {link.url for link in kept}
            if new := self._taken.take(message.id, (link for link in links if link not in known)):
                words = words_of(guild, self.bot.command_ids)
                await self.links.offer(message, new, member, _replying(message), words)
        except discord.HTTPException as error:
            logger.info("a link in message %d was not offered (%d)", message.id, error.code)
        except FootnoteError as error:
            logger.warning("a link in message %d was not offered: %s", message.id, in_english(error))

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, reaction: discord.RawReactionActionEvent) -> None:
        """Take a moderator's reaction, to a message or to its card, for a tick; everybody else's is none."""
        by = reaction.member
        if by is None or by.bot or reaction.emoji.name not in _TICKS or self.bot.corpus_denial_of(by, by.guild.id):
            return
        try:
            links = await self.bot.in_thread(self.bot.records.links_of_message, by.guild.id, reaction.message_id)
            await self.links.accept(links, by.id)
        except FootnoteError as error:
            logger.warning("a moderator's reaction was not taken: %s", in_english(error))

    @commands.Cog.listener()
    async def on_raw_message_delete(self, deleted: discord.RawMessageDeleteEvent) -> None:
        """Take back what a deleted message offered."""
        await self._withdraw(deleted.guild_id, deleted.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, deleted: discord.RawBulkMessageDeleteEvent) -> None:
        """Take back what messages offered that were deleted together."""
        for message_id in deleted.message_ids:
            await self._withdraw(deleted.guild_id, message_id)

    @tasks.loop(minutes=1)
    async def waiting(self) -> None:
        """Add what was accepted while another job was under way; an error leaves it for the next minute."""
        try:
            await self.links.add_accepted()
        except FootnoteError as error:
            logger.warning("accepted links were not added: %s", in_english(error))

    @waiting.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()

    @in_servers
    async def _add(self, interaction: Interaction, message: discord.Message) -> None:
        """Offer the links of a message: members in an inbox, moderators anywhere."""
        try:
            by = interaction.user
            if not isinstance(by, discord.Member):
                raise Refused("errors-guild-only")
            if not await self.bot.in_thread(self.bot.records.inbox, interaction.channel_id or 0):
                await check_corpus_access(interaction, "add")
            links = links_of(message)
            if not links:
                raise Refused("inbox-no-link")
            await defer(interaction, private=False)
            words = words_of(by.guild, self.bot.command_ids)
            await self.links.offer(message, links, by, _responding(interaction), words)
        except Exception as error:  # noqa: BLE001  # whoever calls gets a sentence, whatever went wrong
            await tell_error(interaction, error)

    async def _may_post(self, by: discord.Member, channel: Any) -> bool:
        """Return whether a guild lets a member use the bot in a channel."""
        known = await self.bot.in_thread(channel_settings, self.bot.records, channel)
        roles = frozenset(role.id for role in by.roles)
        return self.bot.is_moderator(by) or may_ask(by.id, roles, channel.id, None, known.rules)

    async def _withdraw(self, guild_id: int | None, message_id: int) -> None:
        """Take back what a message offered; where articles came of it, ask the moderators about them."""
        if guild_id is None:
            return
        try:
            for link in await self.links.withdraw(guild_id, message_id):
                await self._ask_about(link)
        except FootnoteError as error:
            logger.warning("the links of message %d were not taken back: %s", message_id, in_english(error))

    async def _ask_about(self, link: PostedLink) -> None:
        """Offer to take an article out whose message was deleted."""
        words = words_of(self.bot.get_guild(link.guild_id), self.bot.command_ids)
        state = ViewState(new_receipt_id(), link.guild_id, "source", {"location": link.spec["location"]})
        await self.bot.in_thread(self.bot.records.save_view_state, state)
        view = button_view(
            ModeratorButton("forget", state.id, words("inbox-take-out"), discord.ButtonStyle.danger),
            ModeratorButton("leave", state.id, words("corpus-do-keep")),
        )
        await self.links.edit_card(link, words("inbox-deleted"), view)


@button_handler("accept", action="add")
async def _accept(interaction: Interaction, state: ViewState) -> None:
    """Have a link read in."""
    await claim(interaction, state)
    bot, words = interaction.client, words_of(interaction)
    link = await bot.in_thread(bot.records.link, state.about["link"])
    await interaction.edit_original_response(content=words("inbox-accepted"), view=None)
    if not link or not await _links(bot).accept([link], interaction.user.id):
        raise Refused("corpus-card-gone")


@button_handler("admit", action="add", response="new")
async def _admit(interaction: Interaction, state: ViewState) -> None:
    """Have a link read in that a report names."""
    bot = interaction.client
    link = await bot.in_thread(bot.records.link, state.about["link"])
    if not link or not await _links(bot).accept([link], interaction.user.id):
        raise Refused("corpus-card-gone")
    await interaction.edit_original_response(content=words_of(interaction)("inbox-accepted"))


@button_handler("decline", action="add")
async def _decline(interaction: Interaction, state: ViewState) -> None:
    """Take nothing in."""
    await claim(interaction, state)
    bot = interaction.client
    await bot.in_thread(bot.records.decide, state.about["link"], "declined", interaction.user.id)
    await interaction.edit_original_response(content=words_of(interaction)("inbox-declined"), embeds=[], view=None)


def _links(bot: "FootnoteBot") -> PostedLinks:
    return cast("InboxCog", bot.get_cog("Inbox")).links


def _replying(message: discord.Message) -> Any:
    """Return what replies to a message; Discord lets nobody reply to what they may not read again later."""

    async def send(**said: Any) -> discord.Message:
        if has_permission(message.channel, "read_message_history"):
            return await message.reply(mention_author=False, **said)
        return await message.channel.send(**said)

    return send


def _responding(interaction: Interaction) -> Any:
    """Return what answers an interaction that was deferred: the first time in its place, then after it."""
    first = True

    async def send(**said: Any) -> discord.Message:
        nonlocal first
        if first:
            first = False
            return await interaction.edit_original_response(**said)
        return await interaction.followup.send(wait=True, **said)

    return send


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(InboxCog(bot), override=True)
