"""Exact search among vectors in memory: all of a small snapshot's, or the few that a selective filter leaves.

A query's cosines with 10,000 vectors of 384 dimensions take 1.1 ms, with 2,000 they take 0.15: no more than a walk over
a graph does. A graph that is searched under a filter also loses neighbours (chroma-core/chroma #4089): among 4,000 of
5,000 random vectors Chroma 1.5.9 finds 88 of the nearest 100, among 1,000 all. Reading a vector back takes some 60
microseconds, so those read are kept; a key stands for one text, and its vector never changes.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# 75 MB at 384 dimensions.
_REMEMBERED = 50_000

Read = Callable[[list[str]], "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True)
class FlatIndex:
    """Hold all vectors of a snapshot: `rows` has a unit vector for each of `keys`, shape (len(keys), dimension)."""

    keys: Sequence[str]
    rows: "NDArray[np.float32]"

    def search(
        self,
        vector: "NDArray[np.float32]",
        limit: int,
        allowed: "NDArray[np.bool_] | None" = None,
        bias: "NDArray[np.float32] | float" = 0.0,
    ) -> list[tuple[str, float]]:
        """Return the keys nearest to a vector with their cosines, less the bias of each, best first; ties by order.

        `allowed` tells for each key whether it may be found; None leaves all.
        """
        scores = _cosines(self.rows, vector) - np.float32(bias)
        if allowed is None:
            return named(self.keys, scores, _best(scores, limit))
        few = np.flatnonzero(allowed)
        return named(self.keys, scores, few[_best(scores[few], limit)])


def flat_index_of(keys: Sequence[str], read: Read, before: FlatIndex | None = None) -> FlatIndex:
    """Return the vectors of all keys: those that `before` has from there, the others by `read`. Raises what it does."""
    if before is None:
        return FlatIndex(keys, read(list(keys)))
    places = {key: row for row, key in enumerate(before.keys)}
    missing = [key for key in keys if key not in places]
    places |= {key: row for row, key in enumerate(missing, start=len(before.keys))}
    rows = np.concatenate([before.rows, read(missing)]) if missing else before.rows
    return FlatIndex(keys, rows[[places[key] for key in keys]])


class ExactSearch:
    """Search among vectors by their cosine with a query's. Methods may be called from several threads."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        self._remembered = remembered
        self._rows: dict[str, NDArray[np.float32]] = {}
        self._of = ""
        self._lock = threading.Lock()

    def search(
        self, of: str, read: Read, vector: "NDArray[np.float32]", limit: int, among: Sequence[str]
    ) -> list[tuple[str, float]]:
        """Return those of the keys that are nearest to a vector with their cosines, best first; ties by their order.

        `of` names what the keys are of, and `read` returns the vectors of those that aren't remembered.
        """
        if not among:
            return []
        rows = self._held(of, read, among)
        scores = _cosines(rows, vector)
        return named(among, scores, _best(scores, limit))

    def _held(self, of: str, read: Read, among: Sequence[str]) -> "NDArray[np.float32]":
        with self._lock:
            if self._of != of or len(self._rows) > self._remembered:
                self._of, self._rows = of, {}
            rows = self._rows
        missing = [key for key in among if key not in rows]
        if missing:
            rows.update(zip(missing, read(missing), strict=True))
        return np.stack([rows[key] for key in among])


def named(keys: Sequence[str], scores: "NDArray[np.float32]", places: "NDArray[np.intp]") -> list[tuple[str, float]]:
    """Return the keys at some places, each with its score."""
    return list(zip(map(keys.__getitem__, places.tolist()), scores[places].tolist(), strict=True))


def _cosines(rows: "NDArray[np.float32]", vector: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return the cosine of each row with a vector.

    Not by the matrix product: that wakes a thread a core, and where many ask at once these wait for each other.
    """
    unit = vector / max(float(np.linalg.norm(vector)), 1e-12)
    cosines: NDArray[np.float32] = np.einsum("ij,j->i", rows, unit)
    return cosines


def _best(scores: "NDArray[np.float32]", limit: int) -> "NDArray[np.int64]":
    """Return the places of the greatest scores, the greatest first; ties by their order."""
    if limit >= len(scores):
        return np.argsort(-scores, kind="stable")
    found = np.flatnonzero(scores >= np.partition(scores, -limit)[-limit])  # in order, and more where some tie
    best: NDArray[np.int64] = found[np.argsort(-scores[found], kind="stable")][:limit]
    return best
