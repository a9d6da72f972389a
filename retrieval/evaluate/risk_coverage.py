"""Risk against coverage: how often what is said is wrong, when only the surest share of the questions is answered.

The questions are sorted by confidence, surest first. After the k surest of n, coverage is k/n, and risk is the share
of wrong ones among the k. AURC, the area under that curve, is the mean risk over all k: 0 is perfect (Geifman, Uziel
and El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers", ICLR 2019). Questions of the same
confidence can't be told apart by a threshold, so that each counts as wrong as they are on average.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.evaluate.bootstrap import Figure, bootstrap


@dataclass(frozen=True, slots=True)
class Case:
    """Hold one question: how sure the answer to it is (None where there is nothing to say), and how it went."""

    confidence: float | None
    wrong: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """Hold coverage and risk after each question, surest first, and (coverage, risk) as the threshold has them."""

    points: tuple[tuple[float, float], ...]
    shipped: tuple[float, float] | None
    aurc: Figure | None


def risk_coverage(cases: Sequence[Case]) -> Curve:
    """Return the curve; a question that nothing can be said to is never covered. `shipped` is None if none is answered.

    Worked out by hand: right, wrong, right, surest first, gives (1/3, 0), (2/3, 1/2), (1, 1/3), and an AURC of 5/18.
    """
    sure = [(case.confidence, case.wrong) for case in cases if case.confidence is not None]
    confidence = np.array([one for one, _ in sure], np.float64)
    _, group, size = np.unique(-confidence, return_inverse=True, return_counts=True)
    wrong = (np.bincount(group, [wrong for _, wrong in sure], len(size)) / size)[group]
    wrong = wrong[np.argsort(group, kind="stable")]
    so_far = np.arange(1, len(wrong) + 1)
    risk = np.cumsum(wrong) / so_far
    answered = [case.wrong for case in cases if case.answered]
    return Curve(
        points=tuple((int(k) / len(cases), float(one)) for k, one in zip(so_far, risk, strict=True)),
        shipped=(len(answered) / len(cases), sum(answered) / len(answered)) if answered else None,
        # Drawn positions in order are the drawn questions by confidence.
        aurc=bootstrap(lambda drawn: (np.cumsum(wrong[np.sort(drawn)], axis=1) / so_far).mean(axis=1), len(wrong)),
    )
