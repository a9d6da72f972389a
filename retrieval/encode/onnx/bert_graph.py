"""The forward pass of BERT as an ONNX graph, a page long.

Nothing is exported and nothing is copied: the graph is made in milliseconds, and ONNX Runtime maps the file that the
weights are in.
"""

import numpy as np

from retrieval.encode.onnx.bert_weights import Bert
from retrieval.encode.onnx.onnx_writer import FLOAT, INTEGER, Graph

_FAR = -1e9  # what keeps a token from looking at another


def graph_of(bert: Bert) -> bytes:
    """Return a BERT as ONNX.

    Inputs: `tokens` and `places`, int64, the tokens' numbers and where in its text each stands, from 0, both (rows,
    length); `seen`, float32, 1 where a token looks at another and 0 where it doesn't, (rows, length or 1, length).
    A row is a text, or several, whose tokens don't look at each other's. Output: the state of each token, (rows,
    length, width).
    """
    return BertGraph(bert).build()


class BertGraph:
    """Write a BERT's operators, its weights as they are; a subclass may have them in another form."""

    def __init__(self, bert: Bert) -> None:
        self.bert = bert
        self.graph = Graph()
        self.places = self.graph.input("places", INTEGER, "rows", "length")
        self.seen = self.graph.input("seen", FLOAT, "rows", "looking", "length")
        self.flat = self.integers(-1, bert.width)  # (tokens of all rows, width): one multiplication for all
        shape = self.graph.apply("Shape", self.places)
        self.by_row = self.graph.apply("Concat", shape, self.integers(bert.width), axis=0)
        by_head = self.integers(bert.heads, bert.width // bert.heads)
        self.by_head = self.graph.apply("Concat", shape, by_head, axis=0)

    def build(self) -> bytes:
        """Return the whole graph."""
        self.graph.output(self.states(), FLOAT, "rows", "length", self.bert.width)
        return self.graph.to_bytes()

    def states(self) -> str:
        """Return the states of the tokens after the last layer."""
        hidden = self.graph.apply("Sub", self.number(1.0), self.seen)
        hidden = self.graph.apply("Unsqueeze", hidden, self.integers(1))  # the same for every head
        unseen = self.graph.apply("Mul", hidden, self.number(_FAR))
        states = self.embedded()
        for layer in range(self.bert.layers):
            states = self.layer(states, f"encoder.layer.{layer}", unseen)
        return self.graph.apply("Reshape", states, self.by_row)

    def embedded(self) -> str:
        """Return the sum of what stands for each token, its position, and its being in the first text of a pair."""
        graph = self.graph
        numbers = graph.apply("Add", self.places, self.integers(self.bert.first))
        places = graph.apply("Gather", self.weight("embeddings.position_embeddings.weight"), numbers)
        kinds = self.weight("embeddings.token_type_embeddings.weight")
        one = graph.apply("Slice", kinds, self.integers(0), self.integers(1))
        summed = graph.apply("Add", graph.apply("Add", self.words(), one), places)
        return graph.apply("Reshape", self.normalised(summed, "embeddings"), self.flat)

    def words(self) -> str:
        """Return what stands for each token wherever it is."""
        tokens = self.graph.input("tokens", INTEGER, "rows", "length")
        return self.graph.apply("Gather", self.weight("embeddings.word_embeddings.weight"), tokens)

    def layer(self, states: str, name: str, unseen: str) -> str:
        """Return the states after one layer: each token looks at the others, then is thought over by itself."""
        looked = self.linear(self.attention(states, f"{name}.attention.self", unseen), f"{name}.attention.output.dense")
        states = self.normalised(self.graph.apply("Add", looked, states), f"{name}.attention.output")
        inner = self.graph.apply("Gelu", self.linear(states, f"{name}.intermediate.dense"))
        thought = self.linear(inner, f"{name}.output.dense")
        return self.normalised(self.graph.apply("Add", thought, states), f"{name}.output")

    def attention(self, states: str, name: str, unseen: str) -> str:
        """Return for each token what the tokens that it looks at have for it."""
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
        """Return states multiplied by a matrix, and a number added to each."""
        return self.graph.apply("Gemm", states, self.weight(f"{name}.weight"), self.weight(f"{name}.bias"), transB=1)

    def normalised(self, states: str, name: str) -> str:
        """Return states with their mean and variance set to what was learnt."""
        scale, shift = self.weight(f"{name}.LayerNorm.weight"), self.weight(f"{name}.LayerNorm.bias")
        return self.graph.apply("LayerNormalization", states, scale, shift, axis=-1, epsilon=self.bert.epsilon)

    def weight(self, name: str) -> str:
        """Return what was learnt under a name."""
        return self.graph.stored(name, self.bert.weights[name])

    def integers(self, *values: int) -> str:
        """Return a constant array of integers."""
        return self.graph.constant(np.array(values, np.int64))

    def number(self, value: float) -> str:
        """Return a constant."""
        return self.graph.constant(np.array(value, np.float32))
