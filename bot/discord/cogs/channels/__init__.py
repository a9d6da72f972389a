"""Set where the bot answers, and whom, and what it posts and reads there: `/channel`, for moderators."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import in_servers
from bot.discord.checks import moderators_only
from bot.discord.cogs.channels.inbox import InboxCommand, inbox_line
from bot.discord.cogs.digest import PERIODS
from bot.discord.permissions.bot_permissions import missing_permissions
from bot.discord.responses import defer, send_pages
from bot.records import AccessRule, Kind, Mode, Schedule
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from bot.render.text_blocks import pages_of
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_MODES: tuple[Mode, ...] = ("mention", "all", "thread", "off")

_RULES = {True: "channels-allowed", False: "channels-denied", None: "channels-cleared"}
_PLACE = {"channel": "-channel", "role": "", "member": ""}

Person = discord.Role | discord.Member
# Text channels and those for announcements, forums and media channels, and the chats of voice and stage channels.
Place = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.StageChannel


@in_servers
@app_commands.default_permissions(manage_guild=True)
class Channels(
    InboxCommand, commands.GroupCog, group_name="channel", group_description="Where I answer, and for whom."
):
    """Set channels. Discord ignores `default_permissions` on subcommands, so each is checked here as well."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def interaction_check(self, interaction: discord.Interaction["FootnoteBot"], /) -> bool:  # type: ignore[override]
        """Let moderators through. Raises NotModerator."""
        return await moderators_only(interaction)

    @app_commands.command()
    @app_commands.describe(mode="When I answer there.", channel="The channel; this one if left empty.")
    @app_commands.choices(
        mode=[
            app_commands.Choice(name="When mentioned", value="mention"),
            app_commands.Choice(name="Every question", value="all"),
            app_commands.Choice(name="In a thread of its own", value="thread"),
            app_commands.Choice(name="Never", value="off"),
        ]
    )
    async def mode(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        mode: app_commands.Choice[str],
        channel: Place | None = None,
    ) -> None:
        """Say when I answer in a channel."""
        await defer(interaction, private=True)
        chosen: Mode = next(known for known in _MODES if known == mode.value)
        place = channel or interaction.channel
        place = place.parent if isinstance(place, discord.Thread) else place
        words = words_of(interaction)
        if not isinstance(place, Place):
            await interaction.edit_original_response(content=words("channels-no-text-channel"))
            return
        await self.bot.in_thread(self.bot.records.set_mode, place.guild.id, place.id, chosen)
        forum = isinstance(place, discord.ForumChannel)
        said = [words("channels-set", channel=place.mention, mode=words(f"channels-mode-{chosen}"))]
        if forum and chosen in ("all", "thread"):
            said.append(words("channels-forum"))
        if chosen == "all" and not self.bot.intents.message_content:
            said.append(words("channels-needs-intent"))
        threads = forum or (chosen == "thread" and isinstance(place, discord.TextChannel))
        if chosen != "off" and (missing := missing_permissions(place, threads=threads, words=words)):
            said.append(words("channels-lacking", permissions=words.joined(missing)))
        await interaction.edit_original_response(content="\n".join(said))

    @app_commands.command()
    @app_commands.describe(every="How often.", channel="The channel; this one if left empty.")
    @app_commands.choices(
        every=[
            app_commands.Choice(name="Every day", value="day"),
            app_commands.Choice(name="Every week", value="week"),
            app_commands.Choice(name="Never", value="never"),
        ]
    )
    async def digest(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        every: app_commands.Choice[str],
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Post what came in to a channel, by the day or the week."""
        await defer(interaction, private=True)
        words, place = words_of(interaction), channel or interaction.channel
        if not isinstance(place, discord.TextChannel):
            raise Refused("channels-no-text-channel")
        if every.value not in PERIODS:
            await self.bot.in_thread(self.bot.records.drop_schedule, place.id, "digest")
            await interaction.edit_original_response(content=words("digest-off", channel=place.mention))
            return
        schedule = Schedule(place.id, "digest", place.guild.id, PERIODS[every.value], now())
        await self.bot.in_thread(self.bot.records.set_schedule, schedule)
        said = [digest_line(schedule, words)]
        if missing := missing_permissions(place, threads=False, words=words):
            said.append(words("channels-lacking", permissions=words.joined(missing)))
        await interaction.edit_original_response(content="\n".join(said))

    @app_commands.command()
    @app_commands.describe(who="A role or a member.", channel="A channel, with its threads.")
    async def allow(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        who: Person | None = None,
        channel: Place | None = None,
    ) -> None:
        """Answer only those who are allowed: add a role, a member or a channel."""
        await self._rule(interaction, (who, channel), allow=True)

    @app_commands.command()
    @app_commands.describe(who="A role or a member.", channel="A channel, with its threads.")
    async def deny(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        who: Person | None = None,
        channel: Place | None = None,
    ) -> None:
        """Stop answering a role or a member, or in a channel."""
        await self._rule(interaction, (who, channel), allow=False)

    @app_commands.command()
    @app_commands.describe(who="A role or a member.", channel="A channel, with its threads.")
    async def clear(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        who: Person | None = None,
        channel: Place | None = None,
    ) -> None:
        """Remove the rule for a role, a member or a channel."""
        await self._rule(interaction, (who, channel), allow=None)

    @app_commands.command()
    async def show(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Show how the channels are set, and who is answered."""
        await defer(interaction, private=True)
        guild_id, words = interaction.guild_id or 0, words_of(interaction)
        modes = await self.bot.in_thread(self.bot.records.modes, guild_id)
        rules = await self.bot.in_thread(self.bot.records.access, guild_id)
        inboxes = await self.bot.in_thread(self.bot.records.inboxes, guild_id)
        schedules = await self.bot.in_thread(self.bot.records.schedules, guild_id)
        lines = [
            words("channels-default"),
            *(
                words("channels-line", channel=f"<#{channel_id}>", mode=words(f"channels-mode-{mode}"))
                for channel_id, mode in modes.items()
            ),
            *(words(_RULES[rule.allow] + _PLACE[rule.kind], who=_mention(rule)) for rule in rules),
            *(inbox_line(inbox, words) for inbox in inboxes),
            *(digest_line(schedule, words) for schedule in schedules if schedule.kind == "digest"),
        ]
        if "all" in modes.values() and not self.bot.intents.message_content:
            lines.append(words("channels-needs-intent"))
        await send_pages(interaction, pages_of(lines, gap="\n"), private=True)

    async def _rule(
        self,
        interaction: discord.Interaction["FootnoteBot"],
        named: tuple[Person | None, Place | None],
        *,
        allow: bool | None,
    ) -> None:
        await defer(interaction, private=True)
        targets = [target for target in named if target]
        if not targets:
            raise Refused("channels-nobody")
        words, lines = words_of(interaction), []
        for target in targets:
            kind = _kind(target)
            set_access = self.bot.records.set_access
            await self.bot.in_thread(set_access, interaction.guild_id or 0, kind, target.id, allow=allow)
            lines.append(words(_RULES[allow] + _PLACE[kind], who=target.mention))
        await interaction.edit_original_response(content="\n".join(lines))


def digest_line(schedule: Schedule, words: Words) -> str:
    """Return how often a digest is posted."""
    return words("digest-on-day" if schedule.days == 1 else "digest-on-week", channel=f"<#{schedule.channel_id}>")


def _kind(target: Person | Place) -> Kind:
    if isinstance(target, Place):
        return "channel"
    return "role" if isinstance(target, discord.Role) else "member"


def _mention(rule: AccessRule) -> str:
    return {"role": "<@&{}>", "member": "<@{}>", "channel": "<#{}>"}[rule.kind].format(rule.target_id)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Channels(bot), override=True)
