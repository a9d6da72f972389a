"""Meaning and words fused by their scores, worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.score_fusion import DEVIATION, Weighed, blend, spread

keys = st.sampled_from("abcdefgh")
cosines = st.dictionaries(keys, st.floats(-1, 1), max_size=6)
scores = st.dictionaries(keys, st.floats(0.01, 60), max_size=6)


def test_a_deviation_counts_what_it_counts_beside_the_root_of_the_best():
    # a: .6 * (.9 - .5) / .2 = 1.2 by meaning; b by words 9 / 3 = 3, and c 6 / 3 = 2.
    found, weighed = blend({"a": 0.9, "c": 0.5}, [{"b": 9.0, "c": 6.0}], 0.2, depth=10)
    assert found == [("b", pytest.approx(3.0)), ("c", pytest.approx(2.0)), ("a", pytest.approx(1.2))]
    assert weighed == Weighed(1.0, pytest.approx(1.2 / 4.2))
    assert DEVIATION == 0.6


def test_what_the_encoder_knows_less_of_counts_less():
    similar, worded = {"a": 0.9, "b": 0.5}, [{"b": 0.64}]  # .8 for b
    assert blend(similar, worded, 0.2, 10)[0][0][0] == "a"
    found, weighed = blend(similar, worded, 0.2, 10, known=0.0)
    assert found == [("b", pytest.approx(0.8)), ("a", 0.0)]
    assert weighed == Weighed(0.0, 0.0)


def test_without_words_all_is_meaning():
    found, weighed = blend({"a": 0.9, "b": 0.5}, [{}], 0.2, 10, known=0.0)
    assert [key for key, _ in found] == ["a", "b"]
    assert weighed.meaning == 1.0


def test_variants_of_a_query_count_as_one():
    once = blend({"a": 0.9}, [{"b": 9.0}], 0.2, 10)
    assert blend({"a": 0.9}, [{"b": 9.0}, {"b": 9.0}], 0.2, 10) == once
    assert blend({"a": 0.9}, [{}, {"b": 9.0}], 0.2, 10) == once


def test_what_a_full_list_leaves_out_is_as_good_as_its_last():
    found, _ = blend({"a": 0.9}, [{"b": 9.0, "c": 6.0}], 0.2, depth=2)
    assert dict(found) == {"a": 0.0, "b": pytest.approx(1.0), "c": pytest.approx(0.0)}


def test_long_lists_that_are_all_the_same_have_no_best():
    found, weighed = blend({"a": 0.9, "b": 0.9}, [{"a": 2.0, "b": 2.0}], 0.2, depth=2)
    assert found == [("a", 0.0), ("b", 0.0)]
    assert weighed.meaning == 1.0


def test_cosines_that_are_all_the_same_spread_a_little():
    assert spread(np.ones((3, 1), np.float32), np.ones(1, np.float32)) > 0
    assert spread(np.array([[1.0], [0.0]], np.float32), np.ones(1, np.float32)) == pytest.approx(0.5)
    assert spread(np.empty((0, 1), np.float32), np.ones(1, np.float32)) == 1.0


@given(cosines, st.lists(scores, min_size=1, max_size=2), st.floats(0, 1))
def test_every_key_is_there_once_and_scores_never_rise(
    similar: dict[str, float], worded: list[dict[str, float]], known: float
):
    found, weighed = blend(similar, worded, 0.1, 10, known)
    assert sorted(key for key, _ in found) == sorted({*similar, *(key for one in worded for key in one)})
    values = [score for _, score in found]
    assert values == sorted(values, reverse=True)
    assert all(value >= 0 for value in values)
    assert 0 <= weighed.meaning <= 1


def test_words_count_for_another_script_as_they_do_for_the_best_of_the_querys_own():
    # b: 1.2 by meaning and 3 by words, so words make it 3.5 times as much; c, in another script, has .6 by meaning.
    similar, worded = {"a": 0.5, "b": 0.9, "c": 0.7}, [{"b": 9.0}]
    plain = dict(blend(similar, worded, 0.2, 10)[0])
    apart = dict(blend(similar, worded, 0.2, 10, apart=lambda key: key == "c")[0])
    assert (apart["a"], apart["b"]) == (plain["a"], plain["b"])
    assert apart["c"] == pytest.approx(plain["c"] * plain["b"] / (plain["b"] - 3.0))


def test_words_that_stand_in_another_script_too_count_as_ever():
    similar, worded = {"a": 0.5, "b": 0.6}, [{"b": 9.0, "a": 0.1}]
    apart = dict(blend(similar, worded, 0.2, 10, apart=lambda key: key == "b")[0])
    assert apart["b"] == pytest.approx(dict(blend(similar, worded, 0.2, 10)[0])["b"])


def test_without_any_in_the_querys_script_meaning_is_all():
    found, _ = blend({"a": 0.9, "b": 0.5}, [], 0.2, 10, apart=lambda _: True)
    assert found == blend({"a": 0.9, "b": 0.5}, [], 0.2, 10)[0]


def test_an_encoder_that_knows_nothing_of_the_querys_script_lifts_no_other():
    similar, worded = {"a": 0.9, "b": 0.8, "c": 0.9}, [{"b": 9.0}]
    for known in (0.0, 0.01):
        assert blend(similar, worded, 0.2, 10, known, lambda key: key == "c")[0][0][0] == "b"
