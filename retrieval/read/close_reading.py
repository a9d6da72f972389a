"""Read the likeliest sentences closely: by a model that reads question and text together, a few windows a question.

What likeness and words put forward first is nearly always among the first few; which of them answers is what the model
tells better, and which words of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.sentences import Span
from retrieval.read.features import Candidate
from retrieval.read.span_model import SpanModel, Spans
from retrieval.read.windows import Window, windows_around
from retrieval.text.languages import are_apart
from retrieval.types import Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Windows to a question. With 8 the answering sentence is first for .80 and .68 of the questions to two articles and to
# the sample, with 6 for .82 and .62, with 4 for .82 and .57; each takes some 5 ms on two cores.
WINDOWS_READ = 8
# Where question and text are in two scripts, what more windows find is put first as often, and tells less of whether
# there is an answer: of 150 translated questions the answer is in a quote shown for .77 with 4, .81 with 6 and with 8,
# and the area of 300 is .75, .72 and .72.
WINDOWS_READ_APART = 6
# They are read one by one, likeliest first, until one answers for sure; what is sure enough falls with each that is
# read. Over six sets 4.6 are, the answering sentence is first for .708 of the questions where it is for .718 with all
# eight, and the area under the curve, answerable or not, is .843 for .840.
_SURE, _LESS = 5.0, 0.5
# How a margin over no answer and what says that the text answers are added, both logits, the first the sum of two.
_OF_MARGIN = 0.5
_UNREAD = 1.0  # what isn't read is taken for so much worse than the worst that was
# Words that answer are marked where they are so much better than no answer: of those in the right sentence .95 and .93
# were right, on two sets, and .79 and .71 of the best sentences have some.
_CLEAR = 1.0
_OPENING, _CLOSING = "()"


@dataclass(frozen=True, slots=True)
class CloseReading:
    """Hold how well each candidate answers, and the words that do.

    `scores`, shape (candidates,), are logits of what was read, the least less 1 of what wasn't; `windows`, of the same
    shape, how well the window that a candidate was read in answers at all, a logit, the least one for what wasn't read.
    `answers` has where in its passage the answer stands, by candidate, of those for which some answer is clearly better
    than none.
    """

    scores: "NDArray[np.float32]"
    windows: "NDArray[np.float32]"
    answers: Mapping[int, Span]


def read_closely(
    model: SpanModel,
    question: str,
    candidates: Sequence[Candidate],
    likely: Sequence[int],
    sentences: Mapping[str, Sentences],
    most: int = WINDOWS_READ,
) -> CloseReading | None:
    """Return how the likeliest candidates read, in `most` windows; None where there is nothing that the model can read.

    `likely` are candidates, likeliest first.
    """
    readable = [candidates[n] for n in likely if model.reads(question, candidates[n].text)]
    if readable and are_apart(question, readable[0].text):
        most = min(most, WINDOWS_READ_APART)
    windows = windows_around(readable, sentences, most)
    found = _Found(candidates)
    for read, window in enumerate(windows):
        if found.best >= _SURE - _LESS * (read - 1):
            break
        found.add(window, *model.spans(question, [window.text]))
    return found.reading()


class _Found:
    """Gather what windows say of the candidates in them; `best` is the greatest score so far."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._rows = {(candidate.hit.key, candidate.ordinal): n for n, candidate in enumerate(candidates)}
        self._scores, self._windows = np.full((2, len(candidates)), np.nan, np.float32)
        self._answers: dict[int, Span] = {}

        self.best = -np.inf

    def add(self, window: Window, spans: Spans) -> None:
        """Take note of what was read in a window."""
        for ordinal in range(window.first, window.last):
            row = self._rows.get((window.hit.key, ordinal))
            best = _best_within(window, ordinal, spans)
            if row is not None and best is not None:
                self._add(row, window, ordinal, spans, best)

    def _add(self, row: int, window: Window, ordinal: int, spans: Spans, best: int) -> None:
        score = _OF_MARGIN * float(spans.margins[best]) + spans.answers
        if self._scores[row] >= score:  # another window holds it too
            return
        self._scores[row], self._windows[row] = score, spans.answers
        self.best = max(self.best, score)
        self._answers.pop(row, None)
        if spans.margins[best] > _CLEAR:
            self._answers[row] = _in_sentence(window, ordinal, spans, best)

    def reading(self) -> CloseReading | None:
        """Return how the candidates read, None where nothing was."""
        if np.isnan(self._scores).all():
            return None
        least = float(np.nanmin(self._scores)) - _UNREAD
        windows = np.nan_to_num(self._windows, nan=float(np.nanmin(self._windows)))
        return CloseReading(np.nan_to_num(self._scores, nan=least), windows, self._answers)


def _best_within(window: Window, ordinal: int, spans: Spans) -> int | None:
    """Return the token that the best answer of a sentence begins at, None where none was read.

    An answer is of the sentence that its middle is in: it may begin with the last word of the one before.
    """
    start, end = _place(window, ordinal)
    middles = (spans.begins + spans.ends) / 2
    within = np.flatnonzero((middles >= start) & (middles < end))
    return int(within[spans.margins[within].argmax()]) if len(within) else None


def _in_sentence(window: Window, ordinal: int, spans: Spans, token: int) -> Span:
    """Return where in its passage the part of an answer in its sentence stands, with the bracket that ends it."""
    first, last = _place(window, ordinal)
    start, end = max(int(spans.begins[token]), first), min(int(spans.ends[token]), last)
    said, back = window.text[start : end + 1], window.start - len(window.head)
    if said.endswith(_CLOSING) and said.count(_OPENING) == said.count(_CLOSING):
        end += 1
    return start + back, end + back


def _place(window: Window, ordinal: int) -> Span:
    """Return where a sentence stands in a window's text."""
    start, end = window.sentences.spans[ordinal]
    forward = len(window.head) - window.start
    return start + forward, end + forward
