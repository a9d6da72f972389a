"""A large refresh spread over processes or machines: encode anywhere, commit once.

Workers get passages and give back vectors; they know no catalog and no index. Whoever refreshes holds the lock, hands
the passages out, and writes what comes back, so that a refresh that is killed leaves what it always leaves. Encoding
takes most of a first refresh, 71 ms of a core a passage; what is handed out and back is some 1 kB and 15 kB.
"""

import contextlib
import socket
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.chunking import Tokenizer
from corpus.errors import EncoderError
from corpus.sentences import Span
from retrieval.encode.encoder import Encoder
from retrieval.types import EncoderInfo

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOCAL = "local"
_CONNECT_S = 5.0
Part = tuple[list[str], list[Sequence[Span]]]
Encoded = tuple[EncoderInfo, "NDArray[np.float32]", "list[NDArray[np.float32]]"]


class Workers(Protocol):
    """Encode parts of a batch, each somewhere, all at the same time."""

    count: int

    def encode(self, parts: Sequence[Part]) -> list[Encoded]:
        """Return what each part gave. Raises EncoderError where a worker is lost, or can't load the model."""
        ...


class SpreadEncoder:
    """Encode passages by workers, and everything else here. Raises EncoderError where a worker's weights are others."""

    def __init__(self, encoder: Encoder, workers: Workers) -> None:
        self._encoder = encoder
        self._workers = workers
        self.workers = workers.count

    @property
    def info(self) -> EncoderInfo:
        """Return what the index records about the encoder."""
        return self._encoder.info

    @property
    def tokenizer(self) -> Tokenizer:
        """Return the counter of the encoder's tokens."""
        return self._encoder.tokenizer

    def encode_queries(self, queries: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a query."""
        return self._encoder.encode_queries(queries)

    def encode_passages(self, passages: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a passage."""
        return self.encode_with_sentences(passages, [[] for _ in passages])[0]

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return one unit vector a passage and one a sentence, as the encoder itself does."""
        # Long ones to everybody, so that all are done at about the same time.
        order = sorted(range(len(passages)), key=lambda row: -len(passages[row]))
        rows = [part for n in range(self.workers) if (part := order[n :: self.workers])]
        parts = [([passages[row] for row in some], [sentences[row] for row in some]) for some in rows]
        vectors = np.empty((len(passages), self.info.dimension), np.float32)
        found: list[NDArray[np.float32]] = [vectors] * len(passages)
        for some, (info, theirs, their_sentences) in zip(rows, self._workers.encode(parts), strict=True):
            if info != self.info:
                raise EncoderError("encoder-other-weights", model=info.name)
            vectors[some] = theirs
            for row, one in zip(some, their_sentences, strict=True):
                found[row] = one
        return vectors, found


class Processes:
    """Encode in processes on this machine."""

    def __init__(self, encoder: Encoder, count: int) -> None:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        self.count = count
        # Not forked: threads of the encoder that is here wouldn't be there, and what they hold would.
        self._pool = ProcessPoolExecutor(count, get_context("spawn"), _Worker.begin, (encoder,))

    def encode(self, parts: Sequence[Part]) -> list[Encoded]:
        """Return what each part gave."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return list(self._pool.map(_Worker.encode_here, parts))
        except BrokenProcessPool as error:
            raise EncoderError("encoder-process-ended") from error

    def end(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


class RayActors:
    """Encode in actors of a Ray cluster; the address "local" starts one on this machine.

    Each machine needs the same Footnote installed, and the model in the same place. What a machine that is lost was at
    is done again by another.
    """

    def __init__(self, encoder: Encoder, count: int, address: str) -> None:
        try:
            import ray
        except ImportError as error:
            raise EncoderError("encoder-no-ray") from error
        self.count = count
        self._ray: Any = ray
        local = address == LOCAL
        if not local:
            _reached(address)
        try:
            ray.init(address=None if local else address, num_cpus=count if local else None, log_to_driver=False)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise EncoderError("encoder-cluster-unusable", address=address, problem=str(error)) from error
        actor = ray.remote(_Worker).options(num_cpus=1, max_restarts=3, max_task_retries=3)
        self._actors: list[Any] = [actor.remote(encoder) for _ in range(count)]

    def encode(self, parts: Sequence[Part]) -> list[Encoded]:
        """Return what each part gave."""
        asked = [actor.encode.remote(part) for actor, part in zip(self._actors, parts, strict=False)]
        try:
            found: list[Encoded] = self._ray.get(asked)
        except self._ray.exceptions.RayError as error:
            raise EncoderError("encoder-worker-lost", problem=str(error)) from error
        return found

    def end(self) -> None:
        """Leave the cluster, or end the one that was started."""
        self._ray.shutdown()


class _Worker:
    """Encode what is handed over, in a process of its own."""

    here: "_Worker"

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def encode(self, part: Part) -> Encoded:
        return (self._encoder.info, *self._encoder.encode_with_sentences(*part))

    @classmethod
    def begin(cls, encoder: Encoder) -> None:
        cls.here = cls(encoder)

    @classmethod
    def encode_here(cls, part: Part) -> Encoded:
        return cls.here.encode(part)


def _reached(address: str) -> None:
    """Raise EncoderError where nobody listens: Ray itself tries for minutes, and then ends the process."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), _CONNECT_S).close()
    except (OSError, ValueError) as error:
        raise EncoderError("encoder-no-cluster", address=address) from error


@contextlib.contextmanager
def spread(encoder: Encoder, count: int, ray: str | None = None) -> Iterator[Encoder]:
    """Lend an encoder that has `count` workers, or more than this process needs none; `ray` is a cluster's address."""
    if count <= 1 and ray is None:
        yield encoder
        return
    workers = Processes(encoder, count) if ray is None else RayActors(encoder, count, ray)
    try:
        yield SpreadEncoder(encoder, workers)
    finally:
        workers.end()
