"""Find passages: by meaning and by words, fused by their scores, over one snapshot.

A question that names publishers or dates is steered towards them; filters leave out what doesn't pass. A cross-encoder,
where there is one, orders the best anew; near copies become one hit.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from retrieval.query.boosts import Boosts, boost_weight, boosts_of, publication_window
from retrieval.query.rewriting import Query
from retrieval.search.cross_encoder import Reranker
from retrieval.search.near_duplicates import collapse
from retrieval.search.rank_fusion import K, fuse
from retrieval.search.score_fusion import Weighed, blend, spread
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.catalog import Catalog
from retrieval.types import Copy, Filters, Hit, Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# How many chunks each ranking brings to the fusion: with multilingual-e5-small 50, 100, 200 and all have .957 nDCG@10,
# the mean of eleven sets.
DEPTH = 100
# What the first of the passages that fit a publisher or a date gets for it, beside the 2 to 7 that meaning and words
# give. Of the 69 questions about chat logs that name a date, with the default encoder, nDCG@10 is .736, .856, .873,
# .865 and .857 with 0, 1, 2, 3 and 6; a further ranking, fused by rank, had .853, and put a year before the subject.
_STEER = 2.0
# A cross-encoder's scores have any scale: it is its ranking that counts, so much beside one of those that fit.
_BY_CROSS_ENCODER = 2.1
# How many passages a cross-encoder reads. A small one (MiniLM, 6 layers) takes some 10 ms each on one core, and what is
# relevant stands in the first 25 for 97 of 100 questions about web pages with the default encoder, for 99 about chat
# logs, and for all about two encyclopedias, one of them in Japanese.
RERANKED = 25
# Candidates looked at for near copies, by what is asked for: enough to fill its places again.
_SPARE = 2
# Up to this many allowed chunks are searched exactly, by their vectors; of more, so many are among the nearest of all
# that fetching more and leaving out what isn't allowed finds them.
_FEW = 4_000
_ALL = Filters()
_NO_BOOSTS = Boosts()
_NOT_WEIGHED = Weighed()
_OF_PASSAGE = tuple(field.name for field in fields(Passage))


@dataclass(frozen=True, slots=True)
class SearchHits:
    """Hold the hits for a query, the vector it was searched by, and what it took in milliseconds.

    `lexical_height` is the best BM25 score against the greatest that the query's terms allow. `boosts` is what the
    query was found to say of publishers and dates, `weighed` how its meaning and its words were weighed.
    """

    hits: tuple[Hit, ...]
    vector: "NDArray[np.float32]"
    lexical_height: float
    encode_ms: float
    search_ms: float
    boosts: Boosts = _NO_BOOSTS
    weighed: Weighed = _NOT_WEIGHED


class Searcher:
    """Search a view of the corpus. Methods may be called from several threads."""

    def __init__(self, catalog: Catalog, reranker: Reranker | None = None) -> None:
        self._catalog = catalog
        self._reranker = reranker

    def search(
        self, view: SnapshotView, query: Query, limit: int, filters: Filters = _ALL, depth: int = DEPTH
    ) -> SearchHits:
        """Return the `limit` best hits for a query, of the articles that pass the filters.

        A follow-up is searched for as it was asked and with what it carries: by the mean of the two vectors, and by
        the words of each. Raises QuestionError where a filter names a publisher that isn't there.
        """
        allowed = view.allowed(filters) if filters else None
        began = time.perf_counter()
        vector = _unit_mean(view.encoder.encode_queries(query.variants))
        encoded = time.perf_counter()
        asked = view.script_asked_in(query.asked)
        bias = view.bias_of(asked)
        similar = self._similar(view, vector, depth, allowed, bias)
        worded = [dict(view.lexical.search(text, depth, allowed)) for text in query.variants]
        boosts = boosts_of(query.text, view.aliases, filters.as_of or datetime.now(UTC).date())
        deviation = spread(view.sample, vector, bias[:: view.sample_step])
        apart = _apart(view, asked)
        found, weighed = blend(similar, worded, deviation, depth, view.known_of(asked), apart)
        ranked = boosted(found, view, boosts)
        hits = self._hits(view, query.text, ranked, limit, boosts, similar)
        done = time.perf_counter()
        height = view.lexical.height(query.variants[-1], max(worded[-1].values(), default=0.0))
        return SearchHits(hits, vector, height, (encoded - began) * 1e3, (done - encoded) * 1e3, boosts, weighed)

    def _similar(
        self,
        view: SnapshotView,
        vector: "NDArray[np.float32]",
        depth: int,
        allowed: "NDArray[np.bool_] | None",
        bias: "NDArray[np.float32]",
    ) -> dict[str, float]:
        """Return the nearest keys of the snapshot with their similarity less the bias of each, best first.

        Where its vectors aren't in memory, the collection is asked. That also holds what other kept snapshots had:
        where too few of those found are this one's, more are fetched.
        """
        if view.flat_index:
            return dict(view.flat_index.search(vector, depth, allowed, bias))
        holds, count = view.lexical.holds, view.snapshot.chunks
        depth_there = depth * len(view.lexical.scripts)
        if allowed is not None:
            keys = [key for key, passes in zip(view.lexical.keys, allowed.tolist(), strict=True) if passes]
            if len(keys) <= _FEW:
                return dict(_less(view.nearest(vector, depth_there, keys), bias, view)[:depth])
            holds, count = frozenset(keys), len(keys)
        wanted, fetch = min(depth_there, count), depth_there
        while True:
            found = view.nearest(vector, fetch)
            similar = [(key, score) for key, score in found if key in holds]
            if len(similar) >= wanted or len(found) < fetch:
                return dict(_less(similar, bias, view)[:depth])
            fetch *= 2

    def _hits(
        self,
        view: SnapshotView,
        query: str,
        ranked: Sequence[tuple[str, float]],
        limit: int,
        boosts: Boosts,
        similar: dict[str, float],
    ) -> tuple[Hit, ...]:
        """Return the first `limit` of a ranking as hits, ordered by the cross-encoder, near copies as one."""
        ranked = ranked[: max(_SPARE * limit, RERANKED if self._reranker else 0)]
        passages = view.passages.get([key for key, _ in ranked])
        if self._reranker:
            ranked = self._reranked(self._reranker, view, query, ranked, passages, boosts)
        scores = dict(ranked)
        groups = collapse((passages[key] for key in scores), limit)
        return tuple(
            _hit(first, copies, rank, scores[first.key], similar.get(first.key))
            for rank, (first, *copies) in enumerate(groups, start=1)
        )

    def _reranked(
        self,
        reranker: Reranker,
        view: SnapshotView,
        query: str,
        ranked: Sequence[tuple[str, float]],
        passages: dict[str, Passage],
        boosts: Boosts,
    ) -> list[tuple[str, float]]:
        """Return a ranking with its head ordered anew; its scores stay where they were, so that they never rise."""
        head = [key for key, _ in ranked[:RERANKED]]
        scores = dict(zip(head, reranker.scores(query, [passages[key] for key in head]), strict=True))
        order = sorted(head, key=lambda key: -scores[key])
        again = boosted(fuse([order], [_BY_CROSS_ENCODER * _STEER * (K + 1)]), view, boosts)
        return [(key, score) for (key, _), (_, score) in zip(again, ranked, strict=False)] + [*ranked[RERANKED:]]


def boosted(found: Sequence[tuple[str, float]], view: SnapshotView, boosts: Boosts) -> list[tuple[str, float]]:
    """Return what was found, best first, with something added to those that match what steers, less for lower ones."""
    if not boosts:
        return list(found)
    number, known = view.provenances.numbers, view.provenances
    matching = []
    if boosts.publishers:
        matching.append((known.published_by(boosts.publishers), boost_weight(None)))
    if boosts.period:
        matching.append((known.published_within(*publication_window(boosts.period)), boost_weight(boosts.period)))
    scores = dict(found)
    for matches, weight in matching:
        for rank, (key, _) in enumerate((one for one in found if matches[number[one[0]]]), start=1):
            scores[key] += _STEER * weight * (K + 1) / (K + rank)
    return sorted(scores.items(), key=lambda item: -item[1])


def _less(
    found: Sequence[tuple[str, float]], bias: "NDArray[np.float32]", view: SnapshotView
) -> list[tuple[str, float]]:
    """Return keys with their cosines less the bias of each, best first."""
    if not bias.any():
        return list(found)
    numbers = view.lexical.numbers
    less = [(key, cosine - float(bias[numbers[key]])) for key, cosine in found]
    return sorted(less, key=lambda item: -item[1])


def _apart(view: SnapshotView, asked: str) -> Callable[[str], bool]:
    """Return what tells of a key whether its chunk is in a script in which the question's words aren't written."""
    others = view.scripts_apart(asked)
    if not others:
        return lambda _: False
    numbers, script_of = view.lexical.numbers, view.lexical.script_of
    return lambda key: script_of[numbers[key]] in others


def _unit_mean(vectors: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return the unit vector that is as near to each variant of a query."""
    mean: NDArray[np.float32] = vectors.mean(axis=0)
    return mean / max(float((mean @ mean) ** 0.5), 1e-12)


def _hit(first: Passage, copies: Sequence[Passage], rank: int, score: float, similarity: float | None) -> Hit:
    others = tuple(
        Copy(copy.article_id, copy.title, copy.publisher, copy.published, copy.url, copy.start, copy.end, key=copy.key)
        for copy in copies
    )
    known = {name: getattr(first, name) for name in _OF_PASSAGE}  # dataclasses.asdict takes ten times as long
    return Hit(**known, rank=rank, score=score, similarity=similarity, copies=others)
