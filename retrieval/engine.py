"""Answer questions from the corpus: search, read, verify, or say honestly that it doesn't say."""

import time
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import QuestionError
from retrieval.catalog import Catalog, Snapshot
from retrieval.citing import cite, plain_answer
from retrieval.encoder import Encoder
from retrieval.reader import WEIGHTS, Reading, read
from retrieval.refresh import Refresher
from retrieval.search import Searcher, best_by_article
from retrieval.types import MAX_QUESTION_CHARS, Answer, Hit, Question
from retrieval.vectors import VectorIndex
from retrieval.view import Views

PASSAGES_SHOWN = 10
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hold the hits for a query, the snapshot they are of, and milliseconds by step."""

    query: str
    hits: tuple[Hit, ...]
    snapshot: Snapshot
    timings: dict[str, float]


class Engine:
    """Search and answer over one data directory.

    Everything heavy is opened when first needed. Methods may be called from several threads.
    """

    def __init__(self, catalog: Catalog, vectors: VectorIndex, encoder: Encoder, data_dir: Path) -> None:
        self.catalog = catalog
        self.vectors = vectors
        self.encoder = encoder
        self.refresher = Refresher(catalog, vectors, encoder, data_dir)
        self._searcher = Searcher(catalog, vectors, encoder)
        self._views = Views(catalog, vectors, data_dir / "lexical", lambda: encoder.info)

    def warm(self) -> None:
        """Load what the first question would otherwise wait for. Raises as `search` does."""
        self.search("warm up", limit=1)

    def keys(self) -> list[str]:
        """Return the keys of the chunks that the lexical index of the current snapshot holds."""
        return self._views.current().lexical.keys

    def search(self, query: str, limit: int = PASSAGES_SHOWN) -> SearchResult:
        """Return the best hits for a query.

        Raises QuestionError for an empty or overlong query, EmptyCorpusError before the first refresh,
        IndexMismatchError where the index is another encoder's.
        """
        began = time.perf_counter()
        query = standalone(Question(query))
        view = self._views.current()
        found = self._searcher.search(view, query, limit)
        timings = {"encode": found.encode_ms, "search": found.search_ms, "total": _since(began)}
        return SearchResult(query, found.hits, view.snapshot, timings)

    def ask(self, question: Question) -> Answer:
        """Answer a question with verified quotes, or abstain. Raises as `search` does."""
        began = time.perf_counter()
        query = standalone(question)
        view = self._views.current()
        found = self._searcher.search(view, query, PASSAGES_SHOWN)
        reading_began = time.perf_counter()
        reading = read(query, found.vector, found.hits, self.encoder, view.lexical)
        quotes = reading.quotes if _answers(reading) else ()
        kept, citations = cite(self.catalog, quotes)
        timings = {"encode": found.encode_ms, "search": found.search_ms, "read": _since(reading_began)}
        text = plain_answer(kept)
        return Answer(
            question=question,
            query=query,
            text=text,
            reason=None if text else abstention(found.hits),
            citations=citations,
            passages=found.hits,
            snapshot=view.snapshot.id,
            timings={**timings, "total": _since(began)},
        )


def standalone(question: Question) -> str:
    """Return what to search for. Raises QuestionError where there is nothing, or too much."""
    # A command line hands over what isn't UTF-8 as lone surrogates, which no tokenizer takes.
    query = " ".join(question.text.encode("utf-8", "replace").decode().split())
    if not query:
        raise QuestionError("The question is empty: ask something.")
    if len(query) > MAX_QUESTION_CHARS:
        raise QuestionError(f"The question has {len(query):,} characters: ask it in at most {MAX_QUESTION_CHARS:,}.")
    return query


def abstention(hits: tuple[Hit, ...]) -> str:
    """Return what is said where the corpus doesn't say: that, and what it has that is nearest."""
    nearest = best_by_article(hits)[:_NEAREST]
    if not nearest:
        return "The corpus does not say."
    return f"The corpus does not say. Nearest: {'; '.join(hit.title for hit in nearest)}."


def _answers(reading: Reading) -> bool:
    return reading.likeness + reading.overlap >= WEIGHTS.least


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1e3
