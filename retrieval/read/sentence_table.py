"""The sentences of the passages that are read, one row each, with what each shows whatever is asked.

The sentences of all passages are read together: a row at a time takes twice as long.
"""

import functools
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.sentences import Span
from retrieval.text.terms import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Those of the features that a sentence has whatever is asked.
OWN_FEATURES = ("terms", "characters", "first", "asks")


@dataclass(frozen=True, slots=True)
class PassageRows:
    """Hold the sentences of one passage, a row each: some 5 kB.

    `hashes` are those of all their terms in order, `counts` tells how many are each sentence's, `distinct` how many of
    these differ. `own` has the features `OWN_FEATURES`, shape (len(texts), len(OWN_FEATURES)).
    """

    texts: tuple[str, ...]
    hashes: "NDArray[np.int64]"
    counts: "NDArray[np.intp]"
    distinct: "NDArray[np.intp]"
    own: "NDArray[np.float64]"


@functools.lru_cache(maxsize=2_048)
def passage_rows(text: str, spans: tuple[Span, ...]) -> PassageRows:
    """Return the rows of a passage; the last passages' from memory."""
    texts = tuple(text[start:end] for start, end in spans)
    listed = [terms(sentence) for sentence in texts]
    own = [
        (min(len(found), 40) / 40, min(len(sentence), 600) / 600, n == 0, sentence.rstrip().endswith(("?", "？")))
        for n, (sentence, found) in enumerate(zip(texts, listed, strict=True))
    ]
    return PassageRows(
        texts,
        term_hashes(itertools.chain.from_iterable(listed)),
        np.array([len(found) for found in listed], np.intp),
        np.array([len(set(found)) for found in listed], np.intp),
        np.array(own, np.float64),
    )


@functools.lru_cache(maxsize=2_048)
def title_hashes(title: str) -> "NDArray[np.int64]":
    """Return the hashes of a title's terms."""
    return term_hashes(terms(title))


def term_hashes(found: Iterable[str]) -> "NDArray[np.int64]":
    """Return a number for each term, of 64 bits: that two terms share one can't be expected of any corpus."""
    return np.fromiter(map(hash, found), np.int64)


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """Hold the sentences of several passages, a row each.

    `firsts` tells where each passage begins, `passage` which one a row is of; `before` and `after` are the rows before
    and after one, or its own at an end of its passage. `hashes` and `of_term` are those of all their terms, and the row
    that each is in; `distinct` and `own` are as `PassageRows` has them.
    """

    texts: Sequence[str]
    firsts: "NDArray[np.intp]"
    passage: "NDArray[np.intp]"
    before: "NDArray[np.intp]"
    after: "NDArray[np.intp]"
    hashes: "NDArray[np.int64]"
    of_term: "NDArray[np.intp]"
    distinct: "NDArray[np.intp]"
    own: "NDArray[np.float64]"

    @classmethod
    def of(cls, passages: Sequence[PassageRows]) -> "SentenceTable":
        """Return the table of passages, of which each has a sentence."""
        lengths = np.array([len(passage.texts) for passage in passages], np.intp)
        ends = np.cumsum(lengths)
        firsts = ends - lengths
        place = np.arange(ends[-1])
        before, after = place - 1, place + 1
        before[firsts], after[ends - 1] = firsts, ends - 1
        return cls(
            list(itertools.chain.from_iterable(passage.texts for passage in passages)),
            firsts,
            np.repeat(np.arange(len(passages)), lengths),
            before,
            after,
            np.concatenate([passage.hashes for passage in passages]),
            np.repeat(place, np.concatenate([passage.counts for passage in passages])),
            np.concatenate([passage.distinct for passage in passages]),
            np.concatenate([passage.own for passage in passages]),
        )


def rows_with_terms(alike: "NDArray[np.bool_]", of_term: "NDArray[np.intp]", rows: int) -> "NDArray[np.bool_]":
    """Return which rows hold which of the terms wanted; `alike` tells which of them each term of the rows is."""
    found = np.zeros((rows, alike.shape[1]), np.bool_)
    term, wanted = np.nonzero(alike)
    found[of_term[term], wanted] = True
    return found
