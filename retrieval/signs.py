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

    _Signs = dict[str, NDArray[np.floating]]  # by name, a number for each sentence

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
_TINY = np.finfo(np.float64).tiny
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
    """Return the sentences of the hits, and their signs, shape (len(candidates), len(SIGNS)).

    The sentences of all passages are weighed together, one row each: a row at a time takes twice as long.
    """
    hits = [hit for hit in hits if sentences[hit.key].spans]
    if not hits:
        return [], np.empty((0, len(SIGNS)), np.float32)
    candidates, listed = _candidates(hits, sentences)
    rows = _Rows.of(candidates)
    signs = {
        **_likenesses(sought, hits, sentences, rows),
        **_overlaps(sought, hits, candidates, rows),
        **_own_signs(sought, candidates, listed),
    }
    table = np.array([signs[name] for name in SIGNS], np.float32).T
    kept = [n for n, candidate in enumerate(candidates) if len(candidate.terms) >= _FEWEST_TERMS]
    return [candidates[n] for n in kept], np.ascontiguousarray(table[kept])


def _candidates(
    hits: Sequence[Hit], sentences: Mapping[str, Sentences]
) -> tuple[list[Candidate], list[tuple[str, ...]]]:
    """Return all sentences of the hits, and the terms of each in order."""
    candidates, listed = [], []
    for hit in hits:
        spans = sentences[hit.key].spans
        for ordinal, (span, found) in enumerate(zip(spans, _listed(hit.text, spans), strict=True)):
            candidates.append(Candidate(hit, ordinal, span, frozenset(found)))
            listed.append(found)
    return candidates, listed


@dataclass(frozen=True, slots=True)
class _Rows:
    """Tell where each passage begins, which one a row is of, and the rows before and after it, or its own at an end."""

    firsts: "NDArray[np.intp]"
    passage: "NDArray[np.intp]"
    before: "NDArray[np.intp]"
    after: "NDArray[np.intp]"

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> "_Rows":
        begins = np.array([candidate.ordinal == 0 for candidate in candidates])
        place = np.arange(len(begins))
        ends = np.roll(begins, -1)
        return cls(np.flatnonzero(begins), np.cumsum(begins) - 1, place - ~begins, place + ~ends)


def _likenesses(sought: Asked, hits: Sequence[Hit], sentences: Mapping[str, Sentences], rows: _Rows) -> "_Signs":
    vectors = np.concatenate([sentences[hit.key].vectors for hit in hits])
    likeness = against(vectors @ sought.vector, sought.background)
    mean = np.add.reduceat(likeness, rows.firsts) / np.bincount(rows.passage)
    known = [np.nan if hit.similarity is None else against(hit.similarity, sought.background) for hit in hits]
    return {
        "likeness": likeness,
        "likeness_before": likeness[rows.before],
        "likeness_passage": np.where(np.isnan(known), mean, known)[rows.passage],
    }


def _overlaps(sought: Asked, hits: Sequence[Hit], candidates: Sequence[Candidate], rows: _Rows) -> "_Signs":
    """Return what the sentences, their surroundings, their passages and titles hold of the terms that are sought."""
    wanted = list(dict.fromkeys((*sought.rarity, *sought.names, *sought.numbers)))
    rarity = np.array([sought.rarity.get(term, 0.0) for term in wanted])
    share = rarity / (rarity.sum() or 1.0)
    names, numbers = ([term in some for term in wanted] for some in (sought.names, sought.numbers))
    held = _which([candidate.terms for candidate in candidates], wanted)
    titles = _which([frozenset(terms(hit.title)) for hit in hits], wanted)
    passages = np.logical_or.reduceat(held, rows.firsts) | titles
    near = held | held[rows.before] | held[rows.after] | titles[rows.passage]
    rest = ~titles
    of_passages = {
        "overlap_passage": passages @ share,
        "overlap_title": titles @ share,
        "missing": (~passages * rarity).max(axis=1, initial=0.0) / (rarity.max(initial=0.0) or 1.0),
        "names_passage": _part(passages, names),
        "numbers_passage": _part(passages, numbers),
    }
    return {
        "overlap_near": near @ share,
        "overlap_rest": (held & rest[rows.passage]) @ share / np.maximum(rest @ share, _TINY)[rows.passage],
        "numbers": _part(held, numbers),
        **{name: sign[rows.passage] for name, sign in of_passages.items()},
    }


def _own_signs(sought: Asked, candidates: Sequence[Candidate], listed: Sequence[tuple[str, ...]]) -> "_Signs":
    """Return what each sentence shows by itself."""
    texts = [candidate.hit.text[slice(*candidate.span)] for candidate in candidates]
    distinct = np.array([len(candidate.terms) for candidate in candidates])
    named = np.array([len(candidate.terms & sought.named) for candidate in candidates])
    pairs = [  # one named term has no neighbour
        len(sought.pairs.intersection(itertools.pairwise(found))) if several else 0
        for found, several in zip(listed, named > 1, strict=True)
    ]
    return {
        "pairs": np.array(pairs) / max(1, len(sought.pairs)),
        "holds": np.array([holds(sought.kind, text, sought.named) for text in texts]),
        "new_terms": np.minimum(distinct - named, 20) / 20,
        "terms": np.minimum([len(found) for found in listed], 40) / 40,
        "characters": np.minimum([len(text) for text in texts], 600) / 600,
        "first": np.array([candidate.ordinal == 0 for candidate in candidates], np.float64),
        "asks": np.array([text.rstrip().endswith(("?", "？")) for text in texts], np.float64),
    }


@functools.lru_cache(maxsize=2_048)
def _listed(text: str, spans: tuple[Span, ...]) -> list[tuple[str, ...]]:
    """Return the terms of each sentence of a passage: some 1 kB, since equal terms are one string."""
    return [tuple(terms(text[start:end])) for start, end in spans]


def _which(held: Sequence[frozenset[str]], wanted: Sequence[str]) -> "NDArray[np.bool_]":
    """Return which of the terms wanted are held, shape (len(held), len(wanted))."""
    number = {term: n for n, term in enumerate(wanted)}
    places = [(row, number[term]) for row, some in enumerate(held) for term in some.intersection(number)]
    found = np.zeros((len(held), len(wanted)), np.bool_)
    found[tuple(np.array(places, np.intp).reshape(-1, 2).T)] = True
    return found


def _part(held: "NDArray[np.bool_]", wanted: Sequence[bool]) -> "NDArray[np.float64]":
    """Return the part of the terms wanted that each row holds; 1 for no terms, of which none is missing."""
    part: NDArray[np.float64] = 1 - ~held @ np.array(wanted, np.float64) / max(1, sum(wanted))
    return part
