"""Rankings fused by rank: 1 / (10 + rank) from each, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.rank_fusion import fuse

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


def test_ties_keep_the_order_of_appearance():
    assert [key for key, _ in fuse([["z", "y"], ["a", "b"]])] == ["z", "a", "y", "b"]


def test_one_ranking_keeps_its_order():
    assert [key for key, _ in fuse([["c", "a", "b"]])] == ["c", "a", "b"]


@given(rankings)
def test_every_key_is_there_once_and_scores_never_rise(ranked: list[list[str]]):
    fused = fuse(ranked)
    scores = [score for _, score in fused]
    assert sorted(key for key, _ in fused) == sorted({key for ranking in ranked for key in ranking})
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_a_ranking_counts_by_its_weight():
    # What stands first gets its weight by 11: 1 / 11 for a, 0.1 for b.
    assert fuse([["a"], ["b"]], [1.0, 1.1]) == [("b", pytest.approx(0.1)), ("a", pytest.approx(1 / 11))]
    assert fuse([["a", "b"], ["b"]], [1.0, 0.0])[0][0] == "a"


def test_each_ranking_needs_its_weight():
    with pytest.raises(ValueError, match="zip"):
        fuse([["a"], ["b"]], [1.0])
