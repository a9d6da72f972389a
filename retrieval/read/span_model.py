"""Read a question and a text together: where in the text an answer begins and ends, and whether it is one.

Extractive question answering after Devlin et al. (2019), https://arxiv.org/abs/1810.04805, with answers that aren't
there as in SQuAD 2.0, https://arxiv.org/abs/1806.03822: a score to begin and one to end at each token, held against
those of the first token, which stands for "no answer", and a further one for the whole text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from retrieval.encode.files.file_digests import Digests
from retrieval.encode.onnx.onnx_writer import FLOAT
from retrieval.read.cross_encoder import CrossEncoder, CrossEncoderGraph
from retrieval.text.languages import is_foreign

if TYPE_CHECKING:
    from numpy.typing import NDArray

READER_FILE = Path(__file__).with_name("reader.safetensors")
MULTILINGUAL_FILE = Path(__file__).with_name("reader.multilingual-e5-small.safetensors")
MULTILINGUAL_SHA256 = "bc6a57db7d0d42d928ca5288d7ab54d3c0f52f5b1f1e51c783bd78af0b6592a0"
READER_SHA256 = "c04a267b7ff01685f4f41b437969e4c14f219e3a86f342bad8440e30cfcab00f"
QUESTION_TOKENS = 48  # of a question, when read and when taught
LONGEST_ANSWER = 40  # tokens
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

    def reads(self, question: str, text: str) -> bool:
        """Return whether it knows what both are written in."""
        ...

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer."""
        ...


class _SpanGraph(CrossEncoderGraph):
    """Write the model: two scores a token, (rows, length, 2), and one a row, (rows, 1)."""

    def build(self) -> bytes:
        graph = self.graph
        states = self.states()
        scores = graph.apply("Add", graph.apply("MatMul", states, self.head("span", turned=True)), self.bias("span"))
        graph.output(scores, FLOAT, "rows", "length", 2)
        graph.output(self.of_first(states, "ans_d", "ans"), FLOAT, "rows", 1)
        return graph.to_bytes()


class TaughtSpanModel(CrossEncoder):
    """Read with the model that ships."""

    GRAPH = _SpanGraph
    calibrated = True

    def __init__(self, digests: Digests | None = None, file: Path = READER_FILE, expected: str = READER_SHA256) -> None:
        super().__init__(digests, file, expected)

    def reads(self, question: str, text: str) -> bool:
        """Return whether neither is plainly in another language than English, of which MiniLM knows hardly a word.

        Of passages in German and Spanish that don't answer, its head says that they do: .7 where it is -2.3 in English.
        """
        return not (is_foreign(question) or is_foreign(text))

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer."""
        rows, read = self.rows(question, texts, QUESTION_TOKENS)
        found: dict[int, Spans] = {}
        for some, (scores, answers) in self.run(rows):
            for row, n in enumerate(some):
                tokens, begin = rows[n]
                places = read[n].offsets[: len(tokens) - 1 - begin]
                none = float(scores[row, 0].sum())
                found[n] = best_spans(scores[row, begin : begin + len(places)], none, places, float(answers[row, 0]))
        return [found[n] for n in range(len(rows))]


class MultilingualSpanModel(TaughtSpanModel):
    """Read with the model that ships for other languages than English, and for what is asked in one of another."""

    def __init__(
        self, digests: Digests | None = None, file: Path = MULTILINGUAL_FILE, expected: str = MULTILINGUAL_SHA256
    ) -> None:
        super().__init__(digests, file, expected)

    def reads(self, question: str, text: str) -> bool:
        """Return True: the multilingual encoder, which it goes on from, knows a hundred languages."""
        return True


class SpanModelByLanguage:
    """Read what the first model knows with that, and all else with the second."""

    calibrated = True

    def __init__(self, first: TaughtSpanModel, second: TaughtSpanModel) -> None:
        self._first, self._second = first, second

    def check(self) -> None:
        """Load both models. Raises EncoderError where one can't be."""
        self._first.check()
        self._second.check()

    def reads(self, question: str, text: str) -> bool:
        """Return whether either does; the second, which is asked first, reads more and tells sooner."""
        return self._second.reads(question, text) or self._first.reads(question, text)

    def spans(self, question: str, texts: Sequence[str]) -> list[Spans]:
        """Return what each text has of an answer."""
        first = [n for n, text in enumerate(texts) if self._first.reads(question, text)]
        second = sorted(set(range(len(texts))) - set(first))
        found: dict[int, Spans] = {}
        for model, some in ((self._first, first), (self._second, second)):
            if some:
                found |= zip(some, model.spans(question, [texts[n] for n in some]), strict=True)
        return [found[n] for n in range(len(texts))]


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
