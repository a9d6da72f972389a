"""Correct a question, each word by the rules of its script."""

from retrieval.query.spelling import latin
from retrieval.query.spelling.candidates import Vocabulary


def correct(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with the words that are plainly slips corrected, and all else as it was."""
    return latin.correct(text, vocabulary)
