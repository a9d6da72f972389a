"""Keep the corpus from Discord: `/corpus`, of which each module here holds the commands that belong together."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.app_commands.availability import in_servers
from bot.discord.cogs.corpus.add import AddCommand
from bot.discord.cogs.corpus.audit_log import AuditLogCommands
from bot.discord.cogs.corpus.corrections import CorrectionsCommand
from bot.discord.cogs.corpus.feedback import FeedbackCommand
from bot.discord.cogs.corpus.history import HistoryCommands
from bot.discord.cogs.corpus.orphaned_jobs import OrphanedJobs
from bot.discord.cogs.corpus.questions import QuestionsCommand
from bot.discord.cogs.corpus.refresh import RefreshCommands
from bot.discord.cogs.corpus.scheduled_refresh import ScheduledRefresh
from bot.discord.cogs.corpus.sources import SourceCommands
from bot.discord.permissions.audit import check_corpus_access, log_failure
from bot.discord.views.moderator_buttons import ModeratorButton

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_GROUP = "corpus "


@in_servers
@app_commands.default_permissions(manage_guild=True)
class Corpus(
    AddCommand,
    QuestionsCommand,
    CorrectionsCommand,
    HistoryCommands,
    RefreshCommands,
    OrphanedJobs,
    FeedbackCommand,
    ScheduledRefresh,
    SourceCommands,
    AuditLogCommands,
    commands.GroupCog,
    group_name="corpus",
    group_description="Manage the corpus.",
):
    """Gather the commands. Discord ignores `default_permissions` on subcommands, so each is checked here as well."""

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def interaction_check(self, interaction: discord.Interaction["FootnoteBot"], /) -> bool:  # type: ignore[override]
        """Let those through who may move the corpus. Raises NotModerator."""
        await check_corpus_access(interaction, *_called(interaction))
        return True

    async def cog_app_command_error(  # type: ignore[override]
        self, interaction: discord.Interaction["FootnoteBot"], error: app_commands.AppCommandError, /
    ) -> None:
        """Keep that a command failed; the tree tells whoever called."""
        await log_failure(interaction, *_called(interaction), error=error)


def _called(interaction: discord.Interaction["FootnoteBot"]) -> tuple[str, str]:
    """Return which command was called, and with what."""
    command = interaction.command
    action = command.qualified_name.removeprefix(_GROUP) if command else ""
    return action, " ".join(f"{name}: {value}" for name, value in interaction.namespace)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog, and let the bot know the buttons of before it was restarted."""
    bot.add_dynamic_items(ModeratorButton)
    await bot.add_cog(Corpus(bot), override=True)
