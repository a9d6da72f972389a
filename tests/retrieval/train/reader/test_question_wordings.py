"""Questions in other words still ask the same."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.train.reader.question_wordings import courteous, keywords, lower_case, misspelt, reworded

ASKED = "When was the bell tower of Ystad built?"


def test_in_lower_case_the_mark_goes_too() -> None:
    assert lower_case(ASKED) == "when was the bell tower of ystad built"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (ASKED, "when bell tower ystad built"),
        ("What did the council decide before the flood of 1702?", "council decide before flood 1702"),
        ("Which bridge was not closed?", "bridge not closed"),
        ("Who is it?", "Who is it?"),
    ],
)
def test_keywords_keep_what_a_question_is_about(question: str, expected: str) -> None:
    assert keywords(question) == expected


def test_a_courtesy_stands_around_the_question() -> None:
    made = {courteous(ASKED, random.Random(seed)) for seed in range(100)}
    assert len(made) == 10
    assert all(ASKED[1:] in one for one in made)
    assert "Do you know when was the bell tower of Ystad built?" in made


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("종탑은 언제 지어졌나요?", "혹시 종탑은 언제 지어졌나요?"),
        ("鐘楼はいつ建てられましたか？", "すみません、鐘楼はいつ建てられましたか？"),
    ],
)
def test_a_courtesy_is_in_the_questions_language(question: str, expected: str) -> None:
    made = {courteous(question, random.Random(seed)) for seed in range(100)}
    assert expected in made
    assert len(made) == 6
    assert all(question in one for one in made)


def test_the_wide_mark_goes_too() -> None:
    assert lower_case("鐘楼はいつ建てられましたか？") == "鐘楼はいつ建てられましたか"


@given(st.text(max_size=40), st.integers(0, 1_000))
def test_a_slip_touches_two_letters_at_most_and_no_words_first(question: str, seed: int) -> None:
    made = misspelt(question, random.Random(seed))
    assert len(question) - 1 <= len(made) <= len(question)
    if len(made) == len(question):
        assert Counter(made) == Counter(question)
    assert [word[0] for word in made.split()] == [word[0] for word in question.split()]


def test_a_slip_changes_something_and_digits_never() -> None:
    made = {misspelt("bridge of 1702", random.Random(seed)) for seed in range(50)}
    assert "bridge of 1702" not in made
    assert all(one.endswith("1702") for one in made)
    assert {"birdge of 1702", "brdge of 1702"} <= made


def test_most_questions_stay_as_they_are_and_each_wording_comes_up() -> None:
    made = Counter(reworded(ASKED, random.Random(seed)) for seed in range(2_000))
    assert 0.5 < made[ASKED] / 2_000 < 0.75
    assert made[lower_case(ASKED)] > 200
    assert made[keywords(ASKED)] > 60
    assert sum(count for one, count in made.items() if one.startswith(("Hi, ", "Can you tell me "))) > 10
