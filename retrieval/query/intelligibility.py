"""Tell a question that somebody meant from letters that nobody did: "asdf qwzx", "ㅋㅋㅋㅋ", "???".

One word that is known is enough, and so is a word with a capital letter, as names of places and people are known to no
list. What this does not do: judge a script other than Latin and the Korean alphabet, of which every letter is believed.
"""

import re
from typing import Protocol

from retrieval.text.terms import STOP_WORDS, terms

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_LONE_LETTERS = re.compile(r"[\u3131-\u318e]+")  # of the Korean alphabet, which words are not written with


class Words(Protocol):
    """Tell which terms a corpus has, and what is a word."""

    def count(self, term: str) -> int:
        """Return how many chunks hold a term."""
        ...

    def is_word(self, word: str) -> bool:
        """Return whether a word, in small letters, is known to be one, whatever the corpus holds."""
        ...


def is_intelligible(text: str, words: Words) -> bool:
    """Return whether any word of a text is one, or may be a name."""
    return any(_is_meant(word, words) for word in _WORD.findall(text) if not _LONE_LETTERS.fullmatch(word))


def _is_meant(word: str, words: Words) -> bool:
    small = word.casefold()
    if not _LATIN.fullmatch(word) or small in STOP_WORDS or (word != small and not word.isupper()):
        return True
    return words.is_word(small) or any(words.count(term) for term in terms(small))
