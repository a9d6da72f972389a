"""How sure the bot may be that the corpus answers a question, before it says anything.

The features are the best sentence's, the best of any sentence's, and how clearly the best stands out. A logistic
regression weighs them; its weights and thresholds lie in `calibration.json` beside this file, fitted by
`retrieval.train.fit.abstention` on questions of which it is known whether their corpus answers them.
"""

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.read.features import FEATURES, ReadingQuery
from retrieval.read.reader import Reading, file_for
from retrieval.text.languages import are_apart, is_foreign
from retrieval.text.scripts import is_latin
from retrieval.text.words.negation import denies

if TYPE_CHECKING:
    from numpy.typing import NDArray

CALIBRATION_FILE = Path(__file__).with_name("calibration.json")
_BEST = ("overlap_passage", "overlap_rest", "names_passage", "likeness_before", "asks", "first")
_GREATEST = ("likeness", "likeness_passage", "overlap_title", "overlap_passage")
_NUMBERS = ("number", "money", "duration")
QUESTION_FEATURES = (
    *(f"best {name}" for name in _BEST),  # of the best sentence
    *(f"greatest {name}" for name in _GREATEST),  # of any sentence
    "scatter",  # entropy, in nats, of the softmax of all scores: how many sentences look alike
    "likeness lead",  # how much likelier the likeliest sentence is than the next, up to .06
    "likeness and words",  # of the best sentence: its likeness times the share of the query's terms near it
    "lexical height",  # the best BM25 score against the greatest that the query's terms allow
    "asks for a number",
    "short of the kind",  # the best sentence that plainly holds the number or date asked for, below the best, to -5
    "differs in denying",  # whether either of the question and the best sentence says "not"
    "denies alone",  # whether the question does, and that sentence doesn't
    "support",  # the greatest of any sentence: its likeness, and a fifth of the share of the query's terms near it
    "read",  # whether a model read the best sentence closely; `Calibration` has weights of their own for it
    "answers",  # then, how well the window that it was read in answers, a logit
    "other script",  # whether one of question and best sentence is in another script than Latin
    "foreign",  # whether one of them plainly isn't in English, so that another model reads them
    "apart",  # whether they are in two scripts or languages, so that neither can have the other's words
)
_READ, _OTHER, _FOREIGN, _APART = map(QUESTION_FEATURES.index, ("read", "other script", "foreign", "apart"))
_SHORTEST = -5.0
# A sentence that nothing supports counts less, but one that stands out by far may be the only one that says it: of the
# questions fitted on, three in four lead by less than this. Uncapped they are told no better, and few articles worse.
_MOST_LEAD = 0.06
# By multilingual-e5-small's likeness alone the area under the curve, answered or not, is .82, .84, .89 and .69 on four
# sets (two articles, the sample, encyclopedia paragraphs half of which are gone, SQuAD 2.0), so it is .82, .87, .93 and
# .68, and regressions on a dozen features fitted on three of them have .80, .93, .85 and .66 on the fourth.
_WORDS = 0.2
PARTS = ("answer", "read", "other", "other read", "apart", "apart read")


