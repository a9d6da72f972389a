"""The script of a text, by its letters."""

import pytest

from retrieval.text.scripts import are_apart, is_latin, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("The bridge is closed.", "latin"),
        ("Zürich liegt an der Limmat", "latin"),
        ("ＢＲＩＤＧＥ", "latin"),
        ("다리는 언제 닫혔나요? KBS", "hangul"),
        ("橋はいつ再開しましたか", "japanese"),
        ("ﾊｼ", "japanese"),
        ("Moon Jae-in은 뭐라고 했나요?", "hangul"),
        ("Kim Hak-sunは何と言った？", "japanese"),
        ("大桥什么时候重新开放", "han"),
        ("Когда мост закрыли?", "cyrillic"),
        ("متى أُغلق الجسر؟", "arabic"),
        ("पुल कब बंद हुआ?", "devanagari"),
        ("1995, 12.5 %", ""),
        ("", ""),
    ],
)
def test_the_script_is_that_of_most_letters(text: str, script: str):
    assert script_of(text) == script


@pytest.mark.parametrize(
    "text", ["", "2015!", "Who rang the bell?", "Où est la cloche?", "Łódź", "Moon Jae-in (문재인) spoke of the bell"]
)
def test_latin_with_a_name_in_its_own_script_is_latin(text: str) -> None:
    assert is_latin(text)


@pytest.mark.parametrize("text", ["종이 울렸다", "鐘が鳴った", "Колокол", "ο κώδωνας", "the 鐘が鳴った"])
def test_what_is_in_another_script_is_not(text: str) -> None:
    assert not is_latin(text)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("latin", "hangul", True),
        ("hangul", "japanese", True),
        ("latin", "latin", False),
        ("han", "japanese", False),
        ("japanese", "han", False),
        ("", "hangul", False),
        ("latin", "", False),
    ],
)
def test_scripts_are_apart_where_words_of_one_are_not_written_in_the_other(one: str, other: str, apart: bool):
    assert are_apart(one, other) is apart
