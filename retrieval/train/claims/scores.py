"""How well claims are told apart: accuracy over three labels, and how well supported ones are told from the rest."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.evaluate.bootstrap import mean
from retrieval.train.claims.pairs import LABELS, SUPPORTED
from retrieval.train.reader.scores import area_under_curve

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from retrieval.train.claims.examples import ClaimExample

    Logits = NDArray[np.float32]


def figures(examples: "Sequence[ClaimExample]", logits: "Logits") -> dict[str, Any]:
    """Return the figures of examples' logits, (examples, 3), each with its interval.

    `accuracy` is over all; `accuracy_people` over claims that people wrote, `accuracy_made` over those made by rule;
    `auc_supported` tells supported claims from all others by how much likelier they are.
    """
    labels = np.array([example.label for example in examples])
    right = (logits.argmax(axis=1) == labels).astype(float)
    made = np.array([":" in example.kind for example in examples], np.bool_)
    found = {
        "accuracy": mean(right.tolist()),
        "accuracy_people": mean(right[~made].tolist()),
        "accuracy_made": mean(right[made].tolist()),
        "auc_supported": area_under_curve(supported(logits).tolist(), (labels == SUPPORTED).tolist()),
    }
    return {name: figure and figure.as_json() for name, figure in found.items()}


def supported(logits: "Logits") -> "Logits":
    """Return how much likelier it is that claims are supported than that they aren't, as logits."""
    others: Logits = np.logaddexp(logits[:, 1], logits[:, 2])
    return logits[:, SUPPORTED] - others


def accuracy_by_kind(examples: "Sequence[ClaimExample]", logits: "Logits") -> dict[str, list[float]]:
    """Return how many of each kind are right, and of how many."""
    found: dict[str, list[bool]] = defaultdict(list)
    for example, row in zip(examples, logits, strict=True):
        found[example.kind].append(int(row.argmax()) == example.label)
    return {kind: [round(float(np.mean(right)), 3), len(right)] for kind, right in sorted(found.items())}


def confusions(labels: Sequence[int], found: Sequence[int]) -> list[list[int]]:
    """Return how many of each label (rows) were taken for which (columns), in the order of `LABELS`."""
    table = np.zeros((len(LABELS), len(LABELS)), int)
    np.add.at(table, (np.asarray(labels, int), np.asarray(found, int)), 1)
    return [list(map(int, row)) for row in table]
