"""How sure the bot may be: the signs of a question, worked out by hand, and what turns them into a decision."""

import json
import math
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.confidence import QUESTION_SIGNS, calibrated, calibration_from, question_signs
from retrieval.reader import Reading, read, weights_from
from retrieval.signs import SIGNS
from tests.passages import hit, sentences_of, sought

RARITY = {"bell": 1.0, "cast": 3.0}
# Two sentences, of which the second is three times as likely the best. Every sign of each is a number of its own.
SCORES = np.array([1.0, 1.0 + math.log(3)], np.float32)
ROWS = np.array([[0.5 - n / 100 for n in range(len(SIGNS))], [n / 100 for n in range(len(SIGNS))]], np.float32)
READ = Reading((), SCORES, ROWS, best=1)
PARTS: dict[str, Any] = {
    "answer": {"weights": {"lead": 2.0, "scatter": -1.0}, "bias": 0.5, "threshold": 0.6},
    "subject": {"weights": {"greatest likeness": 4.0}, "bias": -2.0, "threshold": 0.5},
}


def signs_of(
    question: str = "When was the bell cast?",
    reading: Reading = READ,
    dense: tuple[float, ...] = (),
    lexical: tuple[float, ...] = (),
    background: float = 0.0,
) -> dict[str, float]:
    """Return a question's signs by name."""
    found = question_signs(sought(question, RARITY, background=background), reading, dense, lexical)
    return dict(zip(QUESTION_SIGNS, map(float, found), strict=True))


def row(**named: float) -> np.ndarray:
    """Return signs that are 0 but for those named, `_` for a space."""
    values = {name.replace("_", " "): value for name, value in named.items()}
    assert set(values) <= set(QUESTION_SIGNS)
    return np.array([values.get(name, 0.0) for name in QUESTION_SIGNS])


# The signs of a question


def test_the_best_sentences_own_signs_are_taken_from_it() -> None:
    named = {name.removeprefix("best "): value for name, value in signs_of().items() if name.startswith("best ")}
    assert set(named) >= {"overlap_passage", "names_passage", "numbers_passage"}
    assert named == pytest.approx({name: SIGNS.index(name) / 100 for name in named})


def test_the_greatest_are_those_of_any_sentence() -> None:
    named = {n.removeprefix("greatest "): value for n, value in signs_of().items() if n.startswith("greatest ")}
    assert set(named) >= {"likeness", "likeness_passage"}
    either = {name: max(0.5 - SIGNS.index(name) / 100, SIGNS.index(name) / 100) for name in named}
    assert named == pytest.approx(either)


def test_scatter_and_lead_tell_how_the_best_sentence_stands_out() -> None:
    signs = signs_of()
    assert signs["lead"] == pytest.approx(3 / 4)
    assert signs["scatter"] == pytest.approx(-(0.75 * math.log(0.75) + 0.25 * math.log(0.25)))
    alone = signs_of(reading=Reading((), SCORES[:1], ROWS[:1], best=0))
    assert alone["lead"] == 1
    assert alone["scatter"] == pytest.approx(0, abs=1e-6)


def test_the_dense_lead_is_the_firsts_over_the_second_against_the_background() -> None:
    assert signs_of(dense=(0.75, 0.7, 0.1))["dense lead"] == pytest.approx(0.05)
    assert signs_of(dense=(0.9, 0.5, 0.1))["dense lead"] == pytest.approx(0.08)
    assert signs_of(dense=(0.75, 0.72), background=0.5)["dense lead"] == pytest.approx(0.06)
    assert signs_of(dense=(0.9,))["dense lead"] == signs_of()["dense lead"] == 0


def test_the_lexical_height_is_against_what_the_querys_terms_allow() -> None:
    assert signs_of(lexical=(4.4, 1.0))["lexical height"] == pytest.approx(0.5)  # of 2.2 times 1 + 3
    assert signs_of("who is it?", lexical=(4.4, 1.0))["lexical height"] == 0  # stop words alone
    assert signs_of()["lexical height"] == 0


def test_the_lexical_lead_is_in_standard_deviations() -> None:
    assert signs_of(lexical=(5.0, 3.0, 1.0))["lexical lead"] == pytest.approx(2 / (math.sqrt(8 / 3) + 0.1))
    assert signs_of(lexical=(5.0,))["lexical lead"] == 0
    assert signs_of()["lexical lead"] == 0


