"""A vector for every sentence: out of the vectors of its tokens, or by itself."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from corpus.sentences import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray


def pool(tokens: "NDArray[np.float32]", offsets: list[Span], sentences: Sequence[Span]) -> "NDArray[np.float32]":
    """Return the unit mean of the tokens within each sentence; the whole passage's where a sentence has none."""
    offsets, tokens = offsets[: len(tokens)], tokens[: len(offsets)]  # what is cut off, and what fills the batch
    starts = np.array([start for start, _ in offsets])
    ends = np.array([end for _, end in offsets])
    pooled = np.empty((len(sentences), tokens.shape[1]), np.float32)
    for row, (start, end) in enumerate(sentences):
        # Some tokenizers count the space before a word to it: its token begins before its sentence.
        within = (starts < end) & (ends > start) & (ends > starts)
        pooled[row] = tokens[within].mean(axis=0) if within.any() else tokens.mean(axis=0)
    scaled: NDArray[np.float32] = pooled / np.maximum(
        np.linalg.norm(pooled, axis=1, keepdims=True), np.finfo(np.float32).tiny
    )
    return scaled


def one_by_one(
    encode: "Callable[[Sequence[str]], NDArray[np.float32]]",
    passages: Sequence[str],
    sentences: Sequence[Sequence[Span]],
) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
    """Return what `encode` gives for passages, and for the sentences of each, every one a text of its own."""
    texts = [text[start:end] for text, spans in zip(passages, sentences, strict=True) for start, end in spans]
    vectors = encode([*passages, *texts])  # together, so that long ones are with long ones
    bounds = np.cumsum([len(passages), *(len(spans) for spans in sentences)])
    return vectors[: len(passages)], np.split(vectors, bounds)[1:-1]


class EncodedOnce:
    """Encode texts, and of those met lately none again: what every article ends with, a sentence that is a passage.

    Of a year of chat logs that is a fifth of the sentences.
    """

    def __init__(self, encode: "Callable[[Sequence[str]], NDArray[np.float32]]", most: int = 4_096) -> None:
        self._encode = encode
        self._most = most
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one vector a text. One thread at a time may call."""
        known = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        fresh = self._encode(new)
        known |= zip(new, fresh, strict=True)
        self._known = dict([*self._known.items(), *known.items()][-self._most :])
        return np.stack([known[text] for text in texts]) if texts else fresh
