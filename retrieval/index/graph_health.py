"""What wears a graph out, and when its vectors are written to a fresh one.

A vector that is deleted stays in Chroma's graph, which never shrinks (chroma-core/chroma #2594), and after many deletes
and upserts a live one may be found no more (reported of 1.5.9: #7758). So what is new is looked for by its own vector,
and so is a share of the rest; where one isn't found, or where too much was deleted, all that is kept is read back and
written anew.
"""

from collections.abc import Collection, Sequence
from itertools import islice

from retrieval.index.vector_index import VectorIndex

# What was deleted, of what is live: beyond, the graph is half as large again as it need be.
_WORN = 0.5
# How many vectors are looked for after a change: a second of 5,000 vectors' graph, 1 ms each.
_PROBED = 1_000
_FOUND_WITHIN = 10
_SAME = 1e-4  # cosines that differ by less are a tie: copies of one text may be more than ten


def is_worn(vectors: VectorIndex, collection: str, new: Collection[str], kept: Collection[str]) -> bool:
    """Return whether a collection that was just changed is to be written anew."""
    if vectors.deleted(collection) > _WORN * len(kept):
        return True
    probed = list(dict.fromkeys([*_spread(new, _PROBED), *_spread(kept, _PROBED // 2)]))
    return bool(unfound(vectors, collection, probed))


def unfound(vectors: VectorIndex, collection: str, keys: Sequence[str]) -> list[str]:
    """Return those of the keys that aren't among the nearest ten to their own vectors."""
    lost = []
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        found = vectors.nearest(collection, vectors.read(collection, some), _FOUND_WITHIN)
        for key, nearest in zip(some, found, strict=True):
            ties = len(nearest) == _FOUND_WITHIN and nearest[-1][1] > 1 - _SAME
            if not ties and key not in {near for near, _ in nearest}:
                lost.append(key)
    return lost


def _spread(keys: Collection[str], most: int) -> list[str]:
    """Return keys, evenly spread over all where they are more than so many."""
    step = max(1, -(-len(keys) // most))
    return list(islice(sorted(keys), 0, None, step))
