"""The weights of a model that was taught: a file of what differs from an installed one, and the installed one's own.

The file is safetensors; `retrieval.train.export` tells what is in it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import EncoderError
from retrieval.encode.base_models import BASES, BaseModel
from retrieval.encode.files.file_digests import Digests, sha256

if TYPE_CHECKING:
    from numpy.typing import NDArray

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

    `base` is the installed model. Raises EncoderError where the file can't be read, isn't the published one, or the
    installed model's isn't.
    """

    def __init__(self, digests: Digests, file: Path, expected: str) -> None:
        name, self._trained = _content(file, digests, expected)
        self.base: BaseModel = BASES[name](digests)

    def matrix(self, name: str) -> "NDArray[np.float32]":
        """Return a matrix of outputs by inputs, in float32."""
        own = _own(name)
        if own not in self._trained:
            return self.base.matrix(name)
        scale = self._trained[f"{own.removesuffix('weight')}scale"]
        rows: NDArray[np.float32] = self._trained[own].astype(np.float32) * scale[:, None]
        return rows

    def vector(self, name: str) -> "NDArray[np.float32]":
        """Return anything else in float32, flat."""
        own = _own(name)
        return self._trained[own].ravel() if own in self._trained else self.base.vector(name)

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


def _content(file: Path, digests: Digests, expected: str) -> "tuple[str, dict[str, NDArray[Any]]]":
    """Return the name of the model that a file goes on from, and its tensors."""
    from safetensors import SafetensorError, safe_open

    try:
        found = digests.of(file, "sha256", sha256)
        if expected and found != expected:
            raise EncoderError("encoder-altered-file", file=file.name, found=found[:12], published=expected[:12])
        with safe_open(file, "np") as opened:
            return opened.metadata()["base"], {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
    except (OSError, SafetensorError, KeyError, TypeError) as error:  # the last two: it names no model
        raise EncoderError("encoder-lacks-file", file=file.name) from error
