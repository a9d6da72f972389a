"""Show what moderators did, and set where a guild is told of it."""

import discord
from discord import app_commands

from bot.discord.cogs.corpus.base import CorpusCommands, Interaction
from bot.discord.cogs.corpus.paged_list import paged, show_lines
from bot.discord.permissions.audit import log_action
from bot.discord.permissions.bot_permissions import missing_permissions
from bot.discord.responses import defer
from bot.records import AuditLogEntry
from bot.render.audit_details import details_text
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.messages import Words, words_of
from bot.render.text_blocks import relative_time
from corpus.errors import Reason

_MOST = 1_000  # the latest


class AuditLogCommands(CorpusCommands):
    """Tell moderators what was done."""

    @app_commands.command()
    async def log(self, interaction: Interaction) -> None:
        """Show who changed what, when, and from where."""
        await defer(interaction, private=True)
        await show_log(interaction)

    @app_commands.command()
    @app_commands.describe(channel="The channel; nowhere if left empty.")
    async def notify(self, interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
        """Choose the channel for results of scheduled refreshes."""
        await defer(interaction, private=True)
        words = words_of(interaction)
        target = channel.id if channel else None
        await self.bot.in_thread(self.bot.records.set_notices, interaction.guild_id or 0, target)
        await log_action(
            interaction, "notify", Reason("log-channel", channel=str(target)) if target else Reason("log-nowhere")
        )
        said = [words("corpus-notify", channel=channel.mention) if channel else words("corpus-notify-off")]
        if channel and (missing := missing_permissions(channel, threads=False, words=words)):
            said.append(words("channels-lacking", permissions=words.joined(missing)))
        await interaction.edit_original_response(content=clip("\n".join(said), MESSAGE_CHARS))


@paged("log")
async def show_log(interaction: Interaction, *, page: int = 0) -> None:
    """Show the entries that concern the guild that an interaction is from, the latest first."""
    bot, words, here = interaction.client, words_of(interaction), interaction.guild_id or 0

    def lines() -> list[str]:
        found = bot.records.audit_log(_MOST, concerning=here)
        return [entry_line(entry, here, words) for entry in found] or [words("corpus-no-deeds")]

    await show_lines(interaction, "log", await bot.in_thread(lines), page)


def entry_line(entry: AuditLogEntry, guild_id: int, words: Words) -> str:
    """Return one entry on a line; of another guild's, who and where in it is left out."""
    dashed = entry.action.replace(" ", "-")
    name = words.find(f"command-corpus-{dashed}") or words.find(f"command-channel-{dashed}") or entry.action
    here = entry.guild_id == guild_id
    where = (f"<@{entry.user_id}>", f"<#{entry.channel_id}>") if here else (words("corpus-elsewhere"),)
    facts = (
        relative_time(entry.at),
        *where,
        f"**{name}**",
        details_text(entry.details, words),
        words(f"corpus-result-{entry.result}"),
    )
    return f"- {' · '.join(filter(None, facts))}"
