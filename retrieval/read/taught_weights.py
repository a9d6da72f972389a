"""The weights of a model that was taught: a file of what differs from the installed MiniLM, and MiniLM's own.

The file is safetensors; `retrieval.train.export` tells what is in it.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import EncoderError
from retrieval.encode.bert_weights import Bert, bert_in
from retrieval.encode.file_digests import Digests, sha256
from retrieval.encode.model_files import ModelFiles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.encode.onnx_writer import Stored

_LAYER = "encoder.layer."
# What the file calls the parts of a layer, and transformers.
LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "ln2": "output.LayerNorm",
}
_OWN_PARTS = {theirs: own for own, theirs in LAYER_PARTS.items()}


class TaughtWeights:
    """Read a model's weights, by their names in transformers and, for its heads, in the file.

    Raises EncoderError where the file can't be read, isn't the published one, or MiniLM's isn't.
    """

    def __init__(self, files: ModelFiles, digests: Digests, file: Path, expected: str) -> None:
        found = bert_in(files)
        if found is None:
            raise EncoderError("encoder-lacks-file", file="model.safetensors")
        self.bert: Bert = found
        self._trained = _tensors(file, digests, expected)

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix of outputs by inputs, in float32."""
        own = _own(name)
        if own not in self._trained:
            return _array(self.bert.weights[name])
        scale = self._trained[f"{own.removesuffix('weight')}scale"]
        rows: NDArray[np.float32] = self._trained[own].astype(np.float32) * scale[:, None]
        return rows

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return anything else in float32, flat."""
        own = _own(name)
        return (self._trained[own] if own in self._trained else _array(self.bert.weights[name])).ravel()

    @functools.cached_property
    def words(self) -> "NDArray[np.float32]":
        """Return what stands for each token wherever it is: mapped, so that what isn't read takes no memory."""
        return _array(self.bert.weights["embeddings.word_embeddings.weight"])

    def head(self, name: str) -> "NDArray[np.float32]":
        """Return a weight of what reads the result off the states."""
        return self.matrix(name) if f"{name.removesuffix('weight')}scale" in self._trained else self._trained[name]


def _own(name: str) -> str:
    """Return what the file calls a weight, if it has it."""
    if not name.startswith(_LAYER):
        return name
    layer, _, rest = name.removeprefix(_LAYER).partition(".")
    part, _, kind = rest.rpartition(".")
    return f"layers.{layer}.{_OWN_PARTS[part]}.{kind}"


def _tensors(file: Path, digests: Digests, expected: str) -> "dict[str, NDArray[Any]]":
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        found = digests.of(file, "sha256", sha256)
        if expected and found != expected:
            raise EncoderError("encoder-altered-file", file=file.name, found=found[:12], published=expected[:12])
        return load_file(file)
    except (OSError, SafetensorError) as error:
        raise EncoderError("encoder-lacks-file", file=file.name) from error


def _array(tensor: "Stored") -> "NDArray[np.float32]":
    return np.memmap(tensor.file, np.float32, "r", tensor.offset, tensor.shape)
