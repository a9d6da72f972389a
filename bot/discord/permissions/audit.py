"""Who may move the corpus, and what they did: each that tries is checked, and what it came to is kept."""

import logging
from typing import TYPE_CHECKING

import discord

from bot.discord.checks import NotModerator
from bot.records import AuditLogEntry, Result
from bot.render.audit_details import Detail, error_detail, kept_details
from bot.render.errors import Refused
from bot.render.reasons import in_english
from corpus.errors import FootnoteError
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

Interaction = discord.Interaction["FootnoteBot"]

# The commands that change something; of those that look, nothing is kept.
_CHANGING = ("add", "cancel", "corrections", "feedback", "inbox", "notify", "questions", "refresh", "rollback",
             "source add", "source import", "source remove")  # fmt: skip


async def check_corpus_access(interaction: Interaction, action: str, *details: Detail) -> None:
    """Let those go on who may move the corpus. Raises NotModerator, and keeps that somebody tried.

    Of servers that the bot doesn't answer in nothing is kept: anybody could fill the records from there.
    """
    why = interaction.client.corpus_access_denial(interaction)
    if why is None:
        return
    if why not in ("errors-elsewhere-only", "errors-guild-only", "errors-not-in-server"):
        await log_action(interaction, action, *details, result="refused")
    raise NotModerator(why)


async def log_action(interaction: Interaction, action: str, *details: Detail, result: Result = "done") -> None:
    """Keep what whoever called did."""
    bot: FootnoteBot = interaction.client
    where = (interaction.user.id, interaction.guild_id or 0, interaction.channel_id or 0)
    entry = AuditLogEntry(now(), *where, action, kept_details(details), result)
    await bot.in_thread(bot.records.add_audit_log_entry, entry)


async def log_failure(interaction: Interaction, action: str, *details: Detail, error: BaseException) -> None:
    """Keep that something that changes the corpus failed; who may not, or asked for what there isn't, did nothing."""
    cause = getattr(error, "original", error)
    if action not in _CHANGING or isinstance(cause, NotModerator | Refused):
        return
    try:
        await log_action(interaction, action, *details, error_detail(cause), result="failed")
    except FootnoteError as unkept:
        logger.warning("an action that failed could not be kept: %s", in_english(unkept))
