"""Set where the bot answers, and whom: for moderators."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.checks import moderators_only
from bot.limits import MESSAGE_CHARS, clip
from bot.records import AccessRule, Kind, Mode

if TYPE_CHECKING:
    from bot.client import FootnoteBot

_MODES: tuple[Mode, ...] = ("mention", "all", "thread", "off")
_NEEDED = ("view_channel", "send_messages", "read_message_history")
_NEEDED_FOR_THREADS = (*_NEEDED, "create_public_threads", "send_messages_in_threads")

Target = discord.Role | discord.Member


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Channels(commands.GroupCog, group_name="channel", group_description="Where I answer, and whom."):
    """Set channels. Discord ignores `default_permissions` on subcommands, so each is checked here as well."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def interaction_check(self, interaction: discord.Interaction["FootnoteBot"], /) -> bool:  # type: ignore[override]
        """Let moderators through. Raises NotModerator."""
        return await moderators_only(interaction)

    @app_commands.command()
    @app_commands.describe(mode="When I answer there.", channel="Which channel; this one, if you name none.")
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
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Say when I answer in a channel."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        chosen: Mode = next(known for known in _MODES if known == mode.value)
        place = channel or interaction.channel
        place = place.parent if isinstance(place, discord.Thread) else place
        words = self.bot.words(interaction)
        if not isinstance(place, discord.TextChannel):
            await interaction.edit_original_response(content=words("channels-no-text-channel"))
            return
        await self.bot.in_thread(self.bot.records.set_mode, place.guild.id, place.id, chosen)
        said = [words("channels-set", channel=place.mention, mode=words(f"channels-mode-{chosen}"))]
        if chosen == "all" and not self.bot.intents.message_content:
            said.append(words("channels-needs-intent"))
        if chosen != "off" and (lacking := _lacking(place, chosen)):
            said.append(words("channels-lacking", permissions=words.joined(lacking)))
        await interaction.edit_original_response(content="\n".join(said))

    @app_commands.command()
    @app_commands.describe(who="A role or a member.")
    async def allow(self, interaction: discord.Interaction["FootnoteBot"], who: Target) -> None:
        """Answer only those who are allowed, this role or member among them."""
        await self._rule(interaction, who, allow=True)

    @app_commands.command()
    @app_commands.describe(who="A role or a member.")
    async def deny(self, interaction: discord.Interaction["FootnoteBot"], who: Target) -> None:
        """Don't answer a role or a member."""
        await self._rule(interaction, who, allow=False)

    @app_commands.command()
    @app_commands.describe(who="A role or a member.")
    async def clear(self, interaction: discord.Interaction["FootnoteBot"], who: Target) -> None:
        """Take away what was said of a role or a member."""
        await self._rule(interaction, who, allow=None)

    @app_commands.command()
    async def show(self, interaction: discord.Interaction["FootnoteBot"]) -> None:
        """Show how the channels are set, and who is answered."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild_id, words = interaction.guild_id or 0, self.bot.words(interaction)
        modes = await self.bot.in_thread(self.bot.records.modes, guild_id)
        rules = await self.bot.in_thread(self.bot.records.access, guild_id)
        lines = [
            words("channels-default"),
            *(
                words("channels-line", channel=f"<#{channel_id}>", mode=words(f"channels-mode-{mode}"))
                for channel_id, mode in modes.items()
            ),
            *(words("channels-allowed" if r.allow else "channels-denied", who=_mention(r)) for r in rules),
        ]
        await interaction.edit_original_response(content=clip("\n".join(lines), MESSAGE_CHARS))

    async def _rule(self, interaction: discord.Interaction["FootnoteBot"], who: Target, *, allow: bool | None) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        kind: Kind = "role" if isinstance(who, discord.Role) else "member"
        set_access = self.bot.records.set_access
        await self.bot.in_thread(set_access, interaction.guild_id or 0, kind, who.id, allow=allow)
        words = self.bot.words(interaction)
        said = {
            True: words("channels-allowed", who=who.mention),
            False: words("channels-denied", who=who.mention),
            None: words("channels-cleared", who=who.mention),
        }
        await interaction.edit_original_response(content=said[allow])


def _lacking(channel: discord.TextChannel, mode: Mode) -> list[str]:
    """Return the permissions that answering in a channel needs and the bot lacks, as Discord's clients name them."""
    mine = channel.permissions_for(channel.guild.me)
    needed = _NEEDED_FOR_THREADS if mode == "thread" else _NEEDED
    return [name.replace("_", " ").title() for name in needed if not getattr(mine, name)]


def _mention(rule: AccessRule) -> str:
    return {"role": "<@&{}>", "member": "<@{}>", "channel": "<#{}>"}[rule.kind].format(rule.target_id)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Channels(bot), override=True)
