"""What turns text into vectors, to the rooms that need them: which model does it is the composition root's to say."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from corpus.chunking import Tokenizer
from corpus.sentences import Span
from retrieval.types import EncoderInfo

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Encoder(Protocol):
    """Turn text into unit vectors of one space."""

    @property
    def info(self) -> EncoderInfo:
        """Return what the index records about its encoder."""
        ...

    @property
    def tokenizer(self) -> Tokenizer:
        """Return the counter of this encoder's tokens."""
        ...

    def encode_passages(self, passages: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a passage, shape (len(passages), dimension)."""
        ...

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `encode_passages` does, and for each passage one unit vector a sentence, from the same pass."""
        ...

    def encode_queries(self, queries: Sequence[str]) -> "NDArray[np.float32]":
        """Return one unit vector a query, shape (len(queries), dimension)."""
        ...


# Gives the encoder that an index was made by, None where it is none that can be had.
EncoderThatMade = Callable[[EncoderInfo], Encoder | None]


def none_other(index: EncoderInfo) -> None:
    """Know no encoder but the one that is set."""
