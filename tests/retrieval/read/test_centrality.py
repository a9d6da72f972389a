"""Centrality and diversity, on graphs small enough to be worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.read.centrality import diverse, lexrank

# A star: 0 is like 1 and 2, which are not like each other; 3 is like nothing.
STAR = np.array([[1.0, 0.5, 0.5, 0.0], [0.5, 1.0, 0.0, 0.0], [0.5, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]])


def test_the_middle_of_a_star_is_most_central():
    # Rows brought to 1: the middle keeps 1/2 and gives 1/4 to each ray, which keeps 2/3 and gives it 1/3. With a for
    # the middle and b for each ray, a = .15/4 + .85 (a/2 + 2b/3) and b = .15/4 + .85 (a/4 + 2b/3): so a = .29823,
    # b = .23276... brought to a = 1. What is alone stays at 1/4.
    b_by_a = np.linalg.solve([[1 - 0.85 / 2, -0.85 * 2 / 3], [-0.85 / 4, 1 - 0.85 * 2 / 3]], [0.0375, 0.0375])
    found = lexrank(STAR)
    assert found == pytest.approx([1.0, b_by_a[1] / b_by_a[0], b_by_a[1] / b_by_a[0], 0.25 / b_by_a[0]], abs=1e-4)
    assert found[0] > found[3] > found[1]


def test_a_weak_likeness_is_no_edge():
    assert lexrank(np.array([[1.0, 0.09], [0.09, 1.0]])) == pytest.approx([1.0, 1.0])
    chain = np.array([[1.0, 0.09, 0.5], [0.09, 1.0, 0.5], [0.5, 0.5, 1.0]])
    assert lexrank(chain).argmax() == 2


def test_what_is_near_the_subject_comes_first_and_what_is_like_it_next():
    # All starts are at 1, a ray: it is first; the middle, which it is like, comes before the other ray.
    found = lexrank(STAR, np.array([0.0, 1.0, 0.0, 0.0]))
    assert found.argsort()[::-1].tolist() == [1, 0, 2, 3]
    assert found[3] == 0.0


def test_without_anything_near_it_is_as_without_a_subject():
    assert lexrank(STAR, np.zeros(4)) == pytest.approx(lexrank(STAR))


def test_nothing_has_no_centre():
    assert lexrank(np.zeros((0, 0))).shape == (0,)


@given(st.lists(st.lists(st.floats(-1, 1), min_size=4, max_size=4), min_size=1, max_size=12))
def test_the_most_central_has_one_and_none_has_less_than_nothing(rows):
    vectors = np.array(rows)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    found = lexrank(np.maximum(vectors @ vectors.T, 0.0))
    assert found.max() == pytest.approx(1.0)
    assert found.min() >= 0.0


def chosen(worth, similarity, most=3, **more):
    return diverse(np.array(worth), np.array(similarity), more.pop("among", np.ones(len(worth), bool)), most, **more)


def test_what_has_been_said_in_other_words_gives_way_to_something_new():
    # 0.7 * 0.9 - 0.3 * 0.8 = .39 for the second, 0.7 * 0.6 = .42 for the third.
    likeness = [[1.0, 0.8, 0.0], [0.8, 1.0, 0.0], [0.0, 0.0, 1.0]]
    assert chosen([1.0, 0.9, 0.6], likeness) == [0, 2, 1]


def test_a_copy_is_never_said():
    assert chosen([1.0, 0.9, 0.1], [[1.0, 0.9, 0.0], [0.9, 1.0, 0.0], [0.0, 0.0, 1.0]]) == [0, 2]


def test_what_does_not_fit_is_passed_over():
    assert chosen([1.0, 0.9, 0.8], np.eye(3), fits=lambda rows: 1 not in rows) == [0, 2]


def test_what_has_been_said_comes_first_and_counts():
    likeness = [[1.0, 0.9, 0.0], [0.9, 1.0, 0.0], [0.0, 0.0, 1.0]]
    assert chosen([1.0, 0.5, 0.1], likeness, said=[1]) == [1, 2]
    assert chosen([1.0, 0.5, 0.1], likeness, most=1, said=[1]) == [1]


def test_only_those_that_may_be_chosen_are():
    assert chosen([1.0, 0.9, 0.8], np.eye(3), among=np.array([False, True, True])) == [1, 2]
    assert chosen([1.0, 0.9, 0.8], np.eye(3), among=np.zeros(3, bool)) == []
