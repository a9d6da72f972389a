"""Examples for the reader: which window of a passage a question is asked of, and in which words.

Of the pairs that have an answer, some become ones that have none: the same passage without the sentences that answer,
or another passage of the same article.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.sentences import Span
from retrieval.encode.base_models import BaseModel
from retrieval.read.cross_encoder import TOKENS
from retrieval.read.span_model import QUESTION_TOKENS
from retrieval.train.batches import Batches, seeded
from retrieval.train.reader.pairs import OtherPassages, Pair
from retrieval.train.reader.question_wordings import reworded
from retrieval.train.reader.sentence_windows import FEWEST_TOKENS, CutPassage, Row, Tokens

_NEGATIVES, _OF_SAME_PASSAGE = 0.22, 0.4  # of the pairs with an answer; and of those
SAME_PASSAGE, SAME_TITLE, REWORDED = "samepassage", "sametitle", "reworded"  # what can be weighed beside the sources
_TITLED = 0.5  # of the passages that have a title are read with it
_SHORT, _LONG, _SHORT_ONES = (60, 130), (130, 195), 0.8  # tokens of a window, and how many are short
_ANSWERS = 3  # of a pair's answers, those that may be asked for


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a row to read, what it comes from (`SAME_TITLE`, `SAME_PASSAGE` or the source), and the answers' texts."""

    row: Row
    kind: str
    golds: Sequence[str]


class Examples(Batches[Pair, Example]):
    """Make examples of pairs.

    Weights below 1 of `SAME_PASSAGE`, `SAME_TITLE` and `REWORDED` make those kinds of negatives, and questions in other
    words, as much rarer.
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        weights: Mapping[str, float],
        *,
        batch: int,
        seed: int,
        base: BaseModel | None = None,
    ) -> None:
        super().__init__(pairs, weights, batch=batch, seed=seed)
        self._others = OtherPassages(pairs)
        self._tokens = Tokens(base)

    def held_out(self, pairs: Sequence[Pair], per_source: int, *, in_other_words: bool = False) -> list[Example]:
        """Return examples to measure on: some of each source, and negatives of the same title.

        The questions are in the words they have, or as somebody in a hurry or in good manners would put them.

        They are the same for the same pairs. A source of little weight has a quarter as many.
        """
        others, taken, found = OtherPassages(pairs), dict[str, int](), list[Example]()
        for number, pair in enumerate(sorted(pairs, key=lambda one: seeded(one.question, one.article).random())):
            most = per_source if self._weights.get(pair.source, 1.0) >= 0.5 else per_source // 4
            if taken.get(pair.source, 0) >= most:
                continue
            taken[pair.source] = taken.get(pair.source, 0) + 1
            question = reworded(pair.question, seeded("reworded", number)) if in_other_words else pair.question
            chance = seeded("held out", number)
            found += filter(None, [self._positive(pair, question, chance)])
            beside = others.beside(pair, chance) if pair.answers and number % 4 == 0 else None
            if beside:
                found += filter(None, [self._of(pair, question, beside, SAME_TITLE, chance)])
        return found

    def example(self, pair: Pair, chance: random.Random) -> Example | None:
        """Return an example of a pair; None where no window of it can be read."""
        question = reworded(pair.question, chance, self._weights.get(REWORDED, 1.0))
        if pair.answers and chance.random() < _NEGATIVES and (made := self._negative(pair, question, chance)):
            return made
        return self._positive(pair, question, chance)

    def _negative(self, pair: Pair, question: str, chance: random.Random) -> Example | None:
        kind = SAME_PASSAGE if chance.random() < _OF_SAME_PASSAGE else SAME_TITLE
        if (weight := self._weights.get(kind, 1.0)) < 1 and chance.random() >= weight:
            return None
        if kind == SAME_PASSAGE:
            return self._of(pair, question, pair.passage, kind, chance, avoid=pair.answers)
        beside = self._others.beside(pair, chance)
        return self._of(pair, question, beside, kind, chance) if beside else None

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
