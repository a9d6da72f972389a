"""What makes a chunk's key: the name of its vector in the index and of its sentences in the catalog."""

import hashlib
from collections.abc import Sequence

from corpus.chunking import Chunk

_KEY_CHARS = 32  # 128 bits


def chunk_keys(article_id: str, chunks: Sequence[Chunk]) -> list[str]:
    """Return one key a chunk, of 32 hexadecimal digits.

    A key is the SHA-256 of the article's id, of what is encoded, and of how often the article has said that before: so
    an unchanged paragraph keeps its vector wherever it moves, and a repeated one has a key of its own.
    """
    seen: dict[str, int] = {}
    keys = []
    for chunk in chunks:
        nth = seen[chunk.encoded] = seen.get(chunk.encoded, 0) + 1
        keys.append(hashlib.sha256(f"{article_id}\0{nth}\0{chunk.encoded}".encode()).hexdigest()[:_KEY_CHARS])
    return keys
