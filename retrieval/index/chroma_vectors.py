"""What an embedded vector index and one on a server have in common: how an open collection is read."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index import chroma_client
from retrieval.index.collection_dirs import root_of, successor
from retrieval.index.flat_index import ExactSearch
from retrieval.store.retry import patient

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(slots=True)
class OpenCollection:
    """Hold an open collection; an embedded one is closed once its directory is gone and nobody uses it any more."""

    collection: chroma_client.Stored
    client: "chroma_client.Client | None" = None
    users: int = 0


class ChromaVectors(ABC):
    """Read collections of Chroma, each opened when first needed. Methods are those of `VectorIndex`."""

    def __init__(self) -> None:
        self._opened: dict[str, OpenCollection] = {}
        self._exact = ExactSearch()
        self._lock = threading.RLock()

    def search(
        self, collection: str, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector with their cosine similarity, best first."""
        if among is None:
            return self.nearest(collection, vector[None, :], limit)[0]
        return self._exact.search(root_of(collection), lambda keys: self.read(collection, keys), vector, limit, among)

    @patient
    def nearest(self, collection: str, vectors: "NDArray[np.float32]", limit: int) -> list[list[tuple[str, float]]]:
        """Return for each of several vectors what `search` finds among all."""
        with self._open(collection) as opened:
            found = opened.query(query_embeddings=vectors, n_results=max(1, limit), include=["distances"])
        lists = zip(found["ids"], found["distances"] or [], strict=True)
        return [[(key, 1.0 - float(far)) for key, far in zip(*one, strict=True)][:limit] for one in lists]

    @patient
    def missing(self, collection: str, keys: Sequence[str]) -> list[str]:
        """Return those of the keys that have no vector yet."""
        held: set[str] = set()
        with self._open(collection) as opened:
            for batch in chroma_client.batches(keys):
                held.update(opened.get(ids=list(batch), include=[])["ids"])
        return [key for key in keys if key not in held]

    @patient
    def keys(self, collection: str) -> set[str]:
        """Return the keys of all vectors that a collection holds."""
        with self._open(collection) as opened:
            return set(opened.get(include=[])["ids"])

    @patient
    def read(self, collection: str, keys: Sequence[str]) -> "NDArray[np.float32]":
        """Return the vectors of these keys, in order. Raises CollectionLostError where one isn't there."""
        rows: dict[str, Any] = {}
        with self._open(collection) as opened:
            for batch in chroma_client.batches(keys):
                found = opened.get(ids=list(batch), include=["embeddings"])
                rows.update(zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True))
        if len(rows) < len(set(keys)):
            raise chroma_client.lost(collection)
        read = np.stack([rows[key] for key in keys]) if rows else np.zeros((0, 1), np.float32)
        vectors: NDArray[np.float32] = read / np.maximum(np.linalg.norm(read, axis=1, keepdims=True), 1e-12)
        return vectors

    @patient
    def count(self, collection: str) -> int:
        """Return how many vectors a collection holds."""
        with self._open(collection) as opened:
            return int(opened.count())

    @patient
    def deleted(self, collection: str) -> int:
        """Return how many vectors were deleted from a collection since it was made."""
        with self._open(collection) as opened:
            return chroma_client.deleted(opened)

    @abstractmethod
    def change(
        self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]", stale: Some[str] = ()
    ) -> str:
        """Store vectors, and return the collection that has them."""

    def rewrite(self, collection: str, kept: Some[str]) -> str:
        """Write the kept vectors of a collection to a fresh one, and return that: nothing is encoded for it."""
        keys = sorted(kept)
        return self.change(successor(collection), keys, self.read(collection, keys))

    @contextmanager
    def _open(self, collection: str) -> Iterator[chroma_client.Stored]:
        """Lend a collection, and put what goes wrong meanwhile into words."""
        with self._in_words(collection):
            with self._lock:
                opened = self._opened.get(collection)
                if opened is None:
                    opened = self._opened[collection] = self._loaded(collection)
                opened.users += 1
            try:
                yield opened.collection
            finally:
                with self._lock:
                    opened.users -= 1

    @abstractmethod
    def _loaded(self, collection: str) -> OpenCollection:
        """Open a collection that is there."""

    @abstractmethod
    def _in_words(self, collection: str) -> AbstractContextManager[None]:
        """Return what puts into words what goes wrong with a collection."""
