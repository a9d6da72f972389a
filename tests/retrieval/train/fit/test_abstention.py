"""Fitting when the bot abstains: what a fit may lean on, how it is judged, and the whole of it on two small towns."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.read.answerability import QUESTION_FEATURES, calibration_from
from retrieval.train import corpora
from retrieval.train.fit import abstention
from retrieval.train.fit.logistic_regression import (
    LabelledQuestions,
    cross_validated,
    fit,
    shares,
    threshold,
    without_its_folder,
)

WIDTH = len(QUESTION_FEATURES)
ONE = QUESTION_FEATURES.index("greatest likeness")
Matrix = NDArray[np.float64]


def folder(
    features: Matrix, answerable: Any, strangers: Matrix | None = None, refused: Any = False
) -> LabelledQuestions:
    flags = np.asarray(answerable, np.bool_)
    dates = np.broadcast_to(np.asarray(refused, np.bool_), flags.shape)
    return LabelledQuestions(features, flags, dates, np.empty((0, WIDTH)) if strangers is None else strangers)


def by_one_sign(values: list[float]) -> Matrix:
    """Return features of which only one isn't 0."""
    features = np.zeros((len(values), WIDTH))
    features[:, ONE] = values
    return features


def noise(count: int, seed: int) -> Matrix:
    return np.random.default_rng(seed).normal(size=(count, WIDTH))


def told_apart(confident: Matrix, answerable: NDArray[np.bool_]) -> float:
    """Return how often a question with an answer gets more confidence than one without (the area under the ROC)."""
    return float((confident[answerable][:, None] > confident[~answerable][None, :]).mean())


STEPS = np.linspace(-1, 1, 40)


# The fit


def test_confidence_rises_with_a_sign_that_tells_answers_apart() -> None:
    model = fit([(by_one_sign(list(STEPS)), STEPS > 0)])
    confident = model.confidence(by_one_sign(list(STEPS)))
    assert (np.diff(confident) > 0).all()
    assert confident[0] < 0.3 < 0.7 < confident[-1]
    assert model.weights[ONE] > 0
    assert np.count_nonzero(model.weights) == 1


def test_its_weights_are_of_features_as_they_are() -> None:
    """A feature on another scale gets a weight on that scale, and the same confidence."""
    features = by_one_sign(list(STEPS))
    one, other = fit([(features, STEPS > 0)]), fit([(features * 100 + 7, STEPS > 0)])
    assert other.weights[ONE] == pytest.approx(one.weights[ONE] / 100, rel=1e-4)
    assert other.confidence(features * 100 + 7) == pytest.approx(one.confidence(features), rel=1e-4)


def test_only_the_features_asked_for_are_used() -> None:
    features = np.tile(STEPS[:, None], (1, WIDTH))
    model = fit([(features, STEPS > 0)], ["scatter", "lexical height"])
    assert {QUESTION_FEATURES[i] for i in np.flatnonzero(model.weights)} == {"scatter", "lexical height"}


def test_a_folder_beside_counts_a_tenth_of_one() -> None:
    features = by_one_sign(list(STEPS))
    rises, falls = (features, STEPS > 0), (features, STEPS < 0)
    assert fit([rises], beside=[falls]).weights[ONE] > 0.5
    assert fit([rises], beside=[falls] * 10).weights[ONE] == pytest.approx(0, abs=1e-6)
    assert fit([rises], beside=[falls] * 11).weights[ONE] < 0


def test_every_folder_counts_the_same_whatever_its_size() -> None:
    features = by_one_sign(list(STEPS))
    rises, falls = (features, STEPS > 0), (features, STEPS < 0)
    large = (np.tile(features, (20, 1)), np.tile(STEPS > 0, 20))
    assert fit([rises, falls]).weights[ONE] == pytest.approx(0, abs=1e-6)
    assert fit([large, falls]).weights[ONE] == pytest.approx(0, abs=1e-6)
    assert fit([large, rises, falls]).weights[ONE] > 0.5


