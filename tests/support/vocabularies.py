"""The words of a text or two as a vocabulary that questions are corrected by."""

import re
from collections.abc import Collection, Sequence

from retrieval.text.accents import without_accents
from retrieval.text.terms import terms

ARTICLES = """
Japan demanded that South Korea remove the statue in front of the Japanese Embassy in Seoul. The government of Prime
Minister Kishida and Park's government signed an agreement about the foundation, with interest and compensation paid by
the ambassador. The Supreme Court and the panel of Funakoshi made a statement. Courts met; the court sat. Tokyo met
Osaka. Demonstrations began; a demonstration ended. Kono, Yoko and Abe spoke. They decided, and the border was closed.
"""
# What an encoder has tokens for.
WORDS = frozenset("bread broad order boarder base wat brake demand".split())  # noqa: SIM905


class Articles:
    """Hold the words of texts as a vocabulary."""

    def __init__(self, text: str = ARTICLES, words: frozenset[str] = WORDS, *more: str) -> None:
        self._texts = (text, *more)
        self._written: dict[str, list[str]] = {}
        for word in re.findall(r"[^\W\d_]+", "\n".join(self._texts)):
            for term in terms(word):
                self._written.setdefault(term, []).append(word)
        self._words = words

    def count(self, term: str) -> int:
        return len(self._written.get(term, ()))

    def is_word(self, word: str) -> bool:
        return word in self._words

    def beginning_with(self, letter: str) -> Sequence[str]:
        return [term for term in self._written if term.startswith(letter)]

    def accented(self, term: str) -> Sequence[str]:
        return [
            other
            for other in self._written
            if not other.isascii() and term in {found for plain in without_accents(other) for found in terms(plain)}
        ]

    def forms(self, term: str) -> Collection[str]:
        return set(self._written[term])

    def texts_with(self, word: str) -> tuple[int, Sequence[str]]:
        wanted = set(terms(word))
        found = [text for text in self._texts if wanted and wanted <= set(terms(text))]
        return len(found), found
