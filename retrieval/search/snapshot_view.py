"""One snapshot, open for questions.

A question takes the view that is current when it begins and keeps it to its end, whatever a refresh does meanwhile.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

import numpy as np

from corpus.errors import CollectionLostError, EmptyCorpusError, SnapshotError
from retrieval.encode.encoder import Encoder
from retrieval.encode.similarity.script_bias import ScriptBias
from retrieval.index import bm25
from retrieval.index.bm25 import LexicalIndex
from retrieval.index.collection_dirs import root_of
from retrieval.index.flat_index import FlatIndex, flat_index_of
from retrieval.index.vector_index import VectorIndex
from retrieval.query.boosts import Aliases
from retrieval.search.metadata_filter import Provenances
from retrieval.search.near_duplicates import look_at
from retrieval.search.read_cache import ReadCache
from retrieval.store.catalog import Catalog
from retrieval.store.chunk_lookup import ChunkLookup
from retrieval.store.records import Snapshot
from retrieval.text.scripts import HAN, JAPANESE, LATIN, are_apart, script_of
from retrieval.types import Filters, Passage, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

_T = TypeVar("_T")

# Passages and sentences kept in memory: some 2 kB and 12 kB each. A question wants 20 and 8.
_PASSAGES, _SENTENCES = 4_096, 2_048
_BEGINNINGS = 1_024  # of articles: 1 kB each; a question that isn't answered wants three
# Chunks whose cosines with a query tell how widely they spread: to within some 4 in a hundred.
_SAMPLED = 256
# Chunks of a snapshot whose vectors are held in memory by a process that serves: 15 MB at 384 dimensions, and 1.1 ms
# for a search, which is less than Chroma's graph takes.
IN_MEMORY = 10_000


@dataclass(frozen=True)
class SnapshotView:
    """Hold a snapshot with its lexical index, and what its chunks' provenance is, read when first asked for.

    `encoder` is the one that made its index; `flat_index` has its vectors where they are held in memory.
    """

    snapshot: Snapshot
    encoder: Encoder
    script_bias: ScriptBias
    lexical: LexicalIndex
    catalog: Catalog
    vectors: VectorIndex
    flat_index: FlatIndex | None = None

    def nearest(
        self, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector, as the vector index does: wherever this snapshot's are by now."""
        return self._where_they_are(lambda collection: self.vectors.search(collection, vector, limit, among))

    def _where_they_are(self, look: Callable[[str], _T]) -> _T:
        """Return what looking into this snapshot's collection gives, wherever that is by now."""
        collection = self.snapshot.index.collection
        while True:
            try:
                return look(collection)
            except CollectionLostError:
                now = self.catalog.snapshot(self.snapshot.id)
                if now is None or now.index.collection == collection:
                    raise
                collection = now.index.collection

    @cached_property
    def sample(self) -> "NDArray[np.float32]":
        """Return the vectors of chunks evenly spread over the snapshot, shape (count, dimension): 15 ms to read."""
        step = self.sample_step
        if self.flat_index:
            return self.flat_index.rows[::step]
        return self._where_they_are(lambda collection: self.vectors.read(collection, self.lexical.keys[::step]))

    @property
    def sample_step(self) -> int:
        """Return how far apart the chunks of the sample are."""
        return max(1, -(-len(self.lexical.keys) // _SAMPLED))

    @cached_property
    def known(self) -> dict[str, float]:
        """Return what the encoder knows of the corpus, in [0, 1], by script; empty where that was never measured."""
        return {script: one.share for script, one in self.catalog.known(self.snapshot.index).items()}

    def known_of(self, script: str) -> float:
        """Return what the encoder knows of a script: all, for one that the corpus has too little of to tell."""
        return self.known.get(script, 1.0)

    def script_asked_in(self, query: str) -> str:
        """Return the script of a question, which in Japanese may have no kana where it is short."""
        script = script_of(query) or LATIN
        return JAPANESE if script == HAN and HAN not in self.lexical.scripts else script

    def scripts_apart(self, asked: str) -> list[int]:
        """Return the numbers of the scripts in which words of a question in another aren't written.

        Scripts that the encoder doesn't relate to the question's are no such: what meaning tells of them is nothing.
        """
        return [
            n
            for n, script in enumerate(self.lexical.scripts)
            if are_apart(asked, script) and self.script_bias.relates(asked, script)
        ]

    def bias_of(self, asked: str) -> "NDArray[np.float32]":
        """Return by how much the encoder puts chunks nearer to questions in a script for their own, shape (chunks,)."""
        biases = [self.script_bias.of(asked, script).nearer for script in self.lexical.scripts]
        return np.array(biases or [0.0], np.float32)[self.lexical.script_of]

    @cached_property
    def provenances(self) -> Provenances:
        """Return who published each chunk, and when: 1 s for 100,000 chunks."""
        return Provenances(self.lexical.keys, self.catalog.provenance(self.snapshot))

    def allowed(self, filters: Filters) -> "NDArray[np.bool_]":
        """Tell for each chunk whether its article passes. Raises QuestionError for a publisher that isn't there."""
        passing = self.provenances.allowed(filters)
        if filters.articles:
            passing &= self._among(filters.articles)
        return passing

    @cached_property
    def _among(self) -> "Callable[[tuple[str, ...]], NDArray[np.bool_]]":
        """Return what tells of each chunk whether it is of some articles; thousands of questions ask of the same."""
        return lru_cache(maxsize=2)(lambda ids: self.provenances.among(self.catalog.keys_of(self.snapshot, ids)))

    @cached_property
    def passages(self) -> ReadCache[str, Passage]:
        """Return the passages by chunk key, the last ones from memory."""
        return ReadCache(partial(self.catalog.passages, self.snapshot), _PASSAGES)

    @cached_property
    def sentences(self) -> ReadCache[str, Sentences]:
        """Return the sentences by chunk key, the last ones from memory."""
        return ReadCache(partial(self.catalog.sentences, self.snapshot.index), _SENTENCES)

    def beginnings(self, versions: Collection[int]) -> dict[int, str]:
        """Return how article versions begin, as the catalog does; the last ones from memory."""
        return self._beginnings.get(versions)

    @cached_property
    def _beginnings(self) -> ReadCache[int, str]:
        return ReadCache(self.catalog.beginnings, _BEGINNINGS)

    @cached_property
    def aliases(self) -> Aliases:
        """Return what people call the publishers."""
        return Aliases(self.provenances.publishers)


class SnapshotViews:
    """Open the current snapshot, once for as long as it stays current.

    `encoder_of` gives the encoder that made a snapshot's index, or raises.
    """

    def __init__(
        self, catalog: Catalog, vectors: VectorIndex, directory: Path, encoder_of: Callable[[Snapshot], Encoder]
    ) -> None:
        self._catalog = catalog
        self._vectors = vectors
        self._directory = directory
        self._encoder_of = encoder_of
        self._view: SnapshotView | None = None
        self._other: SnapshotView | None = None
        self._serving = False
        self._biases: WeakKeyDictionary[Encoder, ScriptBias] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def serve(self) -> None:
        """From now on hold in memory what many questions want of a small snapshot, which takes its time to read."""
        with self._lock:
            if not self._serving:
                self._serving, self._view = True, None

    @property
    def opened(self) -> str | None:
        """Return the id of the snapshot that is open, None where none is yet."""
        view = self._view
        return view.snapshot.id if view else None

    def current(self) -> SnapshotView:
        """Return the current view. Raises EmptyCorpusError before the first refresh."""
        snapshot = self._catalog.current()
        if snapshot is None:
            raise EmptyCorpusError("store-empty")
        view = self._view
        if view is not None and view.snapshot == snapshot:
            return view
        with self._lock:
            if self._view is None or self._view.snapshot != snapshot:
                encoder = self._encoder_of(snapshot)
                held = self._view
                # Where its vectors alone have moved, its words are as they were.
                words = held.lexical if held and held.snapshot.id == snapshot.id else self._lexical(snapshot)
                flat_index = self._flat_index(snapshot, words, held)
                view = SnapshotView(
                    snapshot, encoder, self._script_bias(encoder), words, self._catalog, self._vectors, flat_index
                )
                if self._serving and len(words.keys) <= _PASSAGES:
                    look_at(view.passages.get(words.keys).values())
                self._view = view
            return self._view

    def _flat_index(self, snapshot: Snapshot, words: LexicalIndex, held: SnapshotView | None) -> FlatIndex | None:
        """Return the vectors of a small snapshot, where questions are served; few are read after a refresh."""
        if not self._serving or not 0 < len(words.keys) <= IN_MEMORY:
            return None
        collection = snapshot.index.collection
        before = held.flat_index if held and root_of(held.snapshot.index.collection) == root_of(collection) else None
        try:
            return flat_index_of(words.keys, partial(self._vectors.read, collection), before)
        except CollectionLostError:  # a refresh moves them just now, or somebody deleted them: a search finds out
            return None

    def at(self, snapshot_id: str) -> SnapshotView:
        """Return the view of any snapshot that is kept; the last one is held open. Raises SnapshotError."""
        for view in (self._view, self._other):
            if view is not None and view.snapshot.id == snapshot_id:
                return view
        snapshot = self._catalog.snapshot(snapshot_id)
        if snapshot is None:
            raise SnapshotError("store-no-snapshot", snapshot=snapshot_id)
        encoder = self._encoder_of(snapshot)
        words = self._lexical(snapshot)
        self._other = SnapshotView(snapshot, encoder, self._script_bias(encoder), words, self._catalog, self._vectors)
        return self._other

    def _script_bias(self, encoder: Encoder) -> ScriptBias:
        return self._biases.setdefault(encoder, ScriptBias(encoder))

    def _lexical(self, snapshot: Snapshot) -> LexicalIndex:
        found = bm25.load(self._directory / snapshot.id)
        if found is not None:
            return found
        versions = [member.version for member in self._catalog.members(snapshot.id).values()]
        return bm25.build(self._directory / snapshot.id, ChunkLookup(self._catalog).texts(snapshot.index, versions))