def test_questions_with_and_without_an_answer_count_the_same() -> None:
    many, few = by_one_sign([1.0] * 90), by_one_sign([-1.0] * 10)
    model = fit([(np.concatenate([many, few]), np.arange(100) < 90)])
    confident = model.confidence(by_one_sign([1.0, -1.0]))
    assert confident.sum() == pytest.approx(1, abs=1e-3)  # as far from a half on either side


# Judged only by what it was not fitted into


def test_where_labels_are_random_cross_validation_finds_nothing() -> None:
    labels = np.random.default_rng(8).random(40) < 0.5
    folders = {"one": folder(noise(40, 1), labels), "two": folder(noise(40, 2), labels[::-1])}
    model = fit([(one.features, one.answerable) for one in folders.values()])
    confident = cross_validated(folders)
    within = np.mean([told_apart(model.confidence(one.features), one.answerable) for one in folders.values()])
    without = np.mean([told_apart(confident[name], one.answerable) for name, one in folders.items()])
    assert within > 0.7
    assert 0.3 < without < 0.6


def test_where_features_tell_it_finds_them() -> None:
    features = noise(80, 3)
    folders = {"one": folder(features, features[:, ONE] > 0), "two": folder(features[::-1], features[::-1][:, ONE] > 0)}
    for name, confident in cross_validated(folders).items():
        assert told_apart(confident, folders[name].answerable) > 0.95


def test_a_folder_can_be_judged_by_the_others_alone() -> None:
    features = by_one_sign(list(STEPS))
    folders = {"a": folder(features, STEPS > 0), "b": folder(features, STEPS > 0), "odd": folder(features, STEPS < 0)}
    confident = without_its_folder(folders)
    assert told_apart(confident["odd"], folders["odd"].answerable) == 0
    assert told_apart(confident["a"], folders["a"].answerable) < 1  # by one that rises and one that falls


def test_folders_beside_are_fitted_on_whatever_is_left_out() -> None:
    """The two folders have nothing to learn from; what is learnt comes from those beside."""
    features, labels = by_one_sign(list(STEPS)), np.random.default_rng(6).random(len(STEPS)) < 0.5
    folders = {"a": folder(features, labels), "b": folder(features, ~labels)}
    beside = [folder(features, STEPS > 0)] * 100
    for judged in (cross_validated(folders, beside), without_its_folder(folders, beside)):
        assert set(judged) == {"a", "b"}
        assert told_apart(judged["a"], STEPS > 0) > 0.95


# The threshold


def test_the_threshold_is_the_greatest_that_keeps_the_share_answered() -> None:
    answerable = [True, True, True, True, False]
    folders = {"a": folder(np.zeros((5, WIDTH)), answerable), "b": folder(np.zeros((1, WIDTH)), [True])}
    confident = {"a": np.array([0.25, 0.4, 0.6, 0.8, 0.9]), "b": np.array([0.5])}
    # Answered at .25: 4/4 and 1/1; above: 3/4 and 1/1; above .4: 2/4 and 1/1; above .5: 2/4 and 0/1.
    for answered, expected in ((1.0, 0.25), (0.87, 0.4), (0.75, 0.5), (0.25, 0.6), (0.1, 0.8)):
        assert threshold(folders, confident, answered) == pytest.approx(expected, abs=0.0006)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=30).filter(lambda q: any(a for a, _ in q)),
    st.floats(0.01, 1),
)
def test_whatever_the_confidence_the_share_is_kept_and_the_next_step_would_break_it(
    asked: list[tuple[bool, float]], answered: float
) -> None:
    one = folder(np.zeros((len(asked), WIDTH)), [flag for flag, _ in asked])
    sure = np.array([value for _, value in asked])
    least = threshold({"a": one}, {"a": sure}, answered)
    kept = sure[one.answerable]
    assert (kept >= least).mean() >= answered
    assert least == 1 or (kept >= least + 0.0005 + 1e-9).mean() < answered


