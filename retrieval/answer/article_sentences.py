"""The sentences of whole articles, a row each, with what overviews weigh them by."""

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from retrieval.cite.citations import Quote
from retrieval.read.sentence_table import passage_rows, rows_with_terms, term_hashes
from retrieval.read.standing_alone import LONGEST, Shown, shown
from retrieval.search.snapshot_view import SnapshotView
from retrieval.store.chunk_lookup import ChunkLookup
from retrieval.types import Hit, Passage, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BEGINNING = 6  # sentences that an article's lead is looked for in
_OF_PASSAGE = tuple(field.name for field in fields(Passage))


@dataclass(frozen=True, slots=True)
class ArticleSentences:
    """Hold the sentences of articles in order, the first article's first.

    `hits` has the passage of each row, `shown` what to quote of it; `article` numbers the articles, `place` counts from
    1 within each; `vectors` are unit vectors. `leads` has the row that each article is best begun with, `alone` tells
    which rows can be read by themselves, `definite` which begin with "The ruling". `hashes` are those of all terms,
    `of_term` the row that each is in.
    """

    hits: tuple[Hit, ...]
    shown: tuple[Shown, ...]
    vectors: "NDArray[np.float32]"
    article: "NDArray[np.intp]"
    place: "NDArray[np.intp]"
    hashes: "NDArray[np.int64]"
    of_term: "NDArray[np.intp]"
    leads: tuple[int, ...]
    alone: "NDArray[np.bool_]"
    definite: "NDArray[np.bool_]"

    def quote(self, row: int) -> Quote:
        """Return a row as a quote, cut at a word's end where it is longer than anyone reads."""
        hit, (start, end) = self.hits[row], self.shown[row].span
        cut = end - start > LONGEST
        if cut:
            space = hit.text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            end = space if space > 0 else start + LONGEST
        text = hit.text[start:end].rstrip()
        return Quote(hit, hit.start + start, hit.start + start + len(text), text, cut=cut)

    def quotes(self, rows: Sequence[int]) -> tuple[Quote, ...]:
        """Return rows as quotes."""
        return tuple(map(self.quote, rows))

    def characters(self, rows: Sequence[int]) -> int:
        """Return how long the quotes of rows are together."""
        return sum(len(self.quote(row).text) for row in rows)

    def held(self, rarity: Mapping[str, float]) -> "NDArray[np.float64]":
        """Return the share of terms that each row holds, rare ones counting more."""
        total = sum(rarity.values())
        if not total or not len(self.hashes):
            return np.zeros(len(self.hits))
        alike = self.hashes[:, None] == term_hashes(rarity)
        return rows_with_terms(alike, self.of_term, len(self.hits)) @ (np.array([*rarity.values()]) / total)


def read_articles(
    view: SnapshotView,
    sentences: Callable[[tuple[Hit, ...]], Mapping[str, Sentences]],
    versions: Sequence[int],
    chunks: int,
    also: Collection[str] = (),
) -> ArticleSentences:
    """Return the sentences of the first chunks of article versions, and of the chunks with the keys `also`."""
    keys = ChunkLookup(view.catalog).keys_of(view.snapshot.index, versions, chunks)
    passages = view.passages.get(list(dict.fromkeys((*itertools.chain.from_iterable(keys.values()), *also))))
    order = {version: n for n, version in enumerate(versions)}
    wanted = [passage for passage in passages.values() if passage.version in order]
    wanted.sort(key=lambda passage: (order[passage.version], passage.start))
    hits = tuple(_hit(passage, rank) for rank, passage in enumerate(wanted, start=1))
    found = sentences(hits)
    return _table([hit for hit in hits if found[hit.key].spans], found)


def _table(hits: Sequence[Hit], found: Mapping[str, Sentences]) -> ArticleSentences:
    read = [passage_rows(hit.text, found[hit.key].spans) for hit in hits]
    to_show = [one for hit in hits for one in shown(hit.text, found[hit.key].spans)]
    lengths = [len(rows.texts) for rows in read]
    counts = np.concatenate([np.empty(0, np.intp), *(rows.counts for rows in read)])
    distinct = np.concatenate([np.empty(0, np.intp), *(rows.distinct for rows in read)])
    numbers = {version: n for n, version in enumerate(dict.fromkeys(hit.version for hit in hits))}
    article = np.repeat(np.array([numbers[hit.version] for hit in hits], np.intp), lengths)
    firsts, stops = (np.searchsorted(article, np.arange(len(numbers)), side) for side in ("left", "right"))
    leads = [_lead(to_show, distinct, *rows) for rows in zip(firsts.tolist(), stops.tolist(), strict=True)]
    return ArticleSentences(
        tuple(hit for hit, length in zip(hits, lengths, strict=True) for _ in range(length)),
        tuple(to_show),
        np.concatenate([found[hit.key].vectors for hit in hits]) if hits else np.empty((0, 0), np.float32),
        article,
        np.arange(len(article)) - firsts[article] + 1,
        np.concatenate([np.empty(0, np.int64), *(rows.hashes for rows in read)]),
        np.repeat(np.arange(len(article)), counts),
        tuple(lead for lead in leads if lead is not None),
        np.array([one.alone for one in to_show], bool),
        np.array([one.definite for one in to_show], bool),
    )


def _lead(to_show: Sequence[Shown], distinct: "NDArray[np.intp]", first: int, stop: int) -> int | None:
    """Return the row to begin an article with: the first that stands alone, else what says most; None for nothing."""
    rows = [row for row in range(first, min(stop, first + _BEGINNING)) if to_show[row].quotable]
    return next((row for row in rows if to_show[row].alone), max(rows, key=lambda row: distinct[row], default=None))


def _hit(passage: Passage, rank: int) -> Hit:
    known = {name: getattr(passage, name) for name in _OF_PASSAGE}
    return Hit(**known, rank=rank, score=0.0, similarity=None)
