"""The features of a sentence: each worked out by hand on a passage of three sentences."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.read.features import FEATURES, extract_features
from retrieval.types import Hit
from tests.support.passages import hit, sentences_of, sought

QUESTION = "When was the tower bell cast in Lund by Holm?"
RARITY = {"tower": 1.0, "bell": 1.0, "cast": 2.0, "lund": 4.0, "holm": 3.0}  # 11 together
LEANS, LOUD, CAST = "The tower leans north.", "It is loud.", "The bell was cast in Lund in 1702."
PASSAGE = hit(f"{LEANS} {LOUD} {CAST}", title="The bell tower")
# Of the toy language, the question has "tower" and "bell", the sentences "tower", nothing, and "bell".
HALF, NOTHING = 1 / sqrt(2), 2 / sqrt(2) / sqrt(12)


def features_of(
    question: str, *hits: Hit, carried: tuple[str, ...] = (), background: float = 0.0
) -> list[dict[str, float]]:
    """Return the features by name of every sentence weighed, in order."""
    rows = extract_features(sought(question, RARITY, carried, background=background), hits, sentences_of(*hits))[1]
    return [dict(zip(FEATURES, map(float, row), strict=True)) for row in rows]


@pytest.fixture(scope="module")
def leans() -> dict[str, float]:
    return features_of(QUESTION, PASSAGE)[0]


@pytest.fixture(scope="module")
def cast() -> dict[str, float]:
    return features_of(QUESTION, PASSAGE)[1]


def test_every_sentence_of_two_terms_is_weighed_and_no_shorter_one() -> None:
    candidates, features = extract_features(sought(QUESTION, RARITY), [PASSAGE], sentences_of(PASSAGE))
    assert [(c.ordinal, PASSAGE.text[slice(*c.span)]) for c in candidates] == [(0, LEANS), (2, CAST)]
    assert candidates[1].terms == {"bell", "cast", "lund", "1702"}
    assert all(c.hit is PASSAGE for c in candidates)
    assert features.shape == (2, len(FEATURES))


def test_nothing_found_has_no_features() -> None:
    candidates, features = extract_features(sought(QUESTION), [], {})
    assert candidates == []
    assert features.shape == (0, len(FEATURES))


def test_a_passage_with_no_sentence_has_none_either() -> None:
    blank = hit("\n")
    assert extract_features(sought(QUESTION), [blank], sentences_of(blank))[0] == []


def test_likeness_is_the_cosine_with_the_query(leans: dict[str, float], cast: dict[str, float]) -> None:
    assert leans["likeness"] == pytest.approx(HALF)
    assert cast["likeness"] == pytest.approx(HALF)


def test_likeness_before_is_that_of_the_sentence_before_or_its_own(
    leans: dict[str, float], cast: dict[str, float]
) -> None:
    assert cast["likeness_before"] == pytest.approx(NOTHING)
    assert leans["likeness_before"] == leans["likeness"]


def test_likeness_of_the_passage_is_its_chunks_or_else_its_sentences_mean(cast: dict[str, float]) -> None:
    assert cast["likeness_passage"] == pytest.approx((HALF + NOTHING + HALF) / 3)
    known = hit(PASSAGE.text, title=PASSAGE.title, similarity=0.9)
    assert [row["likeness_passage"] for row in features_of(QUESTION, known)] == pytest.approx([0.9, 0.9])


def test_likeness_is_held_against_the_encoders_background() -> None:
    known = hit(PASSAGE.text, title=PASSAGE.title, similarity=0.9)
    row = features_of(QUESTION, known, background=0.6)[1]
    assert row["likeness"] == pytest.approx((HALF - 0.6) / 0.4)
    assert row["likeness_before"] == pytest.approx((NOTHING - 0.6) / 0.4)
    assert row["likeness_passage"] == pytest.approx(0.75)


def test_overlaps_are_shares_of_the_querys_rarity(leans: dict[str, float], cast: dict[str, float]) -> None:
    assert cast["overlap_title"] == leans["overlap_title"] == pytest.approx(2 / 11)  # bell, tower
    assert cast["overlap_passage"] == leans["overlap_passage"] == pytest.approx(8 / 11)  # all but Holm
    assert leans["overlap_near"] == pytest.approx(2 / 11)  # the title, itself and the sentence after it
    assert cast["overlap_near"] == pytest.approx(8 / 11)
    assert leans["overlap_rest"] == 0
    assert cast["overlap_rest"] == pytest.approx(6 / 9)  # cast and Lund, of cast, Lund and Holm


def test_what_is_near_is_the_sentence_before_and_the_one_after() -> None:
    rows = features_of("bell cast Holm?", hit("The bell broke. Then Holm left. Nobody cast another."))
    assert [row["overlap_near"] for row in rows] == pytest.approx([4 / 6, 6 / 6, 5 / 6])


def test_missing_is_the_rarest_term_that_is_not_there(cast: dict[str, float]) -> None:
    assert cast["missing"] == 3 / 4  # Holm, against Lund
    assert features_of("When was the bell cast in Lund?", PASSAGE)[1]["missing"] == 0


def test_pairs_are_neighbours_in_both(leans: dict[str, float], cast: dict[str, float]) -> None:
    assert cast["pairs"] == 2 / 4  # "bell cast" and "cast Lund", not "tower bell" nor "Lund Holm"
    assert leans["pairs"] == 0
    assert features_of("bell?", PASSAGE)[1]["pairs"] == 0  # a single term has no neighbour


def test_terms_of_two_sentences_are_no_neighbours() -> None:
    apart = hit("It leans beside the tower. Bell ringers climb it.")
    together = hit("Up there hangs a tower bell. The tower bell rings.")
    assert [row["pairs"] for row in features_of("Who hung the tower bell?", apart)] == [0, 0]
    assert [row["pairs"] for row in features_of("Who hung the tower bell?", together)] == [0.5, 0.5]


def test_holds_is_of_the_kind_asked_for(leans: dict[str, float], cast: dict[str, float]) -> None:
    assert (leans["holds"], cast["holds"]) == (0, 1)
    assert features_of("When in 1702 was the bell cast?", PASSAGE)[1]["holds"] == 0  # named in the question


def test_terms_new_terms_and_characters_are_shares_of_a_full_sentence(
    leans: dict[str, float], cast: dict[str, float]
) -> None:
    assert (leans["terms"], leans["new_terms"]) == pytest.approx((3 / 40, 2 / 20))  # lean, north
    assert (cast["terms"], cast["new_terms"]) == pytest.approx((4 / 40, 1 / 20))  # 1702
    assert (leans["characters"], cast["characters"]) == pytest.approx((len(LEANS) / 600, len(CAST) / 600))


def test_more_than_a_full_sentence_counts_no_more() -> None:
    row = features_of(QUESTION, hit(" ".join(f"word{n}" for n in range(200))))[0]
    assert row["terms"] == row["new_terms"] == row["characters"] == 1


def test_first_is_the_one_that_begins_its_passage(leans: dict[str, float], cast: dict[str, float]) -> None:
    assert (leans["first"], cast["first"]) == (1, 0)


@pytest.mark.parametrize("text", ["Who cast the bell? ", "鐘は誰が作ったのか？"])
def test_a_sentence_that_asks_is_told(text: str) -> None:
    assert features_of(QUESTION, hit(text))[0]["asks"] == 1


def test_names_are_those_after_the_questions_first_word(cast: dict[str, float]) -> None:
    assert cast["names_passage"] == 1 / 2  # Lund, not Holm; "When" is none
    assert features_of("Bells of Lund?", PASSAGE)[0]["names_passage"] == 1


def test_numbers_of_the_question_are_looked_for_in_sentence_and_passage() -> None:
    leans, cast = features_of("Was a bell of 1702 or of 1,900 cast?", PASSAGE)
    assert (leans["numbers"], cast["numbers"]) == (0, 1 / 2)
    assert leans["numbers_passage"] == cast["numbers_passage"] == 1 / 2


def test_a_question_without_names_or_numbers_misses_none() -> None:
    for row in features_of("Is it loud there?", PASSAGE):
        assert row["names_passage"] == row["numbers"] == row["numbers_passage"] == 1


def test_a_query_of_stop_words_alone_overlaps_with_nothing() -> None:
    row = features_of("who is it?", PASSAGE)[0]
    assert row["overlap_passage"] == row["overlap_near"] == row["overlap_rest"] == row["missing"] == row["pairs"] == 0


def test_passages_weighed_together_are_weighed_as_each_alone() -> None:
    passages = [
        hit("Holm left. The bell broke.", title="Lund", article="b"),
        hit("\n", article="c"),
        PASSAGE,
        hit("Nobody cast another in 1702.", title="The tower of Holm", article="d", similarity=0.5),
    ]
    assert features_of(QUESTION, *passages) == [row for one in passages for row in features_of(QUESTION, one)]


# What is looked for


def test_what_is_carried_counts_half_and_tells_nothing_of_the_answer() -> None:
    found = sought("When was the bell cast?", RARITY, carried=("Where is the bell of Lund from 1702?",))
    assert found.rarity == {"bell": 1.0, "cast": 2.0, "lund": 2.0, "1702": 0.5}
    assert found.named == {"bell", "cast", "lund", "1702"}
    assert found.kind == "date"
    assert found.names == found.numbers == frozenset()
    assert found.pairs == {("bell", "cast")}


def test_what_was_said_before_is_read_ahead_of_the_question() -> None:
    assert sought("When was it cast?").question == "When was it cast?"
    carried = ("bell", "Lund", "Ada Falk")
    assert sought("When was it cast?", carried=carried, spoken=carried[:2]).question == "bell, Lund: When was it cast?"


def test_a_term_asked_twice_counts_once() -> None:
    found = sought("bell, bell of Lund, and the bell", RARITY)
    assert found.rarity == {"bell": 1.0, "lund": 4.0}
    assert found.pairs == {("bell", "lund")}


words = st.lists(
    st.sampled_from(["bell", "tower", "Lund", "1702", "?", ".", "\n\n", "鐘。", "The", "Holm's"]), max_size=30
)


@given(words.map(" ".join), words.map(" ".join), words.map(" ".join))
def test_every_sign_but_likeness_lies_between_none_and_all(question: str, title: str, text: str) -> None:
    for row in features_of(question, hit(text, title=title)):
        assert all(np.isfinite(value) for value in row.values())
        assert all(0 <= value <= 1 + 1e-6 for value in row.values())
