"""Figures and their bootstrap intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from retrieval.evaluate.bootstrap import Figure, mean, share

unit = st.floats(0, 1)


@pytest.mark.parametrize("value", [0.0, 0.25, 1.0])
def test_the_interval_of_constant_data_is_a_point(value: float) -> None:
    assert mean([value] * 7) == Figure(value, (value, value), 7)


def test_no_question_has_no_figure() -> None:
    assert mean([]) is None
    assert share([], []) is None


def test_a_share_weighs_questions_by_their_wholes() -> None:
    figure = share([3, 0], [3, 1])
    assert figure is not None
    assert figure.value == pytest.approx(3 / 4)
    assert figure.interval == (0.0, 1.0)  # both draws alike come up a quarter of the time each


def test_the_interval_is_that_of_another_bootstrap() -> None:
    values = np.arange(200) % 4 == 0
    ours = mean(list(values))
    theirs = stats.bootstrap((values,), np.mean, method="percentile", n_resamples=2_000, rng=5).confidence_interval
    assert ours is not None
    assert ours.value == 0.25
    assert ours.interval == pytest.approx(theirs, abs=0.01)


def test_the_same_data_have_the_same_interval() -> None:
    assert mean([0, 1, 1, 0, 1]) == mean([0, 1, 1, 0, 1])


@given(st.lists(unit, min_size=1, max_size=20))
def test_the_interval_holds_within_what_the_values_are(values: list[float]) -> None:
    figure = mean(values)
    assert figure is not None
    low, high = figure.interval
    slack = 1e-9
    assert min(values) - slack <= low <= high <= max(values) + slack


@pytest.mark.parametrize(
    ("other", "overlap"), [((0.3, 0.5), True), ((0.2, 0.3), True), ((0.1, 0.29), False), ((0.41, 0.9), False)]
)
def test_intervals_overlap_where_they_have_a_point_in_common(other: tuple[float, float], overlap: bool) -> None:
    assert Figure(0.35, (0.3, 0.4), 9).overlaps(Figure(0.5, other, 9)) is overlap


def test_json_has_four_decimals() -> None:
    found = Figure(1 / 3, (0.1, 2 / 3), 3).as_json()
    assert found == {"value": 0.3333, "interval": [0.1, 0.6667], "of": 3}
