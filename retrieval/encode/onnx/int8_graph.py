"""The forward pass of a BERT as an ONNX graph that multiplies integers of 8 bits.

Of what ONNX Runtime offers for weights of 4 or 8 bits this is fastest. Beside the same weights in float32, on two cores
with AVX-512 and VNNI: passages of 200 tokens in .6 of the time, a question in .6; 4-bit blocks as they are
(MatMulNBits) take 1.2 to 1.3 and .6 to .9. The weights of multilingual-e5-small take 21 MB, theirs in float32 85. What
is multiplied is rounded token by token, so that a text's vector depends on nothing that is encoded beside it: one scale
for all tokens (DynamicQuantizeMatMul) is faster again by a quarter, and too coarse, at a cosine of .996.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from retrieval.encode.onnx.bert_graph import BertGraph
from retrieval.encode.onnx.bert_weights import Bert
from retrieval.encode.onnx.onnx_writer import FLOAT, RUNTIMES_OWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 127  # of integers of 8 bits
_ZERO = 128  # what stands for 0 among those without a sign
# What GELU gives is at least -.17: with 24 for 0, all that is left of 255 is for what is above it.
_GELU_ZERO, _GELU_LEAST = 24, 0.17


class Weights(Protocol):
    """Give what was learnt, by its name in transformers."""

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix of outputs by inputs."""
        ...

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return anything else, flat."""
        ...


class Int8Graph(BertGraph):
    """Write a BERT whose matrices are rounded to integers.

    In place of the input `tokens` it has `words`, float32, (rows, length, width): what stands for each token wherever
    it is. Of a vocabulary's rows only those that are needed are read. Numbers of a state that lie far from the others,
    named by `far_out`, are divided by `damping` before they are rounded, and their weights multiplied.
    """

    def __init__(self, weights: Weights, bert: Bert, far_out: Sequence[int] = (), damping: float = 1.0) -> None:
        super().__init__(bert)
        self.weights = weights
        self.damping = np.ones(bert.width, np.float32)
        self.damping[list(far_out)] = damping
        self.rounded: dict[str, tuple[str, str]] = {}  # queries, keys and values are made of the same states

    def words(self) -> str:
        """Return an input: what stands for each token wherever it is."""
        return self.graph.input("words", FLOAT, "rows", "length", self.bert.width)

    def weight(self, name: str) -> str:
        """Return what was learnt under a name, as a constant."""
        vector = self.weights.vector(name)
        return self.graph.constant(vector.reshape(-1, self.bert.width) if "_embeddings" in name else vector)

    def linear(self, states: str, name: str) -> str:
        """Return states multiplied by a rounded matrix, and a number added to each."""
        matrix, zero = self.weights.matrix(f"{name}.weight"), _ZERO
        if name.endswith("attention.output.dense"):
            rows, steps = self.evenly(states)
        elif matrix.shape[1] > self.bert.width:
            (rows, steps), zero = self.after_gelu(states), _GELU_ZERO
        else:
            (rows, steps), matrix = self.damped(states), matrix * self.damping
        weights, scales = _integers(matrix)
        given = rows, self.graph.constant(weights), self.number(1.0), self.graph.constant(scales), self.byte(zero)
        product = self.graph.apply("MatMulIntegerToFloat", *given, domain=RUNTIMES_OWN)
        return self.graph.apply("Add", self.graph.apply("Mul", product, steps), self.weight(f"{name}.bias"))

    def damped(self, states: str) -> tuple[str, str]:
        """Return a layer's states as integers, and what a step of each token's is."""
        if states not in self.rounded:
            damped = self.graph.apply("Mul", states, self.graph.constant(1 / self.damping))
            self.rounded[states] = self.evenly(damped)
        return self.rounded[states]

    def evenly(self, states: str) -> tuple[str, str]:
        """Return states as integers about 0, and what a step of each token's is."""
        sizes = self.graph.apply("Abs", states)
        return self.integers_of(states, self.steps(sizes, _MOST), _ZERO)

    def after_gelu(self, states: str) -> tuple[str, str]:
        """Return what GELU gives as integers, nearly all of them above 0, and the steps."""
        least = self.number(_GELU_LEAST / _GELU_ZERO)
        steps = self.graph.apply("Max", self.steps(states, 255 - _GELU_ZERO), least)
        return self.integers_of(states, steps, _GELU_ZERO)

    def steps(self, states: str, most: int) -> str:
        """Return how much an integer more is for each token, for the largest of its numbers to be `most`."""
        largest = self.graph.apply("ReduceMax", states, self.integers(1), keepdims=1)
        return self.graph.apply("Mul", largest, self.number(1 / most))

    def integers_of(self, states: str, steps: str, zero: int) -> tuple[str, str]:
        """Return states counted in steps, with `zero` for 0, and the steps."""
        by_token = self.graph.apply("Reshape", steps, self.integers(-1))
        zeros = self.graph.apply("Expand", self.byte(zero), self.graph.apply("Shape", by_token))
        return self.graph.apply("QuantizeLinear", states, by_token, zeros, axis=0), steps

    def byte(self, value: int) -> str:
        """Return a constant of 8 bits."""
        return self.graph.constant(np.array(value, np.uint8))


def _integers(matrix: "NDArray[np.float32]") -> "tuple[NDArray[np.int8], NDArray[np.float32]]":
    """Return a matrix of outputs by inputs as integers of inputs by outputs, and what a step of each output is."""
    steps = np.abs(matrix).max(axis=1) / np.float32(_MOST)
    return np.ascontiguousarray(np.rint(matrix / steps[:, None]).astype(np.int8).T), steps
