"""Windows of whole sentences of a passage, as the reader reads them, and rows of tokens made of them."""

import itertools
import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import Span, split_sentences
from retrieval.encode.base_models import BaseModel, MiniLM, Tokenized
from retrieval.encode.files.file_digests import Digests
from retrieval.read.cross_encoder import token_row
from retrieval.read.span_model import QUESTION_TOKENS

FEWEST_TOKENS = 25  # of a window that is to be refused: less would give itself away


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a question and a window as tokens.

    `first` is where the window's tokens begin, `offsets` where they stand in `text`. `start` and `end` are the first
    and the last token of the answer, both 0, which is the row's first token, where there is none.
    """

    tokens: Sequence[int]
    first: int
    offsets: Sequence[Span]
    text: str
    start: int = 0
    end: int = 0

    @property
    def answers(self) -> bool:
        """Return whether the window answers."""
        return self.end > 0

    def said(self, start: int, end: int) -> str:
        """Return the text from one token of the row to another."""
        return self.text[self.offsets[start - self.first][0] : self.offsets[end - self.first][1]]


class Tokens:
    """Cut text into an installed model's tokens."""

    def __init__(self, base: BaseModel | None = None) -> None:
        self._base = base or MiniLM(Digests())

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of a text's tokens, without special ones."""
        return list(self._encoded(text).ids)

    def offsets(self, text: str) -> list[Span]:
        """Return where in a text each of its tokens stands."""
        return list(self._encoded(text).offsets)

    def row(
        self, asked: Sequence[int], text: str, answer: Span | None = None, most: int = QUESTION_TOKENS
    ) -> Row | None:
        """Return a question's tokens and a text's; None where the answer doesn't stand in what a row has room for."""
        encoded = self._encoded(text)
        row, first = token_row(self._base, asked, encoded.ids, most)
        offsets = encoded.offsets[: len(row) - 1 - first]
        if answer is None:
            return Row(row, first, offsets, text)
        touched = [n for n, span in enumerate(offsets) if _touch(span, answer)]
        if not touched or offsets[touched[-1]][1] < answer[1]:
            return None
        return Row(row, first, offsets, text, first + touched[0], first + touched[-1])

    def _encoded(self, text: str) -> Tokenized:
        return self._base.tokenized([text])[0]


@dataclass(frozen=True, slots=True)
class CutPassage:
    """Hold a passage's sentences, how many tokens each has, and where the tokens stand."""

    text: str
    sentences: Sequence[Span]
    counts: Sequence[int]
    offsets: Sequence[Span]

    @classmethod
    def of(cls, text: str, tokens: Tokens) -> "CutPassage":
        """Return a passage cut into sentences."""
        sentences, offsets = split_sentences(text), tokens.offsets(text)
        counts = [0] * len(sentences)
        begins = [start for start, _ in sentences]
        for start, _ in offsets:
            counts[max(0, bisect_right(begins, start) - 1)] += 1
        return cls(text, sentences, counts, offsets)

    def window(self, room: int, chance: random.Random, answer: Span | None = None) -> Span | None:
        """Return a window of whole sentences, with the answer in it where one is given.

        It is longer than `room` tokens only where one sentence is; then it is cut from that sentence, around the
        answer. None where there is nothing to read, or the answer is longer than that.
        """
        if not self.sentences:
            return None
        if answer is None:
            first = chance.randrange(len(self.sentences))
            last = first
        else:
            touched = [n for n, span in enumerate(self.sentences) if _touch(span, answer)]
            if not touched:
                return None
            first, last = touched[0], touched[-1]
        window = self._grown(first, last, (0, len(self.sentences) - 1), room, chance)
        return self._shortened(window, room, chance, answer)

    def window_without(self, answers: Sequence[Span], room: int, chance: random.Random) -> Span | None:
        """Return a window of sentences none of which holds an answer, or its words; None where too few are left."""
        words = {self.text[start:end].casefold() for start, end in answers}
        runs = [run for run in self._runs(answers, words) if sum(self.counts[run[0] : run[1] + 1]) >= FEWEST_TOKENS]
        if not runs:
            return None
        run = chance.choice(runs)
        first = chance.randint(*run)
        return self._shortened(self._grown(first, first, run, room, chance), room, chance, None)

    def _runs(self, answers: Sequence[Span], words: set[str]) -> list[Span]:
        """Return the first and last of the sentences in a row that have nothing of the answers."""

        def holds(number: int) -> bool:
            start, end = self.sentences[number]
            said = self.text[start:end].casefold()
            return any(_touch((start, end), answer) for answer in answers) or any(word in said for word in words)

        runs = []
        for held, numbers in itertools.groupby(range(len(self.sentences)), holds):
            if not held:
                run = list(numbers)
                runs.append((run[0], run[-1]))
        return runs

    def _grown(self, first: int, last: int, within: Span, room: int, chance: random.Random) -> Span:
        """Return the window after sentences before it and after it were added, in any order, while there is room."""
        used = sum(self.counts[first : last + 1])
        while True:
            before = first > within[0] and used + self.counts[first - 1] <= room
            after = last < within[1] and used + self.counts[last + 1] <= room
            if not before and not after:
                return self.sentences[first][0], self.sentences[last][1]
            if before and (not after or chance.random() < 0.5):
                first -= 1
                used += self.counts[first]
            else:
                last += 1
                used += self.counts[last]

    def _shortened(self, window: Span, room: int, chance: random.Random, answer: Span | None) -> Span | None:
        """Return a window of `room` tokens at most, cut at tokens where it is longer."""
        inside = [n for n, span in enumerate(self.offsets) if window[0] <= span[0] and span[1] <= window[1]]
        if len(inside) <= room:
            return window
        first = inside[0]
        if answer is not None:
            held = [n for n in inside if _touch(self.offsets[n], answer)]
            if len(held) > room:
                return None
            first = max(first, held[0] - chance.randint(0, room - len(held)))
        last = min(first + room, inside[-1] + 1) - 1
        start = window[0] if first == inside[0] else self.offsets[first][0]
        return start, self.offsets[last][1]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
