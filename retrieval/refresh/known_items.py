"""What an encoder knows of a corpus, script by script: whether half a sentence finds the passage that it is from.

An encoder that wasn't taught a language gives its texts vectors all the same, and they are alike for no reason. What
stands out is told apart from that by looking for what is known to be there: half of a passage's longest sentence, as a
query, should be far nearer to that passage than to others. By how far doesn't depend on how many others there are.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from corpus.sentences import split_sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.store.records import ChunkText, Known

AMONG = 256  # passages of a script that one is looked for among
_PROBES = 64
_LONGEST = 400  # characters of a sentence
_FEWEST = 8  # passages, for anything to be told
# Standard deviations that passages are ahead of others. all-MiniLM-L6-v2 has 1.1 in Arabic, 1.2 in Hindi, 1.4 in
# Korean, 2.0 in Russian, 2.7 in Chinese and 2.9 in Japanese, none of which it was taught, 5.3 in German, and 5.9 to 7.2
# in English; multilingual-e5-small has 5.2 to 7.6 in five languages, and 2.5 in chat logs, each much like the next. In
# that order MiniLM with words so has .902, .751, .973, .869, .964 and .945 nDCG@10: words alone have .902, .749, .972,
# .860, .964 and .943, and both, were all of it trusted, .630, .412, .967, .838, .955 and .936.
_NOTHING, _ALL = 1.0, 4.0
_LEAST = 1e-6


def known(
    chunks: "Sequence[ChunkText]",
    rows: "NDArray[np.float32]",
    encode_queries: "Callable[[Sequence[str]], NDArray[np.float32]]",
) -> float | None:
    """Return what an encoder knows of some passages, in [0, 1], None for too few to tell; `rows` are their vectors."""
    if len(chunks) < _FEWEST:
        return None
    places = range(0, len(chunks), -(-len(chunks) // _PROBES))
    similar = encode_queries([_half_sentence(chunks[place]) for place in places]) @ rows.T
    ahead = np.mean([_ahead(cosines, place) for place, cosines in zip(places, similar, strict=True)])
    return round(float(np.clip((ahead - _NOTHING) / (_ALL - _NOTHING), 0.0, 1.0)), 3)


def spread_evenly(keys: Sequence[str], most: int) -> list[str]:
    """Return at most so many of the keys, evenly spread over all."""
    return list(keys[:: max(1, -(-len(keys) // most))])


def is_due(chunks: int, measured: "Known | None") -> bool:
    """Return whether a script is to be measured anew: it never was, or has twice or half the chunks by now."""
    return measured is None or not measured.chunks / 2 < chunks < measured.chunks * 2


def _half_sentence(chunk: "ChunkText") -> str:
    """Return the first half of a passage's longest sentence, cut at a space where there is one near."""
    spans = split_sentences(chunk.text, chunk.language)
    start, end = max(spans, key=lambda span: span[1] - span[0], default=(0, len(chunk.text)))
    text = chunk.text[start : min(end, start + _LONGEST)]
    middle = len(text) // 2
    space = text.find(" ", middle, middle + 15)
    return text[: space if space > 0 else middle]


def _ahead(scores: "NDArray[np.float32]", place: int) -> float:
    """Return by how many standard deviations of the others a score is ahead of their mean."""
    others = np.delete(scores, place)
    return float(scores[place] - others.mean()) / max(float(others.std()), _LEAST)
