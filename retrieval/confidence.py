"""How sure the bot may be that the corpus answers a question, before it says anything.

The signs are the best sentence's, the best of any sentence's, how clearly the best stands out, and how clearly the
two searches do. A logistic regression weighs them; its weights and thresholds lie in `calibration.json` beside this
file, fitted by `retrieval.calibrate` on questions of which it is known whether their corpus answers them.
"""

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.likeness import against
from retrieval.reader import Reading
from retrieval.signs import SIGNS, Asked

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BEST = ("overlap_passage", "overlap_rest", "names_passage", "numbers_passage", "likeness_before", "asks", "first")
_GREATEST = ("likeness", "likeness_passage", "overlap_title")
_KINDS = (("number", ("number", "money", "duration")), ("place", ("place",)))
QUESTION_SIGNS = (
    *(f"best {name}" for name in _BEST),  # of the best sentence
    *(f"greatest {name}" for name in _GREATEST),  # of any sentence
    "scatter",  # entropy, in nats, of the softmax of all scores: how many sentences look alike
    "lead",  # the best sentence's share of that softmax
    "dense lead",  # how much likelier the first passage is than the second, up to .08
    "lexical height",  # the first passage's BM25 score against the greatest that the query's terms allow
    "lexical lead",  # the same score, in standard deviations above the mean of those found
    *(f"asks for a {name}" for name, _ in _KINDS),
)
# Between neighbours in a corpus of three articles there may be .3, which tells nothing that .08 doesn't.
_GREATEST_LEAD = 0.08
# The greatest share of a term's rarity that BM25 gives it, k1 + 1.
_BM25_CEILING = 2.2


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turn signs into a confidence, and a confidence into a decision.

    At `threshold` and above the bot answers. Below `subject`, held against the confidence that the corpus has anything
    on the subject at all, it says that there is nothing.
    """

    weights: "NDArray[np.float64]"
    bias: float
    threshold: float
    subject_weights: "NDArray[np.float64]"
    subject_bias: float
    subject: float

    def confidence(self, signs: "NDArray[np.float64]") -> float:
        """Return how sure it is that the corpus answers, in [0, 1]."""
        return _logistic(float(signs @ self.weights) + self.bias)

    def on_subject(self, signs: "NDArray[np.float64]") -> bool:
        """Tell whether the corpus has anything on the subject."""
        return _logistic(float(signs @ self.subject_weights) + self.subject_bias) >= self.subject


@functools.cache
def calibrated() -> Calibration:
    """Return the calibration that ships."""
    return calibration_from(json.loads((files("retrieval") / "calibration.json").read_text(encoding="utf-8")))


def calibration_from(content: Mapping[str, Any]) -> Calibration:
    """Return a calibration as `calibration.json` holds it; a sign that it doesn't name weighs nothing."""

    def weights(part: str) -> "NDArray[np.float64]":
        return np.array([content[part]["weights"].get(name, 0.0) for name in QUESTION_SIGNS])

    answer, subject = content["answer"], content["subject"]
    return Calibration(
        weights=weights("answer"),
        bias=float(answer["bias"]),
        threshold=float(answer["threshold"]),
        subject_weights=weights("subject"),
        subject_bias=float(subject["bias"]),
        subject=float(subject["threshold"]),
    )


def question_signs(
    sought: Asked, reading: Reading, dense: Sequence[float], lexical: Sequence[float]
) -> "NDArray[np.float64]":
    """Return the signs of a question, shape (len(QUESTION_SIGNS),); zeros where nothing was found to read.

    `dense` and `lexical` are the two searches' scores, best first: cosines, and BM25 scores.
    """
    if reading.best is None:
        return np.zeros(len(QUESTION_SIGNS))
    best, greatest = reading.signs[reading.best], reading.signs.max(axis=0)
    share = np.exp(reading.scores - reading.scores.max(), dtype=np.float64)
    share /= share.sum()
    signs = [
        *(best[SIGNS.index(name)] for name in _BEST),
        *(greatest[SIGNS.index(name)] for name in _GREATEST),
        -float((share * np.log(share + 1e-9)).sum()),
        float(share.max()),
        _dense_lead(dense, sought.background),
        _height(lexical, sought),
        _lead(lexical),
        *(float(sought.kind in kinds) for _, kinds in _KINDS),
    ]
    return np.asarray(signs, np.float64)


def _dense_lead(cosines: Sequence[float], background: float) -> float:
    scaled = [float(against(cosine, background)) for cosine in cosines[:2]]
    return min(scaled[0] - scaled[1], _GREATEST_LEAD) if len(scaled) > 1 else 0.0


def _height(scores: Sequence[float], sought: Asked) -> float:
    ceiling = _BM25_CEILING * sum(sought.rarity.values())
    return scores[0] / ceiling if scores and ceiling else 0.0


def _lead(scores: Sequence[float]) -> float:
    return float((scores[0] - np.mean(scores)) / (np.std(scores) + 0.1)) if scores else 0.0


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))
