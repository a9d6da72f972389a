"""The words of a snapshot, for correcting those of a question."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.chunking import Tokenizer
from retrieval.encode.files.model_files import bundled_words
from retrieval.search.snapshot_view import SnapshotView
from retrieval.text.terms import terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[^\W\d_]+")
# Chunks that are looked into for how a term is written.
_CHUNKS = 8
_WITH_SPACE = 2


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
        if word in bundled_words():
            return True
        spans = self._tokenizer.spans(word)
        # Scripts that don't part words have tokens without the space before them.
        return len(spans) == 1 or (not word.isascii() and len(spans) == _WITH_SPACE and spans[-1] == (0, len(word)))

    def beginning_with(self, letter: str) -> Sequence[str]:
        """Return the terms that begin with a letter."""
        return self._view.lexical.beginning_with(letter)

    def accented(self, term: str) -> Sequence[str]:
        """Return the terms with accents that are a term without them."""
        return self._view.lexical.accented(term)

    def forms(self, term: str) -> set[str]:
        """Return words that the first chunks with a term write it as."""
        words = {word for text in self._texts(self._view.lexical.holding(term)) for word in _WORD.findall(text)}
        return {word for word in words if word[0].casefold() == term[0] and terms(word) == [term]}

    def texts_with(self, word: str) -> tuple[int, list[str]]:
        """Return how many chunks hold all terms of a word, and the texts of the first of them."""
        holding = self._view.lexical.holding(*set(terms(word)))
        return len(holding), self._texts(holding)

    def _texts(self, chunks: "NDArray[np.int32]") -> list[str]:
        """Return the first of some chunks with their titles."""
        keys = [self._view.lexical.keys[number] for number in chunks[:_CHUNKS]]
        return [f"{passage.title}\n{passage.text}" for passage in self._view.passages.get(keys).values()]
