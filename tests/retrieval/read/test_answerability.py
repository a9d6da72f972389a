"""How sure the bot may be: the features of a question, worked out by hand, and what turns them into a decision."""

import json
import math
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.read.answerability import QUESTION_FEATURES, calibrated, calibration_from, parts_for, question_features
from retrieval.read.features import FEATURES
from retrieval.read.reader import Reading, read, weights_from
from tests.support.passages import hit, sentences_of, sought

RARITY = {"bell": 1.0, "cast": 3.0}
# Two sentences, of which the second is three times as likely the best. Every feature of each is a number of its own.
SCORES = np.array([1.0, 1.0 + math.log(3)], np.float32)
ROWS = np.array([[0.5 - n / 100 for n in range(len(FEATURES))], [n / 100 for n in range(len(FEATURES))]], np.float32)
READ = Reading((), SCORES, ROWS, SCORES, best=1)
PARTS: dict[str, Any] = {
    "answer": {"weights": {"best first": 2.0, "scatter": -1.0}, "bias": 0.5, "threshold": 0.6},
    "subject": {"weights": {"greatest likeness": 4.0}, "bias": -2.0, "threshold": 0.5},
}


def features_of(
    question: str = "When was the bell cast?",
    reading: Reading = READ,
    lexical_height: float = 0.0,
) -> dict[str, float]:
    """Return a question's features by name."""
    found = question_features(sought(question, RARITY), reading, lexical_height)
    return dict(zip(QUESTION_FEATURES, map(float, found), strict=True))


def row(**named: float) -> np.ndarray:
    """Return features that are 0 but for those named, `_` for a space."""
    values = {name.replace("_", " "): value for name, value in named.items()}
    assert set(values) <= set(QUESTION_FEATURES)
    return np.array([values.get(name, 0.0) for name in QUESTION_FEATURES])


# The features of a question


def test_the_best_sentences_own_features_are_taken_from_it() -> None:
    named = {name.removeprefix("best "): value for name, value in features_of().items() if name.startswith("best ")}
    assert set(named) >= {"overlap_passage", "names_passage", "first"}
    assert named == pytest.approx({name: FEATURES.index(name) / 100 for name in named})


def test_the_greatest_are_those_of_any_sentence() -> None:
    named = {n.removeprefix("greatest "): value for n, value in features_of().items() if n.startswith("greatest ")}
    assert set(named) >= {"likeness", "likeness_passage"}
    either = {name: max(0.5 - FEATURES.index(name) / 100, FEATURES.index(name) / 100) for name in named}
    assert named == pytest.approx(either)


def test_scatter_tells_how_many_sentences_look_alike() -> None:
    assert features_of()["scatter"] == pytest.approx(-(0.75 * math.log(0.75) + 0.25 * math.log(0.25)))
    alone = features_of(reading=Reading((), SCORES[:1], ROWS[:1], SCORES[:1], best=0))
    assert alone["scatter"] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("likeness", "lead"), [((0.5, 0.54, 0.3), 0.04), ((0.3, 0.9, 0.4), 0.06), ((0.9,), 0.0)])
def test_the_likeness_lead_is_the_likeliest_sentence_over_the_next(likeness: tuple[float, ...], lead: float) -> None:
    rows = np.zeros((len(likeness), len(FEATURES)), np.float32)
    rows[:, FEATURES.index("likeness")] = likeness
    scores = np.zeros(len(likeness), np.float32)
    assert features_of(reading=Reading((), scores, rows, scores, best=0))["likeness lead"] == pytest.approx(lead)


def test_likeness_and_words_are_of_the_best_sentence_and_both_are_needed() -> None:
    rows = np.zeros((2, len(FEATURES)), np.float32)
    rows[0, [FEATURES.index("likeness"), FEATURES.index("overlap_near")]] = (0.5, 0.8)
    rows[1, FEATURES.index("likeness")] = 0.9
    scores = np.zeros(2, np.float32)
    for best, expected in ((0, 0.4), (1, 0.0)):
        reading = Reading((), scores, rows, scores, best=best)
        assert features_of(reading=reading)["likeness and words"] == pytest.approx(expected)


def test_the_lexical_height_is_the_searchs() -> None:
    assert features_of(lexical_height=0.5)["lexical height"] == 0.5


@pytest.mark.parametrize(
    ("question", "number"),
    [("How many bells?", 1), ("How much was paid for the bell?", 1), ("How long did it ring?", 1),
     ("Where is the bell?", 0), ("When was the bell cast?", 0)],
)  # fmt: skip
def test_that_a_number_is_asked_for_is_a_sign(question: str, number: int) -> None:
    assert features_of(question)["asks for a number"] == number


