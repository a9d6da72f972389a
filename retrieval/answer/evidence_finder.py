"""Search and read for a query, and weigh whether the corpus answers it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from weakref import WeakKeyDictionary

from corpus.sentences import split_sentences
from retrieval.answer.evidence import Considered
from retrieval.answer.kept_spans import KeptSpans
from retrieval.encode.encoder import Encoder
from retrieval.encode.similarity.background_similarity import background
from retrieval.query.rewriting import Query
from retrieval.read.answerability import calibrated, question_features
from retrieval.read.close_reading import WINDOWS_READ
from retrieval.read.features import reading_query
from retrieval.read.reader import PASSAGES_READ, fitted, read
from retrieval.read.span_model import SpanModel
from retrieval.read.translations import Translations
from retrieval.search.searcher import Searcher
from retrieval.search.snapshot_view import SnapshotView
from retrieval.types import Filters, Hit, Sentences

PASSAGES_SHOWN = 10


class EvidenceFinder:
    """Find what a query brings up. Methods may be called from several threads."""

    def __init__(self, searcher: Searcher, span_model: SpanModel | None) -> None:
        self._searcher = searcher
        self._span_model = KeptSpans(span_model) if span_model else None
        self._backgrounds: WeakKeyDictionary[Encoder, float] = WeakKeyDictionary()

    def find(self, query: Query, filters: Filters, view: SnapshotView) -> Considered:
        """Return what was found and what reads as the answer in it, of the dates that are asked for where any are."""
        found = self._searcher.search(view, query, PASSAGES_SHOWN, filters)
        sought = reading_query(
            query.asked,
            found.vector,
            view.lexical.rarity,
            query.carried,
            query.spoken,
            background=self.background(view.encoder),
            bias=partial(view.script_bias.of, view.script_asked_in(query.asked)),
            meant=query.meant,
        )
        sentences = self.sentences(view, found.hits[:PASSAGES_READ])
        made_by = view.encoder.info.name
        translations = Translations(found.hits[:PASSAGES_READ], lambda _: sentences, view.script_bias)

        def reading_of(hits: Sequence[Hit]) -> Considered:
            reading = read(sought, hits, sentences, fitted(made_by), self._span_model, translations=translations)
            features = question_features(sought, reading, found.lexical_height)
            return Considered(query, view, found, sought, sentences, reading, features, calibrated(made_by))

        considered = reading_of(found.hits)
        if considered.out_of_time and (of_the_dates := considered.of_the_dates(found.hits[:PASSAGES_READ])):
            again = reading_of(of_the_dates)
            return again if again.on_subject else considered
        return considered

    def read_again(self, considered: Considered, hits: tuple[Hit, ...], windows: int = WINDOWS_READ) -> Considered:
        """Return what some of the hits, of `find` or further ones, answer by themselves."""
        sentences, made_by = self.sentences(considered.view, hits), considered.view.encoder.info.name
        reading = read(considered.sought, hits, sentences, fitted(made_by), self._span_model, windows)
        features = question_features(considered.sought, reading, considered.found.lexical_height)
        return replace(considered, sentences=sentences, reading=reading, features=features)

    def sentences(self, view: SnapshotView, hits: tuple[Hit, ...]) -> dict[str, Sentences]:
        """Return the sentences of hits by key; those indexed before there were any are encoded now."""
        found = view.sentences.get([hit.key for hit in hits])
        for hit in hits:
            if hit.key not in found:
                spans = split_sentences(hit.text, hit.language)
                vectors = view.encoder.encode_passages([hit.text[start:end] for start, end in spans])
                found[hit.key] = Sentences(tuple(spans), vectors)
        return found

    def background(self, encoder: Encoder) -> float:
        """Return how alike the encoder finds texts that have nothing to do with each other."""
        if encoder not in self._backgrounds:
            self._backgrounds[encoder] = background(encoder)
        return self._backgrounds[encoder]
