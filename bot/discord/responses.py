"""Answer an interaction: acknowledge it, send pages, and tell what went wrong, wherever Discord still lets us."""

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.discord.checks import NotModerator
from bot.render.errors import new_reference, words_for_member
from bot.render.messages import Words, words_of

logger = logging.getLogger(__name__)

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION = 10003, 10008, 10015, 10062
INVALID_WEBHOOK_TOKEN = 50027
# The message, the channel or the interaction isn't there any more: nobody is left to be told.
_GONE = (UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, INVALID_WEBHOOK_TOKEN)

_ACKNOWLEDGED = 40060
_REFUSALS = {
    20016: "errors-slow-mode",
    20028: "errors-slow-mode",
    50001: "errors-no-access",
    50013: "errors-no-access",
    50083: "errors-thread-closed",
    160005: "errors-thread-closed",
    200000: "errors-automod",
    200001: "errors-automod",
}

# Under this key an interaction notes whether its deferred response is seen by whoever called alone.
_PRIVATE = "private"


def is_gone(error: BaseException) -> bool:
    """Return whether Discord says that what we answer is deleted or its fifteen minutes are over."""
    if not isinstance(error, discord.HTTPException):
        return False
    # A reply to a message that was deleted meanwhile is no unknown message, but a body with a wrong reference.
    return error.code in _GONE or "message_reference" in error.text


def refusal_key(error: discord.HTTPException) -> str:
    """Return the key of why Discord didn't take a message in a channel."""
    return _REFUSALS.get(error.code, "errors-not-posted")


def words_about(error: BaseException, words: Words) -> str:
    """Return one sentence on an error, in a member's words."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, NotModerator):
        return words(cause.key)
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        reference = new_reference()
        logger.warning("a command in another form than this version's was called, reference %s: %s", reference, cause)
        return words("errors-unsynced", reference=reference)
    if isinstance(cause, app_commands.NoPrivateMessage):
        return words("errors-guild-only")
    if isinstance(cause, discord.HTTPException):
        reference = new_reference()
        logger.warning(
            "something was not answered, reference %s: Discord said %d (%d)", reference, cause.status, cause.code
        )
        return words("errors-discord", reference=reference)
    return words_for_member(cause, words)


async def tell_error(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell whoever called what went wrong, unless the interaction or the message is gone."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if is_gone(cause):
        logger.info("an interaction was gone before it was answered (%d)", getattr(cause, "code", 0))
        return
    said = words_about(cause, words_of(interaction))
    try:
        await respond(interaction, said)
    except discord.HTTPException as unsaid:
        logger.info("an error could not be told (%d)", unsaid.code)


async def defer(interaction: discord.Interaction[Any], *, private: bool) -> None:
    """Acknowledge a call before the work; whether the answer is private is settled by this, for good."""
    interaction.extras[_PRIVATE] = private
    try:
        await interaction.response.defer(ephemeral=private, thinking=True)
    except discord.HTTPException as error:
        if error.code != _ACKNOWLEDGED:
            raise
        # It was, by a call whose answer got lost or by another process: what follows can edit it all the same.
        logger.info("an interaction was acknowledged before (%d)", error.code)


async def respond(interaction: discord.Interaction[Any], text: str) -> None:
    """Say something to whoever called alone, as a response or after one.

    What follows a deferred response takes its place and its audience, so one that all see is ended first, and deleted.
    """
    if not interaction.response.is_done():
        await interaction.response.send_message(text, ephemeral=True, suppress_embeds=True)
        return
    private = interaction.extras.get(_PRIVATE)
    if private:
        await interaction.edit_original_response(content=text, embeds=[], attachments=[], view=None)
        return
    if private is False:
        await interaction.edit_original_response(content="…", embeds=[], attachments=[], view=None)
    await interaction.followup.send(text, ephemeral=True, suppress_embeds=True)
    if private is False:
        await interaction.delete_original_response()


async def send_pages(
    interaction: discord.Interaction[Any], pages: Sequence[str], *, private: bool, file: discord.File | None = None
) -> None:
    """Answer an interaction that was deferred: the first page, with a file, in its place, the others after it."""
    first, *further = pages
    await interaction.edit_original_response(content=first, attachments=[file] if file else [])
    for page in further:
        await interaction.followup.send(page, ephemeral=private, suppress_embeds=True)
