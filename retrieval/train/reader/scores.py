"""How well a reader reads: which span it would quote, how near that is to an answer, and how it tells none from one.

Exact match and F1 over words are those of SQuAD (Rajpurkar et al., 2016, https://arxiv.org/abs/1606.05250). How well
answerable and unanswerable are told apart is the area under the receiver's curve: the share of pairs of one of each in
which the answerable one is surer, a tie counting half.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.evaluate.answer_scores import normalised
from retrieval.evaluate.bootstrap import Figure, Statistic, bootstrap, mean
from retrieval.read.span_model import LONGEST_ANSWER
from retrieval.train.reader.examples import Example

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Logits = NDArray[np.float32]

_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what was read of an example: the likeliest span, by how much it beats there being none, and the head's word.

    `said` is the span's text; `margin` and `answers` are logits, greater where it is surer that the window answers.
    """

    example: Example
    said: str
    margin: float
    answers: float


def best_span(start: "Logits", end: "Logits", first: int, count: int) -> tuple[int, int, float]:
    """Return the first and last token of the likeliest span among a row's `count` from `first`, and its margin.

    The margin is the span's score less that of the row's first token, which stands for there being no answer.
    """
    here = slice(first, first + count)
    spans = start[here][:, None] + end[here][None, :]
    length = np.arange(count)[None, :] - np.arange(count)[:, None]
    spans = np.where((length >= 0) & (length < LONGEST_ANSWER), spans, _NEVER)
    begin, stop = divmod(int(spans.argmax()), count)
    return first + begin, first + stop, float(spans[begin, stop] - start[0] - end[0])


def exact_match(said: str, golds: Sequence[str]) -> float:
    """Return 1 where what was said is one of the answers but for case, punctuation and articles, else 0."""
    return float(normalised(said) in map(normalised, golds))


def word_f1(said: str, golds: Sequence[str]) -> float:
    """Return the greatest F1 of the words said and those of an answer."""
    return max((_f1(normalised(said).split(), normalised(gold).split()) for gold in golds), default=0.0)


def area_under_curve(scores: Sequence[float], positive: Sequence[bool]) -> Figure | None:
    """Return how often a positive has a higher score than a negative, None where there are none of either."""
    statistic = _area(scores, positive)
    return bootstrap(statistic, len(scores)) if statistic else None


def difference(one: Sequence[Reading], other: Sequence[Reading]) -> dict[str, Any]:
    """Return by how much two readers of the same windows differ, the second less the first, drawn together.

    `f1` is of the windows that answer, `auc_answers` of all.
    """
    scored = [(word_f1(left.said, left.example.golds), word_f1(right.said, right.example.golds))
              for left, right in zip(one, other, strict=True) if left.example.golds]  # fmt: skip
    answerable = [reading.example.row.answers for reading in one]
    before, after = (_area([reading.answers for reading in some], answerable) for some in (one, other))
    found = {
        "f1": mean([right - left for left, right in scored]),
        "auc_answers": bootstrap(lambda drawn: after(drawn) - before(drawn), len(one)) if before and after else None,
    }
    return {name: figure and figure.as_json() for name, figure in found.items()}


def _area(scores: Sequence[float], positive: Sequence[bool]) -> Statistic | None:
    flags = np.asarray(positive, np.bool_)
    if flags.all() or not flags.any():
        return None
    distinct, place = np.unique(np.asarray(scores, np.float64), return_inverse=True)
    count = len(distinct)

    def statistic(drawn: "NDArray[np.int64]") -> "NDArray[np.float64]":
        cells = (np.arange(len(drawn))[:, None] * count + place[drawn]).ravel()
        of = [
            np.bincount(cells, (flags[drawn] == side).ravel(), len(drawn) * count).reshape(-1, count)
            for side in (True, False)
        ]
        below = np.cumsum(of[1], axis=1) - of[1] / 2
        pairs = of[0].sum(axis=1) * of[1].sum(axis=1)
        found: NDArray[np.float64] = (of[0] * below).sum(axis=1) / np.maximum(pairs, 1)
        return found

    return statistic


def figures(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the figures of what was read, each with its interval, None where there is nothing to measure.

    `exact_match` and `f1` are of the windows that answer, whatever the confidence; `auc_margin` and `auc_answers` tell
    those from the rest by the span's margin and by the head.
    """
    golden = [one for one in readings if one.example.golds]
    answerable = [one.example.row.answers for one in readings]
    found = {
        "exact_match": mean([exact_match(one.said, one.example.golds) for one in golden]),
        "f1": mean([word_f1(one.said, one.example.golds) for one in golden]),
        "auc_margin": area_under_curve([one.margin for one in readings], answerable),
        "auc_answers": area_under_curve([one.answers for one in readings], answerable),
    }
    return {name: figure and figure.as_json() for name, figure in found.items()}


def f1_by_source(readings: Sequence[Reading]) -> dict[str, float]:
    """Return the mean F1 of each source's windows that answer."""
    found: dict[str, list[float]] = {}
    for one in readings:
        if one.example.golds:
            found.setdefault(one.example.kind, []).append(word_f1(one.said, one.example.golds))
    return {source: round(float(np.mean(scores)), 3) for source, scores in sorted(found.items())}


def auc_by_source(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return how well the head tells the windows that answer from those of each kind that don't."""
    answering = [one for one in readings if one.example.row.answers]
    found: dict[str, Any] = {}
    for kind in sorted({one.example.kind for one in readings if not one.example.row.answers}):
        some = [*answering, *(one for one in readings if one.example.kind == kind and not one.example.row.answers)]
        figure = area_under_curve([one.answers for one in some], [one.example.row.answers for one in some])
        found[kind] = figure and {**figure.as_json(), "unanswerable": len(some) - len(answering)}
    return found


def _f1(said: Sequence[str], gold: Sequence[str]) -> float:
    shared = sum((Counter(said) & Counter(gold)).values())
    return 2 * shared / (len(said) + len(gold)) if shared else float(said == gold)
