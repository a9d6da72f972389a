"""Hangul as the keys that it is typed with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.hangul import KEYS, composed, in_hangul, keys_of


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("다리", "ㄷㅏㄹㅣ"),
        ("의회", "ㅇㅡㅣㅎㅗㅣ"),
        ("닭", "ㄷㅏㄹㄱ"),
        ("값이", "ㄱㅏㅂㅅㅇㅣ"),
        ("까지 2시", "ㄲㅏㅈㅣ 2ㅅㅣ"),
        ("ㄳ ㅘ", "ㄱㅅ ㅗㅏ"),
        ("bridge", "bridge"),
    ],
)
def test_a_text_is_a_row_of_keys(text: str, keys: str):
    assert keys_of(text) == keys


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8))
def test_each_syllable_is_typed_by_its_keys(text: str):
    # Syllables by themselves: in a row, a double consonant may be one key or two.
    assert [composed(keys_of(syllable)) for syllable in text] == list(text)
    assert set(keys_of(text)) <= set(KEYS)


@pytest.mark.parametrize("text", ["다리는 언제 열렸나요?", "닭고기", "값이 없다", "앉았던 의회", "넋", "꽃잎"])
def test_words_are_composed_as_they_are_written(text: str):
    assert composed(keys_of(text)) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ekfl", "다리"), ("ekflsms", "다리는"), ("dldT", "잉ㅆ"), ("dlTek", "있다"), ("RkwkqWm", "까잡쯔"), ("12", "12")],
)
def test_latin_letters_are_read_by_their_keys(typed: str, meant: str):
    assert in_hangul(typed) == meant
