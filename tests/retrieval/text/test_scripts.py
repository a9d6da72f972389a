"""Which script a text is written in."""

import pytest

from retrieval.text.scripts import is_latin


@pytest.mark.parametrize(
    "text", ["", "2015!", "Who rang the bell?", "Où est la cloche?", "Łódź", "Moon Jae-in (문재인) spoke of the bell"]
)
def test_latin_with_a_name_in_its_own_script_is_latin(text: str) -> None:
    assert is_latin(text)


@pytest.mark.parametrize("text", ["종이 울렸다", "鐘が鳴った", "Колокол", "ο κώδωνας", "the 鐘が鳴った"])
def test_what_is_in_another_script_is_not(text: str) -> None:
    assert not is_latin(text)
