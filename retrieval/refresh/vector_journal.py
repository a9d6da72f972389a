"""Vectors that were encoded and aren't in an index yet: kept as they come, so that nothing is encoded twice.

A refresh that is killed, cancelled or out of room leaves them; the next one goes on from them. Each batch is a file
that is whole or not there.
"""

import os
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_UNFINISHED = ".part"


class VectorJournal:
    """Keep the vectors encoded for one index in a directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def append(self, keys: Sequence[str], vectors: "NDArray[np.float32]") -> None:
        """Keep vectors, shape (len(keys), dimension), under their keys."""
        self._directory.mkdir(parents=True, exist_ok=True)
        number = len(list(self._directory.glob("*.npz")))
        unfinished = self._directory / f"{number}{_UNFINISHED}"
        with unfinished.open("wb") as file:
            np.savez(file, keys=np.array(keys), vectors=vectors.astype(np.float32))
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self._directory / f"{number}.npz")

    def read(self, wanted: Collection[str]) -> "dict[str, NDArray[np.float32]]":
        """Return the vectors of those of the keys that are there."""
        found: dict[str, NDArray[np.float32]] = {}
        for file in sorted(self._directory.glob("*.npz")):
            try:
                with np.load(file) as batch:
                    found.update(zip(batch["keys"].tolist(), batch["vectors"], strict=True))
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                continue  # lost: it is encoded again
        return {key: vector for key, vector in found.items() if key in wanted}
