"""A BERT in ONNX Runtime: it is there in 0.1 s, and takes neither PyTorch nor transformers.

Its vectors are those of sentence-transformers to about 1e-6; a test holds the two to each other.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.bert import Bert
from retrieval.bert_graph import graph_of
from retrieval.model_files import ModelFiles

if TYPE_CHECKING:
    import tokenizers
    from numpy.typing import NDArray

# Tokens to a batch, filling included: passages of 250 are encoded fastest by 4 to 8, questions of 20 by a hundred.
_TOKENS_AT_ONCE = 2_048
_SILENT = 4  # ONNX Runtime's level for logging nothing but what ends the process; what fails is raised, too


class OnnxModel:
    """Encode with a BERT, a core to each pass. Methods may be called from several threads."""

    pools_by_mean: bool

    def __init__(self, bert: Bert, files: ModelFiles) -> None:
        self.pools_by_mean = bert.pooling == "mean"
        self._width = bert.width
        with files.usable():
            self._tokens = _truncating(files, bert.window)
            self._session = _session(bert)

    def vectors(self, texts: Sequence[str], prompt: str) -> "NDArray[np.float32]":
        """Return one unit vector a text, each with the prompt before it."""
        found = np.empty((len(texts), self._width), np.float32)
        for rows, _, (vectors,) in self._passes(texts, prompt, 1):
            found[rows] = vectors
        return found

    def states(self, texts: Sequence[str], prompt: str) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `vectors` does, and the states of each text's tokens, the prompt's and the special ones' too."""
        found = np.empty((len(texts), self._width), np.float32)
        states: list[NDArray[np.float32]] = [found] * len(texts)
        for rows, mask, (vectors, batch) in self._passes(texts, prompt, 2):
            found[rows] = vectors
            for row, one, kept in zip(rows, batch, mask, strict=True):
                states[row] = one[: int(kept.sum())]
        return found, states

    def _passes(
        self, texts: Sequence[str], prompt: str, outputs: int
    ) -> "Iterator[tuple[list[int], NDArray[np.float32], list[NDArray[np.float32]]]]":
        """Return for each batch which texts are in it, their mask, and the first so many outputs of its pass."""
        batches = list(self._batches(texts, prompt))
        wanted = self._outputs[:outputs]
        fed = [{"tokens": tokens, "mask": mask} for _, tokens, mask in batches]
        run = partial(self._session.run, wanted)
        passed = map(run, fed) if len(batches) == 1 else self._threads.map(run, fed)
        return zip((rows for rows, _, _ in batches), (mask for _, _, mask in batches), passed, strict=True)

    @cached_property
    def _outputs(self) -> list[str]:
        return [output.name for output in self._session.get_outputs()]

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(_cores(), "encoding")

    def _batches(
        self, texts: Sequence[str], prompt: str
    ) -> "Iterator[tuple[list[int], NDArray[np.int64], NDArray[np.float32]]]":
        """Return which texts are encoded together, their tokens and their mask; long ones with long ones."""
        encoded = [encoding.ids for encoding in self._tokens.encode_batch([prompt + text for text in texts])]
        order = sorted(range(len(texts)), key=lambda row: -len(encoded[row]))
        while order:
            longest = len(encoded[order[0]])
            rows, order = _split(order, max(1, _TOKENS_AT_ONCE // longest))
            tokens = np.zeros((len(rows), longest), np.int64)
            mask = np.zeros((len(rows), longest), np.float32)
            for number, row in enumerate(rows):
                tokens[number, : len(encoded[row])] = encoded[row]
                mask[number, : len(encoded[row])] = 1.0
            yield rows, tokens, mask


def _split(order: list[int], count: int) -> tuple[list[int], list[int]]:
    return order[:count], order[count:]


def _truncating(files: ModelFiles, window: int) -> "tokenizers.Tokenizer":
    tokens: Any = files.tokens()
    tokens.no_padding()
    tokens.enable_truncation(window)
    truncating: tokenizers.Tokenizer = tokens
    return truncating


def _session(bert: Bert) -> Any:
    # From 1.29 on it writes an id of this machine to disk and tells Microsoft of what it runs, unless it finds this
    # when it is first imported.
    os.putenv("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # A core to a pass, and several passes at once: a pass that two share takes a third more of them altogether, and a
    # lone question waits as long for the second to wake.
    options.intra_op_num_threads = 1
    options.log_severity_level = _SILENT
    weights = bert.weights[bert.used()[0]].file
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(weights.parent))
    return onnxruntime.InferenceSession(graph_of(bert), options, providers=["CPUExecutionProvider"])


def _cores() -> int:
    """Return how many cores this process may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