@pytest.mark.parametrize(
    ("question", "held", "expected"),
    [
        ("How many bells?", (0.0, 1.0), 0.0),  # the best sentence holds a number
        ("How many bells?", (1.0, 0.0), -1.5),  # the other does: as far below
        ("When was it cast?", (1.0, 0.0), -1.5),
        ("How many bells?", (0.0, 0.0), -5.0),  # none does
        ("Where is the bell?", (1.0, 0.0), 0.0),  # no number is asked for, and no date
    ],
)
def test_short_of_the_kind_is_how_far_below_the_best_a_number_is_found(
    question: str, held: tuple[float, float], expected: float
) -> None:
    rows = np.zeros((2, len(FEATURES)), np.float32)
    rows[:, FEATURES.index("holds")] = held
    plain = np.array([0.5, 2.0], np.float32)
    reading = Reading((), plain, rows, plain, best=1)
    assert features_of(question, reading)["short of the kind"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("question", "sentence", "differs", "alone"),
    [
        ("Which bell did not ring?", "The great bell did not ring.", 0, 0),
        ("Which bell did not ring?", "The great bell rang.", 1, 1),
        ("Which bell rang?", "The great bell didn't ring.", 1, 0),
        ("Which bell rang?", "The great bell rang.", 0, 0),
    ],
)
def test_a_not_in_one_of_question_and_sentence_is_a_sign(
    question: str, sentence: str, differs: int, alone: int
) -> None:
    features = features_of(question, Reading((), SCORES, ROWS, SCORES, 1, sentence))
    assert (features["differs in denying"], features["denies alone"]) == (differs, alone)


def test_where_nothing_was_read_there_is_no_sign() -> None:
    nothing = read(sought("Where is the bell?"), [], {})
    assert set(features_of("Where is the bell?", nothing, 0.5).values()) == {0.0}


@given(st.text(max_size=60), st.text(max_size=300), st.floats(0, 1))
def test_features_of_anything_are_finite(question: str, text: str, height: float) -> None:
    passage = hit(text)
    wanted = sought(question)
    reading = read(wanted, [passage], sentences_of(passage), weights_from({"weights": {"likeness": 30}, "follow": 1}))
    features = question_features(wanted, reading, height)
    assert features.shape == (len(QUESTION_FEATURES),)
    assert np.isfinite(features).all()


# From features to a decision


def test_confidence_is_the_logistic_of_the_weighed_features() -> None:
    calibration = calibration_from(PARTS)
    assert calibration.confidence(row(best_first=0.75, scatter=0.5)) == pytest.approx(1 / (1 + math.exp(-1.5)))
    assert calibration.confidence(row()) == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_it_stays_a_probability_however_far_the_features_go() -> None:
    calibration = calibration_from(PARTS)
    assert 0 <= calibration.confidence(row(scatter=1e9)) < 1e-20
    assert calibration.confidence(row(scatter=-1e9)) == 1


@pytest.mark.parametrize(("likeness", "on_subject"), [(0.49, False), (0.5, True), (0.9, True)])
def test_the_subject_is_decided_by_weights_of_its_own(likeness: float, on_subject: bool) -> None:
    assert calibration_from(PARTS).on_subject(row(greatest_likeness=likeness)) is on_subject


def test_a_calibration_is_what_its_file_says_and_a_sign_it_lacks_weighs_nothing() -> None:
    found = calibration_from(json.loads(json.dumps(PARTS)))
    assert dict(zip(QUESTION_FEATURES, found.parts["answer"].weights, strict=True)) == {
        name: PARTS["answer"]["weights"].get(name, 0.0) for name in QUESTION_FEATURES
    }
    assert (found.parts["answer"].bias, found.threshold) == (0.5, 0.6)
    assert np.count_nonzero(found.subject.weights) == 1
    assert (found.subject.bias, found.least_subject) == (-2.0, 0.5)
    assert found.confidence(row(likeness_lead=9.0)) == found.confidence(row())


