"""Capitals throughout, put into sentence case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.encode.multilingual.sentence_case import is_capitals, sentence_cased


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE BRIDGE FELL. THE MAYOR DENIED IT!", "The bridge fell. The mayor denied it!"),
        ("WHO FELL?\nTHE MAYOR (OF BAREUN)", "Who fell?\nThe mayor (of bareun)"),
        ("“МОСТ ЗАКРЫТ” ГОВОРИТ МЭР", "“Мост закрыт” говорит мэр"),
        ("THE BRIDGE FELL, SAYS Mr. KIM", "The bridge fell, says mr. Kim"),
        ("İSTANBUL KÖPRÜSÜ KAPATILDI", "İstanbul köprüsü kapatildi"),
    ],
)
def test_capitals_throughout_become_sentences(text: str, expected: str):
    assert sentence_cased(text) == expected


@pytest.mark.parametrize(
    "text", ["NATO", "UNESCO", "The NATO summit", "다리가 닫혔다.", "", "12.5 %", "GDP: 3.5 %", "McDONALD said"]
)
def test_other_text_stays_as_it_is(text: str):
    assert not is_capitals(text)
    assert sentence_cased(text) == text


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lt", "Lo", "Po", "Zs"]), max_size=80))
def test_places_stay_the_same(text: str):
    assert len(sentence_cased(text)) == len(text)
    assert sentence_cased(text).casefold()[:1] in (text.casefold()[:1], text[:1].lower()[:1])
