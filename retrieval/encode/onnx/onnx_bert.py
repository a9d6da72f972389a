"""A BERT in ONNX Runtime: it is there in 0.1 s, and takes neither PyTorch nor transformers.

Its vectors are those of sentence-transformers to about 1e-6; a test holds the two to each other.
"""

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.encode.files.model_files import ModelFiles
from retrieval.encode.micro_batching import Gathered
from retrieval.encode.onnx.bert_graph import graph_of
from retrieval.encode.onnx.bert_weights import Bert

if TYPE_CHECKING:
    import tokenizers
    from numpy.typing import NDArray

# Tokens to a batch, filling included: passages of 200 are encoded as fast one by one as ten at a time, which takes
# 100 MB more.
_TOKENS_AT_ONCE = 256
# Questions that are asked at the same time are encoded in one row: four of 14 tokens in two thirds of what they take
# one by one, and more gain little. Longer texts gain nothing.
_TOGETHER, _SHORT = 6, 48
# What gives the tokens' numbers of texts, cut to the window, and what the graph takes for these numbers.
Tokenize = Callable[[Sequence[str]], list[list[int]]]
Feed = Callable[["NDArray[np.int64]"], Mapping[str, "NDArray[Any]"]]
_X86 = ("x86_64", "AMD64")
_SILENT = 4  # ONNX Runtime's level for logging nothing but what ends the process; what fails is raised, too


class OnnxModel:
    """Encode with a BERT. Methods may be called from several threads."""

    pools_by_mean: bool

    def __init__(self, bert: Bert, session: Any, tokenize: Tokenize, feed: Feed) -> None:
        self.pools_by_mean = bert.pooling == "mean"
        self._width = bert.width
        self._session = session
        self._tokenize = tokenize
        self._feed = feed
        self._short = Gathered(self._in_a_row, _TOGETHER)

    @classmethod
    def of(cls, bert: Bert, files: ModelFiles) -> "OnnxModel":
        """Return the BERT in a folder."""
        with files.usable():
            tokens = _truncating(files, bert.window)
            session = session_of(graph_of(bert), bert.weights[bert.used()[0]].file.parent)
        return cls(bert, session, lambda texts: _numbers(tokens, texts), lambda numbers: {"tokens": numbers})

    def vectors(self, texts: Sequence[str], prompt: str) -> "NDArray[np.float32]":
        """Return one unit vector a text, each with the prompt before it."""
        encoded = self._tokenize([prompt + text for text in texts])
        if len(encoded) == 1 and len(encoded[0]) <= _SHORT:
            return self._short(encoded[0])[None, :]
        return self._pooled(self._states(encoded))

    def states(self, texts: Sequence[str], prompt: str) -> "tuple[NDArray[np.float32], list[NDArray[np.float32]]]":
        """Return what `vectors` does, and the states of each text's tokens, the prompt's and the special ones' too."""
        states = self._states(self._tokenize([prompt + text for text in texts]))
        return self._pooled(states), states

    def _pooled(self, states: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float32]":
        """Return one unit vector a text: the mean of its tokens' states, or the state of the first."""
        found = np.empty((len(states), self._width), np.float32)
        for row, one in enumerate(states):
            found[row] = one.mean(axis=0) if self.pools_by_mean else one[0]
        unit: NDArray[np.float32] = found / np.sqrt(np.einsum("ij,ij->i", found, found))[:, None]
        return unit

    def _in_a_row(self, encoded: Sequence[Sequence[int]]) -> "Sequence[NDArray[np.float32]]":
        """Return one unit vector a text, of several texts in one row."""
        lengths = [len(one) for one in encoded]
        texts = np.repeat(np.arange(len(encoded)), lengths)
        tokens = np.array([token for one in encoded for token in one], np.int64)
        places = np.concatenate([np.arange(length) for length in lengths])
        seen = (texts[:, None] == texts[None, :]).astype(np.float32)
        states = self._run(tokens[None], places[None], seen[None])[0]
        return list(self._pooled(np.split(states, np.cumsum(lengths)[:-1])))

    def _states(self, encoded: Sequence[Sequence[int]]) -> "list[NDArray[np.float32]]":
        """Return the states of each text's tokens; texts of like lengths are encoded together, each in its row."""
        found = [np.empty(0, np.float32)] * len(encoded)
        for rows in _batches([len(one) for one in encoded]):
            for row, one in zip(rows, self._padded([encoded[row] for row in rows]), strict=True):
                found[row] = one[: len(encoded[row])]
        return found

    def _padded(self, encoded: Sequence[Sequence[int]]) -> "NDArray[np.float32]":
        """Return the states of texts, each in a row that is as long as the longest."""
        shape = len(encoded), max(map(len, encoded))
        tokens, seen = np.zeros(shape, np.int64), np.zeros((shape[0], 1, shape[1]), np.float32)
        for row, one in enumerate(encoded):
            tokens[row, : len(one)] = one
            seen[row, 0, : len(one)] = 1.0
        return self._run(tokens, np.broadcast_to(np.arange(shape[1]), shape), seen)

    def _run(
        self, tokens: "NDArray[np.int64]", places: "NDArray[np.int64]", seen: "NDArray[np.float32]"
    ) -> "NDArray[np.float32]":
        fed = {**self._feed(tokens), "places": np.ascontiguousarray(places), "seen": seen}
        states: NDArray[np.float32] = self._session.run(None, fed)[0]
        return states


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield which texts are encoded together; long ones with long ones."""
    order = sorted(range(len(lengths)), key=lambda row: -lengths[row])
    while order:
        count = max(1, _TOKENS_AT_ONCE // lengths[order[0]])
        yield order[:count]
        order = order[count:]


def _truncating(files: ModelFiles, window: int) -> "tokenizers.Tokenizer":
    tokens: Any = files.tokens()
    tokens.no_padding()
    tokens.enable_truncation(window)
    truncating: tokenizers.Tokenizer = tokens
    return truncating


def _numbers(tokens: "tokenizers.Tokenizer", texts: Sequence[str]) -> list[list[int]]:
    if len(texts) == 1:  # a batch is spread over threads of its own
        return [tokens.encode(texts[0]).ids]
    return [encoding.ids for encoding in tokens.encode_batch(list(texts))]


def session_of(graph: bytes, folder: Path | None = None) -> Any:
    """Return ONNX Runtime at work on a graph, whose weights may be in files of a folder."""
    # From 1.29 on it writes an id of this machine to disk and tells Microsoft of what it runs, unless it finds this
    # when it is first imported.
    os.putenv("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Threads spin while they wait for their part of a pass, which makes a lone question's a third shorter, and stop
    # when it is over: else they take as much processor time again from whatever is done with its vector.
    options.intra_op_num_threads = _cores()
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.log_severity_level = _SILENT
    # Kept for the next run are neither the weights' first form nor a plan of memory for each length of text.
    options.add_session_config_entry("session.use_device_allocator_for_initializers", "1")
    options.enable_mem_pattern = False
    if _may_overflow():  # costs 21 MB elsewhere too
        options.add_session_config_entry("session.x64quantprecision", "1")
    if folder:
        options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(folder))
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    vars(session).pop("_model_bytes", None)  # it would keep them, to begin again elsewhere
    return session


def _may_overflow() -> bool:
    """Return whether products of 8 bits may be added up in 16, as on x86 without VNNI."""
    flags = Path("/proc/cpuinfo")
    return platform.machine() in _X86 and not (flags.exists() and "_vnni" in flags.read_text(encoding="utf-8"))


def _cores() -> int:
    """Return how many cores this process may use, which in a container are fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