class Weighing(NamedTuple):
    """Weigh features, in the order of QUESTION_FEATURES."""

    weights: "NDArray[np.float64]"
    bias: float

    def of(self, features: "NDArray[np.float64]") -> float:
        """Return what they weigh, in [0, 1]."""
        return _logistic(float(features @ self.weights) + self.bias)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turn features into a confidence, and a confidence into a decision.

    `parts` has a weighing for each kind of evidence: "answer", and "read" where a model read closely; "other" where it
    isn't in Latin script, "other read" where it isn't in English; "apart" and "apart read" where question and evidence
    are in two. At `threshold` and above the bot answers. Below `least_subject`, held against what `subject` weighs, it
    says that there is nothing on the subject.
    """

    parts: Mapping[str, Weighing]
    threshold: float
    subject: Weighing
    least_subject: float

    def confidence(self, features: "NDArray[np.float64]") -> float:
        """Return how sure it is that the corpus answers, in [0, 1]."""
        return next(self.parts[part] for part in parts_for(features) if part in self.parts).of(features)

    def on_subject(self, features: "NDArray[np.float64]") -> bool:
        """Return whether the corpus has anything on the subject."""
        return self.subject.of(features) >= self.least_subject


def parts_for(features: "NDArray[np.float64]") -> list[str]:
    """Return the parts of a calibration that weigh features, the first that there is before the others."""
    apart = ["apart"] * bool(features[_APART])
    unread = [*apart, *["other"] * bool(features[_OTHER]), "answer"]
    if not features[_READ]:
        return unread
    kinds = [*apart, *["other"] * bool(features[_FOREIGN])]
    return [*(f"{kind} read" for kind in kinds), "read", *unread]


@functools.cache
def calibrated(encoder: str = "") -> Calibration:
    """Return the calibration that ships for an encoder, by its name; the one made with MiniLM where it has none."""
    return calibration_from(json.loads(file_for(encoder, CALIBRATION_FILE).read_text(encoding="utf-8")))


def calibration_from(content: Mapping[str, Any]) -> Calibration:
    """Return a calibration as `calibration.json` holds it; a feature that it doesn't name weighs nothing."""

    def weighing(part: Mapping[str, Any]) -> Weighing:
        weights = np.array([part["weights"].get(name, 0.0) for name in QUESTION_FEATURES])
        return Weighing(weights, float(part["bias"]))

    answer, subject = content["answer"], content["subject"]
    parts = {name: weighing(content[name]) for name in PARTS if name in content}
    return Calibration(parts, float(answer["threshold"]), weighing(subject), float(subject["threshold"]))


def question_features(sought: ReadingQuery, reading: Reading, lexical_height: float) -> "NDArray[np.float64]":
    """Return the features of a question, shape (len(QUESTION_FEATURES),); zeros where nothing was found to read.

    `lexical_height` is the best BM25 score of a passage against the greatest that the query's terms allow.
    """
    if reading.best is None:
        return np.zeros(len(QUESTION_FEATURES))
    best, greatest = reading.features[reading.best], reading.features.max(axis=0)
    share = np.exp(reading.scores - reading.scores.max(), dtype=np.float64)
    share /= share.sum()
    denied = denies(reading.text)
    features = [
        *(best[FEATURES.index(name)] for name in _BEST),
        *(greatest[FEATURES.index(name)] for name in _GREATEST),
        -float((share * np.log(share + 1e-9)).sum()),
        _lead(reading.features[:, FEATURES.index("likeness")]),
        float(best[FEATURES.index("likeness")] * best[FEATURES.index("overlap_near")]),
        lexical_height,
        float(sought.kind in _NUMBERS),
        _short_of_kind(sought, reading),
        float(sought.denies != denied),
        float(sought.denies and not denied),
        _support(reading.features),
        float(reading.closely is not None),
        reading.closely or 0.0,
        float(not (is_latin(sought.question) and is_latin(reading.text))),
        float(is_foreign(sought.question) or is_foreign(reading.text)),
        float(are_apart(sought.question, reading.text)),
    ]
    return np.asarray(features, np.float64)


def _support(features: "NDArray[np.float32]") -> float:
    """Return how well the best supported sentence goes with the question: by its meaning, and by words near it."""
    support = features[:, FEATURES.index("likeness")] + _WORDS * features[:, FEATURES.index("overlap_near")]
    return float(support.max())


def _lead(values: "NDArray[np.float32]") -> float:
    first, second = np.sort(values)[:-3:-1] if len(values) > 1 else (0.0, 0.0)
    return min(float(first - second), _MOST_LEAD)


def _short_of_kind(sought: ReadingQuery, reading: Reading) -> float:
    if sought.kind not in (*_NUMBERS, "date"):
        return 0.0
    holding = reading.plain[reading.features[:, FEATURES.index("holds")] >= 1]
    return max(float(holding.max() - reading.plain.max()), _SHORTEST) if len(holding) else _SHORTEST


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))
