"""The signs that a sentence answers a question: numbers that need no model but the vectors at hand.

Each sign is of one sentence within one passage. `retrieval.reader` weighs them to choose sentences, and
`retrieval.confidence` weighs the best sentence's to tell whether there is an answer at all.
"""

import functools
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.sentences import Span
from retrieval.kinds import Kind, holds, kind_of
from retrieval.likeness import against
from retrieval.negation import denies
from retrieval.sentences import Sentences
from retrieval.terms import terms
from retrieval.types import Hit

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIGNS = (
    "likeness",  # cosine of query and sentence, against the encoder's background
    "likeness_before",  # of the sentence before it
    "likeness_passage",
    "overlap_near",  # share of the query's terms, by rarity, in the sentence, its neighbours and the title
    "overlap_passage",  # in the passage and the title
    "overlap_rest",  # of those that the title lacks: in the sentence
    "overlap_title",
    "pairs",  # share of the query's neighbouring terms that are neighbours in the sentence
    "missing",  # rarity of the rarest term that passage and title lack, against the query's rarest
    "holds",  # how plainly it holds the kind of thing that is asked for
    "new_terms",  # terms that the question doesn't name, up to 20, against 20
    "terms",  # up to 40, against 40
    "characters",  # up to 600, against 600
    "first",  # whether it begins its passage
    "asks",  # whether it is a question itself
    "names_passage",  # share of the question's names that the passage has
    "numbers",  # share of the question's numbers that the sentence has
    "numbers_passage",
)
_NAME = re.compile(r"(?<=\S\s)[A-Z][\w'’.-]*")  # not where the question begins
_NUMBER = re.compile(r"\d[\d,.]*")
_FEWEST_TERMS = 2  # a heading, a signature, "(Kyodo)" have fewer


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what is looked for: a query's terms with their rarity, and what its words tell of the answer.

    `named` are all its terms, `names` and `numbers` those of them that are names and numbers; `denies` tells that it
    has a "not" in it.
    """

    vector: "NDArray[np.float32]"
    rarity: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    named: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    kind: Kind
    denies: bool
    background: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a sentence that may answer: its hit, and which of the hit's sentences it is."""

    hit: Hit
    ordinal: int
    span: Span
    terms: frozenset[str]


def asked(
    query: str,
    vector: "NDArray[np.float32]",
    rarity: Callable[[str], float],
    carried: str = "",
    background: float = 0.0,
) -> Asked:
    """Return what a query looks for.

    `carried` is what was added to it from earlier turns: its terms count half, and say nothing of the kind of answer.
    `background` is the encoder's (`retrieval.likeness`).
    """
    own = list(dict.fromkeys(terms(query)))
    weights = {term: rarity(term) for term in own}
    weights |= {term: rarity(term) / 2 for term in terms(carried) if term not in weights}
    return Asked(
        vector=vector,
        rarity=weights,
        pairs=frozenset(itertools.pairwise(own)),
        named=frozenset(weights),
        names=frozenset(term for name in _NAME.findall(query) for term in terms(name)),
        numbers=frozenset(term for number in _NUMBER.findall(query) for term in terms(number)),
        kind=kind_of(query),
        denies=denies(query),
        background=background,
    )


def weigh(
    sought: Asked, hits: Sequence[Hit], sentences: Mapping[str, Sentences]
) -> "tuple[list[Candidate], NDArray[np.float32]]":
    """Return the sentences of the hits, and their signs, shape (len(candidates), len(SIGNS))."""
    candidates: list[Candidate] = []
    rows: list[tuple[float, ...]] = []
    for hit in hits:
        for candidate, row in _Passage(hit, sentences[hit.key]).rows(sought):
            candidates.append(candidate)
            rows.append(row)
    return candidates, np.asarray(rows, np.float32).reshape(-1, len(SIGNS))


class _Passage:
    """Know what the sentences of one passage have in common."""

    def __init__(self, hit: Hit, sentences: Sentences) -> None:
        self.hit = hit
        self.sentences = sentences
        self.texts = [hit.text[start:end] for start, end in sentences.spans]
        self.listed = _listed(hit.text, sentences.spans)
        self.held = [frozenset(found) for found in self.listed]
        self.title = frozenset(terms(hit.title))
        self.all = self.title.union(*self.held)

    def rows(self, sought: Asked) -> list[tuple[Candidate, tuple[float, ...]]]:
        likeness = against(self.sentences.vectors @ sought.vector, sought.background)
        common = self._common(sought, likeness)
        rest = {term: weight for term, weight in sought.rarity.items() if term not in self.title}
        found = []
        for i, span in enumerate(self.sentences.spans):
            if len(self.held[i]) >= _FEWEST_TERMS:
                candidate = Candidate(self.hit, i, span, self.held[i])
                found.append((candidate, self._row(i, sought, rest, likeness, common)))
        return found

    def _common(self, sought: Asked, likeness: "NDArray[np.float32]") -> dict[str, float]:
        """Return the signs that are the passage's own."""
        rarest = max(sought.rarity.values(), default=0.0) or 1.0
        cosine = self.hit.similarity
        alike = float(likeness.mean()) if len(likeness) else 0.0
        return {
            "likeness_passage": alike if cosine is None else float(against(cosine, sought.background)),
            "overlap_passage": _share(sought.rarity, self.all),
            "overlap_title": _share(sought.rarity, self.title),
            "missing": max((w for term, w in sought.rarity.items() if term not in self.all), default=0.0) / rarest,
            "names_passage": _part(sought.names, self.all),
            "numbers_passage": _part(sought.numbers, self.all),
        }

    def _row(
        self,
        i: int,
        sought: Asked,
        rest: Mapping[str, float],
        likeness: "NDArray[np.float32]",
        common: dict[str, float],
    ) -> tuple[float, ...]:
        text, held = self.texts[i], self.held[i]
        near = self.title.union(*self.held[max(0, i - 1) : i + 2])
        pairs = sought.pairs & frozenset(itertools.pairwise(self.listed[i]))
        own = {
            "likeness": float(likeness[i]),
            "likeness_before": float(likeness[max(0, i - 1)]),
            "overlap_near": _share(sought.rarity, near),
            "overlap_rest": _share(rest, held),
            "pairs": len(pairs) / max(1, len(sought.pairs)),
            "holds": holds(sought.kind, text, sought.named),
            "new_terms": min(len(held - sought.named), 20) / 20,
            "terms": min(len(self.listed[i]), 40) / 40,
            "characters": min(len(text), 600) / 600,
            "first": float(i == 0),
            "asks": float(text.rstrip().endswith(("?", "？"))),
            "numbers": _part(sought.numbers, held),
        }
        signs = own | common
        return tuple(signs[name] for name in SIGNS)


@functools.lru_cache(maxsize=2_048)
def _listed(text: str, spans: tuple[Span, ...]) -> list[tuple[str, ...]]:
    """Return the terms of each sentence of a passage: some 1 kB, since equal terms are one string."""
    return [tuple(terms(text[start:end])) for start, end in spans]


def _share(rarity: Mapping[str, float], held: frozenset[str]) -> float:
    """Return the share of the terms that are held, each by its rarity; 0 for no terms."""
    total = sum(rarity.values())
    return sum(weight for term, weight in rarity.items() if term in held) / total if total else 0.0


def _part(wanted: frozenset[str], held: frozenset[str]) -> float:
    """Return the part of the terms that are held; 1 for no terms, of which none is missing."""
    return len(wanted & held) / len(wanted) if wanted else 1.0
