"""Rankings fused by rank: 1 / (10 + rank) from each, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.fusion import fuse

rankings = st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=4)


def test_a_key_gets_the_sum_of_what_each_ranking_gives_it():
    assert fuse([["a", "b"], ["b", "c"]]) == [
        ("b", pytest.approx(1 / 12 + 1 / 11)),
        ("a", pytest.approx(1 / 11)),
        ("c", pytest.approx(1 / 12)),
    ]


def test_two_middling_ranks_beat_one_first_rank():
    # c: 1/13 + 1/13 = 0.154; a: 1/11 = 0.091.
    assert [key for key, _ in fuse([["a", "b", "c"], ["d", "e", "c"]])] == ["c", "a", "d", "b", "e"]


def test_a_weight_scales_what_its_ranking_gives():
    assert fuse([["a"], ["b"]], [1.0, 0.5]) == [("a", pytest.approx(1 / 11)), ("b", pytest.approx(0.5 / 11))]


def test_ties_keep_the_order_of_appearance():
    assert [key for key, _ in fuse([["z", "y"], ["a", "b"]])] == ["z", "a", "y", "b"]


def test_one_ranking_keeps_its_order():
    assert [key for key, _ in fuse([["c", "a", "b"]])] == ["c", "a", "b"]


@pytest.mark.parametrize("empty", [[], [[]], [[], []]])
def test_nothing_fuses_to_nothing(empty: list[list[str]]):
    assert fuse(empty) == []


def test_as_many_weights_as_rankings_are_needed():
    with pytest.raises(ValueError, match="shorter"):
        fuse([["a"], ["b"]], [1.0])


@given(rankings)
def test_every_key_is_there_once_and_scores_never_rise(ranked: list[list[str]]):
    fused = fuse(ranked)
    scores = [score for _, score in fused]
    assert sorted(key for key, _ in fused) == sorted({key for ranking in ranked for key in ranking})
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@given(rankings.filter(bool))
def test_a_ranking_counted_twice_is_one_of_twice_the_weight(ranked: list[list[str]]):
    twice = dict(fuse([*ranked, ranked[0]]))
    weighted = dict(fuse(ranked, [2.0] + [1.0] * (len(ranked) - 1)))
    assert twice == pytest.approx(weighted)
