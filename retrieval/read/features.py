"""The features by which a sentence is told to answer a question: numbers that need no model but the vectors at hand.

Each feature is of one sentence within one passage. `retrieval.read.reader` weighs them to choose sentences, and
`retrieval.read.answerability` weighs the best sentence's to tell whether there is an answer at all.
"""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.sentences import Span
from retrieval.encode.similarity.background_similarity import against
from retrieval.encode.similarity.script_bias import NO_BIAS, Bias
from retrieval.query.answer_types import AnswerType, answer_type_of, answer_type_score
from retrieval.query.answer_types_by_language import asking_language
from retrieval.read.sentence_table import (
    OWN_FEATURES,
    SentenceTable,
    passage_rows,
    rows_with_terms,
    term_hashes,
    title_hashes,
)
from retrieval.text.numbers.european.in_english import in_english
from retrieval.text.scripts import script_of
from retrieval.text.terms import terms
from retrieval.text.words.lexicon import capitalised
from retrieval.text.words.negation import denies
from retrieval.types import Hit, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    _Features = dict[str, NDArray[np.floating]]  # by name, a number for each sentence

FEATURES = (
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
_NAME = re.compile(rf"(?<=\S\s){capitalised('.')}")  # not where the question begins
_NUMBER = re.compile(r"\d[\d,.]*")
_TINY = np.finfo(np.float64).tiny
_FEWEST_TERMS = 2  # a heading, a signature, "(Kyodo)" have fewer


BiasOf = Callable[[str], Bias]


def _no_bias(_: str) -> Bias:
    return NO_BIAS


@dataclass(frozen=True, slots=True)
class ReadingQuery:
    """Hold what is looked for: a query's terms with their rarity, and what its words tell of the answer.

    `named` are all its terms, `names` and `numbers` those of them that are names and numbers; `denies` tells that it
    has a "not" in it; `question` is what was asked, word for word, after what the person said before, which `follows`
    tells. `bias` is what texts of a script are nearer to it for; `foreign` tells that it is in German, French, Spanish
    or Chinese.
    """

    vector: "NDArray[np.float32]"
    rarity: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    named: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    kind: AnswerType
    denies: bool
    background: float
    question: str = ""
    follows: bool = False
    bias: BiasOf = _no_bias
    foreign: bool = False


class Candidate(NamedTuple):
    """Hold a sentence that may answer: its hit, and which of the hit's sentences it is."""

    hit: Hit
    ordinal: int
    span: Span

    @property
    def place(self) -> tuple[str, int]:
        """Return the key of its passage, and where in it it begins."""
        return self.hit.key, self.span[0]

    @property
    def text(self) -> str:
        """Return what it says."""
        return self.hit.text[slice(*self.span)]

    @property
    def terms(self) -> frozenset[str]:
        """Return its terms, each once."""
        return frozenset(terms(self.text))


def reading_query(
    query: str,
    vector: "NDArray[np.float32]",
    rarity: Callable[[str], float],
    carried: Sequence[str] = (),
    spoken: Sequence[str] = (),
    background: float = 0.0,
    bias: BiasOf = _no_bias,
    meant: str = "",
) -> ReadingQuery:
    """Return what a query looks for.

    `carried` is what was added to it from earlier turns: its terms count half, and say nothing of the kind of answer.
    `spoken`, what of that the person said themselves, is read closely ahead of the question; what the bot had named
    would be found again. Where it is sure what the query's "it" stands for, `meant` has that filled in, and is read
    closely by itself. In conversations the area under the curve, answerable or not, is .806 so, and .796 without.
    `background` is the encoder's (`retrieval.encode.similarity.background_similarity`), `bias` what it puts texts of a
    script nearer to the question for (`retrieval.encode.similarity.script_bias`).
    """
    own = list(dict.fromkeys(terms(query)))
    foreign = asking_language(query) is not None
    weights = {term: rarity(term) for term in own}
    weights |= {term: rarity(term) / 2 for term in terms(" ".join(carried)) if term not in weights}
    return ReadingQuery(
        vector=vector,
        rarity=weights,
        pairs=frozenset(itertools.pairwise(own)),
        named=frozenset((*weights, *terms(in_english(query)))) if foreign else frozenset(weights),
        names=frozenset(term for name in _NAME.findall(query) for term in terms(name)),
        numbers=frozenset(term for number in _NUMBER.findall(query) for term in terms(number)),
        kind=answer_type_of(query),
        denies=denies(query),
        background=background,
        question=meant or (f"{', '.join(spoken)}: {query}" if spoken else query),
        follows=bool(spoken) and not meant,
        bias=bias,
        foreign=foreign,
    )


def extract_features(
    sought: ReadingQuery, hits: Sequence[Hit], sentences: Mapping[str, Sentences]
) -> "tuple[list[Candidate], NDArray[np.float32]]":
    """Return the sentences of the hits, and their features, shape (len(candidates), len(FEATURES))."""
    hits = [hit for hit in hits if sentences[hit.key].spans]
    if not hits:
        return [], np.empty((0, len(FEATURES)), np.float32)
    rows = SentenceTable.of([passage_rows(hit.text, sentences[hit.key].spans) for hit in hits])
    features = {
        **_likenesses(sought, hits, sentences, rows),
        **_overlaps(sought, hits, rows),
        **_own_features(sought, rows),
    }
    table = np.array([features[name] for name in FEATURES], np.float32).T
    candidates = [Candidate(hit, n, span) for hit in hits for n, span in enumerate(sentences[hit.key].spans)]
    kept = np.flatnonzero(rows.distinct >= _FEWEST_TERMS)
    return [candidates[n] for n in kept.tolist()], np.ascontiguousarray(table[kept])


def _likenesses(
    sought: ReadingQuery, hits: Sequence[Hit], sentences: Mapping[str, Sentences], rows: SentenceTable
) -> "_Features":
    cosines, similar = [], []
    for hit in hits:
        bias = sought.bias(script_of(hit.text))
        cosines.append(bias.undone(sentences[hit.key].vectors @ sought.vector))
        similar.append(np.nan if hit.similarity is None else bias.undone(hit.similarity + bias.nearer))
    likeness = against(np.concatenate(cosines), sought.background)
    mean = np.add.reduceat(likeness, rows.firsts) / np.bincount(rows.passage)
    known = against(np.array(similar), sought.background)
    return {
        "likeness": likeness,
        "likeness_before": likeness[rows.before],
        "likeness_passage": np.where(np.isnan(known), mean, known)[rows.passage],
    }


def _overlaps(sought: ReadingQuery, hits: Sequence[Hit], rows: SentenceTable) -> "_Features":
    """Return what the sentences, their surroundings, their passages and titles hold of the terms that are sought."""
    wanted = list(dict.fromkeys((*sought.rarity, *sought.names, *sought.numbers)))
    rarity = np.array([sought.rarity.get(term, 0.0) for term in wanted])
    share = rarity / (rarity.sum() or 1.0)
    names, numbers = ([term in some for term in wanted] for some in (sought.names, sought.numbers))
    sought_hashes = term_hashes(wanted)
    alike = rows.hashes[:, None] == sought_hashes
    held = rows_with_terms(alike, rows.of_term, len(rows.texts))
    titled = [title_hashes(hit.title) for hit in hits]
    in_titles = np.concatenate(titled)[:, None] == sought_hashes
    titles = rows_with_terms(in_titles, np.repeat(np.arange(len(hits)), [len(title) for title in titled]), len(hits))
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
    named = held[:, : len(sought.rarity)].sum(axis=1)  # these are the first of those wanted
    return {
        "overlap_near": near @ share,
        "overlap_rest": (held & rest[rows.passage]) @ share / np.maximum(rest @ share, _TINY)[rows.passage],
        "numbers": _part(held, numbers),
        "pairs": _pairs(sought, wanted, alike, rows) / max(1, len(sought.pairs)),
        "new_terms": np.minimum(rows.distinct - named, 20) / 20,
        **{name: feature[rows.passage] for name, feature in of_passages.items()},
    }


def _pairs(
    sought: ReadingQuery, wanted: Sequence[str], alike: "NDArray[np.bool_]", rows: SentenceTable
) -> "NDArray[np.intp]":
    """Return how many of the pairs sought stand in each row, its terms next to each other."""
    found = np.zeros((len(rows.texts), len(sought.pairs)), np.bool_)
    places = {term: place for place, term in enumerate(wanted)}
    one, other = ([places[pair[side]] for pair in sought.pairs] for side in (0, 1))
    term, pair = np.nonzero(alike[:-1, one] & alike[1:, other])
    row = rows.of_term[term]
    within = row == rows.of_term[term + 1]
    found[row[within], pair[within]] = True
    counts: NDArray[np.intp] = found.sum(axis=1)
    return counts


def _own_features(sought: ReadingQuery, rows: SentenceTable) -> "_Features":
    """Return what each sentence shows by itself."""
    kinds = np.array(
        [answer_type_score(sought.kind, text, sought.named, foreign=sought.foreign) for text in rows.texts]
    )
    return {"holds": kinds, **dict(zip(OWN_FEATURES, rows.own.T, strict=True))}


def _part(held: "NDArray[np.bool_]", wanted: Sequence[bool]) -> "NDArray[np.float64]":
    """Return the part of the terms wanted that each row holds; 1 for no terms, of which none is missing."""
    part: NDArray[np.float64] = 1 - ~held @ np.array(wanted, np.float64) / max(1, sum(wanted))
    return part
