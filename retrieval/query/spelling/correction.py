"""Correct a question, each word by the rules of its script."""

from retrieval.query.spelling import katakana, korean, latin
from retrieval.query.spelling.candidates import Vocabulary


def correct(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with the words that are plainly slips corrected, and all else as it was."""
    text = latin.correct(korean.in_korean(text, vocabulary), vocabulary)
    if text.isascii():
        return text
    return katakana.correct(korean.correct(text, vocabulary), vocabulary)
