"""The vector index: Chroma, embedded in the data directory or on a server.

Vectors are stored under the chunk's key and nothing else: text and provenance are the catalog's, which also decides
which of the keys found belong to a snapshot, and which collection has them.

Embedded, a collection is a directory of its own that is never written again (see `retrieval.index.collection_dirs`): a change
makes another. On a server, which one process serves to all, a collection is changed where it is. Either way one
process at a time writes, which the refresh lock sees to.
"""

import threading
import weakref
from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import CollectionLostError
from retrieval.index import chroma_client
from retrieval.index.collection_dirs import Generations, root_of, successor
from retrieval.index.flat_index import Exact
from retrieval.store.retry import patient

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WITHIN = "chunks"  # what a collection is called in a directory of its own


@dataclass(slots=True)
class _Opened:
    """Hold an open collection; an embedded one is closed once its directory is gone and nobody uses it any more."""

    collection: chroma_client.Stored
    client: "chroma_client.Client | None" = None
    users: int = 0


class VectorIndex:
    """Keep unit vectors by key, in named collections. Methods may be called from several threads.

    `directory` is where an embedded index lives; `url` names a Chroma server instead. Raises CollectionLostError where
    a collection isn't there, another CatalogError where the index can't be used.
    """

    def __init__(self, directory: Path, url: str | None = None) -> None:
        self.directory = None if url else directory
        self._url = url
        self._generations = None if url else Generations(directory)
        self._client: chroma_client.Client | None = None
        self._opened: dict[str, _Opened] = {}
        # An open directory has a dozen threads and as many files; at the exit of the process they go by themselves.
        weakref.finalize(self, _close_all, self._opened).atexit = False
        self._exact = Exact()
        self._lock = threading.RLock()

    @patient
    def check(self) -> None:
        """Make sure that a server can be reached, or that whatever is embedded can be opened."""
        if self._generations:
            for name in self._generations.names():
                self.count(name)
            return
        with self._lock, self._in_words(""):
            self._connected().heartbeat()

    def search(
        self, collection: str, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector with their cosine similarity, best first.

        `among` are the keys that may be found, which must all be there, and are searched exactly. None leaves all.
        """
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

    def holds(self, collection: str) -> bool:
        """Tell whether a collection is there; an embedded one isn't opened for it."""
        if self._generations:
            return self._generations.holds(collection)
        try:
            return self.count(collection) >= 0
        except CollectionLostError:
            return False

    @patient
    def change(
        self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]", stale: Some[str] = ()
    ) -> str:
        """Store vectors, shape (len(keys), dimension), beside those of a collection, without the stale ones.

        Returns the collection that has them: on a server the same, where the stale ones stay until they are swept;
        embedded another, unless it wasn't there at all.
        """
        if self._generations:
            return self._next_generation(self._generations, collection, keys, vectors, stale)
        with self._lock, self._in_words(collection):
            chroma_client.write(chroma_client.make(self._connected(), collection), keys, vectors)
        return collection

    def rewrite(self, collection: str, kept: Some[str]) -> str:
        """Write the kept vectors of a collection to a fresh one, and return that: nothing is encoded for it."""
        keys = sorted(kept)
        return self.change(successor(collection), keys, self.read(collection, keys))

    def sweep(self, collection: str, kept: set[str]) -> int:
        """Delete the vectors whose keys aren't kept from a server's collection. Returns how many; embedded none."""
        if self._generations:
            return 0
        stale = sorted(self.keys(collection) - kept)
        with self._open(collection) as opened:
            chroma_client.delete(opened, stale)
        return len(stale)

    @patient
    def drop_all_but(self, collections: set[str], *, prefix: str) -> None:
        """Delete the collections whose names begin with a prefix and that no kept snapshot uses."""
        if self._generations:
            self._generations.take_away(self._generations.strays(collections, prefix))
            self._let_go(self._generations)
            return
        with self._lock, self._in_words(prefix):
            for found in self._connected().list_collections():
                if found.name.startswith(prefix) and found.name not in collections:
                    self._connected().delete_collection(found.name)
                    self._opened.pop(found.name, None)

    def has_strays(self, collections: set[str], *, prefix: str) -> bool:
        """Tell whether `drop_all_but` would find something to delete; of an embedded index alone."""
        return bool(self._generations and self._generations.strays(collections, prefix))

    def _next_generation(
        self,
        generations: Generations,
        base: str,
        keys: Sequence[str],
        vectors: "NDArray[np.float32]",
        stale: Some[str],
    ) -> str:
        held = generations.holds(base)
        # Chroma would write a graph that was emptied anew when it is next opened.
        emptied = held and not keys and self.count(base) == len(stale)
        copied, gone = (base, sorted(stale)) if held and not emptied else (None, [])
        name = successor(base) if held else base
        with generations.draft(name, copied) as directory, chroma_client.writing(directory) as client:
            made = (chroma_client.take if copied else chroma_client.make)(client, _WITHIN, len(keys) + len(gone))
            chroma_client.write_all(made, keys, vectors, gone)
        return name

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

    def _loaded(self, collection: str) -> _Opened:
        """Open a collection, an embedded one with its graph read into memory."""
        if self._generations is None:
            return _Opened(self._connected().get_collection(collection, embedding_function=None))
        self._let_go(self._generations)
        if not self._generations.holds(collection):  # else the lock would make the directory
            raise chroma_client.lost(collection)
        with self._generations.lock():
            if not self._generations.holds(collection):
                raise chroma_client.lost(collection)
            client = chroma_client.embedded(self._generations.path(collection))
            opened = client.get_collection(_WITHIN, embedding_function=None)
            opened.get(limit=1, include=["embeddings"])
        return _Opened(opened, client)

    def _let_go(self, generations: Generations) -> None:
        """Close what is open of directories that are gone, and that no search is under way in."""
        with self._lock:
            for name, opened in list(self._opened.items()):
                if opened.client and not opened.users and not generations.holds(name):
                    del self._opened[name]
                    chroma_client.close(opened.client)

    def _connected(self) -> chroma_client.Client:
        if self._client is None:
            self._client = chroma_client.server(self._url or "")
        return self._client

    def _in_words(self, collection: str) -> AbstractContextManager[None]:
        generations = self._generations
        if generations is None:
            return chroma_client.in_words(collection, self._url or "")
        return chroma_client.in_words(collection, generations.path(collection))


def _close_all(opened: dict[str, _Opened]) -> None:
    for one in opened.values():
        if one.client:
            chroma_client.close(one.client)
