"""Teach the reader where an answer begins and ends, and whether there is one.

The loss is the mean cross entropy of start and end, over the passage's tokens and the first one, which stands for no
answer; plus .6 of the binary cross entropy of whether it answers.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.train.cross_encoder import ReaderModel, Scores
from retrieval.train.reader.examples import Example
from retrieval.train.reader.scores import Reading, best_span
from retrieval.train.training import Training

_ANSWERS_SHARE = 0.6  # of the second loss
_NEVER = -1e4


class ReaderTraining(Training[Example]):
    """Hold a reader that is being taught."""

    MODEL = ReaderModel

    def losses(self, scores: Scores, batch: Sequence[Example]) -> tuple[Tensor, Mapping[str, Tensor]]:
        """Return the sum of two losses: of start and end, and of whether a window answers."""
        span, answers = span_and_answers(scores, batch)
        return span + _ANSWERS_SHARE * answers, {"span": span, "answers": answers}

    def read(self, examples: Sequence[Example]) -> list[Reading]:
        """Return what the model reads in examples, in their order."""
        found: dict[int, Reading] = {}
        for numbers, scores in self.scored(examples):
            start, end, answers = (one.cpu().numpy() for one in scores)
            for row, number in enumerate(numbers):
                found[number] = _reading(examples[number], start[row], end[row], float(answers[row]))
        return [found[number] for number in range(len(examples))]


def span_and_answers(scores: Scores, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the loss of start and end, and that of whether a window answers."""
    device = scores.start.device
    allowed = np.zeros(scores.start.shape, np.bool_)
    allowed[:, 0] = True
    for number, example in enumerate(batch):
        allowed[number, example.row.first : example.row.first + len(example.row.offsets)] = True
    barred = torch.from_numpy(~allowed).to(device)
    sides = zip((scores.start, scores.end), ("start", "end"), strict=True)
    losses = [
        functional.cross_entropy(
            logits.masked_fill(barred, _NEVER), torch.tensor([getattr(one.row, side) for one in batch], device=device)
        )
        for logits, side in sides
    ]
    wanted = torch.tensor([float(one.row.answers) for one in batch], device=device)
    return (losses[0] + losses[1]) / 2, functional.binary_cross_entropy_with_logits(scores.answers, wanted)


def _reading(example: Example, start: Any, end: Any, answers: float) -> Reading:
    row = example.row
    if not row.offsets:
        return Reading(example, "", _NEVER, answers)
    begin, stop, margin = best_span(start, end, row.first, len(row.offsets))
    return Reading(example, row.said(begin, stop), margin, answers)
