"""Read two texts together with a model that was taught: rows of their tokens, through ONNX Runtime.

What is read of a row, who derives from these says: `CrossEncoderGraph` gets its outputs, `CrossEncoder` what they mean.
"""

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from retrieval.encode.base_models import BaseModel, Tokenized
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.onnx.int8_graph import Int8Graph
from retrieval.encode.onnx.onnx_bert import session_of
from retrieval.encode.onnx.onnx_writer import INTEGER
from retrieval.read.taught_weights import TaughtWeights

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOKENS = 224  # of a whole row, when read and when taught
# Rows to a pass: eight at once take .15 more processor time on two cores than four times two, and more memory.
_ROWS = 2

Row = tuple[list[int], int]


class CrossEncoderGraph(Int8Graph, ABC):
    """Write a model whose tokens are of a first text or of a second, with heads of its own."""

    def __init__(self, weights: TaughtWeights) -> None:
        super().__init__(weights, weights.base.bert, weights.base.far_out, weights.base.damping)
        self.taught = weights

    @abstractmethod
    def build(self) -> bytes:
        """Return the whole graph."""

    def embedded(self) -> str:
        """Return what `BertGraph` does, where each token may be of the first text or of the second."""
        graph = self.graph
        numbers = graph.input("kinds", INTEGER, "rows", "length")
        kinds = graph.apply("Gather", self.weight("embeddings.token_type_embeddings.weight"), numbers)
        places = graph.apply("Gather", self.weight("embeddings.position_embeddings.weight"), self.places)
        summed = graph.apply("Add", graph.apply("Add", self.words(), kinds), places)
        return graph.apply("Reshape", self.normalised(summed, "embeddings"), self.flat)

    def of_first(self, states: str, deep: str, head: str) -> str:
        """Return what two heads, a tanh between them, read from each row's first token."""
        first = self.graph.apply("Gather", states, self.graph.constant(np.array(0, np.int64)), axis=1)
        thought = self.graph.apply("Gemm", first, self.head(deep), self.bias(deep), transB=1)
        return self.graph.apply("Gemm", self.graph.apply("Tanh", thought), self.head(head), self.bias(head), transB=1)

    def head(self, name: str, *, turned: bool = False) -> str:
        """Return a head's matrix, of outputs by inputs, or `turned` of inputs by outputs."""
        weight = self.taught.head(f"{name}.weight")
        return self.graph.constant(np.ascontiguousarray(weight.T if turned else weight))

    def bias(self, name: str) -> str:
        """Return what a head adds."""
        return self.graph.constant(self.taught.head(f"{name}.bias"))


class CrossEncoder:
    """Hold a model that was taught, loaded when first used. Methods may be called from several threads.

    Raises EncoderError, on first use, where its weights aren't there or aren't the published ones.
    """

    GRAPH: ClassVar[type[CrossEncoderGraph]]

    def __init__(self, digests: Digests | None, file: Path, expected: str) -> None:
        self._digests = digests or Digests()
        self._file, self._expected = file, expected

    def check(self) -> None:
        """Load the model, unless it is. Raises EncoderError where it can't be."""
        self._session  # noqa: B018

    def run(self, rows: Sequence[Row]) -> "Iterator[tuple[list[int], list[NDArray[np.float32]]]]":
        """Yield the numbers of some rows, and the graph's outputs for them, until all were read."""
        for some in _batches([len(row) for row, _ in rows]):
            yield some, self._read([rows[n] for n in some])

    def rows(self, first: str, second: Sequence[str], most: int) -> tuple[list[Row], list[Tokenized]]:
        """Return a text beside each of others as rows, and the others' tokens; the first is cut to `most`."""
        (asked,), read = self.base.tokenized([first]), self.base.tokenized(second)
        return [token_row(self.base, asked.ids, one.ids, most) for one in read], read

    def _read(self, rows: Sequence[Row]) -> "list[NDArray[np.float32]]":
        shape = len(rows), max(len(row) for row, _ in rows)
        tokens, kinds = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        seen = np.zeros((shape[0], 1, shape[1]), np.float32)
        for n, (row, begin) in enumerate(rows):
            tokens[n, : len(row)] = row
            kinds[n, begin : len(row)] = self.base.second
            seen[n, 0, : len(row)] = 1.0
        places = np.ascontiguousarray(np.broadcast_to(np.arange(shape[1]), shape))
        fed = {"words": self.base.words(tokens), "kinds": kinds, "places": places, "seen": seen}
        read: list[NDArray[np.float32]] = self._session.run(None, fed)
        return read

    @functools.cached_property
    def base(self) -> BaseModel:
        """Return the installed model that it goes on from."""
        return self._weights.base

    @functools.cached_property
    def _weights(self) -> TaughtWeights:
        return TaughtWeights(self._digests, self._file, self._expected)

    @functools.cached_property
    def _session(self) -> Any:
        return session_of(self.GRAPH(self._weights).build())


def token_row(base: BaseModel, first: Sequence[int], second: Sequence[int], most: int) -> Row:
    """Return the row that two texts' tokens are read as, and where in it the second begins.

    Both are cut to what a row has room for, the first to `most`.
    """
    first = first[:most]
    begin = len(first) + 2
    return [base.start, *first, base.separator, *second[: TOKENS - begin - 1], base.separator], begin


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return which rows are read together: long ones with long ones."""
    order = sorted(range(len(lengths)), key=lambda row: -lengths[row])
    return [order[n : n + _ROWS] for n in range(0, len(order), _ROWS)]
