"""The vector index on a Chroma server, which serves all processes: a collection is changed where it is."""

from collections.abc import Collection as Some
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from corpus.errors import CollectionLostError
from retrieval.index import chroma_client
from retrieval.index.chroma_vectors import ChromaVectors, OpenCollection
from retrieval.store.retry import patient

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class ServerVectors(ChromaVectors):
    """Keep vectors on a server. Methods are those of `VectorIndex`."""

    directory = None

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self._client: chroma_client.Client | None = None

    @patient
    def check(self) -> None:
        """Make sure that the server can be reached."""
        with self._lock, self._in_words(""):
            self._connected().heartbeat()

    def holds(self, collection: str) -> bool:
        """Return whether a collection is there."""
        try:
            return self.count(collection) >= 0
        except CollectionLostError:
            return False

    @patient
    def change(
        self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]", stale: Some[str] = ()
    ) -> str:
        """Store vectors in a collection, whose name is returned; the stale ones stay until they are swept."""
        with self._lock, self._in_words(collection):
            chroma_client.write(chroma_client.make(self._connected(), collection), keys, vectors)
        return collection

    def sweep(self, collection: str, kept: set[str]) -> int:
        """Delete the vectors whose keys aren't kept from a collection. Returns how many."""
        stale = sorted(self.keys(collection) - kept)
        with self._open(collection) as opened:
            chroma_client.delete(opened, stale)
        return len(stale)

    @patient
    def drop_all_but(self, collections: set[str], *, prefix: str) -> None:
        """Delete the collections whose names begin with a prefix and that no kept snapshot uses."""
        with self._lock, self._in_words(prefix):
            for found in self._connected().list_collections():
                if found.name.startswith(prefix) and found.name not in collections:
                    self._connected().delete_collection(found.name)
                    self._opened.pop(found.name, None)

    def has_strays(self, collections: set[str], *, prefix: str) -> bool:
        """Tell of none: a server isn't asked for them each time."""
        return False

    def _loaded(self, collection: str) -> OpenCollection:
        return OpenCollection(self._connected().get_collection(collection, embedding_function=None))

    def _connected(self) -> chroma_client.Client:
        if self._client is None:
            self._client = chroma_client.server(self._url)
        return self._client

    def _in_words(self, collection: str) -> AbstractContextManager[None]:
        return chroma_client.in_words(collection, self._url)