@pytest.mark.parametrize(
    ("question", "number", "place"),
    [("How many bells?", 1, 0), ("How much was paid for the bell?", 1, 0), ("How long did it ring?", 1, 0),
     ("Where is the bell?", 0, 1), ("When was the bell cast?", 0, 0)],
)  # fmt: skip
def test_what_is_asked_for_is_a_sign(question: str, number: int, place: int) -> None:
    signs = signs_of(question)
    assert (signs["asks for a number"], signs["asks for a place"]) == (number, place)


def test_where_nothing_was_read_there_is_no_sign() -> None:
    nothing = read(sought("Where is the bell?"), [], {})
    assert set(signs_of("Where is the bell?", nothing, (0.9, 0.1), (4.0, 1.0)).values()) == {0.0}


@given(st.text(max_size=60), st.text(max_size=300), st.lists(st.floats(-1, 1)), st.lists(st.floats(0, 50)))
def test_signs_of_anything_are_finite(question: str, text: str, dense: list[float], lexical: list[float]) -> None:
    passage = hit(text)
    wanted = sought(question)
    reading = read(wanted, [passage], sentences_of(passage), weights_from({"weights": {"likeness": 30}, "follow": 1}))
    signs = question_signs(wanted, reading, sorted(dense, reverse=True), sorted(lexical, reverse=True))
    assert signs.shape == (len(QUESTION_SIGNS),)
    assert np.isfinite(signs).all()


# From signs to a decision


def test_confidence_is_the_logistic_of_the_weighed_signs() -> None:
    calibration = calibration_from(PARTS)
    assert calibration.confidence(row(lead=0.75, scatter=0.5)) == pytest.approx(1 / (1 + math.exp(-1.5)))
    assert calibration.confidence(row()) == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_it_stays_a_probability_however_far_the_signs_go() -> None:
    calibration = calibration_from(PARTS)
    assert 0 <= calibration.confidence(row(scatter=1e9)) < 1e-20
    assert calibration.confidence(row(scatter=-1e9)) == 1


@pytest.mark.parametrize(("likeness", "on_subject"), [(0.49, False), (0.5, True), (0.9, True)])
def test_the_subject_is_decided_by_weights_of_its_own(likeness: float, on_subject: bool) -> None:
    assert calibration_from(PARTS).on_subject(row(greatest_likeness=likeness)) is on_subject


def test_a_calibration_is_what_its_file_says_and_a_sign_it_lacks_weighs_nothing() -> None:
    found = calibration_from(json.loads(json.dumps(PARTS)))
    assert dict(zip(QUESTION_SIGNS, found.weights, strict=True)) == {
        name: PARTS["answer"]["weights"].get(name, 0.0) for name in QUESTION_SIGNS
    }
    assert (found.bias, found.threshold) == (0.5, 0.6)
    assert np.count_nonzero(found.subject_weights) == 1
    assert (found.subject_bias, found.subject) == (-2.0, 0.5)
    assert found.confidence(row(dense_lead=9.0)) == found.confidence(row())


# What ships


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    return json.loads((files("retrieval") / "calibration.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", ["answer", "subject"])
def test_the_weights_that_ship_are_of_known_signs_and_finite(shipped: dict[str, Any], part: str) -> None:
    assert set(shipped[part]["weights"]) <= set(QUESTION_SIGNS)
    assert all(math.isfinite(weight) for weight in shipped[part]["weights"].values())
    assert any(shipped[part]["weights"].values())
    assert math.isfinite(shipped[part]["bias"])


def test_the_thresholds_that_ship_leave_room_for_both_decisions() -> None:
    assert 0 < calibrated().threshold < 1
    assert 0 < calibrated().subject < 1


def test_they_come_with_the_figures_of_their_fit(shipped: dict[str, Any]) -> None:
    figures = shipped["figures"]
    for fit in ("fitted on all", "cross-validated", "fitted on the other folders"):
        assert set(figures[fit]) == {*figures["questions"], "mean"}
        for shares in figures[fit].values():
            assert 0 <= shares["answered when answerable"] <= 1
            assert 0 <= shares["abstained when not"] <= 1
    assert 0 <= figures["strangers told apart"] <= 1
