"""The one place that turns an error into an exit status and words for a person."""

import logging
import uuid

from corpus.errors import EmptyCorpusError, FootnoteError, QuestionError, SettingsError

logger = logging.getLogger(__name__)

FAILED, WRONG_CALL, ABSTAINED = 1, 2, 3


def exit_status(error: FootnoteError) -> int:
    """Return 2 where the call or the settings are wrong, else 1."""
    return WRONG_CALL if isinstance(error, SettingsError | QuestionError) else FAILED


def words_for(error: BaseException) -> str:
    """Return what a person is told; what wasn't foreseen is logged, and named by a reference that the log carries."""
    if isinstance(error, FootnoteError):
        return str(error)
    reference = uuid.uuid4().hex[:8]
    logger.error("unforeseen error, reference %s", reference, exc_info=error)
    return f"Something went wrong that was not foreseen; the log says more under {reference}."


def words_for_member(error: BaseException) -> str:
    """Return what a member of a Discord server is told: nothing of commands, paths and hosts, which the log gets."""
    if isinstance(error, QuestionError):
        return str(error)
    if isinstance(error, EmptyCorpusError):
        return "I have no articles to answer from yet; a moderator needs to refresh the corpus."
    if isinstance(error, FootnoteError):
        logger.error("a question can't be answered: %s", error)
        return "I can't answer just now: something is wrong on my side. Whoever runs me finds it in the log."
    return words_for(error)
