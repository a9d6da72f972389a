"""The one place that turns an error into an exit status and words for a person.

FootnoteError
└── Refused      what a member asked for is not done, for a reason that they can act on
"""

import logging
import uuid

from bot.render.discord_limits import clip
from bot.render.escaping import escape
from bot.render.messages import Words
from bot.render.reasons import in_english, reason_in, said
from corpus.errors import (
    EmptyCorpusError,
    FootnoteError,
    QuestionError,
    RefreshBusyError,
    RefreshCancelledError,
    SettingsError,
    SnapshotError,
    SourceError,
    StoreUnreachableError,
)

logger = logging.getLogger(__name__)

_LONGEST = 300  # characters of what is repeated

FAILED, WRONG_CALL, ABSTAINED = 1, 2, 3


class Refused(FootnoteError):  # noqa: N818  # no error: an answer
    """Tell a member why not."""


def exit_status(error: FootnoteError) -> int:
    """Return 2 where the call or the settings are wrong, else 1."""
    return WRONG_CALL if isinstance(error, SettingsError | QuestionError | SnapshotError) else FAILED


def words_for(error: BaseException) -> str:
    """Return what a person is told; what wasn't foreseen is logged, and named by a reference that the log carries."""
    if isinstance(error, FootnoteError):
        return in_english(error)
    reference = new_reference()
    logger.error("unforeseen error, reference %s", reference, exc_info=error)
    return f"Something unexpected went wrong; the log has it as {reference}."


def words_for_member(error: BaseException, words: Words) -> str:
    """Return what a member of a Discord server is told: nothing of commands, paths and hosts, which the log gets.

    What a member can't mend carries a reference that the log carries too.
    """
    if isinstance(error, Refused):
        return said(error.reason, words)
    if isinstance(error, QuestionError):
        return _said_of_question(error, words)
    reference = new_reference()
    if isinstance(error, EmptyCorpusError):
        logger.warning("a question can't be answered, reference %s: there are no articles", reference)
        return words("errors-empty-corpus", reference=reference)
    if told := _said_of_job(error, words):
        return told
    if isinstance(error, StoreUnreachableError):
        logger.error("a question can't be answered just now, reference %s: %s", reference, in_english(error))
        return words("errors-unreachable", reference=reference)
    if isinstance(error, FootnoteError):
        logger.error("a question can't be answered, reference %s: %s", reference, in_english(error))
        return words("errors-trouble", reference=reference)
    logger.error("unforeseen error, reference %s", reference, exc_info=error)
    return words("errors-unforeseen", reference=reference)


def _said_of_job(error: BaseException, words: Words) -> str | None:
    """Return what a moderator is told of a job that didn't run or of what can't be read, None for other errors."""
    if isinstance(error, RefreshBusyError):
        from bot.render.jobs import run_text

        return f"{words('jobs-busy')}\n{run_text(error.run, words)}" if error.run else words("jobs-busy")
    if isinstance(error, RefreshCancelledError):
        return words("jobs-cancelled")
    if isinstance(error, SnapshotError):
        return words("jobs-no-snapshot")
    if isinstance(error, SourceError):
        return words("adding-unreadable", why=clip(escape(reason_in(error.reason, words)), _LONGEST).rstrip("."))
    return None


def _said_of_question(error: QuestionError, words: Words) -> str:
    """Return what is wrong with a question; what the person typed comes back as text that Discord doesn't act on."""
    return said(error.reason, words, lambda _, text: clip(escape(text), _LONGEST))


def new_reference() -> str:
    """Return what a person is told and the log carries, so that whoever runs the bot finds it there."""
    return uuid.uuid4().hex[:8]