# What ships


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    return json.loads((files("retrieval.read") / "calibration.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", ["answer", "subject"])
def test_the_weights_that_ship_are_of_known_features_and_finite(shipped: dict[str, Any], part: str) -> None:
    assert set(shipped[part]["weights"]) <= set(QUESTION_FEATURES)
    assert all(math.isfinite(weight) for weight in shipped[part]["weights"].values())
    assert any(shipped[part]["weights"].values())
    assert math.isfinite(shipped[part]["bias"])


def test_the_thresholds_that_ship_leave_room_for_both_decisions() -> None:
    assert 0 < calibrated().threshold < 1
    assert 0 < calibrated().least_subject < 1


def test_they_come_with_the_figures_of_their_fit(shipped: dict[str, Any]) -> None:
    figures = shipped["figures"]
    for fit in ("fitted on all", "cross-validated", "fitted on the other folders"):
        assert set(figures[fit]) == {*figures["questions"], "mean"}
        for shares in figures[fit].values():
            assert 0 <= shares["answered when answerable"] <= 1
            assert 0 <= shares["abstained when not"] <= 1
    assert 0 <= figures["strangers told apart"] <= 1


# Of each encoder


def test_support_is_the_greatest_of_meaning_and_words_near_it() -> None:
    rows = np.zeros((2, len(FEATURES)), np.float32)
    rows[0, [FEATURES.index("likeness"), FEATURES.index("overlap_near")]] = (0.4, 0.5)
    rows[1, [FEATURES.index("likeness"), FEATURES.index("overlap_near")]] = (0.45, 0.1)
    reading = Reading((), SCORES, rows, SCORES, best=1)
    assert features_of(reading=reading)["support"] == pytest.approx(0.4 + 0.2 * 0.5)


def test_an_encoder_without_a_calibration_of_its_own_has_minilms() -> None:
    assert calibrated("some/other-model").threshold == calibrated().threshold
    assert calibrated("all-MiniLM-L6-v2").threshold == calibrated().threshold


def test_what_was_read_closely_is_weighed_by_weights_of_its_own() -> None:
    content = {
        "answer": {"weights": {"support": 1.0}, "bias": 0.0, "threshold": 0.5},
        "subject": {"weights": {}, "bias": 0.0, "threshold": 0.5},
    }
    features = np.zeros(len(QUESTION_FEATURES))
    features[QUESTION_FEATURES.index("support")] = 2.0
    features[QUESTION_FEATURES.index("answers")] = -3.0
    unread = calibration_from(content).confidence(features)
    assert unread == pytest.approx(1 / (1 + math.exp(-2)))
    features[QUESTION_FEATURES.index("read")] = 1.0
    assert calibration_from(content).confidence(features) == unread, "without a part for it, nothing changes"
    own = calibration_from({**content, "read": {"weights": {"answers": 1.0}, "bias": 1.0}})
    assert own.confidence(features) == pytest.approx(1 / (1 + math.exp(2)))


@pytest.mark.parametrize(
    ("flags", "parts"),
    [
        ((), ["answer"]),
        (("read",), ["read", "answer"]),
        (("foreign",), ["answer"]),
        (("foreign", "other script"), ["other", "answer"]),
        (("read", "foreign"), ["other read", "read", "answer"]),
        (("read", "foreign", "other script"), ["other read", "read", "other", "answer"]),
        (
            ("read", "foreign", "other script", "apart"),
            ["apart read", "other read", "read", "apart", "other", "answer"],
        ),
    ],
)
def test_evidence_of_another_kind_is_weighed_by_its_own_part_where_there_is_one(
    flags: tuple[str, ...], parts: list[str]
) -> None:
    features = np.zeros(len(QUESTION_FEATURES))
    features[[QUESTION_FEATURES.index(flag) for flag in flags]] = 1.0
    assert parts_for(features) == parts
    content = {"subject": {"weights": {}, "bias": 0.0, "threshold": 0.5}}
    for part in reversed(parts):  # each as it is added takes the place of those after it
        content[part] = {"weights": {}, "bias": float(parts.index(part)), "threshold": 0.5}
        if "answer" in content:
            assert calibration_from(content).confidence(features) == pytest.approx(
                1 / (1 + math.exp(-parts.index(part)))
            )


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("When was it built?", "It was built in 1902.", set()),
        ("언제 지어졌나요?", "It was built in 1902.", {"other script", "foreign", "apart"}),
        ("언제 지어졌나요?", "종탑은 1902년에 지어졌다.", {"other script", "foreign"}),
        ("언제 지어졌나요?", "鐘楼は1902年に建てられた。", {"other script", "foreign", "apart"}),
        ("鐘楼建造年", "鐘楼は1902年に建てられた。", {"other script", "foreign"}),
        ("When was it built?", "鐘楼は1902年に建てられた。", {"other script", "foreign", "apart"}),
        ("Wann wurde er gebaut?", "It was built in 1902 by the town.", {"foreign", "apart"}),
        ("Wann wurde er gebaut?", "Der Turm wurde 1902 gebaut.", {"foreign"}),
    ],
)
def test_the_languages_of_question_and_evidence_are_told(asked: str, text: str, told: set[str]) -> None:
    found = features_of(
        reading=Reading((), SCORES, np.zeros((2, len(FEATURES)), np.float32), SCORES, 0, text), question=asked
    )
    assert {name for name in ("other script", "foreign", "apart") if found[name]} == told
