"""The forward pass of BERT as an ONNX graph, a page long.

Nothing is exported and nothing is copied: the graph is made in milliseconds, and ONNX Runtime maps the file that the
weights are in.
"""

import numpy as np

from retrieval.bert import Bert
from retrieval.onnx_graph import FLOAT, INTEGER, Graph

_FAR = -1e9  # what keeps a token from looking at the filling of a batch


def graph_of(bert: Bert) -> bytes:
    """Return a BERT as ONNX.

    Inputs: `tokens`, int64, and `mask`, float32, 1 for a token and 0 for filling, both (texts, length). Outputs: one
    unit vector a text, (texts, width), and the state of each token, (texts, length, width).
    """
    return _Builder(bert).build()


class _Builder:
    def __init__(self, bert: Bert) -> None:
        self.bert = bert
        self.graph = Graph()
        for name in bert.used():
            self.graph.stored(name, bert.weights[name])
        self.tokens = self.graph.input("tokens", INTEGER, "texts", "length")
        self.mask = self.graph.input("mask", FLOAT, "texts", "length")
        self.flat = self.integers(-1, bert.width)  # (tokens of all texts, width): one multiplication for all
        shape = self.graph.apply("Shape", self.tokens)
        self.by_text = self.graph.apply("Concat", shape, self.integers(bert.width), axis=0)
        by_head = self.integers(bert.heads, bert.width // bert.heads)
        self.by_head = self.graph.apply("Concat", shape, by_head, axis=0)
        self.length = self.graph.apply("Slice", shape, self.integers(1), self.integers(2))

    def integers(self, *values: int) -> str:
        return self.graph.constant(np.array(values, np.int64))

    def number(self, value: float) -> str:
        return self.graph.constant(np.array(value, np.float32))

    def build(self) -> bytes:
        """Return the whole graph."""
        filling = self.graph.apply("Sub", self.number(1.0), self.mask)
        filling = self.graph.apply("Unsqueeze", filling, self.integers(1, 2))  # the same for every head and every token
        unseen = self.graph.apply("Mul", filling, self.number(_FAR))
        states = self.embedded()
        for layer in range(self.bert.layers):
            states = self.layer(states, f"encoder.layer.{layer}", unseen)
        states = self.graph.apply("Reshape", states, self.by_text)
        vectors = self.graph.apply("LpNormalization", self.pooled(states), axis=-1, p=2)
        self.graph.output(vectors, FLOAT, "texts", self.bert.width)
        self.graph.output(states, FLOAT, "texts", "length", self.bert.width)
        return self.graph.to_bytes()

    def embedded(self) -> str:
        """Return the sum of what stands for each token, its position, and its being in the first text of a pair."""
        graph, first = self.graph, self.integers(self.bert.first)
        words = graph.apply("Gather", "embeddings.word_embeddings.weight", self.tokens)
        last = graph.apply("Add", self.length, first)
        places = graph.apply("Slice", "embeddings.position_embeddings.weight", first, last)
        one = graph.apply("Slice", "embeddings.token_type_embeddings.weight", self.integers(0), self.integers(1))
        summed = graph.apply("Add", graph.apply("Add", words, one), places)
        return graph.apply("Reshape", self.normalised(summed, "embeddings"), self.flat)

    def layer(self, states: str, name: str, unseen: str) -> str:
        """Return the states after one layer: each token looks at the others, then is thought over by itself."""
        looked = self.linear(self.attention(states, f"{name}.attention.self", unseen), f"{name}.attention.output.dense")
        states = self.normalised(self.graph.apply("Add", looked, states), f"{name}.attention.output")
        inner = self.graph.apply("Gelu", self.linear(states, f"{name}.intermediate.dense"))
        thought = self.linear(inner, f"{name}.output.dense")
        return self.normalised(self.graph.apply("Add", thought, states), f"{name}.output")

    def attention(self, states: str, name: str, unseen: str) -> str:
        graph, scale = self.graph, (self.bert.width // self.bert.heads) ** -0.5
        query = self.headed(self.linear(states, f"{name}.query"), [0, 2, 1, 3])
        key = self.headed(self.linear(states, f"{name}.key"), [0, 2, 3, 1])
        value = self.headed(self.linear(states, f"{name}.value"), [0, 2, 1, 3])
        scores = graph.apply("Mul", graph.apply("MatMul", query, key), self.number(scale))
        shares = graph.apply("Softmax", graph.apply("Add", scores, unseen), axis=-1)
        seen = graph.apply("Transpose", graph.apply("MatMul", shares, value), perm=[0, 2, 1, 3])
        return graph.apply("Reshape", seen, self.flat)

    def headed(self, states: str, order: list[int]) -> str:
        """Return states parted by head, (texts, length, heads, width of one), in another order of these four."""
        return self.graph.apply("Transpose", self.graph.apply("Reshape", states, self.by_head), perm=order)

    def linear(self, states: str, name: str) -> str:
        return self.graph.apply("Gemm", states, f"{name}.weight", f"{name}.bias", transB=1)

    def normalised(self, states: str, name: str) -> str:
        scale, shift = f"{name}.LayerNorm.weight", f"{name}.LayerNorm.bias"
        return self.graph.apply("LayerNormalization", states, scale, shift, axis=-1, epsilon=self.bert.epsilon)

    def pooled(self, states: str) -> str:
        """Return one vector a text: the mean of its tokens' states, or the state of the first."""
        graph = self.graph
        if self.bert.pooling == "cls":
            return graph.apply("Gather", states, graph.constant(np.array(0, np.int64)), axis=1)
        kept = graph.apply("Mul", states, graph.apply("Unsqueeze", self.mask, self.integers(2)))
        total = graph.apply("ReduceSum", kept, self.integers(1), keepdims=0)
        return graph.apply("Div", total, graph.apply("ReduceSum", self.mask, self.integers(1), keepdims=1))
