"""Make a channel an inbox, whose links become articles: `/channel inbox`."""

import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import NEEDS_MESSAGE_CONTENT
from bot.discord.cogs.inbox import MENU as ADD_MENU
from bot.discord.permissions.audit import check_corpus_access, log_action
from bot.discord.permissions.bot_permissions import missing_permissions
from bot.discord.responses import defer
from bot.records import Inbox
from bot.render.discord_limits import AUTOCOMPLETE_CHOICES, CHOICE_NAME, clip
from bot.render.errors import Refused
from bot.render.messages import Words, command_key, words_of
from corpus.errors import Reason

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

Interaction = discord.Interaction["FootnoteBot"]

_ID = re.compile(r"\d+")


async def trusted_roles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Offer the roles that an inbox trusts, to those who may move the corpus."""
    bot = interaction.client
    if bot.corpus_access_denial(interaction):
        return []
    chosen = getattr(interaction.namespace.channel, "id", None) or interaction.channel_id or 0
    inbox = await bot.in_thread(bot.records.inbox, chosen)
    names = _names(inbox, interaction.guild)
    offered = [(name, role) for role, name in names.items() if typed.casefold() in name.casefold()]
    return [app_commands.Choice(name=clip(name, CHOICE_NAME), value=str(role)) for name, role in offered][
        :AUTOCOMPLETE_CHOICES
    ]


class InboxCommand(commands.Cog):
    """Hold the command; the group itself is in this package's first module."""

    bot: "FootnoteBot"

    @app_commands.command(extras={NEEDS_MESSAGE_CONTENT: True})
    @app_commands.describe(
        on="Whether I offer the links there as articles.",
        channel="The channel; this one if left empty.",
        trusted="A role whose links are added at once; each call adds one.",
        untrusted="A trusted role whose links wait for a moderator again.",
    )
    @app_commands.autocomplete(untrusted=trusted_roles)
    async def inbox(
        self,
        interaction: Interaction,
        on: bool,
        channel: discord.TextChannel | None = None,
        trusted: discord.Role | None = None,
        untrusted: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Have links that people post in a channel become articles."""
        await check_corpus_access(interaction, "inbox")
        await defer(interaction, private=True)
        words, place = words_of(interaction), channel or interaction.channel
        if not isinstance(place, discord.TextChannel):
            raise Refused("channels-no-text-channel")
        before = await self.bot.in_thread(self.bot.records.inbox, place.id)
        if not on:
            await self.bot.in_thread(self.bot.records.drop_inbox, place.id)
            await log_action(interaction, "inbox", Reason("log-inbox-off", channel=str(place.id)))
            await interaction.edit_original_response(content=words("inbox-off", channel=place.mention))
            return
        roles = dict.fromkeys([*(before.trusted if before else ()), *([trusted.id] if trusted else [])])
        if untrusted:
            del roles[_meant(untrusted, before, place)]
        inbox = Inbox(place.id, place.guild.id, tuple(roles))
        await self.bot.in_thread(self.bot.records.set_inbox, inbox)
        await log_action(interaction, "inbox", Reason("log-channel", channel=str(place.id)))
        said = [inbox_line(inbox, words)]
        if not self.bot.intents.message_content:
            said.append(words("inbox-needs-intent", menu=words.find(command_key(ADD_MENU)) or ADD_MENU))
        if missing := missing_permissions(place, threads=False, words=words):
            said.append(words("channels-lacking", permissions=words.joined(missing)))
        await interaction.edit_original_response(content="\n".join(said))


def inbox_line(inbox: Inbox, words: Words) -> str:
    """Return how an inbox is set."""
    channel = f"<#{inbox.channel_id}>"
    if not inbox.trusted:
        return words("inbox-on", channel=channel)
    return words("inbox-on-trusted", channel=channel, roles=words.joined([f"<@&{role}>" for role in inbox.trusted]))


def _names(inbox: Inbox | None, guild: discord.Guild | None) -> dict[int, str]:
    """Return the names of the roles that an inbox trusts, by id; of one that was deleted its id is all there is."""
    found = {role_id: guild.get_role(role_id) if guild else None for role_id in (inbox.trusted if inbox else ())}
    return {role_id: f"@{role.name}" if role else str(role_id) for role_id, role in found.items()}


def _meant(typed: str, inbox: Inbox | None, place: discord.TextChannel) -> int:
    """Return the trusted role that was chosen, or typed: its id, its mention or its name. Raises Refused."""
    names = _names(inbox, place.guild)
    given = [int(number) for number in _ID.findall(typed)]
    named = [role_id for role_id, name in names.items() if name.lstrip("@").casefold() == typed.lstrip("@").casefold()]
    found = next((role_id for role_id in (*given, *named) if role_id in names), None)
    if found is None:
        raise Refused("inbox-not-trusted", channel=place.mention)
    return found
