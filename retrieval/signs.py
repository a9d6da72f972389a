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

    The sentences of all passages are weighed together, one row each: a row at a time takes four times as long.
    """
    hits = [hit for hit in hits if sentences[hit.key].spans]
    if not hits:
        return [], np.empty((0, len(SIGNS)), np.float32)
    candidates, listed = _candidates(hits, sentences)
    firsts = np.flatnonzero([candidate.ordinal == 0 for candidate in candidates])
    signs = {
        **_likenesses(sought, hits, sentences, firsts),
        **_overlaps(sought, hits, candidates, firsts),
        **_own_signs(sought, candidates, listed),
    }
    rows = np.stack([signs[name] for name in SIGNS], axis=1).astype(np.float32)
    kept = [n for n, candidate in enumerate(candidates) if len(candidate.terms) >= _FEWEST_TERMS]
    return [candidates[n] for n in kept], rows[kept]


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


def _likenesses(
    sought: Asked, hits: Sequence[Hit], sentences: Mapping[str, Sentences], firsts: "NDArray[np.intp]"
) -> "_Signs":
    vectors = np.concatenate([sentences[hit.key].vectors for hit in hits])
    likeness = against(vectors @ sought.vector, sought.background)
    counts = np.diff(firsts, append=len(vectors))
    mean = np.add.reduceat(likeness, firsts) / counts
    known = [np.nan if hit.similarity is None else against(hit.similarity, sought.background) for hit in hits]
    return {
        "likeness": likeness,
        "likeness_before": likeness[_neighbours(firsts, len(vectors))[0]],
        "likeness_passage": np.where(np.isnan(known), mean, known).repeat(counts),
    }


def _overlaps(
    sought: Asked, hits: Sequence[Hit], candidates: Sequence[Candidate], firsts: "NDArray[np.intp]"
) -> "_Signs":
    """Return what the sentences, their surroundings, their passages and titles hold of the terms that are sought."""
    wanted = list(dict.fromkeys((*sought.rarity, *sought.names, *sought.numbers)))
    rarity = np.array([sought.rarity.get(term, 0.0) for term in wanted])
    names, numbers = ([n for n, term in enumerate(wanted) if term in some] for some in (sought.names, sought.numbers))
    counts = np.diff(firsts, append=len(candidates))
    held = _which([candidate.terms for candidate in candidates], wanted)
    titles = _which([frozenset(terms(hit.title)) for hit in hits], wanted)
    passages = np.logical_or.reduceat(held, firsts) | titles
    before, after = _neighbours(firsts, len(candidates))
    near = held | held[before] | held[after] | titles.repeat(counts, axis=0)
    of_passages = {
        "overlap_passage": _share(passages, rarity),
        "overlap_title": _share(titles, rarity),
        "missing": (~passages * rarity).max(axis=1, initial=0.0) / (rarity.max(initial=0.0) or 1.0),
        "names_passage": _part(passages, names),
        "numbers_passage": _part(passages, numbers),
    }
    return {
        "overlap_near": _share(near, rarity),
        "overlap_rest": _share(held, (~titles * rarity).repeat(counts, axis=0)),
        "numbers": _part(held, numbers),
        **{name: sign.repeat(counts) for name, sign in of_passages.items()},
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


def _neighbours(firsts: "NDArray[np.intp]", count: int) -> "tuple[NDArray[np.intp], NDArray[np.intp]]":
    """Return the rows of the sentences before and after each one, its own where its passage has none there."""
    before, after = np.arange(count) - 1, np.arange(count) + 1
    before[firsts] += 1
    after[firsts - 1] -= 1  # the last of the passage before; of the first one, the last of all
    return before, after


def _which(held: Sequence[frozenset[str]], wanted: Sequence[str]) -> "NDArray[np.bool_]":
    """Return which of the terms wanted are held, shape (len(held), len(wanted))."""
    number = {term: n for n, term in enumerate(wanted)}
    places = [(row, number[term]) for row, some in enumerate(held) for term in some.intersection(number)]
    found = np.zeros((len(held), len(wanted)), np.bool_)
    found[tuple(np.array(places, np.intp).reshape(-1, 2).T)] = True
    return found


def _share(held: "NDArray[np.bool_]", rarity: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return the share of the terms that each row holds, each by its rarity; 0 for no terms."""
    total = rarity.sum(axis=-1)
    share: NDArray[np.float64] = (held * rarity).sum(axis=1) / np.where(total > 0, total, 1.0)
    return share


def _part(held: "NDArray[np.bool_]", wanted: Sequence[int]) -> "NDArray[np.float64]":
    """Return the part of the columns wanted that each row holds; 1 for none, of which none is missing."""
    part: NDArray[np.float64] = held[:, wanted].mean(axis=1) if wanted else np.ones(len(held))
    return part
