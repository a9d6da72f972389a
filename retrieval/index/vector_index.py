"""The vector index, to the rooms that search and fill it: unit vectors by key, in named collections.

Vectors are stored under the chunk's key and nothing else: text and provenance are the catalog's, which also decides
which of the keys found belong to a snapshot, and which collection has them.

Two keep them, both by Chroma: `EmbeddedVectors` in the data directory, `ServerVectors` on a server. Either way one
process at a time writes, which the refresh lock sees to.
"""

from collections.abc import Collection as Some
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from retrieval.index.embedded_vectors import EmbeddedVectors
from retrieval.index.server_vectors import ServerVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class VectorIndex(Protocol):
    """Keep unit vectors by key, in named collections. Methods may be called from several threads.

    Raises CollectionLostError where a collection isn't there, another CatalogError where the index can't be used.
    """

    @property
    def directory(self) -> Path | None:
        """Return where an embedded index lives, None for one on a server."""
        ...

    def check(self) -> None:
        """Make sure that a server can be reached, or that whatever is embedded can be opened."""
        ...

    def search(
        self, collection: str, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector with their cosine similarity, best first.

        `among` are the keys that may be found, which must all be there, and are searched exactly. None leaves all.
        """
        ...

    def nearest(self, collection: str, vectors: "NDArray[np.float32]", limit: int) -> list[list[tuple[str, float]]]:
        """Return for each of several vectors what `search` finds among all."""
        ...

    def missing(self, collection: str, keys: Sequence[str]) -> list[str]:
        """Return those of the keys that have no vector yet."""
        ...

    def keys(self, collection: str) -> set[str]:
        """Return the keys of all vectors that a collection holds."""
        ...

    def read(self, collection: str, keys: Sequence[str]) -> "NDArray[np.float32]":
        """Return the vectors of these keys, in order. Raises CollectionLostError where one isn't there."""
        ...

    def count(self, collection: str) -> int:
        """Return how many vectors a collection holds."""
        ...

    def deleted(self, collection: str) -> int:
        """Return how many vectors were deleted from a collection since it was made."""
        ...

    def holds(self, collection: str) -> bool:
        """Return whether a collection is there; an embedded one isn't opened for it."""
        ...

    def change(
        self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]", stale: Some[str] = ()
    ) -> str:
        """Store vectors, shape (len(keys), dimension), beside those of a collection, without the stale ones.

        Returns the collection that has them: on a server the same, where the stale ones stay until they are swept;
        embedded another, unless it wasn't there at all.
        """
        ...

    def rewrite(self, collection: str, kept: Some[str]) -> str:
        """Write the kept vectors of a collection to a fresh one, and return that: nothing is encoded for it."""
        ...

    def sweep(self, collection: str, kept: set[str]) -> int:
        """Delete the vectors whose keys aren't kept from a server's collection. Returns how many; embedded none."""
        ...

    def drop_all_but(self, collections: set[str], *, prefix: str) -> None:
        """Delete the collections whose names begin with a prefix and that no kept snapshot uses."""
        ...

    def has_strays(self, collections: set[str], *, prefix: str) -> bool:
        """Return whether `drop_all_but` would find something to delete; of an embedded index alone."""
        ...


def open_vector_index(directory: Path, url: str | None = None) -> VectorIndex:
    """Return the index embedded in a directory, or the one on the Chroma server that `url` names.

    Nothing is opened or connected to until it is first used.
    """
    return ServerVectors(url) if url else EmbeddedVectors(directory)
