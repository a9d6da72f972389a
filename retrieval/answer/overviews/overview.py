"""Overviews: what articles say on the whole, in their own sentences.

An article's lead is quoted first, then what is central in it (`retrieval.read.centrality`) and can be read by itself
(`retrieval.read.standing_alone`); towards a subject, what is central near it. Three to five quotes in all, by article
and in the article's order, each as exact as any other and cited as they are.

"The first article" is the first of the list that people are shown: the newest; of those without a date, which come
last, the first by title. What this does not do: write a sentence, or tell how articles came to differ.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from retrieval.answer.article_sentences import ArticleSentences, read_articles
from retrieval.cite.citations import Quote
from retrieval.encode.similarity.background_similarity import against
from retrieval.read.centrality import diverse, lexrank
from retrieval.search.rank_fusion import best_by_article
from retrieval.search.searcher import SearchHits
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.holdings import versions_by_date
from retrieval.text.terms import terms
from retrieval.types import Filters, Hit, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

ARTICLES = 5  # of an overview: each has a quote
_QUOTES, _MOST_QUOTES = 4, 5  # of one or two articles, and of more
_LONGEST = 900  # characters of all quotes together
_LEADS = 100  # the newest articles of a large corpus, of which those whose leads are most central are quoted
_CHUNKS = 12  # of an article, from its beginning: some 100 sentences
# What standing first adds to a sentence's centrality, at most 1; it falls with the square root of its place.
_LEAD, _LEAD_ON_SUBJECT = 0.3, 0.1
# An article is on a subject where its best passage holds this share of its words, rare ones counting more; where none
# does, as in another language, where it is this near to it beside the nearest. The corpus is on it where any passage
# holds so much or comes so near by itself.
_HELD, _NEAR = 0.6, 0.75
_LEAST_HELD, _LEAST_NEAR = 0.5, 0.45
# A sentence is on it that is this near to it, in words and meaning, beside the nearest one.
_ON_SUBJECT = 0.4
# What a sentence that begins with "The ruling" is worth less where it doesn't follow its article's lead.
_DEFINITE = 0.1
# Sentences of two articles that are this alike speak of one thing. Of seven pairs of the sample articles, the likest
# sentences of three on neighbouring events have .70 to .76 (multilingual-e5: .64 to .81), of four far apart .52 to .64
# (.40 to .54).
_IN_COMMON = 0.5
# What the worth of two sentences counts beside their likeness: two job titles are like each other too.
_CENTRAL = 0.3
_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold what an overview is to be about: the vector that it is searched by, and its terms with their rarity."""

    vector: "NDArray[np.float32]"
    rarity: Mapping[str, float]