def test_what_is_refused_for_its_dates_counts_as_abstained_however_sure() -> None:
    one = folder(np.zeros((4, WIDTH)), [True, True, True, False], refused=[True, False, False, True])
    sure = np.array([0.9, 0.6, 0.4, 0.9])
    assert shares({"a": one}, {"a": sure}, 0.3)["a"] == {"answered when answerable": 0.667, "abstained when not": 1.0}
    assert threshold({"a": one}, {"a": sure}, 0.6) == pytest.approx(0.4, abs=0.0006)


def test_shares_are_by_folder_and_their_mean() -> None:
    folders = {
        "a": folder(np.zeros((4, WIDTH)), [True, True, False, False]),
        "b": folder(np.zeros((3, WIDTH)), [True, False, False]),
    }
    confident = {"a": np.array([0.9, 0.5, 0.4, 0.6]), "b": np.array([0.1, 0.2, 0.3])}
    assert shares(folders, confident, 0.5) == {
        "a": {"answered when answerable": 1.0, "abstained when not": 0.5},
        "b": {"answered when answerable": 0.0, "abstained when not": 1.0},
        "mean": {"answered when answerable": 0.5, "abstained when not": 0.75},
    }


# The whole


def test_a_calibration_answers_and_abstains_as_it_was_fitted_to() -> None:
    features, strangers = noise(100, 7), noise(40, 8)
    features[:, QUESTION_FEATURES.index("greatest likeness_passage")] += 6
    answerable = features[:, QUESTION_FEATURES.index("scatter")] > 0
    folders = {name: folder(features, answerable, strangers) for name in ("one", "two")}
    content = abstention.calibrate(folders)
    found = calibration_from(json.loads(json.dumps(content)))
    sure = np.array([found.confidence(row) for row in features])
    assert (sure[answerable] >= found.threshold).mean() >= 0.85
    assert (sure[~answerable] < found.threshold).mean() >= 0.85
    assert np.mean([found.on_subject(row) for row in features]) >= 0.97
    assert np.mean([found.on_subject(row) for row in strangers]) <= 0.03
    figures = content["figures"]
    assert figures["questions"]["one"] == {"answerable": int(answerable.sum()), "not": int((~answerable).sum())}
    assert figures["strangers told apart"] >= 0.97
    assert set(figures["cross-validated"]) == {"one", "two", "mean"}


PLACES = ("Lund", "Visby", "Ystad", "Kalmar", "Falun", "Umea", "Malmo", "Sala", "Motala", "Boden")


