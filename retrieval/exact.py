"""Exact search among a few vectors: what a selective filter leaves.

A graph that is searched under a filter loses neighbours (chroma-core/chroma #4089): among 4,000 of 5,000 random vectors
Chroma 1.5.9 finds 88 of the nearest 100, among 1,000 all. Reading a vector back takes some 60 microseconds, so those
read are kept; a key stands for one text, and its vector never changes.
"""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# 75 MB at 384 dimensions.
_REMEMBERED = 50_000

Read = Callable[[list[str]], "NDArray[np.float32]"]


class Exact:
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
        scores = rows @ (vector / max(float(np.linalg.norm(vector)), 1e-12))
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(among[i], float(scores[i])) for i in best]

    def _held(self, of: str, read: Read, among: Sequence[str]) -> "NDArray[np.float32]":
        with self._lock:
            if self._of != of or len(self._rows) > self._remembered:
                self._of, self._rows = of, {}
            rows = self._rows
        missing = [key for key in among if key not in rows]
        if missing:
            rows.update(zip(missing, read(missing), strict=True))
        return np.stack([rows[key] for key in among])
