"""The vector index embedded in the data directory: each collection a directory of its own that is never written again.

See `retrieval.index.collection_dirs` for why: a change makes another.
"""

import weakref
from collections.abc import Collection as Some
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.index import chroma_client
from retrieval.index.chroma_vectors import ChromaVectors, OpenCollection
from retrieval.index.collection_dirs import CollectionDirs, successor
from retrieval.store.retry import patient

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WITHIN = "chunks"  # what a collection is called in a directory of its own


class EmbeddedVectors(ChromaVectors):
    """Keep vectors in a directory. Methods are those of `VectorIndex`."""

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self.directory = directory
        self._dirs = CollectionDirs(directory)
        # An open directory has a dozen threads and as many files; at the exit of the process they go by themselves.
        weakref.finalize(self, _close_all, self._opened).atexit = False

    @patient
    def check(self) -> None:
        """Make sure that every collection can be opened."""
        for name in self._dirs.names():
            self.count(name)

    def holds(self, collection: str) -> bool:
        """Return whether a collection is there, which isn't opened for it."""
        return self._dirs.holds(collection)

    @patient
    def change(
        self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]", stale: Some[str] = ()
    ) -> str:
        """Store vectors beside those of a collection, without the stale ones, in another, whose name is returned.

        Where the collection isn't there at all, it is made.
        """
        held = self.holds(collection)
        # Chroma would write a graph that was emptied anew when it is next opened.
        emptied = held and not keys and self.count(collection) == len(stale)
        copied, gone = (collection, sorted(stale)) if held and not emptied else (None, [])
        name = successor(collection) if held else collection
        with self._dirs.draft(name, copied) as directory, chroma_client.writing(directory) as client:
            made = (chroma_client.take if copied else chroma_client.make)(client, _WITHIN, len(keys) + len(gone))
            chroma_client.write_all(made, keys, vectors, gone)
        return name

    def sweep(self, collection: str, kept: set[str]) -> int:
        """Delete nothing: a collection that a refresh changed never had what isn't kept."""
        return 0

    @patient
    def drop_all_but(self, collections: set[str], *, prefix: str) -> None:
        """Delete the collections whose names begin with a prefix and that no kept snapshot uses."""
        self._dirs.take_away(self._dirs.strays(collections, prefix))
        self._let_go()

    def has_strays(self, collections: set[str], *, prefix: str) -> bool:
        """Return whether `drop_all_but` would find something to delete."""
        return bool(self._dirs.strays(collections, prefix))

    def _loaded(self, collection: str) -> OpenCollection:
        """Open a collection with its graph read into memory."""
        self._let_go()
        if not self.holds(collection):  # else the lock would make the directory
            raise chroma_client.lost(collection)
        with self._dirs.lock():
            if not self.holds(collection):
                raise chroma_client.lost(collection)
            client = chroma_client.embedded(self._dirs.path(collection))
            opened = client.get_collection(_WITHIN, embedding_function=None)
            opened.get(limit=1, include=["embeddings"])
        return OpenCollection(opened, client)

    def _let_go(self) -> None:
        """Close what is open of directories that are gone, and that no search is under way in."""
        with self._lock:
            for name, opened in list(self._opened.items()):
                if opened.client and not opened.users and not self.holds(name):
                    del self._opened[name]
                    chroma_client.close(opened.client)

    def _in_words(self, collection: str) -> AbstractContextManager[None]:
        return chroma_client.in_words(collection, self._dirs.path(collection))


def _close_all(opened: dict[str, OpenCollection]) -> None:
    for one in opened.values():
        if one.client:
            chroma_client.close(one.client)