def save_folder(place: Path, thing: str, by: str, asked: tuple[str, str]) -> Path:
    """Save a BEIR folder of one article a place; of the two questions about each, only the first has an answer."""
    (place / "qrels").mkdir(parents=True)
    corpus, queries, qrels = [], [], ["query-id\tcorpus-id\tscore"]
    for n, town in enumerate(PLACES):
        text = f"The {thing} of {town} was {by} in 1{n + 50}0 by the people of the town. It is open on Sundays."
        corpus.append({"_id": town, "title": f"The {thing} of {town}", "text": text})
        for answerable, question in zip(("ANSWERABLE", "UNANSWERABLE"), asked, strict=True):
            name = f"{town}-{answerable}"
            queries.append({"_id": name, "text": question.format(town), "answerability": answerable})
            qrels.append(f"{name}\t{town}\t1")
    queries.append({"_id": "long", "text": "x " * 2_000, "answerability": "UNANSWERABLE"})  # too long to be asked
    queries.append({"_id": "open", "text": f"And the {thing}?", "answerability": "UNDERSPECIFIED"})
    for name, rows in (("corpus", corpus), ("queries", queries)):
        (place / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (place / "qrels" / "test.tsv").write_text("\n".join(qrels) + "\n")
    return place


def run_main(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["calibrate", *map(str, arguments)])
    abstention.main()


def test_two_small_folders_are_asked_fitted_and_written(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    minilm: SentenceTransformerEncoder,
) -> None:
    monkeypatch.setattr(corpora, "encoder_named", lambda _: minilm)  # loaded once for all tests
    towers = ("When was the bell tower of {} built?", "Which king paid for the mosaic floor in {}?")
    libraries = ("When was the library of {} founded?", "Who stole the globe from the reading room in {}?")
    folders = [
        save_folder(tmp_path / "towers", "bell tower", "built", towers),
        save_folder(tmp_path / "libraries", "library", "founded", libraries),
    ]
    out = tmp_path / "calibration.json"
    run_main(monkeypatch, *folders, "--out", out)
    content = json.loads(out.read_text(encoding="utf-8"))
    assert json.loads(capsys.readouterr().out) == content["figures"]
    assert content["figures"]["questions"] == {
        name: {"answerable": 10, "not": 10} for name in ("towers", "libraries")
    }  # neither the overlong one nor the one that wants asking back
    assert content["figures"]["cross-validated"]["mean"]["answered when answerable"] >= 0.85
    assert content["figures"]["cross-validated"]["mean"]["abstained when not"] >= 0.8
    found = calibration_from(content)
    assert 0 < found.threshold < 1
    assert np.isfinite(found.parts["answer"].weights).all()
    assert set(content["answer"]["weights"]) <= set(QUESTION_FEATURES)


@pytest.mark.parametrize("folders", [["town"], ["town", "other/town"]])
def test_one_folder_is_not_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, folders: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run_main(monkeypatch, *folders, "--out", tmp_path / "none.json")
    assert "two folders at least, of different names" in capsys.readouterr().err
    assert not (tmp_path / "none.json").exists()


def test_support_alone_can_tell_of_an_answer_and_then_of_the_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    support = QUESTION_FEATURES.index("support")
    features = noise(80, 3)
    strangers = noise(20, 4) - 5
    asked = {name: folder(features, features[:, support] > 0, strangers) for name in ("one", "two")}
    content = abstention.calibrate(asked, features=("support",), answered=0.8)
    assert set(content["answer"]["weights"]) == {"support"}
    assert "apart" in content["subject"]["weights"]
    assert content["figures"]["cross-validated"]["mean"]["answered when answerable"] >= 0.8


def test_what_is_fitted_for_an_encoder_ships_beside_minilms() -> None:
    default = Path("calibration.json")
    assert corpora.file_of("minilm", default) == default
    assert corpora.file_of("multilingual", default).name == "calibration.multilingual-e5-small.json"


# With close reading


def read_closely(values: list[float], answerable: Any) -> LabelledQuestions:
    """Return questions whose best window answers so well; every fourth wasn't read, and says nothing."""
    features = np.zeros((len(values), WIDTH))
    features[:, QUESTION_FEATURES.index("read")] = np.arange(len(values)) % 4 > 0
    features[:, QUESTION_FEATURES.index("answers")] = values
    return folder(features, answerable)


def test_the_part_for_close_reading_answers_as_many_at_the_threshold_that_there_is() -> None:
    shipped = {
        "answer": {"weights": {"support": 6.0}, "bias": -3.0, "threshold": 0.3},
        "subject": {"weights": {}, "bias": 0.0, "threshold": 0.1},
        "figures": {"before": 1},
    }
    folders = {"a": read_closely(list(STEPS), STEPS > 0), "b": read_closely(list(STEPS * 9), STEPS > 0)}
    content = abstention.calibrate_part(folders, shipped, "read", answered=0.8)
    assert (content["answer"], content["subject"]) == (shipped["answer"], shipped["subject"])
    assert set(content["read"]["weights"]) <= {"support", "answers"}
    assert content["figures"]["before"] == 1
    assert content["figures"]["read"]["questions"]["a"] == {"answerable": 15, "not": 15}
    made = calibration_from(content)
    of_a = [made.confidence(row) for row in folders["a"].features if row[QUESTION_FEATURES.index("read")]]
    of_b = [made.confidence(row) for row in folders["b"].features if row[QUESTION_FEATURES.index("read")]]
    answered = [one >= made.threshold for some in (of_a[-15:], of_b[-15:]) for one in some]
    assert 0.7 <= sum(answered) / len(answered) <= 0.95
    assert of_a == sorted(of_a)
