"""Synonyms: words of one meaning, in any form; a word of none has no meaning here."""

import pytest

from retrieval.text.terms import terms
from retrieval.text.words.synonyms import meanings


@pytest.mark.parametrize(
    ("one", "other"), [("talks", "negotiated"), ("law", "legislation"), ("began", "starting"), ("parliament", "Diet")]
)
def test_words_that_stand_for_each_other(one: str, other: str) -> None:
    assert meanings(terms(one)) & meanings(terms(other))


@pytest.mark.parametrize(("one", "other"), [("rise", "fall"), ("accept", "refuse"), ("begin", "end"), ("win", "lose")])
def test_opposites_have_no_meaning_in_common(one: str, other: str) -> None:
    assert not meanings(terms(one)) & meanings(terms(other))


def test_a_word_of_no_line_has_no_meaning() -> None:
    assert meanings(terms("harbour")) == frozenset()
