"""Teach the check of claims: the loss is the cross entropy of supported, contradicted and not told."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.train.claims.examples import ClaimExample
from retrieval.train.cross_encoder import ClaimModel
from retrieval.train.training import Training

if TYPE_CHECKING:
    from numpy.typing import NDArray


class ClaimTraining(Training[ClaimExample]):
    """Hold a check of claims that is being taught."""

    MODEL = ClaimModel

    def losses(self, scores: Tensor, batch: Sequence[ClaimExample]) -> tuple[Tensor, Mapping[str, Tensor]]:
        """Return the cross entropy."""
        wanted = torch.tensor([example.label for example in batch], device=scores.device)
        loss = functional.cross_entropy(scores, wanted, label_smoothing=_SMOOTHED)
        return loss, {"claim": loss}

    def read(self, examples: Sequence[ClaimExample]) -> "NDArray[np.float32]":
        """Return the model's logits of examples, (examples, 3)."""
        logits = np.zeros((len(examples), 3), np.float32)
        for numbers, scores in self.scored(examples):
            logits[numbers] = scores.cpu().numpy()
        return logits


_SMOOTHED = 0.05  # of what is certain is left to the other labels: some claims that were made are labelled wrong
