"""The vector index: Chroma, embedded in the data directory or on a server.

Only this module knows Chroma. Vectors are stored under the chunk's key and nothing else: text and provenance are the
catalog's, which also decides which of the keys found belong to a snapshot.

An embedded directory is read by a process into its memory: what another process writes later isn't seen until
`reopen`. One process at a time writes (the refresh lock), and reopens before it does.
"""

import gc
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.errors import CatalogError, SettingsError, StoreUnreachableError
from retrieval.patience import patient

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

_WRITE_BATCH = 1_000
# Candidates that the graph keeps while it searches. 200 finds what an exact search finds on 5,000 chunks.
_EF_SEARCH = 200
_EF_CONSTRUCTION = 200
# Seconds that a server has for an answer, and to take a connection; Chroma's client would wait for ever. It takes some
# seconds for a batch of writes to a large collection, and far less than one for a search.
_ANSWER_S, _CONNECT_S = 15.0, 3.0


class VectorIndex:
    """Keep unit vectors by key, in named collections.

    `directory` is where an embedded index lives; `url` names a Chroma server instead. Raises CatalogError where the
    index can't be reached.

    `as_of` names the latest snapshot whose vectors this process is sure to see: one that it wrote, or looked for anew.
    """

    def __init__(self, directory: Path, url: str | None = None) -> None:
        self.as_of: str | None = None
        self._directory = directory
        self._url = url
        self._client: ClientAPI | None = None
        self._collections: dict[str, Collection] = {}
        self._lock = threading.RLock()

    @patient
    def check(self) -> None:
        """Make sure that the index can be reached."""
        with self._lock, self._in_words(""):
            self._connected().heartbeat()

    def reopen(self) -> None:
        """Look at the index anew, to see what another process wrote. Searches under way end on what they began with."""
        with self._lock:
            self._collections = {}
            if self._client is not None and self._url is None:
                from chromadb.api.shared_system_client import SharedSystemClient

                # Chroma shares one system a directory within a process, and would hand back the old one.
                SharedSystemClient.clear_system_cache()
                self._client = None
                gc.collect()  # its clients refer to themselves, and keep files and threads until they are collected

    @patient
    def create(self, collection: str) -> None:
        """Make a collection, unless it is there."""
        configuration: Any = {"hnsw": {"space": "cosine", "ef_search": _EF_SEARCH, "ef_construction": _EF_CONSTRUCTION}}
        with self._lock, self._in_words(collection):
            self._collections[collection] = self._connected().get_or_create_collection(
                collection, configuration=configuration, embedding_function=None
            )

    @patient
    def drop_all_but(self, collections: set[str], *, prefix: str) -> None:
        """Delete the collections whose names begin with a prefix and that no kept snapshot uses."""
        with self._lock, self._in_words(prefix):
            client = self._connected()
            for found in client.list_collections():
                if found.name.startswith(prefix) and found.name not in collections:
                    client.delete_collection(found.name)
                    self._collections.pop(found.name, None)

    @patient
    def missing(self, collection: str, keys: Sequence[str]) -> list[str]:
        """Return those of the keys that have no vector yet."""
        held: set[str] = set()
        with self._open(collection) as opened:
            for batch in _batches(keys):
                held.update(opened.get(ids=list(batch), include=[])["ids"])
        return [key for key in keys if key not in held]

    @patient
    def upsert(self, collection: str, keys: Sequence[str], vectors: "NDArray[np.float32]") -> None:
        """Store vectors, shape (len(keys), dimension), under their keys."""
        with self._open(collection) as opened:
            for start in range(0, len(keys), _WRITE_BATCH):
                part = slice(start, start + _WRITE_BATCH)
                opened.upsert(ids=list(keys[part]), embeddings=vectors[part])

    @patient
    def search(
        self, collection: str, vector: "NDArray[np.float32]", limit: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector with their cosine similarity, best first.

        `among` are the keys that may be found; they must all be there. None leaves all.
        """
        if among is not None and not among:
            return []
        ids = None if among is None else list(among)
        with self._open(collection) as opened:
            found = opened.query(
                query_embeddings=vector[None, :], ids=ids, n_results=max(1, limit), include=["distances"]
            )
        distances = (found["distances"] or [[]])[0]
        return [(key, 1.0 - float(far)) for key, far in zip(found["ids"][0], distances, strict=True)][:limit]

    @patient
    def count(self, collection: str) -> int:
        """Return how many vectors a collection holds."""
        with self._open(collection) as opened:
            return int(opened.count())

    @patient
    def sweep(self, collection: str, kept: set[str]) -> int:
        """Delete the vectors whose keys aren't kept. Returns how many."""
        with self._open(collection) as opened:
            stale = [key for key in opened.get(include=[])["ids"] if key not in kept]
            for batch in _batches(stale):
                opened.delete(ids=list(batch))
        return len(stale)

    @contextmanager
    def _open(self, collection: str) -> "Iterator[Collection]":
        """Lend a collection, and put what goes wrong meanwhile into words."""
        with self._in_words(collection):
            with self._lock:
                opened = self._collections.get(collection)
                if opened is None:
                    opened = self._connected().get_collection(collection, embedding_function=None)
                    self._collections[collection] = opened
            yield opened

    def _connected(self) -> "ClientAPI":
        if self._client is None:
            self._client = _server(self._url) if self._url else _embedded(self._directory)
        return self._client

    @contextmanager
    def _in_words(self, collection: str) -> Iterator[None]:
        """Raise CatalogError for what Chroma and its connection raise."""
        import httpx
        from chromadb.errors import ChromaError, NotFoundError

        try:
            yield
        except NotFoundError as error:
            raise CatalogError(
                f"The vector index lacks the collection {collection}: make it anew with `footnote refresh --rebuild`."
            ) from error
        except httpx.HTTPError as error:
            raise _no_answer(self._url or "", error) from error
        except ChromaError as error:
            logger.debug("the vector index failed", exc_info=True)
            raise CatalogError(f"The vector index can't be used ({error.name()}): see the log.") from error


def _embedded(directory: Path) -> "ClientAPI":
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        directory.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False))
    except (ChromaError, ValueError, RuntimeError, OSError, AttributeError) as error:
        # Chroma 1.5 stumbles over its own failure, and would hand back what it half opened, also where it is mended.
        SharedSystemClient.clear_system_cache()
        logger.debug("opening %s failed", directory, exc_info=True)
        raise CatalogError(
            f"The vector index in {directory} can't be opened: delete that folder and run `footnote refresh --rebuild`."
        ) from error