class Overviews:
    """Choose the quotes of overviews over one snapshot; every method returns none where there is nothing to say.

    `sentences` returns those of hits by key; `background` is the encoder's
    (`retrieval.encode.similarity.background_similarity`).
    """

    def __init__(
        self,
        view: SnapshotView,
        sentences: Callable[[tuple[Hit, ...]], Mapping[str, Sentences]],
        background: float,
    ) -> None:
        self._view = view
        self._sentences = sentences
        self._background = background

    def listed(self, ordinals: Sequence[int], filters: Filters = _ALL) -> list[int]:
        """Return versions by their place in the list: 1 is the newest, -1 the oldest; places beyond it are left out.

        Raises QuestionError where a filter names a publisher that isn't there.
        """
        found = []
        for ordinal in ordinals:
            place = abs(ordinal)
            found += self.newest(place, filters, oldest_first=ordinal < 0)[place - 1 : place]
        return list(dict.fromkeys(found))

    def newest(self, most: int, filters: Filters = _ALL, *, oldest_first: bool = False) -> list[int]:
        """Return the first versions of the list, or the oldest ones. Raises as `listed` does."""
        if filters.publishers:
            known = tuple(self._view.provenances.publisher(name) for name in filters.publishers)
            filters = replace(filters, publishers=known)
        snapshot = self._view.snapshot.id
        return versions_by_date(self._view.catalog, snapshot, most, filters, oldest_first=oldest_first)

    def of_corpus(self, filters: Filters = _ALL) -> tuple[Quote, ...]:
        """Return what everything there is is about. Raises as `listed` does.

        Of more than five articles, the leads that are most central among those of the newest.
        """
        versions = self.newest(_LEADS, filters)
        if len(versions) <= ARTICLES:
            return self.of_articles(versions)
        read = self._read(versions, chunks=1)
        leads = np.array(read.leads, np.intp)
        similarity = self._similarity(read.vectors[leads])
        among = np.ones(len(leads), bool)

        def fits(some: Sequence[int]) -> bool:
            return read.characters([read.leads[n] for n in some]) <= _LONGEST

        chosen = diverse(lexrank(similarity), similarity, among, ARTICLES - 1, fits)
        return read.quotes([read.leads[n] for n in sorted(chosen)])

    def of_articles(self, versions: Sequence[int]) -> tuple[Quote, ...]:
        """Return what up to five articles say: their leads, and the most central of their further sentences."""
        return self._summary(self._read(versions[:ARTICLES]), None)

    def leads(self, versions: Collection[int]) -> tuple[Quote, ...]:
        """Return how articles begin, in the order given; those that say nothing are left out."""
        read = self._read([*versions], chunks=1)
        return read.quotes(read.leads)

    def of_subject(self, found: SearchHits, subject: Subject, *, known: bool = False) -> tuple[Quote, ...]:
        """Return what the articles nearest to a subject say of it, none where they have nothing on it.

        `known` tells that they do have: by words and vectors alone a subject in another language isn't told from none.
        """
        versions = self.nearest(found, subject, known=known)
        return self._summary(self._read(versions, also=[hit.key for hit in found.hits]), subject)

    def in_common(self, versions: Sequence[int]) -> tuple[Quote, ...]:
        """Return sentences that speak of one thing, each beside those of the other articles that are most like it.

        None where no sentence of one article is like one of another.
        """
        read = self._read(versions[:ARTICLES])
        similarity = self._similarity(read.vectors)
        worth = lexrank(similarity) + _LEAD / np.sqrt(read.place)
        pairs = (read.article[:, None] != read.article) & read.alone & read.alone[:, None]
        shared = np.where(pairs & (similarity >= _IN_COMMON), similarity + _CENTRAL * (worth + worth[:, None]), 0.0)
        chosen: list[int] = []
        while True:
            group = _most_shared(shared, read.article)
            together = [*chosen, *sorted(group)]
            if not group or len(together) > _MOST_QUOTES or read.characters(together) > _LONGEST:
                return read.quotes(chosen)
            chosen = together
            repeated = similarity[group].max(axis=0) >= _IN_COMMON
            shared[repeated], shared[:, repeated] = 0.0, 0.0

    def compared(self, sides: Sequence[tuple[int, Subject | None]]) -> tuple[Quote, ...]:
        """Return one or two sentences of each of several articles, one article after the other.

        They are an article's lead and its most central sentence, or the most central ones near its own subject.
        """
        sides = sides[:ARTICLES]
        quotes: list[Quote] = []
        for version, subject in sides:
            most, longest = 2 if len(sides) <= 2 else 1, _LONGEST // len(sides)
            quotes += self._summary(self._read([version]), subject, most, longest, quotes)
        return tuple(quotes)

    def subject(self, found: SearchHits, words: str) -> Subject:
        """Return a subject as it was searched for."""
        return Subject(found.vector, {term: self._view.lexical.rarity(term) for term in terms(words)})

    def nearest(self, found: SearchHits, subject: Subject, most: int = ARTICLES, *, known: bool = False) -> list[int]:
        """Return the articles on a subject among those found, the nearest first, none where the corpus isn't on it.

        `known` is as `of_subject` has it.
        """
        hits = best_by_article(found.hits)
        held = [_share(subject, f"{hit.title} {hit.text}") for hit in hits]
        near = [0.0 if hit.similarity is None else float(against(hit.similarity, self._background)) for hit in hits]
        if not known and max(held, default=0.0) < _LEAST_HELD and max(near, default=0.0) < _LEAST_NEAR:
            return []
        worded = max(held, default=0.0) >= _HELD
        return [
            hit.version
            for hit, share, likeness in zip(hits, held, near, strict=True)
            if (share >= _HELD if worded else likeness >= _NEAR * max(near))
        ][:most]

    def _read(self, versions: Sequence[int], chunks: int = _CHUNKS, also: Collection[str] = ()) -> ArticleSentences:
        return read_articles(self._view, self._sentences, versions, chunks, also)

    def _similarity(self, vectors: "NDArray[np.float32]") -> "NDArray[np.float32]":
        found: NDArray[np.float32] = np.maximum(against(vectors @ vectors.T, self._background), 0.0)
        return found

    def _summary(
        self,
        read: ArticleSentences,
        subject: Subject | None,
        most: int | None = None,
        longest: int = _LONGEST,
        quoted: Sequence[Quote] = (),
    ) -> tuple[Quote, ...]:
        """Return what is worth most of articles, in order; their leads first, where it isn't of a subject.

        What is `quoted` already isn't again.
        """
        articles = len(set(read.article.tolist()))
        most = most or (_MOST_QUOTES if articles > 2 else _QUOTES)
        if not read.hits:
            return ()
        similarity, near = self._similarity(read.vectors), None
        among = read.alone & [not quoted or read.quote(row) not in quoted for row in range(len(read.hits))]
        worth = _LEAD / np.sqrt(read.place)
        if subject:
            near = np.maximum(against(read.vectors @ subject.vector, self._background), 0.0) + read.held(subject.rarity)
            among = among & (near >= _ON_SUBJECT * near.max(initial=0.0))
            worth = _LEAD_ON_SUBJECT / np.sqrt(read.place) - _DEFINITE * read.definite
        worth = worth + lexrank(similarity, near)
        each = most - articles + 1 if subject else -(-most // articles)

        def fits(rows: Sequence[int]) -> bool:
            of_one = int(np.bincount(read.article[list(rows)]).max())
            return of_one <= each and read.characters(rows) <= longest

        leads: list[int] = []
        for lead in read.leads if subject is None else ():
            leads += [lead] if fits([*leads, lead]) else []
        return read.quotes(sorted(diverse(worth, similarity, among, most, fits, leads)))


def _share(subject: Subject, text: str) -> float:
    """Return the share of a subject's words that a text holds, rare ones counting more."""
    held = frozenset(terms(text))
    total = sum(subject.rarity.values())
    return sum(rarity for term, rarity in subject.rarity.items() if term in held) / total if total else 0.0


def _most_shared(shared: "NDArray[np.float32]", article: "NDArray[np.intp]") -> list[int]:
    """Return the sentence that is most like one of each other article on average, with these; none for no likeness."""
    if not shared.any():
        return []
    articles = np.unique(article)
    best = np.array([np.where(article == one, shared, 0.0).max(axis=1) for one in articles])
    first = int(best.mean(axis=0).argmax())
    others = [int(np.where(article == one, shared[first], 0.0).argmax()) for one in articles[best[:, first] > 0]]
    return [first, *others]
