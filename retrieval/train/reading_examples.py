"""Examples for the reader: which window of a passage a question is asked of, in which words, and in which batch.

Of the pairs that have an answer, some become ones that have none: the same passage without the sentences that answer,
or another passage of the same article. Everything hangs on the seed and on the place in the data alone, so that
training can stop anywhere and go on as if it hadn't.
"""

import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.sentences import Span
from retrieval.read.span_model import QUESTION_TOKENS, TOKENS
from retrieval.train.question_wordings import reworded
from retrieval.train.reading_pairs import OtherPassages, Pair, epoch_of
from retrieval.train.sentence_windows import FEWEST_TOKENS, CutPassage, Row, Tokens

_NEGATIVES, _OF_SAME_PASSAGE = 0.22, 0.4  # of the pairs with an answer; and of those
_TITLED = 0.5  # of the passages that have a title are read with it
_SHORT, _LONG, _SHORT_ONES = (60, 130), (130, 195), 0.8  # tokens of a window, and how many are short
_ANSWERS = 3  # of a pair's answers, those that may be asked for
_BATCHES = 16  # are made together, of examples sorted by length
_WOBBLE = 6  # tokens by which examples of one batch may differ anyway


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a row to read, what it comes from ("sametitle", "samepassage" or the source), and the answers' texts."""

    row: Row
    kind: str
    golds: Sequence[str]


class Position(NamedTuple):
    """Tell the next batch: its epoch, the chunk of the epoch, and its number in the chunk."""

    epoch: int = 0
    chunk: int = 0
    batch: int = 0


def seeded(*seed: object) -> random.Random:
    """Return chance that is the same for the same seed."""
    return random.Random("/".join(map(str, seed)))  # noqa: S311  # nothing is kept secret by it


class Examples:
    """Make examples of pairs."""

    def __init__(self, pairs: Sequence[Pair], weights: Mapping[str, float], *, batch: int, seed: int) -> None:
        if not any(weights.get(pair.source, 1.0) > 0 for pair in pairs):
            msg = "there is nothing to teach"
            raise ValueError(msg)
        self._pairs, self._weights = pairs, weights
        self._others = OtherPassages(pairs)
        self._tokens = Tokens()
        self._batch, self._seed = batch, seed

    def batches(self, position: Position) -> Iterator[tuple[list[Example], Position]]:
        """Yield batches from a position on, without end, each with the position after it."""
        size = self._batch * _BATCHES
        for epoch in itertools.count(position.epoch):
            order = epoch_of(self._pairs, self._weights, seeded(self._seed, "epoch", epoch))
            begin = position if epoch == position.epoch else Position(epoch)
            for chunk in range(begin.chunk, -(-len(order) // size)):
                made = self._chunk(order[chunk * size : (chunk + 1) * size], seeded(self._seed, epoch, chunk))
                for number in range(begin.batch if chunk == begin.chunk else 0, len(made)):
                    last = number + 1 == len(made)
                    yield made[number], Position(epoch, chunk + last, 0 if last else number + 1)

    def held_out(self, pairs: Sequence[Pair], per_source: int) -> list[Example]:
        """Return examples to measure on, in the words they have: some of each source, and negatives of the same title.

        They are the same for the same pairs. A source of little weight has a quarter as many.
        """
        others, taken, found = OtherPassages(pairs), dict[str, int](), list[Example]()
        for number, pair in enumerate(sorted(pairs, key=lambda one: seeded(one.question, one.article).random())):
            most = per_source if self._weights.get(pair.source, 1.0) >= 0.5 else per_source // 4
            if taken.get(pair.source, 0) >= most:
                continue
            taken[pair.source] = taken.get(pair.source, 0) + 1
            chance = seeded("held out", number)
            found += filter(None, [self._positive(pair, pair.question, chance)])
            beside = others.beside(pair, chance) if pair.answers and number % 4 == 0 else None
            if beside:
                found += filter(None, [self._of(pair, pair.question, beside, "sametitle", chance)])
        return found

    def example(self, pair: Pair, chance: random.Random) -> Example | None:
        """Return an example of a pair; None where no window of it can be read."""
        question = reworded(pair.question, chance)
        if pair.answers and chance.random() < _NEGATIVES and (made := self._negative(pair, question, chance)):
            return made
        return self._positive(pair, question, chance)

    def _chunk(self, pairs: Iterable[Pair], chance: random.Random) -> list[list[Example]]:
        """Return the batches of some pairs: those of like lengths together, in any order."""
        made = [example for pair in pairs if (example := self.example(pair, chance))]
        made.sort(key=lambda example: len(example.row.tokens) + _WOBBLE * chance.random())
        batches = [made[n : n + self._batch] for n in range(0, len(made), self._batch)]
        chance.shuffle(batches)
        return batches

    def _negative(self, pair: Pair, question: str, chance: random.Random) -> Example | None:
        if chance.random() < _OF_SAME_PASSAGE:
            return self._of(pair, question, pair.passage, "samepassage", chance, avoid=pair.answers)
        beside = self._others.beside(pair, chance)
        return self._of(pair, question, beside, "sametitle", chance) if beside else None

    def _positive(self, pair: Pair, question: str, chance: random.Random) -> Example | None:
        answer = chance.choice(pair.answers[:_ANSWERS]) if pair.answers else None
        return self._of(pair, question, pair.passage, pair.source, chance, answer)

    def _of(
        self,
        pair: Pair,
        question: str,
        passage: str,
        kind: str,
        chance: random.Random,
        answer: Span | None = None,
        avoid: Sequence[Span] = (),
    ) -> Example | None:
        """Return a question asked of a window of a passage: around the answer, clear of what is avoided, or any."""
        asked = self._tokens.numbers(question)[:QUESTION_TOKENS]
        head = f"{pair.title}\n" if pair.title and chance.random() < _TITLED else ""
        room = TOKENS - 3 - len(asked) - len(self._tokens.numbers(head))
        room = min(room, chance.randint(*(_SHORT if chance.random() < _SHORT_ONES else _LONG)))
        if room < FEWEST_TOKENS:
            return None
        cut = CutPassage.of(passage, self._tokens)
        window = cut.window_without(avoid, room, chance) if avoid else cut.window(room, chance, answer)
        if window is None:
            return None
        moved = len(head) - window[0]
        text, span = head + passage[slice(*window)], (answer[0] + moved, answer[1] + moved) if answer else None
        row = self._tokens.row(asked, text, span)
        return Example(row, kind, pair.golds if row.answers else ()) if row else None
