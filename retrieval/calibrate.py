"""Fit when the bot abstains: `python -m retrieval.calibrate DIR...`.

Each DIR is a BEIR folder whose `queries.jsonl` says of each question whether the folder's corpus answers it
(`answerability`). Every folder counts the same, and so do in each of them the questions that have an answer and those
that have none. The threshold is the greatest at which the shares answered, averaged over the folders, are what is
asked for, in a cross-validation in which no question is judged by weights that it was fitted into.

That a corpus has nothing on a subject is learnt from each folder's questions asked of the other folders' corpora.

Written to `retrieval/calibration.json`: weights, thresholds and figures, none of the data.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import QuestionError
from retrieval.catalog import Catalog
from retrieval.confidence import QUESTION_SIGNS
from retrieval.encoder import SentenceTransformerEncoder
from retrieval.engine import Engine
from retrieval.evaluation import read_expected, read_judgements, read_questions
from retrieval.types import Question
from retrieval.vectors import VectorIndex

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_ANSWERED = 0.86  # asked for on average; that a question is of other dates takes another of a hundred
_ON_SUBJECT = 0.98  # of the questions to their own corpora are to be taken as on its subject
_STRANGERS = 150  # questions of each other folder that are asked of a folder's corpus
_FOLDS = 10
_STRENGTH = 0.05  # C of the regression, over standardised signs
_SUBJECT_SIGNS = ("greatest likeness", "greatest likeness_passage", "best overlap_passage", "lexical height")


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold the signs of a folder's questions, shape (questions, len(QUESTION_SIGNS)), and which have an answer.

    `strangers` are the signs of other folders' questions asked of this folder's corpus.
    """

    signs: "Matrix"
    answerable: "Flags"
    strangers: "Matrix"


@dataclass(frozen=True, slots=True)
class Regression:
    """Hold a logistic regression over signs as they are, not standardised."""

    weights: "Matrix"
    bias: float

    def confidence(self, signs: "Matrix") -> "Matrix":
        """Return how sure each row is, in [0, 1]."""
        confident: Matrix = 1 / (1 + np.exp(-(signs @ self.weights + self.bias)))
        return confident


