"""A logistic regression of whether there is an answer on a question's features, and how it is judged.

It is judged only by questions that it was not fitted into: by cross-validation, and by folders left out as a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.read.answerability import QUESTION_FEATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Flags = NDArray[np.bool_]

ANSWERED = 0.85  # asked for on average
_FOLDS = 10
_BESIDE = 0.1  # what a folder beside weighs; over six of them .05 to .25 give nearly the same
_STRENGTH = 0.05  # C of the regression, over standardised features
# What the others say already: without these an answer is told better in questions that weren't fitted on.
_SAID = ("best overlap_passage", "lexical height", "support", "read", "answers")
_KINDS = ("other script", "foreign", "apart")  # each has a part of its own
ANSWER_FEATURES = tuple(name for name in QUESTION_FEATURES if name not in (*_SAID, *_KINDS))


@dataclass(frozen=True, slots=True)
class LabelledQuestions:
    """Hold the features of a folder's questions, shape (questions, len(QUESTION_FEATURES)), and which have an answer.

    `refused` are those that are refused however sure the bot is, for asking of other dates. `strangers` are the
    features of other folders' questions asked of this folder's corpus, none where it isn't judged.
    """

    features: "Matrix"
    answerable: "Flags"
    refused: "Flags"
    strangers: "Matrix"

    def where(self, flags: "Flags") -> "LabelledQuestions":
        """Return the questions flagged, with all strangers."""
        return replace(
            self, features=self.features[flags], answerable=self.answerable[flags], refused=self.refused[flags]
        )

    @property
    def labelled(self) -> "tuple[Matrix, Flags]":
        """The features, and which have an answer."""
        return self.features, self.answerable

    def answered(self, confident: "Matrix", least: float) -> "Flags":
        """Return which questions are answered, at a threshold."""
        flags: Flags = (confident >= least) & ~self.refused
        return flags


@dataclass(frozen=True, slots=True)
class Regression:
    """Hold a logistic regression over features as they are, not standardised."""

    weights: "Matrix"
    bias: float

    def confidence(self, features: "Matrix") -> "Matrix":
        """Return how sure each row is, in [0, 1]."""
        confident: Matrix = 1 / (1 + np.exp(-(features @ self.weights + self.bias)))
        return confident


def fit(
    folders: Sequence["tuple[Matrix, Flags]"],
    features_used: Sequence[str] = ANSWER_FEATURES,
    beside: Sequence["tuple[Matrix, Flags]"] = (),
) -> Regression:
    """Return a regression of the flags on the features; every folder counts the same, and so does each answer.

    A folder `beside` counts a tenth of one.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    used = [QUESTION_FEATURES.index(name) for name in features_used]
    features = np.concatenate([some for some, _ in (*folders, *beside)])[:, used]
    flags = np.concatenate([some for _, some in (*folders, *beside)])
    weights = np.concatenate([_evenly(some) for _, some in folders] + [_BESIDE * _evenly(some) for _, some in beside])
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=_STRENGTH, max_iter=2_000)
    model.fit(scaler.transform(features), flags, sample_weight=weights * len(weights) / weights.sum())
    slopes = np.zeros(len(QUESTION_FEATURES))
    slopes[used] = model.coef_[0] / scaler.scale_
    return Regression(slopes, float(model.intercept_[0] - slopes[used] @ scaler.mean_))


def cross_validated(
    folders: Mapping[str, LabelledQuestions],
    beside: Sequence[LabelledQuestions] = (),
    features: Sequence[str] = ANSWER_FEATURES,
) -> "dict[str, Matrix]":
    """Return for each folder the confidence in its questions, each by weights that were fitted without it."""
    from sklearn.model_selection import StratifiedKFold

    splitter = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    splits = {name: list(splitter.split(one.features, one.answerable)) for name, one in folders.items()}
    confident = {name: np.zeros(len(one.features)) for name, one in folders.items()}
    for fold in range(_FOLDS):
        kept = {name: splits[name][fold][0] for name in folders}
        fitted_on = [(one.features[kept[name]], one.answerable[kept[name]]) for name, one in folders.items()]
        model = fit(fitted_on, features, [one.labelled for one in beside])
        for name, one in folders.items():
            left = splits[name][fold][1]
            confident[name][left] = model.confidence(one.features[left])
    return confident


def without_its_folder(
    folders: Mapping[str, LabelledQuestions],
    beside: Sequence[LabelledQuestions] = (),
    features: Sequence[str] = ANSWER_FEATURES,
) -> "dict[str, Matrix]":
    """Return for each folder the confidence in its questions by weights fitted on all but it."""
    found = {}
    for name, one in folders.items():
        others = [other.labelled for its, other in folders.items() if its != name]
        found[name] = fit(others, features, [one.labelled for one in beside]).confidence(one.features)
    return found


def threshold(
    folders: Mapping[str, LabelledQuestions], confident: "Mapping[str, Matrix]", answered: float = ANSWERED
) -> float:
    """Return the greatest threshold at which, averaged over folders, this share of what has an answer is answered."""
    steps = np.linspace(0, 1, 2_001)
    kept = [step for step in steps if _mean_answered(folders, confident, step) >= answered]
    return float(max(kept, default=0.0))


def shares(folders: Mapping[str, LabelledQuestions], confident: "Mapping[str, Matrix]", least: float) -> dict[str, Any]:
    """Return, by folder and on average, the share answered of what has an answer, and abstained of what has none."""
    found: dict[str, dict[str, float]] = {}
    for name, one in folders.items():
        answered = one.answered(confident[name], least)
        found[name] = {
            "answered when answerable": float(answered[one.answerable].mean()),
            "abstained when not": float((~answered[~one.answerable]).mean()),
        }
    means = {figure: float(np.mean([one[figure] for one in found.values()])) for figure in next(iter(found.values()))}
    return {
        name: {key: round(value, 3) for key, value in one.items()} for name, one in {**found, "mean": means}.items()
    }


def _mean_answered(folders: Mapping[str, LabelledQuestions], confident: "Mapping[str, Matrix]", least: float) -> float:
    return float(
        np.mean([one.answered(confident[name], least)[one.answerable].mean() for name, one in folders.items()])
    )


def _evenly(flags: "Flags") -> "Matrix":
    """Return a weight for each question, so that those with and those without an answer weigh 1 together each."""
    weights: Matrix = np.where(flags, 1 / max(1, flags.sum()), 1 / max(1, (~flags).sum()))
    return weights
