"""Read a question and a text together: where in the text an answer begins and ends, and whether it is one.

Extractive question answering after Devlin et al. (2019), https://arxiv.org/abs/1810.04805, with answers that aren't
there as in SQuAD 2.0, https://arxiv.org/abs/1806.03822: a score to begin and one to end at each token, held against
those of the first token, which stands for "no answer", and a further one for the whole text.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from retrieval.encode.file_digests import Digests
from retrieval.encode.int8_graph import Int8Graph
from retrieval.encode.model_files import ModelFiles
from retrieval.encode.onnx_bert import session_of
from retrieval.encode.onnx_writer import FLOAT, INTEGER
from retrieval.read.span_weights import SHA256, WEIGHTS_FILE, SpanWeights

if TYPE_CHECKING:
    import tokenizers
    from numpy.typing import NDArray

QUESTION_TOKENS, TOKENS = 48, 224  # of a question, and of a whole row, when read and when taught
LONGEST_ANSWER = 40  # tokens
_START, _SEPARATOR = 101, 102  # BERT's [CLS] and [SEP]
# Rows to a pass: eight at once take .15 more processor time on two cores than four times two, and more memory.
_ROWS = 2
_FAR = -1e9


@dataclass(frozen=True, slots=True)
class Spans:
    """Hold the best answer that begins at each token of a text.

    `begins` and `ends` are where in the text the first and the last token of each begins and ends, `margins` how much
    better each is than no answer, all of shape (tokens,). `answers` tells whether the text answers at all, as a logit.
    """

    begins: "NDArray[np.intp]"
    ends: "NDArray[np.intp]"
    margins: "NDArray[np.float32]"
    answers: float


class SpanModel(Protocol):
    """Find answers in texts.

    `calibrated`: the confidence of answers was fitted with it.
    """

    @property
    def calibrated(self) -> bool:
        """Return whether how sure an answer is may be told by it."""
        ...

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer."""
        ...


