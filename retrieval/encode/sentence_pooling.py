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
) -> "list[NDArray[np.float32]]":
    """Return for each passage what `encode` gives for its sentences, each a text of its own."""
    if not passages:
        return []
    vectors = encode([text[start:end] for text, spans in zip(passages, sentences, strict=True) for start, end in spans])
    return list(np.split(vectors, np.cumsum([len(spans) for spans in sentences])[:-1]))
