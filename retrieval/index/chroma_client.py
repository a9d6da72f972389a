"""Chroma: how it is connected to, written to and closed, and what it raises in words for a person.

Only this module knows it.
"""

import errno
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from corpus.errors import CatalogError, CollectionLostError, SettingsError, StoreUnreachableError

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

logger = logging.getLogger(__name__)

Client: TypeAlias = "ClientAPI"
Stored: TypeAlias = "Collection"

_BATCH = 1_000
# Candidates that the graph keeps while it searches. 200 finds what an exact search finds on 5,000 chunks.
_EF_SEARCH = 200
_EF_CONSTRUCTION = 200
# Seconds that a server has for an answer, and to take a connection; Chroma's client would wait for ever. It takes some
# seconds for a batch of writes to a large collection, and far less than one for a search.
_ANSWER_S, _CONNECT_S = 15.0, 3.0
_DELETED = "deleted"
_LEAST_SYNCED = 2


def embedded(directory: Path) -> Client:
    """Open an embedded directory. Raises CatalogError where that can't be done."""
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        return chromadb.PersistentClient(str(directory), settings=Settings(anonymized_telemetry=False))
    except (ChromaError, ValueError, RuntimeError, OSError, AttributeError) as error:
        # Chroma 1.5 stumbles over its own failure, and would hand back what it half opened, also where it is mended.
        SharedSystemClient._identifier_to_system.pop(str(directory), None)  # noqa: SLF001  # clearing all loses others
        logger.debug("opening %s failed", directory, exc_info=True)
        raise CatalogError("store-vectors-unopened", folder=str(directory)) from error


def server(url: str) -> Client:
    """Connect to a server. Raises SettingsError for no such URL, StoreUnreachableError where none answers."""
    import chromadb
    import httpx
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    # The client asks the server several things while it is made, without a limit: first see that it answers.
    reach(url)
    host, port, secure = _address(url)
    try:
        settings = Settings(anonymized_telemetry=False)
        client = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
        client._server._session.timeout = httpx.Timeout(_ANSWER_S, connect=_CONNECT_S)  # type: ignore[attr-defined]  # noqa: SLF001  # it has no setting for it
    except (ChromaError, ValueError, httpx.HTTPError, OSError) as error:
        raise _no_answer(url, error) from error
    return client


def reach(url: str, seconds: float | None = None) -> None:
    """See that a server answers, once, within some seconds or what an answer has. Raises as `server` does."""
    import httpx

    seconds = seconds or _ANSWER_S
    host, port, secure = _address(url)
    limits = httpx.Timeout(seconds, connect=min(seconds, _CONNECT_S))
    try:
        httpx.get(f"http{'s' * secure}://{host}:{port}/api/v2/heartbeat", timeout=limits).raise_for_status()
    except (ValueError, httpx.HTTPError, OSError) as error:
        raise _no_answer(url, error, seconds) from error


def close(client: Any) -> None:
    """Close an embedded directory, its files and threads, and free its memory."""
    client.close()


def make(client: Client, name: str, operations: int | None = None) -> Stored:
    """Make a collection, whose graph is written to the disk after so many operations (None: as Chroma sees fit)."""
    hnsw: dict[str, Any] = {"space": "cosine", "ef_search": _EF_SEARCH, "ef_construction": _EF_CONSTRUCTION}
    if operations is not None:
        hnsw["sync_threshold"] = max(_LEAST_SYNCED, operations)
    configuration: Any = {"hnsw": hnsw}
    return client.get_or_create_collection(name, configuration=configuration, embedding_function=None)


def take(client: Client, name: str, operations: int) -> Stored:
    """Return a collection that is there, whose graph is written to the disk after so many operations.

    It isn't asked for by `get_or_create_collection`: of one that is there, Chroma 1.5.9 leaves its transaction to be
    rolled back in the background, and until then "database is locked" for a change of the configuration.
    """
    found = client.get_collection(name, embedding_function=None)
    found.modify(configuration={"hnsw": {"sync_threshold": max(_LEAST_SYNCED, operations)}})
    return found