class TaughtSpanModel:
    """Read with the model that ships. Methods may be called from several threads.

    Raises EncoderError, on first use, where its weights aren't there or aren't the published ones.
    """

    calibrated = True

    def __init__(self, digests: Digests | None = None, file: Path = WEIGHTS_FILE, expected: str = SHA256) -> None:
        self._digests = digests or Digests()
        self._file, self._expected = file, expected

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer."""
        asked = self._tokens.encode(question, add_special_tokens=False).ids
        read = self._tokens.encode_batch(list(texts), add_special_tokens=False)
        rows = [token_row(asked, one.ids) for one in read]
        found: list[Spans | None] = [None] * len(rows)
        for some in _batches([len(row) for row, _ in rows]):
            scores, answers = self._run([rows[n] for n in some])
            for row, n in enumerate(some):
                tokens, begin = rows[n]
                places = read[n].offsets[: len(tokens) - 1 - begin]
                none = float(scores[row, 0].sum())
                found[n] = best_spans(scores[row, begin : begin + len(places)], none, places, float(answers[row]))
        return [one for one in found if one]

    def check(self) -> None:
        """Load the model, unless it is. Raises EncoderError as `spans` does."""
        self._session  # noqa: B018

    def _run(self, rows: Sequence[tuple[list[int], int]]) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
        shape = len(rows), max(len(row) for row, _ in rows)
        tokens, kinds = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        seen = np.zeros((shape[0], 1, shape[1]), np.float32)
        for n, (row, begin) in enumerate(rows):
            tokens[n, : len(row)] = row
            kinds[n, begin : len(row)] = 1
            seen[n, 0, : len(row)] = 1.0
        places = np.ascontiguousarray(np.broadcast_to(np.arange(shape[1]), shape))
        fed = {"words": self._weights.words[tokens], "kinds": kinds, "places": places, "seen": seen}
        scores, answers = self._session.run(None, fed)
        return scores, answers.ravel()

    @functools.cached_property
    def _files(self) -> ModelFiles:
        return ModelFiles("", self._digests)

    @functools.cached_property
    def _tokens(self) -> "tokenizers.Tokenizer":
        tokens: Any = self._files.tokens()
        tokens.no_padding()
        tokens.no_truncation()
        found: tokenizers.Tokenizer = tokens
        return found

    @functools.cached_property
    def _weights(self) -> SpanWeights:
        return SpanWeights(self._files, self._digests, self._file, self._expected)

    @functools.cached_property
    def _session(self) -> Any:
        return session_of(_SpanGraph(self._weights).build())


class _SpanGraph(Int8Graph):
    """Write the model: two scores a token, (rows, length, 2), and one a row, (rows, 1)."""

    def __init__(self, weights: SpanWeights) -> None:
        super().__init__(weights, weights.bert)
        self.span = weights

    def build(self) -> bytes:
        graph = self.graph
        states = self.states()
        scores = graph.apply("Add", graph.apply("MatMul", states, self._head("span", turned=True)), self._bias("span"))
        first = graph.apply("Gather", states, self.graph.constant(np.array(0, np.int64)), axis=1)
        deep = graph.apply("Gemm", first, self._head("ans_d"), self._bias("ans_d"), transB=1)
        answers = graph.apply("Gemm", graph.apply("Tanh", deep), self._head("ans"), self._bias("ans"), transB=1)
        graph.output(scores, FLOAT, "rows", "length", 2)
        graph.output(answers, FLOAT, "rows", 1)
        return graph.to_bytes()

    def embedded(self) -> str:
        """Return what `BertGraph` does, where each token may be of the first text or of the second."""
        graph = self.graph
        kinds = graph.apply("Gather", self.weight("embeddings.token_type_embeddings.weight"), self._kinds())
        places = graph.apply("Gather", self.weight("embeddings.position_embeddings.weight"), self.places)
        summed = graph.apply("Add", graph.apply("Add", self.words(), kinds), places)
        return graph.apply("Reshape", self.normalised(summed, "embeddings"), self.flat)

    def _kinds(self) -> str:
        return self.graph.input("kinds", INTEGER, "rows", "length")

    def _head(self, name: str, *, turned: bool = False) -> str:
        weight = self.span.head(f"{name}.weight")
        return self.graph.constant(np.ascontiguousarray(weight.T if turned else weight))

    def _bias(self, name: str) -> str:
        return self.graph.constant(self.span.head(f"{name}.bias"))


def token_row(question: Sequence[int], text: Sequence[int]) -> tuple[list[int], int]:
    """Return the row that a question's tokens and a text's are read as, and where in it the text begins.

    Both are cut to what a row has room for.
    """
    asked = question[:QUESTION_TOKENS]
    begin = len(asked) + 2
    return [_START, *asked, _SEPARATOR, *text[: TOKENS - begin - 1], _SEPARATOR], begin


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return which rows are read together: long ones with long ones."""
    order = sorted(range(len(lengths)), key=lambda row: -lengths[row])
    return [order[n : n + _ROWS] for n in range(0, len(order), _ROWS)]


def best_spans(scores: "NDArray[np.float32]", none: float, places: Sequence[tuple[int, int]], answers: float) -> Spans:
    """Return the best span from each token on.

    `scores` are those to start and to end, shape (tokens, 2), `none` that of no answer, `places` where in the text each
    token stands, `answers` what tells whether the text answers at all.
    """
    count = len(places)
    if not count:
        nothing = np.zeros(0, np.intp)
        return Spans(nothing, nothing, np.zeros(0, np.float32), answers)
    token = np.arange(count)
    apart = token[None, :] - token[:, None]
    ends = np.where((apart >= 0) & (apart < LONGEST_ANSWER), scores[None, :, 1], _FAR)
    last = ends.argmax(axis=1)
    margins = scores[:, 0] + ends[token, last] - none
    starts = np.array([start for start, _ in places], np.intp)
    stops = np.array([end for _, end in places], np.intp)
    return Spans(starts, stops[last], margins.astype(np.float32), answers)
