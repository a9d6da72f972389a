"""The vector index: Chroma, embedded in the data directory or on a server.

Only this module knows Chroma. Vectors are stored under the chunk's key and nothing else: text and provenance are the
catalog's, which also decides which of the keys found belong to a snapshot.

An embedded directory is read by a process into its memory: what another process writes later isn't seen until
`reopen`. One process at a time writes (the refresh lock), and reopens before it does.
"""

import logging
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from corpus.errors import CatalogError, SettingsError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

_WRITE_BATCH = 1_000
# Candidates that the graph keeps while it searches. 200 finds what an exact search finds on 5,000 chunks.
_EF_SEARCH = 200
_EF_CONSTRUCTION = 200


class VectorIndex:
    """Keep unit vectors by key, in named collections.

    `directory` is where an embedded index lives; `url` names a Chroma server instead. Raises CatalogError where the
    index can't be reached.
    """

    def __init__(self, directory: Path, url: str | None = None) -> None:
        self._directory = directory
        self._url = url
        self._client: ClientAPI | None = None
        self._collections: dict[str, Collection] = {}
        self._lock = threading.RLock()

    def reopen(self) -> None:
        """Look at the index anew, to see what another process wrote. Searches under way end on what they began with."""
        with self._lock:
            self._collections = {}
            if self._client is not None and self._url is None:
                from chromadb.api.shared_system_client import SharedSystemClient

                # Chroma shares one system a directory within a process, and would hand back the old one.
                SharedSystemClient.clear_system_cache()
                self._client = None

    def create(self, collection: str) -> None:
        """Make a collection, unless it is there."""
        configuration: Any = {"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH, "ef_construction": _EF_CONSTRUCTION}}
        with self._lock:
            self._collections[collection] = self._connected().get_or_create_collection(
                collection, configuration=configuration, embedding_function=None
            )

    def drop_all_but(self, collections: set[str]) -> None:
        """Delete the collections that no kept snapshot uses."""
        with self._lock:
            client = self._connected()
            for found in client.list_collections():
                if found.name.startswith("chunks-") and found.name not in collections:
                    client.delete_collection(found.name)
                    self._collections.pop(found.name, None)

    def missing(self, collection: str, keys: Sequence[str]) -> list[str]:
        """Return those of the keys that have no vector yet."""
        opened = self._open(collection)
        held: set[str] = set()
        for batch in _batches(keys):
            held.update(opened.get(ids=list(batch), include=[])["ids"])
        return [key for key in keys if key not in held]

    def upsert(self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]") -> None:
        """Store vectors, shape (len(keys), dimension), under their keys."""
        opened = self._open(collection)
        for start in range(0, len(keys), _WRITE_BATCH):
            part = slice(start, start + _WRITE_BATCH)
            opened.upsert(ids=list(keys[part]), embeddings=vectors[part])

    def search(self, collection: str, vector: "NDArray[np.float32]", limit: int) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector with their cosine similarity, best first."""
        opened = self._open(collection)
        found = opened.query(query_embeddings=vector[None, :], n_results=limit, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [(key, 1.0 - float(distance)) for key, distance in zip(found["ids"][0], distances, strict=True)]

    def count(self, collection: str) -> int:
        """Return how many vectors a collection holds."""
        return int(self._open(collection).count())

    def sweep(self, collection: str, kept: set[str]) -> int:
        """Delete the vectors whose keys aren't kept. Returns how many."""
        opened = self._open(collection)
        stale = [key for key in opened.get(include=[])["ids"] if key not in kept]
        for batch in _batches(stale):
            opened.delete(ids=list(batch))
        return len(stale)

    def _open(self, collection: str) -> "Collection":
        with self._lock:
            if collection not in self._collections:
                from chromadb.errors import ChromaError

                try:
                    opened = self._connected().get_collection(collection, embedding_function=None)
                except (ChromaError, ValueError) as error:
                    raise CatalogError(
                        f"The vector index lacks the collection {collection}: make it anew with "
                        "`footnote refresh --rebuild`."
                    ) from error
                self._collections[collection] = opened
            return self._collections[collection]

    def _connected(self) -> "ClientAPI":
        if self._client is None:
            self._client = _server(self._url) if self._url else _embedded(self._directory)
        return self._client


def _embedded(directory: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    directory.mkdir(parents=True, exist_ok=True)
    try:
        return chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False))
    except (ChromaError, ValueError, RuntimeError, OSError) as error:
        logger.debug("opening %s failed", directory, exc_info=True)
        raise CatalogError(
            f"The vector index in {directory} can't be opened: delete that folder and run `footnote refresh --rebuild`."
        ) from error


def _server(url: str) -> "ClientAPI":
    import chromadb
    import httpx
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError("FOOTNOTE_CHROMA_URL must look like http://host:8000.")
    secure = parts.scheme == "https"
    try:
        return chromadb.HttpClient(
            host=parts.hostname,
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
    except (ChromaError, ValueError, httpx.HTTPError, OSError) as error:
        raise CatalogError(
            f"No Chroma server answers at {parts.scheme}://{parts.netloc}: start it and try again."
        ) from error


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _WRITE_BATCH):
        yield keys[start : start + _WRITE_BATCH]