def write(collection: Stored, keys: Sequence[str], vectors: "NDArray[np.float32]") -> None:
    """Store vectors under their keys."""
    for start in range(0, len(keys), _BATCH):
        part = slice(start, start + _BATCH)
        collection.upsert(ids=list(keys[part]), embeddings=vectors[part])


def write_all(collection: Stored, keys: Sequence[str], vectors: "NDArray[np.float32]", stale: Sequence[str]) -> None:
    """Store vectors and delete others, and leave nothing of it in the log.

    The collection is one whose graph is written after as many operations as that is.
    """
    if len(keys) + len(stale) == 1:  # one less than the least that has the graph written: so first what changes nothing
        write(collection, keys or stale, vectors if len(keys) else _vectors(collection, stale))
    write(collection, keys, vectors)
    delete(collection, stale)
    collection.get(limit=1, include=["embeddings"])  # applies what is left in the log


def _vectors(collection: Stored, keys: Sequence[str]) -> "NDArray[np.float32]":
    import numpy as np

    return np.asarray(collection.get(ids=list(keys), include=["embeddings"])["embeddings"], np.float32)


def delete(collection: Stored, keys: Sequence[str]) -> None:
    """Delete vectors, and count them: the graph still walks over what is deleted."""
    if keys:
        collection.modify(metadata={_DELETED: deleted(collection) + len(keys)})  # first: one too many does no harm
    for batch in batches(keys):
        collection.delete(ids=list(batch))


def deleted(collection: Stored) -> int:
    """Return how many vectors were deleted since the collection was made."""
    return int((collection.metadata or {}).get(_DELETED) or 0)


def batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield keys, as many at once as a request takes."""
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]


@contextmanager
def in_words(collection: str, place: Path | str) -> Iterator[None]:
    """Raise CatalogError for what goes wrong with a collection in its own directory, or at a server's URL.

    It is CollectionLostError where the collection is gone.
    """
    import httpx
    from chromadb.errors import ChromaError, NotFoundError

    try:
        yield
    except NotFoundError as error:
        raise lost(collection) from error
    except httpx.HTTPError as error:
        raise _no_answer(str(place), error) from error
    except OSError as error:  # of the lock, where it can't be written
        problem = str(error.strerror)
        if isinstance(place, Path):
            raise CatalogError("store-vectors-refused-in", folder=str(place), problem=problem) from error
        raise CatalogError("store-vectors-refused", problem=problem) from error
    except ChromaError as error:
        logger.debug("the vector index failed", exc_info=True)
        if not isinstance(place, Path):
            raise CatalogError("store-vectors-broken", problem=error.name()) from error
        if not place.is_dir():
            raise lost(collection) from error
        raise CatalogError("store-vectors-broken-in", folder=str(place), problem=error.name()) from error


@contextmanager
def writing(directory: Path) -> Iterator[Client]:
    """Lend a directory that is being made, open, and close it. Raises OSError where it can't be written."""
    from chromadb.errors import ChromaError

    try:
        client = embedded(directory)
        try:
            yield client
        finally:
            close(client)
    except (ChromaError, CatalogError) as error:
        logger.debug("writing %s failed", directory, exc_info=True)
        raise OSError(errno.EIO, str(error.__cause__ or error)) from error


def lost(collection: str) -> CollectionLostError:
    """Return what to raise where a collection, or one of its vectors, isn't there."""
    return CollectionLostError("store-collection-lost", collection=collection)


def _address(url: str) -> tuple[str, int, bool]:
    """Return host, port, and whether the connection is encrypted."""
    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts.hostname, parts.port or (443 if secure else 8000), secure
    except ValueError:  # a port that is no number, or too large a one
        pass
    raise SettingsError("settings-chroma-url")


def _no_answer(url: str, error: Exception, seconds: float | None = None) -> StoreUnreachableError:
    import httpx

    parts = urlsplit(url)
    where = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"  # a user's name and password are shown to nobody
    if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout):
        patience = f"{seconds or _ANSWER_S:.0f}"
        return StoreUnreachableError("store-server-slow", server=where, seconds=patience, slow=True)
    return StoreUnreachableError("store-no-server", server=where)
