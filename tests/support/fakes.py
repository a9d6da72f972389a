"""Stand-ins that are real parts with their scores made easy to work out by hand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import Span
from retrieval.text.terms import terms
from retrieval.types import EncoderInfo

# Each word of the toy language is one dimension; a text's vector counts its words, then is scaled to length 1.
VOCABULARY = (
    "bell",
    "bridge",
    "council",
    "ferry",
    "flood",
    "harbour",
    "mayor",
    "museum",
    "orchard",
    "tax",
    "tower",
    "wall",
)


class ToyTokenizer:
    """Count words as tokens, `room` of them to a passage."""

    def __init__(self, room: int = 40) -> None:
        self.room = room

    def spans(self, text: str) -> list[Span]:
        spans, position = [], 0
        for word in text.split():
            start = text.index(word, position)
            position = start + len(word)
            spans.append((start, position))
        return spans


class ToyEncoder:
    """Encode by counting the toy vocabulary's words.

    The cosine of two texts is worked out by hand: "bell tower" and "bell" have 1/sqrt(2). Text without any such word
    gets a vector of equal parts. `encoded` counts the passages encoded so far.
    """

    def __init__(self, name: str = "toy", room: int = 40) -> None:
        self.info = EncoderInfo(name, len(VOCABULARY), digest=name.ljust(64, "0"))
        self.tokenizer = ToyTokenizer(room)
        self.encoded = 0

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += len(passages)
        return _vectors(passages)

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        found = [_vectors([text[s:e] for s, e in spans]) for text, spans in zip(passages, sentences, strict=True)]
        return self.encode_passages(passages), found

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        return _vectors(queries)


class ToyEncoders:
    """Know one toy encoder, and nothing of what made an index."""

    def __init__(self, *_: object) -> None:
        self.preferred = ToyEncoder()

    def that_made(self, index: EncoderInfo) -> None:
        return None


_STEMS = [terms(word)[0] for word in VOCABULARY]


def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    counts = np.array([[terms(text).count(stem) for stem in _STEMS] for text in texts], np.float32)
    counts = counts.reshape(len(texts), len(_STEMS))
    counts[counts.sum(axis=1) == 0] = 1.0
    return counts / np.linalg.norm(counts, axis=1, keepdims=True)
