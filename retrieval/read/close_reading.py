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
from retrieval.text.scripts import is_latin
from retrieval.types import Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Windows to a question. With 8 the answering sentence is first for .80 and .68 of the questions to two articles and to
# the sample, with 6 for .82 and .62, with 4 for .82 and .57; each takes some 5 ms on two cores.
WINDOWS_READ = 8
# How a margin over no answer and what says that the text answers are added, both logits, the first the sum of two.
_OF_MARGIN = 0.5
_UNREAD = 1.0  # what isn't read is taken for so much worse than the worst that was
# Words that answer are marked where they are so much better than no answer: of those in the right sentence .95 and .93
# were right, on two sets, and .79 and .71 of the best sentences have some.
_CLEAR = 1.0


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
) -> CloseReading | None:
    """Return how the likeliest candidates read, None where there is nothing that the model can read.

    `likely` are candidates, likeliest first. The model knows no script but Latin.
    """
    if not is_latin(question):
        return None
    readable = [candidates[n] for n in likely if is_latin(candidates[n].text)]
    windows = windows_around(readable, sentences, WINDOWS_READ)
    if not windows:
        return None
    rows = {(candidate.hit.key, candidate.ordinal): n for n, candidate in enumerate(candidates)}
    scores, answering = np.full((2, len(candidates)), np.nan, np.float32)
    answers: dict[int, Span] = {}
    for window, spans in zip(windows, model.spans(question, [window.text for window in windows]), strict=True):
        for ordinal in range(window.first, window.last):
            row = rows.get((window.hit.key, ordinal))
            best = _best_within(window, ordinal, spans)
            if row is None or best is None:
                continue
            score = _OF_MARGIN * float(spans.margins[best]) + spans.answers
            if scores[row] >= score:  # another window holds it too
                continue
            scores[row], answering[row] = score, spans.answers
            answers.pop(row, None)
            if spans.margins[best] > _CLEAR:
                answers[row] = _in_sentence(window, ordinal, spans, best)
    if np.isnan(scores).all():
        return None
    least = float(np.nanmin(scores)) - _UNREAD
    answering = np.nan_to_num(answering, nan=float(np.nanmin(answering)))
    return CloseReading(np.nan_to_num(scores, nan=least), answering, answers)


def _best_within(window: Window, ordinal: int, spans: Spans) -> int | None:
    """Return the token that the best answer beginning in a sentence begins at, None where none was read."""
    start, end = _place(window, ordinal)
    within = np.flatnonzero((spans.begins >= start) & (spans.begins < end))
    return int(within[spans.margins[within].argmax()]) if len(within) else None


def _in_sentence(window: Window, ordinal: int, spans: Spans, token: int) -> Span:
    """Return where in its passage an answer stands, as far as the sentence goes that it begins in."""
    _, end = _place(window, ordinal)
    back = window.start - len(window.head)
    return int(spans.begins[token]) + back, min(int(spans.ends[token]), end) + back


def _place(window: Window, ordinal: int) -> Span:
    """Return where a sentence stands in a window's text."""
    start, end = window.sentences.spans[ordinal]
    forward = len(window.head) - window.start
    return start + forward, end + forward
