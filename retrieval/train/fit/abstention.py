"""Fit when the bot abstains: `python -m retrieval.train.fit.abstention DIR...`.

Each DIR is a BEIR folder whose `queries.jsonl` says of each question whether the folder's corpus answers it
(`answerability`). Every folder counts the same, and so do in each of them the questions that have an answer and those
that have none. The threshold is the greatest at which the shares answered, averaged over the folders, are what is
asked for, in a cross-validation in which no question is judged by weights that it was fitted into.

Folders named by `--beside` (`retrieval.train.fit.make_tasks` makes some) are fitted on too, each with a tenth of the
weight, and never judged: they keep the weights from learning what only the few folders that are judged have in common.

That a corpus has nothing on a subject is learnt from each folder's questions asked of the other folders' corpora.

Written to `retrieval/read/calibration.json`: weights, thresholds and figures, none of the data. With `--part`, only
that part is, such as "read", where a model reads closely, so that the threshold there was goes on to hold for all. It
needs the extra `train`.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import QuestionError
from retrieval.answer.engine import Engine
from retrieval.answer.evidence import Considered
from retrieval.evaluate.beir import read_expected, read_judgements, read_questions
from retrieval.read.answerability import CALIBRATION_FILE, PARTS, QUESTION_FEATURES, parts_for
from retrieval.read.span_model import MultilingualSpanModel, SpanModel, SpanModelByLanguage, TaughtSpanModel
from retrieval.train.corpora import file_of, index_corpus
from retrieval.train.fit.logistic_regression import (
    ANSWER_FEATURES,
    ANSWERED,
    LabelledQuestions,
    Regression,
    cross_validated,
    fit,
    shares,
    threshold,
    without_its_folder,
)
from retrieval.types import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_ON_SUBJECT = 0.98  # of the questions to their own corpora are to be taken as on its subject
_STRANGERS = 150  # questions of each other folder that are asked of a folder's corpus
_FEWEST = 2  # folders
_SUBJECT_FEATURES = ("greatest likeness", "greatest likeness_passage", "best overlap_passage", "lexical height")
# Questions in one script on articles in another share no word; the folders hold none of them. So much is added for them
# that of 48 Korean and Japanese questions that English articles answer none is refused as off their subject; of four
# that are off it, three are.
_APART = 3.5
_CLOSE = ("support", "answers")
_PLAIN = ("support",)  # an encoder of several languages finds passages that share no word with the question


def ask_folders(
    folders: Sequence[Path],
    place: Path,
    beside: bool = False,
    encoder: str = "",
    span_model: SpanModel | None = None,
) -> dict[str, LabelledQuestions]:
    """Return what asking each folder's questions of its own corpus gives, and of the others' unless it is `beside`."""
    questions = {folder.name: read_questions(folder) for folder in folders}
    asked = {}
    for folder in folders:
        engine = index_corpus(folder / "corpus.jsonl", place / folder.name, encoder, span_model)
        strangers = [q for name, some in questions.items() if name != folder.name for q in some[:_STRANGERS]]
        asked[folder.name] = _ask(engine, folder, [] if beside else strangers)
    return asked


def _ask(engine: Engine, folder: Path, strangers: Sequence[Question]) -> LabelledQuestions:
    expected = read_expected(folder, read_judgements(folder))
    known = [(q, flag) for q in read_questions(folder) if (flag := expected[q.id or ""].answerable) is not None]
    rows = [(considered, flag) for q, flag in known if (considered := _consider(engine, q))]
    return LabelledQuestions(
        features=np.array([considered.features for considered, _ in rows]),
        answerable=np.array([flag for _, flag in rows], np.bool_),
        refused=np.array([considered.out_of_time for considered, _ in rows], np.bool_),
        strangers=np.array([considered.features for q in strangers if (considered := _consider(engine, q))]),
    )


def calibrate(
    folders: Mapping[str, LabelledQuestions],
    beside: Mapping[str, LabelledQuestions] | None = None,
    features: Sequence[str] = ANSWER_FEATURES,
    answered: float = ANSWERED,
) -> dict[str, Any]:
    """Return the content of `calibration.json`, by the features named and for a share answered."""
    beside = beside or {}
    further = list(beside.values())
    confident = cross_validated(folders, further, features)
    least = threshold(folders, confident, answered)
    model = fit([one.labelled for one in folders.values()], features, [one.labelled for one in further])
    about = (*_SUBJECT_FEATURES, "apart") if tuple(features) == _PLAIN else _SUBJECT_FEATURES
    subject = fit([_subject(one) for one in folders.values()], about)
    if "apart" in about:
        subject.weights[QUESTION_FEATURES.index("apart")] = _APART
    own = np.concatenate([subject.confidence(one.features) for one in folders.values()])
    strange = np.concatenate([subject.confidence(one.strangers) for one in folders.values()])
    nothing = float(np.quantile(own, 1 - _ON_SUBJECT))
    return {
        "answer": {**_as_json(model), "threshold": round(least, 4)},
        "subject": {**_as_json(subject), "threshold": round(nothing, 4)},
        "figures": {
            "questions": {name: _count(one) for name, one in folders.items()},
            "questions beside": {name: _count(one) for name, one in beside.items()},
            "fitted on all": shares(folders, {n: model.confidence(o.features) for n, o in folders.items()}, least),
            "cross-validated": shares(folders, confident, least),
            **_judged_apart(folders, further, features, answered),
            "strangers told apart": round(float((strange < nothing).mean()), 3),
        },
    }


def calibrate_part(
    folders: Mapping[str, LabelledQuestions], content: Mapping[str, Any], part: str, answered: float = ANSWERED
) -> dict[str, Any]:
    """Return the content of `calibration.json` with one of its parts made anew, of the questions that it weighs.

    Its bias is such that as many are answered at the threshold that the content has.
    """
    read = {
        name: one.where(np.array([parts_for(features)[0] == part for features in one.features]))
        for name, one in folders.items()
    }
    model = fit([one.labelled for one in read.values()], _CLOSE)
    confident = cross_validated(read, (), _CLOSE)
    least = threshold(read, confident, answered)
    weighing = _as_json(model)
    shift = _logit(float(content["answer"]["threshold"])) - _logit(least)
    figures = {
        "questions": {name: _count(one) for name, one in read.items()},
        "fitted on all": shares(read, {n: model.confidence(o.features) for n, o in read.items()}, least),
        "cross-validated": shares(read, confident, least),
        **(_judged_apart(read, (), _CLOSE, answered) if len(read) > 1 else {}),
    }
    parts = {name: content[name] for name in (*PARTS, "subject") if name in content}
    parts[part] = {**weighing, "bias": round(weighing["bias"] + shift, 4)}
    return {**parts, "figures": {**content["figures"], part: figures}}


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _judged_apart(
    folders: Mapping[str, LabelledQuestions],
    beside: Sequence[LabelledQuestions],
    features: Sequence[str],
    answered: float,
) -> dict[str, Any]:
    """Return the figures by weights that no question of the folder judged had a part in, each at its own threshold."""
    apart = without_its_folder(folders, beside, features)
    found = {"fitted on the other folders": shares(folders, apart, threshold(folders, apart, answered))}
    if beside:
        model = fit([one.labelled for one in beside], features)
        alone = {name: model.confidence(one.features) for name, one in folders.items()}
        found["fitted on those beside alone"] = shares(folders, alone, threshold(folders, alone, answered))
    return found


def _subject(one: LabelledQuestions) -> "tuple[Matrix, Flags]":
    features = np.concatenate([one.features, one.strangers])
    return features, np.arange(len(features)) < len(one.features)


def _count(one: LabelledQuestions) -> dict[str, int]:
    return {"answerable": int(one.answerable.sum()), "not": int((~one.answerable).sum())}


def _as_json(model: Regression) -> dict[str, Any]:
    named = zip(QUESTION_FEATURES, model.weights, strict=True)
    return {
        "weights": {name: round(float(weight), 4) for name, weight in named if weight},
        "bias": round(model.bias, 4),
    }


def _consider(engine: Engine, question: Question) -> Considered | None:
    try:
        return engine.consider(question)
    except QuestionError:  # one too long to be asked
        return None


def main() -> None:
    """Ask, fit, write."""
    parser = argparse.ArgumentParser(description="Fit when the bot abstains.")
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="DIR", help="a BEIR folder that says what is answerable"
    )
    parser.add_argument(
        "--beside", type=Path, nargs="*", default=[], metavar="DIR", help="a BEIR folder to fit on and not to judge by"
    )
    parser.add_argument("--encoder", default="", help="a bundled encoder, a folder or a name; else the default one")
    parser.add_argument(
        "--features", nargs="+", default=ANSWER_FEATURES, choices=QUESTION_FEATURES, help="what tells of an answer"
    )
    parser.add_argument("--answered", type=float, default=ANSWERED, help="the share to answer of what has an answer")
    parser.add_argument("--part", choices=PARTS[1:], help="fit one part alone, by the questions that it weighs")
    parser.add_argument("--out", type=Path, help="by default the file that ships for the encoder")
    parser.add_argument("--data-dir", type=Path, help="where the folders' indexes are kept for the next time")
    arguments = parser.parse_args()
    named = [folder.name for folder in (*arguments.folders, *arguments.beside)]
    if len(arguments.folders) < (1 if arguments.part else _FEWEST) or len(set(named)) < len(named):
        parser.error(
            "two folders at least, of different names: what is off a corpus's subject is learnt from the others"
        )
    with tempfile.TemporaryDirectory(prefix="footnote-calibrate-") as scratch:
        place = arguments.data_dir or Path(scratch)
        read = arguments.part and arguments.part.endswith("read")
        model = SpanModelByLanguage(TaughtSpanModel(), MultilingualSpanModel()) if read else None
        asked = ask_folders(arguments.folders, place, bool(arguments.part), arguments.encoder, model)
        shipped = file_of(arguments.encoder, CALIBRATION_FILE)
        if arguments.part:
            kept = json.loads(shipped.read_text(encoding="utf-8"))
            content = calibrate_part(asked, kept, arguments.part, arguments.answered)
        else:
            beside = ask_folders(arguments.beside, place, beside=True, encoder=arguments.encoder)
            content = calibrate(asked, beside, arguments.features, arguments.answered)
    out = arguments.out or shipped
    out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(content["figures"], indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
