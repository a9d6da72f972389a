"""Figures of reading: spans, exact match and F1 as SQuAD has them, and answerable told apart from not."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.train.reader.examples import Example
from retrieval.train.reader.scores import (
    Reading,
    area_under_curve,
    best_span,
    exact_match,
    f1_by_source,
    figures,
    word_f1,
)
from retrieval.train.reader.sentence_windows import Row


@given(st.integers(1, 60), st.integers(0, 1_000))
def test_the_best_span_is_the_one_with_the_greatest_sum(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    first = 4
    start, end = (random.normal(size=first + count + 3).astype(np.float32) for _ in range(2))
    begin, stop, margin = best_span(start, end, first, count)
    allowed = [
        (i, j) for i in range(first, first + count) for j in range(i, min(i + 40, first + count))
    ]  # forty tokens at most
    assert (begin, stop) in allowed
    best = max(float(start[i] + end[j]) for i, j in allowed)
    assert float(start[begin] + end[stop]) == pytest.approx(best, abs=1e-5)
    assert margin == pytest.approx(best - float(start[0] + end[0]), abs=1e-5)


@pytest.mark.parametrize(
    ("said", "golds", "exact", "f1"),
    [
        ("The flood.", ["flood"], 1, 1),
        ("in 1702", ["1702", "the year 1702"], 0, 2 / 3),
        ("1702", ["1703"], 0, 0),
        ("old old bridge", ["old bridge"], 0, 4 / 5),
        ("", ["1702"], 0, 0),
        ("the", ["a"], 1, 1),
    ],
)
def test_an_answer_is_compared_word_by_word(said: str, golds: list[str], exact: float, f1: float) -> None:
    assert exact_match(said, golds) == exact
    assert word_f1(said, golds) == pytest.approx(f1)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_the_area_is_the_share_of_pairs_in_the_right_order(drawn: list[tuple[int, bool]]) -> None:
    found = area_under_curve([score for score, _ in drawn], [flag for _, flag in drawn])
    above = [score for score, flag in drawn if flag]
    below = [score for score, flag in drawn if not flag]
    if not above or not below:
        assert found is None
        return
    pairs = [(one > other) + (one == other) / 2 for one in above for other in below]
    assert found is not None
    assert found.value == pytest.approx(sum(pairs) / len(pairs))
    assert found.of == len(drawn)
    assert 0 <= found.interval[0] <= found.interval[1] <= 1


def test_the_interval_holds_the_area_and_narrows_with_more_questions() -> None:
    random = np.random.default_rng(2)
    widths = []
    for count in (60, 1_500):
        flags = random.random(count) < 0.5
        found = area_under_curve(list(random.normal(size=count) + flags), list(flags))
        assert found is not None
        assert found.interval[0] < found.value < found.interval[1]
        widths.append(found.interval[1] - found.interval[0])
    assert widths[1] < widths[0] / 3


def reading(said: str, golds: tuple[str, ...], margin: float, answers: float, kind: str = "towns") -> Reading:
    row = Row([101, 2054, 102, 5, 102], 3, [(0, 4)], "1702", *((3, 3) if golds else (0, 0)))
    return Reading(Example(row, kind, golds), said, margin, answers)


def test_figures_are_of_what_answers_and_of_both_signs() -> None:
    read = [
        reading("1702", ("1702",), 3.0, -1.0),
        reading("1703", ("1702",), 1.0, 2.0, "letters"),
        reading("1702", (), 2.0, 0.0),
    ]
    found: dict[str, Any] = figures(read)
    assert {name: (figure["value"], figure["of"]) for name, figure in found.items()} == {
        "exact_match": (0.5, 2), "f1": (0.5, 2), "auc_margin": (0.5, 3), "auc_answers": (0.5, 3)
    }  # fmt: skip
    assert f1_by_source(read) == {"letters": 0.0, "towns": 1.0}


def test_of_nothing_there_are_no_figures() -> None:
    assert set(figures([reading("1702", (), 2.0, 0.0)]).values()) == {None}