def fit(folders: Sequence["tuple[Matrix, Flags]"], columns: Sequence[int] | None = None) -> Regression:
    """Return a regression of the flags on the signs; every folder counts the same, and so does each answer."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    used = list(range(len(QUESTION_SIGNS))) if columns is None else list(columns)
    signs = np.concatenate([some for some, _ in folders])[:, used]
    flags = np.concatenate([some for _, some in folders])
    weights = np.concatenate([_evenly(some) for _, some in folders])
    scaler = StandardScaler().fit(signs)
    model = LogisticRegression(C=_STRENGTH, max_iter=2_000)
    model.fit(scaler.transform(signs), flags, sample_weight=weights * len(weights) / weights.sum())
    slopes = np.zeros(len(QUESTION_SIGNS))
    slopes[used] = model.coef_[0] / scaler.scale_
    return Regression(slopes, float(model.intercept_[0] - slopes[used] @ scaler.mean_))


def cross_validated(folders: Mapping[str, Asked]) -> "dict[str, Matrix]":
    """Return for each folder the confidence in its questions, each by weights that were fitted without it."""
    from sklearn.model_selection import StratifiedKFold

    splitter = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    splits = {name: list(splitter.split(one.signs, one.answerable)) for name, one in folders.items()}
    confident = {name: np.zeros(len(one.signs)) for name, one in folders.items()}
    for fold in range(_FOLDS):
        kept = {name: splits[name][fold][0] for name in folders}
        model = fit([(one.signs[kept[name]], one.answerable[kept[name]]) for name, one in folders.items()])
        for name, one in folders.items():
            left = splits[name][fold][1]
            confident[name][left] = model.confidence(one.signs[left])
    return confident


def without_its_folder(folders: Mapping[str, Asked]) -> "dict[str, Matrix]":
    """Return for each folder the confidence in its questions by weights fitted on the other folders alone."""
    found = {}
    for name, one in folders.items():
        others = [(other.signs, other.answerable) for its, other in folders.items() if its != name]
        found[name] = fit(others).confidence(one.signs)
    return found


def threshold(folders: Mapping[str, Asked], confident: "Mapping[str, Matrix]", answered: float = _ANSWERED) -> float:
    """Return the greatest threshold at which, averaged over folders, this share of what has an answer is answered."""
    steps = np.linspace(0, 1, 2_001)
    kept = [step for step in steps if _mean_answered(folders, confident, step) >= answered]
    return float(max(kept, default=0.0))


def shares(folders: Mapping[str, Asked], confident: "Mapping[str, Matrix]", least: float) -> dict[str, Any]:
    """Return, by folder and on average, the share answered of what has an answer, and abstained of what has none."""
    found: dict[str, dict[str, float]] = {}
    for name, one in folders.items():
        answered = confident[name] >= least
        found[name] = {
            "answered when answerable": float(answered[one.answerable].mean()),
            "abstained when not": float((~answered[~one.answerable]).mean()),
        }
    means = {figure: float(np.mean([one[figure] for one in found.values()])) for figure in next(iter(found.values()))}
    return {
        name: {key: round(value, 3) for key, value in one.items()} for name, one in {**found, "mean": means}.items()
    }


def ask_folders(folders: Sequence[Path], place: Path) -> dict[str, Asked]:
    """Return what asking each folder's questions of its own corpus, and of the others', gives."""
    engines = {folder.name: _engine(folder, place / folder.name) for folder in folders}
    questions = {folder.name: read_questions(folder) for folder in folders}
    asked = {}
    for folder in folders:
        engine = engines[folder.name]
        expected = read_expected(folder, read_judgements(folder))
        known = [(q, flag) for q in questions[folder.name] if (flag := expected[q.id or ""].answerable) is not None]
        rows = [(signs, flag) for q, flag in known if (signs := _signs(engine, q)) is not None]
        strangers = [q for name, some in questions.items() if name != folder.name for q in some[:_STRANGERS]]
        asked[folder.name] = Asked(
            signs=np.array([signs for signs, _ in rows]),
            answerable=np.array([flag for _, flag in rows], np.bool_),
            strangers=np.array([signs for q in strangers if (signs := _signs(engine, q)) is not None]),
        )
    return asked


def calibrate(folders: Mapping[str, Asked]) -> dict[str, Any]:
    """Return the content of `calibration.json`."""
    confident = cross_validated(folders)
    least = threshold(folders, confident)
    model = fit([(one.signs, one.answerable) for one in folders.values()])
    apart = without_its_folder(folders)
    subject = fit([_subject(one) for one in folders.values()], [QUESTION_SIGNS.index(name) for name in _SUBJECT_SIGNS])
    own = np.concatenate([subject.confidence(one.signs) for one in folders.values()])
    strange = np.concatenate([subject.confidence(one.strangers) for one in folders.values()])
    nothing = float(np.quantile(own, 1 - _ON_SUBJECT))
    return {
        "answer": {**_as_json(model), "threshold": round(least, 4)},
        "subject": {**_as_json(subject), "threshold": round(nothing, 4)},
        "figures": {
            "questions": {name: {"answerable": int(one.answerable.sum()), "not": int((~one.answerable).sum())}
                          for name, one in folders.items()},
            "fitted on all": shares(folders, {n: model.confidence(o.signs) for n, o in folders.items()}, least),
            "cross-validated": shares(folders, confident, least),
            "fitted on the other folders": shares(folders, apart, threshold(folders, apart)),
            "strangers told apart": round(float((strange < nothing).mean()), 3),
        },
    }  # fmt: skip


def _subject(one: Asked) -> "tuple[Matrix, Flags]":
    signs = np.concatenate([one.signs, one.strangers])
    return signs, np.arange(len(signs)) < len(one.signs)


def _as_json(model: Regression) -> dict[str, Any]:
    named = zip(QUESTION_SIGNS, model.weights, strict=True)
    return {
        "weights": {name: round(float(weight), 4) for name, weight in named if weight},
        "bias": round(model.bias, 4),
    }


def _mean_answered(folders: Mapping[str, Asked], confident: "Mapping[str, Matrix]", least: float) -> float:
    return float(np.mean([(confident[name][one.answerable] >= least).mean() for name, one in folders.items()]))


def _evenly(flags: "Flags") -> "Matrix":
    """Return a weight for each question, so that those with and those without an answer weigh 1 together each."""
    weights: Matrix = np.where(flags, 1 / max(1, flags.sum()), 1 / max(1, (~flags).sum()))
    return weights


def _engine(folder: Path, data_dir: Path) -> Engine:
    engine = Engine(
        Catalog.in_directory(data_dir), VectorIndex(data_dir / "vectors"), SentenceTransformerEncoder(), data_dir
    )
    engine.refresher.run([str(folder / "corpus.jsonl")])
    return engine


def _signs(engine: Engine, question: Question) -> "Matrix | None":
    try:
        return engine.consider(question).signs
    except QuestionError:  # one too long to be asked
        return None


def main() -> None:
    """Ask, fit, write."""
    parser = argparse.ArgumentParser(description="Fit when the bot abstains.")
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="DIR", help="a BEIR folder that says what is answerable"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("calibration.json"))
    parser.add_argument("--data-dir", type=Path, help="where the folders' indexes are kept for the next time")
    arguments = parser.parse_args()
    if len({folder.name for folder in arguments.folders}) < max(2, len(arguments.folders)):
        parser.error(
            "two folders at least, of different names: what is off a corpus's subject is learnt from the others"
        )
    with tempfile.TemporaryDirectory(prefix="footnote-calibrate-") as place:
        content = calibrate(ask_folders(arguments.folders, arguments.data_dir or Path(place)))
    arguments.out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(content["figures"], indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
