"""The lexical index: BM25 over one snapshot's chunks, in files that never change once written.

A snapshot's index is built beside the others and renamed into place before the snapshot becomes current, so that any
process opens any snapshot's whole, at once, and rolling back costs nothing. It is derived: where it is lost, it is
built again from the catalog.
"""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.terms import terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.ledger import ChunkText

_KEYS = "keys.json"
# Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), give 1.2 to 2 and 0.5 to 0.8.
_K1, _B = 1.2, 0.75


class LexicalIndex:
    """Find chunks by their words.

    `keys` are those of the snapshot's chunks, in the order that they are numbered in; `holds` is the same as a set.
    """

    def __init__(self, keys: list[str], model: Any) -> None:
        self.keys = keys
        self.holds = frozenset(keys)
        self._model = model

    def search(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Return the keys of the chunks that share terms with a query, with their BM25 scores, best first."""
        wanted = [term for term in terms(query) if self._model and term in self._model.vocab_dict]
        if not wanted:
            return []
        scores: NDArray[np.float32] = self._model.get_scores(wanted)
        limit = min(limit, len(scores))
        best = np.argpartition(-scores, limit - 1)[:limit]
        # Ties go by the chunk's place, so that the same question always gets the same answer.
        ordered = sorted((int(i) for i in best if scores[i] > 0), key=lambda i: (-scores[i], i))
        return [(self.keys[i], float(scores[i])) for i in ordered]

    def weight(self, term: str) -> float:
        """Return how rare a term is, as BM25 weighs it: ln(1 + (N - n + 0.5) / (n + 0.5))."""
        held = 0
        if self._model and term in self._model.vocab_dict:
            number = self._model.vocab_dict[term]
            bounds = self._model.scores["indptr"]
            held = int(bounds[number + 1]) - int(bounds[number])
        return float(np.log1p((len(self.keys) - held + 0.5) / (held + 0.5)))


def build(directory: Path, chunks: "Iterable[ChunkText]") -> LexicalIndex:
    """Write the index of chunks, their titles included, to a directory, whole or not at all."""
    import bm25s

    keys: list[str] = []
    documents: list[list[str]] = []
    for chunk in chunks:
        keys.append(chunk.key)
        documents.append(terms(f"{chunk.title}\n{chunk.text}"))
    unfinished = directory.with_name(directory.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    model = None
    if any(documents):
        model = bm25s.BM25(method="lucene", k1=_K1, b=_B)
        model.index(documents, show_progress=False)
        model.save(unfinished, show_progress=False)
    (unfinished / _KEYS).write_text(json.dumps(keys))
    shutil.rmtree(directory, ignore_errors=True)
    unfinished.rename(directory)
    return LexicalIndex(keys, model)


def load(directory: Path) -> LexicalIndex | None:
    """Open the index in a directory, its postings mapped into memory; None where there is no whole one."""
    try:
        keys = json.loads((directory / _KEYS).read_text())
        if not (directory / "params.index.json").exists():
            return LexicalIndex(keys, None)
        import bm25s

        return LexicalIndex(keys, bm25s.BM25.load(directory, mmap=True, show_progress=False, verbosity=0))
    except (OSError, ValueError, KeyError):
        return None


def sweep(directory: Path, kept: set[str]) -> None:
    """Delete the indexes of snapshots that aren't kept."""
    if directory.is_dir():
        for found in directory.iterdir():
            if found.name not in kept:
                shutil.rmtree(found, ignore_errors=True)
