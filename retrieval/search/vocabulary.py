"""The words of a snapshot, for correcting those of a question."""

import re
from collections.abc import Sequence

from corpus.chunking import Tokenizer
from retrieval.encode.files.model_files import bundled_words
from retrieval.search.snapshot_view import SnapshotView
from retrieval.text.terms import terms

_WORD = re.compile(r"[^\W\d_]+")
# Chunks that are looked into for how a term is written.
_CHUNKS = 8


class SnapshotVocabulary:
    """Tell which terms a snapshot has, and how its articles write them.

    The lexical index holds terms, not words: how one is written is read from the first chunks that hold it, when a
    question first wants to know. What the encoder or the bundled one has a token of its own for is taken to be a word.
    An encoder of many languages has few tokens for each: by it alone "cells" would be a slip of "calls".
    """

    def __init__(self, view: SnapshotView, tokenizer: Tokenizer) -> None:
        self._view = view
        self._tokenizer = tokenizer

    def count(self, term: str) -> int:
        """Return how many chunks hold a term."""
        return self._view.lexical.count(term)

    def is_word(self, word: str) -> bool:
        """Return whether an encoder has a token for a word, which is in small letters."""
        return word in bundled_words() or len(self._tokenizer.spans(word)) == 1

    def beginning_with(self, letter: str) -> Sequence[str]:
        """Return the terms that begin with a letter."""
        return self._view.lexical.beginning_with(letter)

    def forms(self, term: str) -> set[str]:
        """Return words that the first chunks with a term write it as."""
        passages = self._view.passages.get(self._view.lexical.holding(term, _CHUNKS)).values()
        words = {word for passage in passages for word in _WORD.findall(f"{passage.title}\n{passage.text}")}
        return {word for word in words if word[0].casefold() == term[0] and terms(word) == [term]}