def _server(url: str) -> "ClientAPI":
    import chromadb
    import httpx
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    host, port, secure = _address(url)
    settings = Settings(anonymized_telemetry=False)
    limits = httpx.Timeout(_ANSWER_S, connect=_CONNECT_S)
    try:
        # The client asks the server several things while it is made, without a limit: first see that it answers.
        httpx.get(f"http{'s' * secure}://{host}:{port}/api/v2/heartbeat", timeout=limits).raise_for_status()
        client = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
        client._server._session.timeout = limits  # type: ignore[attr-defined]  # noqa: SLF001  # it has no setting for it
    except (ChromaError, ValueError, httpx.HTTPError, OSError) as error:
        raise _no_answer(url, error) from error
    return client


def _address(url: str) -> tuple[str, int, bool]:
    """Return host, port, and whether the connection is encrypted."""
    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts.hostname, parts.port or (443 if secure else 8000), secure
    except ValueError:  # a port that is no number, or too large a one
        pass
    raise SettingsError("FOOTNOTE_CHROMA_URL must look like http://host:8000.")


def _no_answer(url: str, error: Exception) -> StoreUnreachableError:
    import httpx

    parts = urlsplit(url)
    where = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"  # a user's name and password are shown to nobody
    if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout):
        return StoreUnreachableError(
            f"The Chroma server at {where} took longer than {_ANSWER_S:.0f} seconds.", slow=True
        )
    return StoreUnreachableError(f"No Chroma server answers at {where}: start it and try again.")


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _WRITE_BATCH):
        yield keys[start : start + _WRITE_BATCH]
