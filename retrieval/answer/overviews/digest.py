"""A digest: what some articles say, each in a sentence of its own, by subject, one text in several papers told once.

An article's lead is quoted (`retrieval.answer.article_sentences`), as exact as any quote. Articles are of one subject
whose beginnings are alike on average (average linkage): what comes near to one of them alone isn't drawn into it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from retrieval.answer.article_sentences import ArticleSentences, read_articles
from retrieval.cite.citations import cite
from retrieval.encode.similarity.background_similarity import against
from retrieval.search.near_duplicates import collapse
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.holdings import versions_by_date
from retrieval.types import Citation, Filters, Hit, Passage, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 40  # articles that are read, the newest
# Of the sample articles, which are all on two countries' disputes, those on one matter are .83 to .90 alike (three
# rulings, a trade list and a pact), those on neighbouring ones .70 to .80.
_ONE_SUBJECT = 0.8


@dataclass(frozen=True, slots=True)
class DigestLine:
    """Hold how an article begins, and the other articles that carry its text."""

    citation: Citation
    copies: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """Hold what articles say by subject, the subject of most articles first; `more` counts those that weren't read."""

    subjects: tuple[tuple[DigestLine, ...], ...]
    more: int = 0


def digest_of(
    view: SnapshotView,
    sentences: Callable[[tuple[Hit, ...]], Mapping[str, Sentences]],
    background: float,
    article_ids: Collection[str],
) -> Digest:
    """Return the digest of those articles that a snapshot has; empty where it has none.

    `sentences` returns those of hits by key; `background` is the encoder's.
    """
    if not article_ids:
        return Digest(())
    filters = Filters(articles=tuple(article_ids))
    versions = versions_by_date(view.catalog, view.snapshot.id, len(article_ids), filters)
    read = read_articles(view, sentences, versions[:MOST], chunks=1)
    # The first to publish a text is the one that others copied; of those without a date nobody knows.
    begun = sorted(read.leads, key=lambda row: (read.hits[row].published is None, read.hits[row].published, row))
    groups = collapse((read.hits[row] for row in begun), len(begun))
    first = {group[0].article_id: tuple(group[1:]) for group in groups}
    rows = [row for row in read.leads if read.hits[row].article_id in first]
    kept, citations = cite(view.catalog, read.quotes(rows))
    cited = {quote.hit.article_id: one for quote, one in zip(kept, citations, strict=True)}
    subjects = [
        tuple(
            DigestLine(cited[article], first[article])
            for n in group
            if (article := read.hits[rows[n]].article_id) in cited
        )
        for group in subject_groups(_likeness(read, rows, background))
    ]
    return Digest(tuple(filter(None, subjects)), len(versions) - len(versions[:MOST]))


def subject_groups(likeness: "NDArray[np.floating]") -> list[list[int]]:
    """Return which rows of a square likeness belong together, the largest group first, the others in order."""
    groups = [[row] for row in range(len(likeness))]
    while len(groups) > 1:
        pairs = [(n, m) for m in range(len(groups)) for n in range(m)]
        means = [float(likeness[np.ix_(groups[n], groups[m])].mean()) for n, m in pairs]
        best = int(np.argmax(means))
        if means[best] < _ONE_SUBJECT:
            break
        n, m = pairs[best]
        groups[n] += groups.pop(m)
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group[0]))


def _likeness(read: ArticleSentences, rows: Sequence[int], background: float) -> "NDArray[np.floating]":
    """Return how alike the beginnings of articles are, each by the mean of its sentences."""
    means = [read.vectors[read.article == read.article[row]].mean(axis=0) for row in rows]
    if not means:
        return np.empty((0, 0))
    matrix = np.stack(means)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
    found: NDArray[np.floating] = against(matrix @ matrix.T, background)
    return found
