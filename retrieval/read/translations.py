"""Find among sentences that were read those that say the same in two languages: an article, and its translation.

Two sentences are each other's translation where of their two articles neither has one that is nearer, where they are
nearer to each other than to what else there is near them (the margin criterion of Artetxe and Schwenk, Margin-based
Parallel Corpus Mining with Multilingual Sentence Embeddings, 2019), and where no fact speaks against it
(`retrieval.text.translated_statement`). What this does not do: find a statement that the other language spreads over
two sentences.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from retrieval.encode.similarity.script_bias import CosineRange, ScriptBias
from retrieval.text.languages import language_of
from retrieval.text.scripts import script_of
from retrieval.text.translated_statement import may_say_the_same
from retrieval.types import Passage, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEIGHBOURS = 4
# Of what lies between unrelated and equal sentences in one language: by so much a translation is nearer than its
# neighbours are on average, and these count as so near at least, since a few passages may have nothing nearer. Fitted
# on half of 40 news articles in seven languages; docs/languages.md has the figures of the other half.
_MARGIN, _LEAST_NEAR = 0.28, 0.1
_REPEATED = 0.1  # of the same: sentences of one language that are as near as this are one, as in copies
# Of a passage and its translation so many sentences are found, of the shorter one's; articles of two reporters on one
# event share a sentence or none.
_CARRIED, _LEAST_CARRIED = 1 / 3, 2
_LOOKED_AT = 400  # characters: a language shows at once


class Statement(NamedTuple):
    """Hold a sentence of an article: its passage, and where in the article it begins and ends."""

    passage: Passage
    start: int
    end: int

    @property
    def place(self) -> tuple[str, int]:
        """Return the article it is of, and where it begins."""
        return self.passage.article_id, self.start

    @property
    def text(self) -> str:
        """Return what it says."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


@dataclass(frozen=True, slots=True)
class _Language:
    """Hold the sentences in one language, with their vectors; `articles` tells where each article begins."""

    code: str
    script: str
    statements: Sequence[Statement]
    vectors: "NDArray[np.float32]"
    articles: Sequence[int]


class Translations:
    """Tell which sentences of some passages say the same in another language.

    `sentences` gives those of passages by key; it is asked only where the passages are in several languages. Facts are
    compared when a sentence is asked for.
    """

    def __init__(
        self,
        passages: Iterable[Passage],
        sentences: Callable[[list[str]], Mapping[str, Sentences]],
        bias: ScriptBias,
    ) -> None:
        self._near: dict[tuple[str, int], list[tuple[Statement, str, Statement, str]]] = {}
        self._said: dict[tuple[str, int], list[Statement]] = {}
        self._spans: Mapping[str, Sentences] = {}
        by_language: dict[str, list[Passage]] = {}
        for passage in passages:
            code = language_of(passage.text[:_LOOKED_AT]) or passage.language
            by_language.setdefault(code or "", []).append(passage)
        by_language.pop("", None)
        if len(by_language) < 2:
            return
        self._spans = sentences([passage.key for some in by_language.values() for passage in some])
        spoken = [_language(code, some, self._spans) for code, some in by_language.items()]
        for one, other in itertools.combinations(filter(None, spoken), 2):
            known = bias.between_passages(one.script, other.script)
            for row, column in _nearest(one, other, known) if known else ():
                mine, theirs = one.statements[row], other.statements[column]
                self._near.setdefault(mine.place, []).append((mine, one.code, theirs, other.code))
                self._near.setdefault(theirs.place, []).append((theirs, other.code, mine, one.code))

    def __bool__(self) -> bool:
        """Return whether any sentence may be another's translation."""
        return bool(self._near)

    def of(self, article_id: str, start: int) -> list[Statement]:
        """Return the translations of the sentence of an article that begins at a place, and theirs."""
        place = article_id, start
        if place not in self._said:
            self._said[place] = self._compared(place)
        return self._said[place]

    def _compared(self, asked_for: tuple[str, int]) -> list[Statement]:
        found: dict[tuple[str, int], Statement] = {}
        asked = [asked_for]
        for place in asked:  # grows
            for mine, language, other, other_language in self._near.get(place, ()):
                known = other.place in found or other.place == asked_for
                if not known and may_say_the_same(mine.text, other.text, language, other_language):
                    found[other.place] = other
                    asked.append(other.place)
        return list(found.values())

    def are_one_text(self, passage: Passage, other: Passage) -> bool:
        """Return whether one passage is a translation of another, or of a good part of it."""
        spans = [self._spans[one.key].spans if one.key in self._spans else () for one in (passage, other)]
        places = (passage.start + start for start, _ in spans[0])
        same = sum(any(found.passage.key == other.key for found in self.of(passage.article_id, at)) for at in places)
        return same >= max(_LEAST_CARRIED, _CARRIED * min(map(len, spans)))


def _language(code: str, passages: Sequence[Passage], sentences: Mapping[str, Sentences]) -> _Language | None:
    """Return the sentences of passages in a language, None where none are kept."""
    kept = sorted((one for one in passages if one.key in sentences), key=lambda one: (one.article_id, one.start))
    spoken = [(one, *span) for one in kept for span in sentences[one.key].spans]
    if not spoken:
        return None
    statements = [Statement(one, one.start + start, one.start + end) for one, start, end in spoken]
    articles = [n for n, one in enumerate(statements) if not n or one.place[0] != statements[n - 1].place[0]]
    vectors = np.concatenate([sentences[one.key].vectors for one in kept if sentences[one.key].spans])
    return _Language(code, script_of(passages[0].text), statements, vectors, articles)


def _nearest(one: _Language, other: _Language, known: CosineRange) -> list[tuple[int, int]]:
    """Return the rows of two languages that are nearest in their articles, by a margin over what else is near them."""
    cosines = one.vectors @ other.vectors.T
    width = known.width
    least = known.unrelated + (_LEAST_NEAR + _MARGIN) * width
    near = (
        (cosines >= least)
        & (cosines >= _greatest(cosines, other.articles))
        & (cosines >= _greatest(cosines.T, one.articles).T)
    )
    pairs = [(int(row), int(column)) for row, column in np.argwhere(near)]
    return [
        pair for pair in pairs if cosines[pair] - _surroundings(one, other, cosines, *pair, width) >= _MARGIN * width
    ]


def _greatest(cosines: "NDArray[np.float32]", articles: Sequence[int]) -> "NDArray[np.float32]":
    """Return for each cosine the greatest one that its row has in the same article."""
    lengths = np.diff([*articles, cosines.shape[1]])
    return np.repeat(np.maximum.reduceat(cosines, articles, axis=1), lengths, axis=1)


def _surroundings(
    one: _Language, other: _Language, cosines: "NDArray[np.float32]", row: int, column: int, width: float
) -> float:
    """Return how near two sentences are to the nearest others of each other's language, on average.

    What repeats one of them is no other.
    """
    apart = 1.0 - _REPEATED * width
    others = (
        cosines[row][other.vectors @ other.vectors[column] < apart],
        cosines[:, column][one.vectors @ one.vectors[row] < apart],
    )
    means = [np.sort(some)[-_NEIGHBOURS:].mean() for some in others if len(some)]
    return float(np.mean(means)) if means else -1.0
