"""Irregular verbs: their forms are one word."""

import pytest

from retrieval.text.terms import terms
from retrieval.text.words.irregular_verbs import base_form


@pytest.mark.parametrize(
    ("one", "other"),
    [("drawn", "draws"), ("sent", "sending"), ("withheld", "withhold"), ("went", "goes"), ("took", "taken")],
)
def test_forms_of_one_verb_are_one(one: str, other: str) -> None:
    assert [*map(base_form, terms(one))] == [*map(base_form, terms(other))]


@pytest.mark.parametrize("word", ["found", "left", "won", "bridge"])
def test_what_is_a_word_of_its_own_stays_as_it_is(word: str) -> None:
    assert [*map(base_form, terms(word))] == terms(word)
