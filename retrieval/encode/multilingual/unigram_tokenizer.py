"""Cut text into the pieces that are likeliest together: Kudo (2018), https://arxiv.org/abs/1804.10959, section 3.2.

`tokenizers` does the same and keeps the pieces in a tree of hash tables: the 250,000 of XLM-RoBERTa take it 230 MB,
and a second to begin. Here a piece is known by its hash of 64 bits, which takes 4 MB and 0.2 s; pieces never cross a
space, so each word is cut by itself, once.
"""

import functools
import math
import re
import sys
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from corpus.sentences import Span

if TYPE_CHECKING:
    from retrieval.encode.multilingual.q4_file import Vocabulary

_SPACE = "▁"  # U+2581, which stands for the space before a word, and before the first
_WORD = re.compile("( *)([^ ]*)")
_UNLIKELY = 10.0  # how much less likely a character that is in no piece is than the unlikeliest piece
_WORDS_KNOWN = 1 << 14

Piece = tuple[int, int]  # its number, and how many characters it has


class UnigramTokenizer:
    """Cut text into numbered pieces, between one for its start and one for its end.

    What stands for no text, as <mask> does, is never found in any. Methods may be called from several threads.
    """

    def __init__(self, vocabulary: "Vocabulary") -> None:
        self._start, self._end, self._unknown = vocabulary.start, vocabulary.end, vocabulary.unknown
        self._characters = vocabulary.characters
        self._read_as = str.maketrans(dict(vocabulary.characters))
        found = ((hash(piece), len(piece.decode())) for piece in vocabulary.pieces())
        pieces = np.fromiter(found, [("hash", np.int64), ("length", np.int32)], len(vocabulary.scores))
        self._longest = int(pieces["length"].max())
        order = np.argsort(pieces["hash"])
        self._numbers = order[vocabulary.scores[order] < 0].astype(np.int32)
        self._hashes = pieces["hash"][self._numbers]
        self._scores = vocabulary.scores.copy()
        self._unlikely = float(vocabulary.scores.min()) - _UNLIKELY
        self._pieces = functools.lru_cache(_WORDS_KNOWN)(self._likeliest)

    def ids(self, text: str, most: int) -> list[int]:
        """Return the numbers of a text's pieces, the first of them where there are more than `most` in all."""
        numbers = [number for _, _, word in _words(text.translate(self._read_as)) for number, _ in self._pieces(word)]
        return [self._start, *numbers[: most - 2], self._end]

    def spans(self, text: str) -> list[Span]:
        """Return where each piece lies in a text, which for the first of a word is from the space before it."""
        parts = [self._characters.get(character, character) for character in text]
        sources = [place for place, part in enumerate(parts) for _ in part]  # some are read as several, or as none
        return [(sources[first], sources[max(first, last - 1)] + 1) for first, last in self._read_spans("".join(parts))]

    def pieces(self, text: str) -> tuple[list[int], list[Span]]:
        """Return the numbers of all pieces of a text, and where each lies, without the space before a word."""
        numbers = self.ids(text, sys.maxsize)[1:-1]
        spans = [(start + (end - start > 1 and text[start].isspace()), end) for start, end in self.spans(text)]
        return numbers, spans

    def _read_spans(self, read: str) -> Iterator[Span]:
        for spaced, place, word in _words(read):
            end = place - 1  # of the space, which before the first word is none
            for number, (_, length) in enumerate(self._pieces(word)):
                first, end = end, end + length
                yield (place if number == 0 and not spaced else first, end)

    def _likeliest(self, word: str) -> tuple[Piece, ...]:
        """Return the pieces of a word whose scores add up to most: Viterbi (1967)."""
        best = [0.0] + [-math.inf] * len(word)
        last: list[Piece] = [(self._unknown, 0)] * (len(word) + 1)
        for start, known in enumerate(self._known(word)):
            for number, length, score in (*known, (self._unknown, 1, self._unlikely)):
                if best[start] + score > best[start + length]:
                    best[start + length], last[start + length] = best[start] + score, (number, length)
        found: list[Piece] = []
        end = len(word)
        while end:
            number, length = last[end]
            end -= length
            if found and number == self._unknown == found[-1][0]:  # several in a row are one
                length += found.pop()[1]
            found.append((number, length))
        return tuple(reversed(found))

    def _known(self, word: str) -> list[list[tuple[int, int, float]]]:
        """Return for each place of a word the pieces that begin there: number, length, and score."""
        spans = [
            (start, end)
            for start in range(len(word))
            for end in range(start + 1, min(start + self._longest, len(word)) + 1)
        ]
        # Of UTF-8: Python hashes the bytes that it has a text in, which can be the same for two texts, "eh" and "桥".
        encoded, at = word.encode(errors="replace"), [0, *accumulate(map(_bytes, word))]
        hashes = np.array([hash(encoded[at[start] : at[end]]) for start, end in spans], np.int64)
        rows = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        found: list[list[tuple[int, int, float]]] = [[] for _ in word]
        for hit in np.flatnonzero(self._hashes[rows] == hashes):
            (start, end), number = spans[hit], int(self._numbers[rows[hit]])
            found[start].append((number, end - start, float(self._scores[number])))
        return found


def _bytes(character: str) -> int:
    return len(character.encode(errors="replace"))


def _words(read: str) -> Iterator[tuple[bool, int, str]]:
    """Yield whether a space precedes each word, where it begins, and it after a mark for the space.

    Several spaces are as one, and one that nothing follows is a word of its own.
    """
    for match in _WORD.finditer(read):
        if match[0]:
            yield bool(match[1]), match.start(2), _SPACE + match[2]
